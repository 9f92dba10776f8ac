package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;

/**
 * The mail server, the database or the broker breaks down under a running hub while messages go on coming in, and comes back. The hub
 * is never restarted. {@code -Dausfall=60s} makes the breakdowns longer, {@code -Dsaat=…} repeats a run's messages.
 */
class AusfallIT {

    private static final Duration AUSFALL = DurationStyle.detectAndParse(System.getProperty("ausfall", "12s"));
    private static final Duration FRIST = Duration.ofMinutes(5);

    @TempDir
    Path ordner;

    private final long saat = Long.getLong("saat", ThreadLocalRandom.current().nextLong(1_000_000));
    private final Testwelt welt = new Testwelt(saat);
    private final Hubzugang zugang = new Hubzugang();
    private final int brokerport = Prozess.freierPort();
    private final String brokerUrl = "tcp://127.0.0.1:" + brokerport;
    private Mailserver mailserver;
    private Prozess brokerprozess;
    private Brokerzugang broker;
    private Prozess hub;
    private Last last;

    @BeforeEach
    void starteBroker() throws Exception {
        System.out.println("AusfallIT: -Dsaat=" + saat);
        // The mail sink complains in its own thread when it is stopped in the middle of a conversation.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        mailserver = new Mailserver();
        brokerprozess = Prozess.broker(ordner, brokerport).starteUndWarte();
        broker = new Brokerzugang(brokerUrl, "hub", "geheim");
        last = new Last(welt, new Brokerzugang(brokerUrl, "hub", "geheim"));
    }

    @AfterEach
    void beendeAlles() throws Exception {
        hub.close();
        last.close();
        broker.close();
        brokerprozess.close();
        mailserver.close();
    }

    @Test
    void deliversWithoutMailServerAndNotifiesWhenItIsBack() throws Exception {
        starteHub(Map.of());
        last.starte();
        warte().until(() -> !mailserver.mails().isEmpty());

        long stelle = hub.loglaenge();
        mailserver.stoppe();
        warte().until(() -> zugang.zustand("benachrichtigung").equals("DOWN"));
        warte().during(AUSFALL).atMost(AUSFALL.plus(FRIST)).until(() -> zugang.bereit() && zugang.lebt());
        List<Testnachricht> bisher = last.stoppe();
        warte().until(() -> Abrechnung.zugestellt(broker) == Abrechnung.zuzustellen(bisher));
        pruefeLog(stelle, "The mail relay can't be used");

        mailserver.starte();
        last.starte();
        warte().until(() -> zugang.zustand("benachrichtigung").equals("UP"));
        Abrechnung abrechnung = new Abrechnung(broker, mailserver, last.stoppe());
        abrechnung.warteBisAllesErledigt(hub);
        hub.beende();

        abrechnung.pruefeQueues();
        abrechnung.pruefeReihenfolge();
        abrechnung.pruefeMails(1);
        abrechnung.pruefeProtokoll(Testwelt.h2(ordner));
    }

    @Test
    void holdsMessagesBackWithoutDatabaseAndDeliversThemWhenItIsBack() throws Exception {
        try (Postgresserver postgres = new Postgresserver(ordner.resolve("postgres"))) {
            starteHub(Map.of("SPRING_DATASOURCE_URL", postgres.url()));
            last.starte();
            warte().until(() -> !mailserver.mails().isEmpty());

            long stelle = hub.loglaenge();
            postgres.toete();
            int vorher = last.gesendet().size();
            warte().until(() -> !zugang.bereit() && zugang.zustand("datenbank").equals("DOWN"));
            warte().during(AUSFALL)
                    .atMost(AUSFALL.plus(FRIST))
                    .until(() -> zugang.lebt() && !zugang.bereit() && Abrechnung.aufgegeben(broker) == 0);
            assertThat(last.gesendet().subList(vorher, last.gesendet().size()))
                    .as("sent during the outage")
                    .hasSizeGreaterThan(100)
                    .anySatisfy(nachricht -> assertThat(nachricht.gruppe()).isNotNull());
            assertThat(broker.wartend()).isGreaterThan(100);
            pruefeLog(stelle, "Tabellen der Zuständigkeit nicht lesbar");

            postgres.starte();
            warte().until(zugang::bereit);
            Abrechnung abrechnung = new Abrechnung(broker, mailserver, last.stoppe());
            abrechnung.warteBisAllesErledigt(hub);
            hub.beende();

            abrechnung.pruefeQueues();
            abrechnung.pruefeReihenfolge();
            abrechnung.pruefeMails(0);
            abrechnung.pruefeProtokoll(postgres.url());
            assertThat(Abrechnung.protokollierte(postgres.url()))
                    .as("waiting is no failed attempt")
                    .doesNotContainKey("FEHLER");
        }
    }

    @Test
    void goesOnWhereItWasWhenTheBrokerWasKilled() throws Exception {
        starteHub(Map.of());
        List<Testnachricht> nachrichten = new ArrayList<>();
        for (int absturz = 0; absturz < 3; absturz++) {
            List<Testnachricht> weitere = welt.nachrichten(300);
            for (Testnachricht nachricht : weitere) {
                broker.sende(nachricht);
            }
            nachrichten.addAll(weitere);
            long rest = broker.wartend() / 2;
            warte().pollInterval(Duration.ofMillis(25)).until(() -> broker.wartend() <= rest);
            long stelle = hub.loglaenge();
            toeteBroker();
            pruefeBrokermeldungen(stelle);
        }
        Abrechnung abrechnung = new Abrechnung(broker, mailserver, nachrichten);
        abrechnung.warteBisAllesErledigt(hub);
        hub.beende();

        abrechnung.pruefeQueues();
        abrechnung.pruefeMails(0);
        abrechnung.pruefeProtokoll(Testwelt.h2(ordner));
    }

    private void starteHub(Map<String, String> weitere) throws Exception {
        Map<String, String> umgebung = new HashMap<>(Testwelt.umgebung(ordner, brokerUrl, mailserver.port()));
        umgebung.putAll(zugang.umgebung());
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_RELAISPAUSE", "1s");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_HOECHSTERELAISPAUSE", "2s");
        umgebung.putAll(weitere);
        hub = Prozess.hub(ordner, "hub", umgebung).starteUndWarte();
    }

    private void toeteBroker() throws Exception {
        broker.close();
        brokerprozess.toete();
        warte().until(() -> !zugang.bereit() && zugang.lebt());
        brokerprozess.starteUndWarte();
        broker = new Brokerzugang(brokerUrl, "hub", "geheim");
        warte().until(zugang::bereit);
    }

    /** One line when it goes, one when it is back, whatever Spring and Artemis have to say. */
    private void pruefeBrokermeldungen(long stelle) {
        warte().until(() -> hub.logSeit(stelle).contains("Die Verbindung zum Broker steht wieder"));
        assertThat(hub.logSeit(stelle)
                        .lines()
                        .filter(zeile -> zeile.contains(" WARN ") || zeile.contains(" ERROR "))
                        .filter(zeile -> !zeile.contains("postfach.stoerung"))
                        .filter(zeile -> !zeile.contains("postfach.klaerfall")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Die Verbindung zum Broker ist gestört");
        pruefeLog(stelle, "Sekunden lang gestört");
    }

    private ConditionFactory warte() {
        return await().atMost(FRIST).failFast(hub::mussLaufen);
    }

    /** The log says what is wrong, without stack traces. */
    private void pruefeLog(long stelle, String wort) {
        assertThat(hub.logSeit(stelle)).contains(wort).doesNotContain("\n\tat ");
    }
}
