package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Klaerungsgrund;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a message is now, as far as the journal knows. */
public enum Nachrichtenstand {
    EINGEGANGEN("angenommen, noch nicht zugeordnet"),
    ZUGESTELLT("im Zielpostfach"),
    IN_KLAERUNG("wartet auf Klärung durch den Betrieb"),
    WIEDERVORGELEGT("erneut vorgelegt, noch nicht zugeordnet"),
    GESCHEITERT(
            "beim letzten Versuch gescheitert; wird wiederholt oder wartet in der Fehler-Warteschlange auf den Betrieb"),
    AUSGESONDERT("wartet in der Fehler-Warteschlange auf den Betrieb"),
    NUR_DUBLETTE("als Wiederholung verworfen; der Weg der ersten Nachricht steht nicht im Protokoll");

    private static final String EINGANG = "postfach.eingang";

    /** Events before version 10 of the tables have the first alone. */
    private static final Set<String> ANDERE_NACHRICHT =
            Set.of(Klaerungsgrund.NACHRICHTID_VERGEBEN.name(), Hinweis.ANDERE_NACHRICHT.name());

    private final String text;

    Nachrichtenstand(String text) {
        this.text = text;
    }

    /** The German words for it, to follow "Die Nachricht ist" or a colon. */
    public String text() {
        return text;
    }

    /** @param ereignisse of one nachrichtId, in order, at least one */
    static Nachrichtenstand nach(List<Ereignis> ereignisse) {
        Nachrichtenstand stand = null;
        for (int i = 0; i < ereignisse.size(); i++) {
            if (!ueberholt(ereignisse, i) && !betrifftAndere(stand, ereignisse.get(i))) {
                stand = danach(stand, ereignisse.get(i));
            }
        }
        return stand == null ? NUR_DUBLETTE : stand;
    }

    /**
     * A failed attempt counts for as long as no later attempt with the same message at the broker came to an end, and the broker hasn't put it
     * aside; it does that before the last attempt is journaled.
     */
    private static boolean ueberholt(List<Ereignis> ereignisse, int stelle) {
        var ereignis = ereignisse.get(stelle);
        var jmsMessageId = ereignis.jmsMessageId();
        return ereignis.art() == Ereignisart.FEHLER
                && jmsMessageId != null
                && IntStream.range(0, ereignisse.size())
                        .filter(andere -> endet(ereignisse.get(andere), andere > stelle))
                        .anyMatch(andere ->
                                jmsMessageId.equals(ereignisse.get(andere).jmsMessageId()));
    }

    private static boolean endet(Ereignis ereignis, boolean spaeter) {
        return ereignis.art() == Ereignisart.AUSGESONDERT || spaeter && ereignis.art() != Ereignisart.FEHLER;
    }

    private static @Nullable Nachrichtenstand danach(@Nullable Nachrichtenstand bisher, Ereignis ereignis) {
        return switch (ereignis.art()) {
            case EINGEGANGEN -> bisher == null ? EINGEGANGEN : bisher;
            case ZUGESTELLT -> ZUGESTELLT;
            case KLAERFALL, ZURUECKGEGEBEN -> IN_KLAERUNG;
            case WIEDERVORGELEGT -> WIEDERVORGELEGT;
            case FEHLER -> bisher != null && beimUebernehmen(ereignis) ? bisher : GESCHEITERT;
            case AUSGESONDERT -> AUSGESONDERT;
            case DUBLETTE, BENACHRICHTIGT, NICHT_BENACHRICHTIGT -> bisher;
        };
    }

    /** Tried again at once, and journaled late: perhaps after what became of the message. */
    private static boolean beimUebernehmen(Ereignis fehler) {
        return EINGANG.equals(fehler.ziel().queue());
    }

    /** Another message under the same id, by whomever, is where it is; the first one is where it was. */
    private static boolean betrifftAndere(@Nullable Nachrichtenstand bisher, Ereignis ereignis) {
        return bisher != null
                && bisher != EINGEGANGEN
                && ereignis.gruende().stream().anyMatch(ANDERE_NACHRICHT::contains);
    }
}
