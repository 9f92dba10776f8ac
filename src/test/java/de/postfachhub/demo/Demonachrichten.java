package de.postfachhub.demo;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The portal of the demo: a message each second, now and then one that is sent twice or that breaks the contract. */
@Profile("demo")
@Component
class Demonachrichten {

    private static final List<String> DIENSTSTELLEN =
            List.of("73501", "73501", "735", "73901", "03001", "11901", "13101", "13501", "13901", "99999");

    private static final List<String> ANLIEGEN = List.of(
            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
            "ANTRAG_EINGLIEDERUNGSZUSCHUSS",
            "KUG_ANZEIGE",
            "INSOLVENZGELD",
            "SONSTIGES");

    private final JmsTemplate broker;
    private final Clock clock;
    private final Random zufall = new Random();

    Demonachrichten(JmsTemplate broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 3000, fixedRate = 1000)
    void sende() {
        String nachricht = nachricht();
        broker.convertAndSend("postfach.eingang", nachricht);
        if (zufall.nextInt(15) == 0) {
            broker.convertAndSend("postfach.eingang", nachricht);
        }
    }

    private String nachricht() {
        // A number loses the leading zero of a Dienststelle: the fault that portals really make.
        String dienststelle = zufall.nextInt(20) == 0 ? "3001" : "\"" + einer(DIENSTSTELLEN) + "\"";
        return """
                {"nachrichtId":"%s","eingangAm":"%s","rechtskreis":"SGB_III","herkunft":"UNTERNEHMENSPROFIL",
                 "anliegen":"%s","dienststelle":%s,
                 "absender":{"firma":"Muster & Söhne GmbH"},"betreff":"Beispiel","text":"Eine erfundene Nachricht."}
                """.formatted(
                UUID.randomUUID(),
                OffsetDateTime.now(clock.withZone(ZoneId.of("Europe/Berlin"))).truncatedTo(ChronoUnit.SECONDS),
                einer(ANLIEGEN),
                dienststelle);
    }

    private String einer(List<String> auswahl) {
        return auswahl.get(zufall.nextInt(auswahl.size()));
    }
}
