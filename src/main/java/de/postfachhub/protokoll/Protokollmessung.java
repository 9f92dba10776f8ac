package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Bereich;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journal as figures: each event that is written for the first time counts once, whichever instance writes it. */
final class Protokollmessung {

    private static final String OHNE_BEREICH = "keiner";

    private final MeterRegistry metriken;
    private final Laufzeit abEingang;
    private final Laufzeit abAnkunft;

    Protokollmessung(MeterRegistry metriken) {
        this.metriken = metriken;
        this.abEingang = new Laufzeit(
                metriken,
                "postfach.eingang.bis.zustellung",
                "Zeit vom rechtlichen Eingang (eingangAm) bis zur Zustellung");
        this.abAnkunft = new Laufzeit(
                metriken,
                "postfach.ankunft.bis.zustellung",
                "Zeit von der Ankunft beim Broker (JMSTimestamp) bis zur Zustellung");
        // A rate needs the zero before the first one.
        Stream.of(Ereignisart.values())
                .filter(art -> art != Ereignisart.ZUGESTELLT)
                .forEach(art -> nachrichten(art, null));
        Stream.of(Bereich.values()).forEach(bereich -> nachrichten(Ereignisart.ZUGESTELLT, bereich));
    }

    /** @param ereignisse that were not in the journal before */
    void geschrieben(List<Ereignis> ereignisse) {
        for (Ereignis ereignis : ereignisse) {
            nachrichten(ereignis.art(), ereignis.ziel().bereich()).increment();
            if (ereignis.art() == Ereignisart.ZUGESTELLT) {
                OffsetDateTime eingangAm = ereignis.kopf().eingangAm();
                abEingang.miss(eingangAm == null ? null : eingangAm.toInstant(), ereignis.zeitpunkt());
                abAnkunft.miss(ereignis.angekommenAm(), ereignis.zeitpunkt());
            }
            if (ereignis.art() == Ereignisart.FEHLER) {
                ereignis.gruende().forEach(this::gescheitert);
            }
        }
    }

    private Counter nachrichten(Ereignisart art, @Nullable Bereich bereich) {
        return Counter.builder("postfach.nachrichten")
                .description("Ereignisse des Protokolls; ereignis=dublette sind die Treffer der Dublettenprüfung")
                .tag("ereignis", art.name().toLowerCase(Locale.ROOT))
                .tag("bereich", bereich == null ? OHNE_BEREICH : bereich.name().toLowerCase(Locale.ROOT))
                .register(metriken);
    }

    private void gescheitert(String code) {
        Counter.builder("postfach.jms.fehler")
                .description("Gescheiterte Versuche, eine Nachricht zu verarbeiten, nach der Art des Fehlers")
                .tag("code", code)
                .register(metriken)
                .increment();
    }
}
