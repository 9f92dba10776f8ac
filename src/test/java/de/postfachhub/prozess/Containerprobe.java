package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Run by {@code .ci/container} alone, against the stack of {@code docker/compose.yaml} with its sample agencies: the hub's container is
 * killed in the middle of its work, and whoever restarts it is part of the test. {@code HUB_TOETEN} is the command that kills it.
 */
class Containerprobe {

    private static final int NACHRICHTEN = 1_200;
    private static final int ABSTUERZE = 3;
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";

    private record Fall(String dienststelle, String anliegen, String queue) {}

    private static final List<Fall> FAELLE = List.of(
            new Fall("73501", EGZ, "postfach.ziel.735.arbeitgeber-service"),
            new Fall("73501", "KUG_ANZEIGE", "postfach.ziel.735.leistung"),
            new Fall("03001", EGZ, "postfach.ziel.030.arbeitgeber-service"),
            new Fall("13501", "KUG_ANZEIGE", "postfach.ziel.131.leistung"),
            new Fall("99999", EGZ, "postfach.klaerfall"));

    private final long saat = Long.getLong("saat", ThreadLocalRandom.current().nextLong(1_000_000));
    private final Random zufall = new Random(saat);

    @Test
    void losesDoublesAndChangesNothingWhenTheContainerIsKilledAndComesBack() throws Exception {
        System.out.println("Containerprobe: -Dsaat=" + saat);
        List<Testnachricht> nachrichten = nachrichten();
        try (var portal = zugang("portal", "BROKER_PORTAL_KENNWORT");
                var verwalter = zugang("admin", "BROKER_ADMIN_KENNWORT")) {
            int jeAbsturz = NACHRICHTEN / ABSTUERZE;
            for (int absturz = 0; absturz < ABSTUERZE; absturz++) {
                for (Testnachricht nachricht : nachrichten.subList(absturz * jeAbsturz, (absturz + 1) * jeAbsturz)) {
                    portal.sende(nachricht);
                }
                toeteMittenInDerArbeit(verwalter);
            }
            warteBisZugestellt(verwalter, nachrichten);

            new Abrechnung(verwalter, null, nachrichten).pruefeQueues();
        }
    }

    private static Brokerzugang zugang(String benutzer, String kennwort) throws Exception {
        String port = System.getenv().getOrDefault("ARTEMIS_PORT", "61616");
        return new Brokerzugang("tcp://127.0.0.1:" + port, benutzer, System.getenv(kennwort));
    }

    private void toeteMittenInDerArbeit(Brokerzugang broker) throws Exception {
        long rest = (long) (broker.wartend() * zufall.nextDouble());
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(25))
                .until(() -> broker.wartend() <= rest);
        var toeten = new ProcessBuilder("bash", "-c", System.getenv("HUB_TOETEN"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(toeten.waitFor()).as(System.getenv("HUB_TOETEN")).isZero();
    }

    private static void warteBisZugestellt(Brokerzugang broker, List<Testnachricht> nachrichten) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    assertThat(broker.wartend()).isZero();
                    assertThat(Abrechnung.zugestellt(broker)).isEqualTo(Abrechnung.zuzustellen(nachrichten));
                });
    }

    /** One in twenty is sent a second time, as portals do. */
    private List<Testnachricht> nachrichten() {
        List<Testnachricht> nachrichten = new ArrayList<>();
        while (nachrichten.size() < NACHRICHTEN) {
            int nummer = nachrichten.size();
            if (nummer % 20 == 19) {
                Testnachricht erste = nachrichten.get(zufall.nextInt(nummer));
                nachrichten.add(new Testnachricht(nummer, erste.body(), null, null, null, erste.nachrichtId()));
            } else {
                nachrichten.add(nachricht(nummer, FAELLE.get(nummer % FAELLE.size())));
            }
        }
        return nachrichten;
    }

    private static Testnachricht nachricht(int nummer, Fall fall) {
        UUID id = UUID.randomUUID();
        String text = """
                {"nachrichtId":"%s","eingangAm":"2025-10-08T09:00:00+02:00","rechtskreis":"SGB_III","herkunft":"UNTERNEHMENSPROFIL",
                 "anliegen":"%s","dienststelle":"%s","text":"Grüße, 你好"}
                """.formatted(id, fall.anliegen(), fall.dienststelle());
        Object body = nummer % 2 == 0 ? text : text.getBytes(StandardCharsets.UTF_8);
        return new Testnachricht(nummer, body, fall.queue(), null, null, id);
    }
}
