package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.zustaendigkeit.Zuordnung;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the journal's events: a list for each thing that the hub does with a message, in the order in which people read it.
 * Makes values only, writes nothing; safe for use by many threads.
 *
 * <p>Each message that is accepted gives exactly one {@link Ereignisart#EINGEGANGEN}, a duplicate none: what was received is
 * the sum of {@code EINGEGANGEN} and {@code DUBLETTE}. Each message that goes to {@code postfach.klaerfall} gives one
 * {@link Ereignisart#KLAERFALL}, each that goes to {@code postfach.fehler} one {@link Ereignisart#AUSGESONDERT}.
 */
@Component
public final class Ereignisse {

    private static final String KLAERFALL = "postfach.klaerfall";

    private final Clock uhr;
    private final String instanz;

    Ereignisse(Clock uhr, Instanz instanz) {
        this.uhr = uhr;
        this.instanz = instanz.name();
    }

    /**
     * A message went to its team.
     *
     * @param zuordnung with a Zielpostfach; without an Organisationspostfach the list says that nobody is notified
     * @param angekommenAm when the message came to the broker, as far as that is known
     */
    public List<Ereignis> zugestellt(
            Kopfdaten kopf, Zuordnung zuordnung, @Nullable String jmsMessageId, @Nullable Instant angekommenAm) {
        var postfach = zuordnung.organisationspostfach();
        var reihe = new Reihe(kopf, jmsMessageId, angekommenAm)
                .mit(Ereignisart.EINGEGANGEN, Ziel.KEINES)
                .mit(
                        Ereignisart.ZUGESTELLT,
                        new Ziel(zuordnung.bereich(), zuordnung.zielpostfach(), postfach, zuordnung.beleg()));
        if (postfach == null) {
            reihe.mit(
                    Ereignisart.NICHT_BENACHRICHTIGT,
                    Ziel.KEINES,
                    List.of(Hinweis.KEIN_ORGANISATIONSPOSTFACH.name()),
                    null);
        }
        return reihe.ereignisse();
    }

    /**
     * A message went to {@code postfach.klaerfall}: it breaks the contract, or nobody is responsible.
     *
     * @param kopf as far as it could be read
     * @param gruende codes of {@link Klaerungsgrund}; with a field of the envelope as {@code CODE:feld}
     * @param beleg the decision receipt, if it came to a decision
     */
    public List<Ereignis> klaerfall(
            Kopfdaten kopf, List<String> gruende, @Nullable String beleg, @Nullable String jmsMessageId) {
        return new Reihe(kopf, jmsMessageId)
                .mit(Ereignisart.EINGEGANGEN, Ziel.KEINES)
                .mit(Ereignisart.KLAERFALL, new Ziel(null, KLAERFALL, null, beleg), gruende, null)
                .ereignisse();
    }

    /** A message was received again and dropped. */
    public List<Ereignis> dublette(Kopfdaten kopf, String jmsMessageId) {
        return new Reihe(kopf, jmsMessageId)
                .mit(Ereignisart.DUBLETTE, Ziel.KEINES)
                .ereignisse();
    }

    /** An agency handed back a message that it had; it went to {@code postfach.klaerfall}. */
    public List<Ereignis> zurueckgegeben(Kopfdaten kopf, @Nullable String jmsMessageId) {
        return new Reihe(kopf, jmsMessageId)
                .mit(Ereignisart.ZURUECKGEGEBEN, Ziel.KEINES)
                .mit(
                        Ereignisart.KLAERFALL,
                        Ziel.warteschlange(KLAERFALL),
                        List.of(Klaerungsgrund.ZURUECKGEGEBEN.name()),
                        null)
                .ereignisse();
    }

    /**
     * The same for a message that came from the replay: it was accepted before, so it is not received a second time.
     *
     * @param ereignisse made by {@link #zugestellt} or {@link #klaerfall}
     */
    public List<Ereignis> wiedervorgelegt(List<Ereignis> ereignisse) {
        return ereignisse.stream()
                .map(ereignis -> ereignis.art() == Ereignisart.EINGEGANGEN
                        ? ereignis.alsAndere(Ereignisart.WIEDERVORGELEGT)
                        : ereignis)
                .toList();
    }

    /**
     * The same with what is known of the message at the broker.
     *
     * @param benutzer the broker's user who sent it; null where the broker doesn't say
     * @param andere under its id the hub knows another message, whose state these events leave as it is
     */
    public List<Ereignis> gesendet(List<Ereignis> ereignisse, @Nullable String benutzer, boolean andere) {
        return ereignisse.stream()
                .map(ereignis -> ereignis.von(benutzer))
                .map(ereignis -> andere ? ereignis.mit(Hinweis.ANDERE_NACHRICHT) : ereignis)
                .toList();
    }

    /**
     * An attempt failed and was rolled back; the broker tries again or puts the message with the dead letters.
     *
     * @param kopf as far as it is known
     * @param queue that was being read
     * @param gruende codes, never the text of an exception
     * @param versuch which attempt it was, from 1
     */
    public List<Ereignis> fehler(
            Kopfdaten kopf,
            @Nullable String queue,
            List<String> gruende,
            @Nullable String jmsMessageId,
            @Nullable Integer versuch) {
        return new Reihe(kopf, jmsMessageId)
                .mit(Ereignisart.FEHLER, Ziel.warteschlange(queue), gruende, versuch)
                .ereignisse();
    }

    /**
     * The broker put a message aside; it lies in {@code postfach.fehler}.
     *
     * @param kopf as far as it could be read
     * @param queue in which it lay before
     */
    public List<Ereignis> ausgesondert(
            Kopfdaten kopf, @Nullable String queue, List<String> gruende, @Nullable String jmsMessageId) {
        return new Reihe(kopf, jmsMessageId)
                .mit(Ereignisart.AUSGESONDERT, Ziel.warteschlange(queue), gruende, null)
                .ereignisse();
    }

    /** A mail that covers the message was handed to the mail server. */
    public List<Ereignis> benachrichtigt(UUID nachrichtId, String dienststelle, String organisationspostfach) {
        return new Reihe(Kopfdaten.von(nachrichtId, dienststelle), null)
                .mit(Ereignisart.BENACHRICHTIGT, Ziel.postfach(organisationspostfach))
                .ereignisse();
    }

    /** There will be no mail for the message. */
    public List<Ereignis> nichtBenachrichtigt(
            UUID nachrichtId, String dienststelle, String organisationspostfach, Hinweis grund) {
        return new Reihe(Kopfdaten.von(nachrichtId, dienststelle), null)
                .mit(
                        Ereignisart.NICHT_BENACHRICHTIGT,
                        Ziel.postfach(organisationspostfach),
                        List.of(grund.name()),
                        null)
                .ereignisse();
    }

    /** The events of one step: one time, numbered. */
    private final class Reihe {

        private final Instant zeitpunkt = uhr.instant();
        private final List<Ereignis> ereignisse = new ArrayList<>();
        private final Kopfdaten kopf;
        private final @Nullable String jmsMessageId;
        private final @Nullable Instant angekommenAm;

        Reihe(Kopfdaten kopf, @Nullable String jmsMessageId) {
            this(kopf, jmsMessageId, null);
        }

        Reihe(Kopfdaten kopf, @Nullable String jmsMessageId, @Nullable Instant angekommenAm) {
            this.kopf = kopf;
            this.jmsMessageId = jmsMessageId;
            this.angekommenAm = angekommenAm;
        }

        Reihe mit(Ereignisart art, Ziel ziel) {
            return mit(art, ziel, List.of(), null);
        }

        Reihe mit(Ereignisart art, Ziel ziel, List<String> gruende, @Nullable Integer versuch) {
            ereignisse.add(new Ereignis(
                    UUID.randomUUID(),
                    zeitpunkt,
                    angekommenAm,
                    ereignisse.size(),
                    art,
                    kopf,
                    ziel,
                    gruende,
                    jmsMessageId,
                    versuch,
                    instanz));
            return this;
        }

        List<Ereignis> ereignisse() {
            return List.copyOf(ereignisse);
        }
    }
}
