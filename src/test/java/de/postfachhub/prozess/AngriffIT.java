package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import de.postfachhub.zugang.Rolle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What brought a hub with a small heap down once, one after another against a hub that has messages to deliver: too many pages, slow
 * senders, slow readers, Jolokia, JSON, spaces. Meanwhile liveness answers, and afterwards the heap is back and every message where it belongs.
 *
 * <p>Against the loopback only. Each attack takes some seconds; {@code -Dangriff.sekunden=60} gives each a minute.
 */
class AngriffIT {

    private static final Duration DAUER = Duration.ofSeconds(Integer.getInteger("angriff.sekunden", 5));
    private static final int NACHRICHTEN_JE_ANGRIFF = 15;
    private static final int MEGABYTE = 1024 * 1024;

    /** Of heap that may be in use more than before: caches that fill once, and what is garbage only at the next collection. */
    private static final long MEHR_HOECHSTENS = 48L * MEGABYTE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path ordner;

    private final int brokerport = Prozess.freierPort();
    private final int jmxPort = Prozess.freierPort();
    private final int gesundheit = Prozess.freierPort();
    private final Hubzugang zugang = new Hubzugang();
    private final Testwelt welt = new Testwelt(7);
    private final List<Testnachricht> gesendet = new ArrayList<>();
    private final ExecutorService faeden = Executors.newCachedThreadPool();
    private Mailserver mailserver;
    private Prozess brokerprozess;
    private Prozess hub;
    private Brokerzugang broker;

    @BeforeEach
    void starte() throws Exception {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        mailserver = new Mailserver();
        brokerprozess = Prozess.broker(ordner, brokerport).starteUndWarte();
        var url = "tcp://127.0.0.1:" + brokerport;
        broker = new Brokerzugang(url, "hub", "geheim");
        Map<String, String> umgebung = new HashMap<>(Testwelt.umgebung(ordner, url, mailserver.port()));
        umgebung.putAll(zugang.umgebung());
        umgebung.put("POSTFACH_GESUNDHEIT_PORT", Integer.toString(gesundheit));
        var jvm = new ArrayList<>(List.of(Jmxzugang.freigabe(jmxPort)));
        jvm.add("-Xmx256m");
        hub = Prozess.hub(ordner, "hub", umgebung, jvm.toArray(String[]::new)).starteUndWarte();
    }

    @AfterEach
    void beende() throws Exception {
        faeden.shutdownNow();
        broker.close();
        hub.close();
        brokerprozess.close();
        mailserver.close();
    }

