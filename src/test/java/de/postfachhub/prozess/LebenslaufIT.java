package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is started before its servers, stopped while it waits, refused, and stopped in the middle of its work. */
class LebenslaufIT {

    private static final int NACHRICHTEN = 1_000;
    private static final int BEENDET_DURCH_SIGTERM = 128 + 15;

    @TempDir
    Path ordner;

    private final long saat = Long.getLong("saat", ThreadLocalRandom.current().nextLong(1_000_000));
    private final Hubzugang zugang = new Hubzugang();
    private final int brokerport = Prozess.freierPort();
    private final String brokerUrl = "tcp://127.0.0.1:" + brokerport;
    private Mailserver mailserver;
    private Prozess brokerprozess;
    private Prozess hub;

    @BeforeEach
    void bereiteVor() {
        System.out.println("LebenslaufIT: -Dsaat=" + saat);
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        mailserver = new Mailserver();
        brokerprozess = Prozess.broker(ordner, brokerport);
    }

    @AfterEach
    void beendeAlles() {
        hub.close();
        brokerprozess.close();
        mailserver.close();
    }

    /** With a language and a time zone that aren't German, besides: people read German texts and German time all the same. */
    @Test
    void waitsForDatabaseAndBrokerAndSaysSoAndLosesNothingWhenItIsStoppedMeanwhile() throws Exception {
        Postgresserver postgres = new Postgresserver(ordner.resolve("postgres"));
        try (postgres) {
            postgres.toete();
            starteHub(
                    Map.of("SPRING_DATASOURCE_URL", postgres.url()),
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Pacific/Kiritimati");
            warte().until(() -> hub.log().contains("die Datenbank ist nicht erreichbar (ConnectException"));

            postgres.starte();
            warte().until(() -> hub.log().contains("die Datenbank ist erreichbar."));
            warte().until(() -> hub.log().contains("der Broker ist nicht erreichbar ("));
            assertThat(zugang.lebt()).as("pages while waiting").isTrue();
            assertThat(zugang.bereit()).as("ready without broker").isFalse();

            brokerprozess.starteUndWarte();
            warte().until(() -> hub.log().contains("der Broker ist erreichbar."));
            warte().until(zugang::bereit);
            assertThat(hub.log()).doesNotContain("\n\tat ");

            stoppeOhneDatenbank(postgres);
        }
    }

    /** Another hub would cost the test another start. */
    private void stoppeOhneDatenbank(Postgresserver postgres) throws Exception {
        List<Testnachricht> nachrichten = new Testwelt(saat).nachrichten(30);
        try (Brokerzugang broker = new Brokerzugang(brokerUrl, "hub", "geheim")) {
            postgres.toete();
            for (Testnachricht nachricht : nachrichten) {
                broker.sende(nachricht);
            }
            warte().until(
                            () -> zugang.lies("/actuator/health/datenbank"),
                            health -> health.matches("(?s).*\"wartendeSchritte\":[1-9].*"));

            long vorher = System.nanoTime();
            assertThat(hub.beende()).isEqualTo(BEENDET_DURCH_SIGTERM);
            assertThat(Duration.ofNanos(System.nanoTime() - vorher)).isLessThan(Duration.ofSeconds(30));

            postgres.starte();
            hub.starteUndWarte();
            Abrechnung abrechnung = new Abrechnung(broker, mailserver, nachrichten);
            abrechnung.warteBisAllesErledigt(hub);
            pruefeDeutsch(nachrichten);
            hub.beende();
            // Counted: to read every queue until it is empty would take longer than all the rest.
            assertThat(Abrechnung.zugestellt(broker)).isEqualTo(Abrechnung.zuzustellen(nachrichten));
            assertThat(Abrechnung.aufgegeben(broker)).isZero();
            abrechnung.pruefeMails(0);
            abrechnung.pruefeProtokoll(postgres.url());
            assertThat(Abrechnung.protokollierte(postgres.url())).doesNotContainKey("FEHLER");
        }
    }

    @Test
    void endsAtOnceWhenItIsStoppedWhileItWaits() throws Exception {
        starteHub(Map.of());
        warte().until(() -> hub.log().contains("Der Hub wartet"));

        assertThat(hub.beende()).isEqualTo(BEENDET_DURCH_SIGTERM);
    }

    @Test
    void writesUmlautsWhateverTheLocaleIs() {
        List<String> hilfe = new ArrayList<>(Hubausgabe.EINMAL.startbefehl());
        hilfe.add("--help");
        hub = Prozess.java(ordner, hilfe, Map.of("LC_ALL", "C")).starte();
        assertThat(hub.warteAufEnde()).isZero();
        assertThat(hub.log()).contains("an die zuständige Agentur").contains("verschlüsselt ein Kennwort");

        hub = Prozess.hub(ordner, "unbekannt", Map.of("POSTFACH_UNBEKANNT", "1"))
                .starte();
        assertThat(hub.warteAufEnde()).isEqualTo(1);
        assertThat(hub.log()).contains("sie würden nichts bewirken");
    }

    @Test
    void refusesToStartWhenTheBrokerRefusesIt() throws Exception {
        brokerprozess.starteUndWarte();
        starteHub(Map.of("SPRING_ARTEMIS_PASSWORD", "falsch"));

        assertThat(hub.warteAufEnde()).isEqualTo(1);
        assertThat(hub.log())
                .contains("Der Broker lässt den Hub nicht ein.")
                .contains("spring.artemis.password")
                .doesNotContain("falsch", "\n\tat ");
    }

    @Test
    void finishesWhatIsUnderWayWhenItIsStopped() throws Exception {
        brokerprozess.starteUndWarte();
        try (Brokerzugang broker = new Brokerzugang(brokerUrl, "hub", "geheim")) {
            List<Testnachricht> nachrichten = new Testwelt(saat).nachrichten(NACHRICHTEN);
            for (Testnachricht nachricht : nachrichten) {
                broker.sende(nachricht);
            }
            starteHub(Map.of());
            warte().pollInterval(Duration.ofMillis(25)).until(() -> broker.wartend() < NACHRICHTEN * 9 / 10);

            assertThat(hub.beende()).isEqualTo(BEENDET_DURCH_SIGTERM);

            assertThat(hub.log()).doesNotContain("gescheitert", " ERROR ", "\n\tat ");
            List<Fund> wartende = new ArrayList<>(broker.betrachte("postfach.eingang"));
            wartende.addAll(broker.betrachte("postfach.annahme"));
            assertThat(wartende)
                    .as("what it had not begun")
                    .isNotEmpty()
                    .extracting(Fund::kopfzeilen)
                    .allSatisfy(kopfzeilen -> assertThat(kopfzeilen).containsEntry("JMSXDeliveryCount", 0));
            hub.starteUndWarte();
            Abrechnung abrechnung = new Abrechnung(broker, mailserver, nachrichten);
            abrechnung.warteBisAllesErledigt(hub);
            hub.beende();
            abrechnung.pruefeQueues();
            abrechnung.pruefeReihenfolge();
            abrechnung.pruefeMails(0);
            abrechnung.pruefeProtokoll(Testwelt.h2(ordner));
            assertThat(Abrechnung.protokollierte(Testwelt.h2(ordner))).doesNotContainKey("FEHLER");
        }
    }

    private void pruefeDeutsch(List<Testnachricht> nachrichten) throws Exception {
        for (var mail : mailserver.mails()) {
            assertThat(mail.getSubject())
                    .containsAnyOf("Eingliederungszuschuss", "Kurzarbeit", "verschiedene Anliegen");
            assertThat(mail.getContent().toString())
                    .contains("Eingang: 01.10.2025, 09:00 Uhr", "Für Fristen zählt der Eingang");
        }
        var benachrichtigte = nachrichten.stream()
                .filter(nachricht -> nachricht.postfach() != null)
                .findFirst()
                .orElseThrow();
        assertThat(zugang.lies("/nachrichten/" + benachrichtigte.nachrichtId()))
                .contains("01.10.2025 09:00:00 Uhr", "Zuständigkeit");
    }

    private void starteHub(Map<String, String> weitere, String... jvm) throws Exception {
        Map<String, String> umgebung = new HashMap<>(Testwelt.umgebung(ordner, brokerUrl, mailserver.port()));
        umgebung.putAll(zugang.umgebung());
        umgebung.putAll(weitere);
        hub = Prozess.hub(ordner, "hub", umgebung, jvm).starte();
    }

    private ConditionFactory warte() {
        return await().atMost(Duration.ofMinutes(5)).failFast(hub::mussLaufen);
    }
}
