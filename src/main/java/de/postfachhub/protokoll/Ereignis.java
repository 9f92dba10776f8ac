package de.postfachhub.protokoll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: metadata only. Made by {@link Ereignisse}, carried by {@code postfach.protokoll} as a JSON array,
 * written by {@link Protokoll}. Every value fits its column, so that no hostile text can hold back the events of others.
 *
 * @param id makes writing idempotent
 * @param zeitpunkt when it happened, to the microsecond
 * @param angekommenAm when the message came to the broker, where it was measured; only for metrics, the journal doesn't keep it
 * @param lfd place among the events of the same processing step, from 0: the order where {@code zeitpunkt} is equal
 * @param gruende codes, each of a Klärfall reason or of a {@link Hinweis}; with a field of the envelope as {@code CODE:feld}
 * @param jmsMessageId of the message at the broker; the only trace of a message without a readable {@code nachrichtId}
 * @param versuch the number of attempts so far, where one failed
 * @param instanz the hub instance that did it
 * @param benutzer the broker's user from whom the message came, a technical account; null where the broker doesn't say, where it is of no
 *     interest, and in what earlier versions wrote
 */
public record Ereignis(
        UUID id,
        Instant zeitpunkt,
        @Nullable Instant angekommenAm,
        int lfd,
        Ereignisart art,
        Kopfdaten kopf,
        Ziel ziel,
        List<String> gruende,
        @Nullable String jmsMessageId,
        @Nullable Integer versuch,
        String instanz,
        @Nullable String benutzer) {

    static final int GRUND = 60;
    static final int GRUENDE = 40;
    static final int INSTANZ = 100;
    static final int BENUTZER = 200;

    public Ereignis {
        zeitpunkt = zeitpunkt.truncatedTo(ChronoUnit.MICROS);
        gruende = gruende.stream()
                .filter(grund -> !grund.isBlank())
                .limit(GRUENDE)
                .map(grund -> String.valueOf(Spaltentext.passend(grund, GRUND)).replace(' ', '_'))
                .toList();
        jmsMessageId = Brokerkennung.darstellbar(jmsMessageId);
        instanz = String.valueOf(Spaltentext.passend(instanz, INSTANZ));
        benutzer = Spaltentext.passend(benutzer, BENUTZER);
    }

    /** Of which it is of no interest who sent the message. */
    public Ereignis(
            UUID id,
            Instant zeitpunkt,
            @Nullable Instant angekommenAm,
            int lfd,
            Ereignisart art,
            Kopfdaten kopf,
            Ziel ziel,
            List<String> gruende,
            @Nullable String jmsMessageId,
            @Nullable Integer versuch,
            String instanz) {
        this(id, zeitpunkt, angekommenAm, lfd, art, kopf, ziel, gruende, jmsMessageId, versuch, instanz, null);
    }

    /** The same without what leads to the message or its case. */
    Ereignis ohneBezug() {
        var ohne = new Kopfdaten(
                null, null, null, kopf.rechtskreis(), kopf.herkunft(), kopf.anliegen(), kopf.dienststelle());
        return new Ereignis(
                id,
                zeitpunkt.truncatedTo(ChronoUnit.MINUTES),
                angekommenAm,
                lfd,
                art,
                ohne,
                ziel,
                gruende,
                null,
                versuch,
                instanz);
    }

    Ereignis alsAndere(Ereignisart andere) {
        return new Ereignis(
                id,
                zeitpunkt,
                angekommenAm,
                lfd,
                andere,
                kopf,
                ziel,
                gruende,
                jmsMessageId,
                versuch,
                instanz,
                benutzer);
    }

    Ereignis von(@Nullable String wem) {
        return new Ereignis(
                id, zeitpunkt, angekommenAm, lfd, art, kopf, ziel, gruende, jmsMessageId, versuch, instanz, wem);
    }

    Ereignis mit(Hinweis hinweis) {
        return new Ereignis(
                id,
                zeitpunkt,
                angekommenAm,
                lfd,
                art,
                kopf,
                ziel,
                Stream.concat(gruende.stream(), Stream.of(hinweis.name())).toList(),
                jmsMessageId,
                versuch,
                instanz,
                benutzer);
    }
}