    @Test
    void holdsTheHubUpForNoneOfThem() throws Exception {
        // Loads what is loaded once.
        zugang.jolokia(Rolle.LESEN, Map.of("type", "list"));
        ueberstehe("pages", 4, this::seiten);
        long vorher = belegt();

        try (var puls = new Puls(gesundheit)) {
            ueberstehe("pages", 4, this::seiten);
            ueberstehe("slow bodies", 230, this::langsamerInhalt);
            ueberstehe("slow readers", 150, this::langsamerLeser);
            ueberstehe("Jolokia", 6, this::listen);
            ueberstehe("JSON", 6, this::grossesJson);
            ueberstehe("spaces", 4, this::leerzeichen);

            puls.mussImmerSchlagen();
        }
        var abrechnung = new Abrechnung(broker, mailserver, gesendet);
        abrechnung.warteBisAllesErledigt(hub);
        abrechnung.pruefeQueues();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(belegt() - vorher).isLessThan(MEHR_HOECHSTENS));
        assertThat(hub.log()).doesNotContain("OutOfMemoryError", "StackOverflowError");
    }

    /** So many at once, again and again until the time is over; then the pages are there for others at once. */
    private void ueberstehe(String name, int zugleich, IntFunction<Callable<Void>> angriff) throws Exception {
        for (var nachricht : welt.nachrichten(NACHRICHTEN_JE_ANGRIFF)) {
            broker.sende(nachricht);
            gesendet.add(nachricht);
        }
        long ende = System.nanoTime() + DAUER.toNanos();
        List<Future<?>> laufende = new ArrayList<>();
        for (int i = 0; i < zugleich; i++) {
            int nummer = i;
            laufende.add(faeden.submit(() -> {
                while (System.nanoTime() < ende) {
                    angriff.apply(nummer).call();
                }
                return null;
            }));
        }
        for (var laufender : laufende) {
            laufender.get();
        }
        hub.mussLaufen();
        await(name)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> anmeldeseite().startsWith("HTTP/1.1 200 "));
    }

    /** Seven kilobytes of headers, which a session could keep. */
    private Callable<Void> seiten(int nummer) {
        var kopfzeilen = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            kopfzeilen
                    .append("X-")
                    .append(i)
                    .append(": ")
                    .append("a".repeat(600))
                    .append('\n');
        }
        return () -> {
            try (var leitung = leitung(nummer)) {
                for (int i = 0; i < 90; i++) {
                    leitung.sende("GET /nachrichten HTTP/1.1\nHost: x\nAccept: text/html\n" + kopfzeilen + "\n");
                    leitung.liesKopf();
                }
            } catch (IOException e) {
                // The hub may end a connection.
            }
            return null;
        };
    }

    private Callable<Void> langsamerInhalt(int nummer) {
        return () -> {
            try (var leitung = leitung(nummer)) {
                leitung.sende("POST /anmelden HTTP/1.1\nHost: x\nContent-Length: 8000\n\nben");
                for (int i = 0; i < DAUER.toSeconds(); i++) {
                    leitung.ruhe(Duration.ofSeconds(1));
                    leitung.sende("x");
                }
            } catch (IOException e) {
                // As it should.
            }
            return null;
        };
    }

    /** Wants 90 KB and takes none of them. */
    private Callable<Void> langsamerLeser(int nummer) {
        return () -> {
            try (var leitung = leitung(nummer)) {
                for (int i = 0; i < 20; i++) {
                    leitung.sende("GET /webjars/picocss__pico/css/pico.min.css HTTP/1.1\nHost: x\n\n");
                }
                leitung.ruhe(DAUER);
            } catch (IOException e) {
                // As it should.
            }
            return null;
        };
    }

    private Callable<Void> listen(int nummer) {
        var frage = "[" + "{\"type\":\"list\"},".repeat(600) + "{\"type\":\"list\"}]";
        return post(nummer, "/actuator/jolokia", Rolle.LESEN, frage.length(), frage);
    }

    private Callable<Void> grossesJson(int nummer) {
        var stueck = "{},".repeat(MEGABYTE / 3);
        return post(
                nummer,
                "/api/aenderungsauftraege",
                nummer % 2 == 0 ? Rolle.BETRIEB : Rolle.ADMINISTRATION,
                nummer % 3 == 0 ? 60 * MEGABYTE : stueck.length(),
                "{\"dienststelle\":\"735\",\"aenderungen\":[" + stueck);
    }

    private Callable<Void> leerzeichen(int nummer) {
        var dokument = "{\"dienststelle\":\"735\",\"aenderungen\":[{}],\"weisung\":\"a" + " ".repeat(250_000)
                + "b\",\"grund\":\"a" + " ".repeat(5_000) + "b\"}";
        return post(
                nummer,
                "/api/aenderungsauftraege",
                nummer % 2 == 0 ? Rolle.BETRIEB : Rolle.ADMINISTRATION,
                dokument.length(),
                dokument);
    }

    private Callable<Void> post(int nummer, String pfad, Rolle rolle, int laenge, String inhalt) {
        var nachweis = Base64.getEncoder()
                .encodeToString((rolle.name() + ":" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8));
        return () -> {
            try (var leitung = leitung(nummer)) {
                leitung.sende("POST " + pfad + " HTTP/1.1\nHost: x\nConnection: close\nAuthorization: Basic " + nachweis
                        + "\nContent-Type: application/json\nContent-Length: " + laenge + "\n\n");
                leitung.sende(inhalt);
                leitung.lies();
            } catch (IOException e) {
                // The hub may end a connection that sends too much.
            }
            return null;
        };
    }

    private Rohleitung leitung(int nummer) throws IOException {
        return new Rohleitung("127.0.0." + (2 + nummer % 4), zugang.port());
    }

    private String anmeldeseite() throws IOException {
        return Rohleitung.frage(
                zugang.port(), "GET /anmelden HTTP/1.1\nHost: x\nAccept: text/html\nConnection: close\n\n");
    }

    /** Bytes of the heap that are still needed. */
    private long belegt() throws IOException {
        var adresse = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi");
        try (var jmx = JMXConnectorFactory.connect(adresse)) {
            var speicher = ManagementFactory.newPlatformMXBeanProxy(
                    jmx.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            speicher.gc();
            return speicher.getHeapMemoryUsage().getUsed();
        }
    }
}
