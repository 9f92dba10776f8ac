package de.postfachhub.prozess;

import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a hub takes from the start of its process to the delivery of a message that waits for it: the plain jar and the unpacked one
 * with archived classes, by turns in one run. Needs {@code mvn package}; the broker runs beside, as in production.
 */
final class Startmessung {

    private static final int RUNDEN = 3;

    private Startmessung() {}

    public static void main(String[] args) throws Exception {
        Path ordner = Files.createTempDirectory("startmessung");
        int port = Prozess.freierPort();
        String url = "tcp://127.0.0.1:" + port;
        List<String> jar = List.of(
                "-jar", Path.of("target", "postfach-hub.jar").toAbsolutePath().toString());
        List<String> ausgepackt = Hubausgabe.EINMAL.startbefehl();
        List<Double> mitJar = new ArrayList<>();
        List<Double> mitAusgepacktem = new ArrayList<>();
        try (Mailserver mailserver = new Mailserver();
                Prozess brokerprozess = Prozess.broker(ordner, port).starteUndWarte();
                Brokerzugang broker = new Brokerzugang(url, "hub", "geheim")) {
            Map<String, String> umgebung = Testwelt.umgebung(ordner, url, mailserver.port());
            Testwelt welt = new Testwelt(1);
            for (int runde = 0; runde < RUNDEN; runde++) {
                mitJar.add(sekunden(Prozess.java(ordner, jar, umgebung), broker, welt));
                mitAusgepacktem.add(sekunden(Prozess.java(ordner, ausgepackt, umgebung), broker, welt));
            }
        }
        double a = median(mitJar);
        double b = median(mitAusgepacktem);
        System.out.printf(
                Locale.ROOT,
                "start to first delivered message, median of %d: jar %.1f s, unpacked with class archive %.1f s, ratio %.2f%n",
                RUNDEN,
                a,
                b,
                b / a);
    }

    private static double sekunden(Prozess hub, Brokerzugang broker, Testwelt welt) throws Exception {
        try (hub) {
            Testnachricht nachricht = naechsteGueltige(welt);
            broker.sende(nachricht);
            long zugestellt = broker.tiefe(nachricht.queue());
            long beginn = System.nanoTime();
            hub.starte();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(hub::mussLaufen)
                    .until(() -> broker.tiefe(nachricht.queue()) > zugestellt);
            double sekunden = (System.nanoTime() - beginn) / 1e9;
            System.out.printf(Locale.ROOT, "%.1f s%n", sekunden);
            hub.beende();
            return sekunden;
        }
    }

    private static Testnachricht naechsteGueltige(Testwelt welt) {
        Testnachricht nachricht = welt.naechste();
        while (nachricht.dublette() || nachricht.queue().equals(Testwelt.KLAERFALL)) {
            nachricht = welt.naechste();
        }
        return nachricht;
    }

    private static double median(List<Double> werte) {
        return werte.stream().sorted().skip(werte.size() / 2).findFirst().orElseThrow();
    }
}
