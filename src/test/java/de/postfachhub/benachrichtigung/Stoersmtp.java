package de.postfachhub.benachrichtigung;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server that misbehaves as it is told, on a free port of the loopback interface. By itself it takes every mail.
 *
 * <pre>{@code
 * smtp.antworte("RCPT TO:<ags@agentur.example>", "550 5.1.1 unknown", "451 4.3.0 later");   // the next two times, then well again
 * smtp.antworte(Stoersmtp.MAILENDE, Stoersmtp.TRENNEN);
 * var langsam = smtp.halte(Stoersmtp.MAILENDE);   // the next time the reply waits
 * langsam.weiter();
 * }</pre>
 */
public final class Stoersmtp implements AutoCloseable {

    /** Instead of a reply: the connection ends without one. */
    public static final String TRENNEN = "";

    /** The same, and what is under way is lost (RST). */
    public static final String ABBRECHEN = "RST";

    /** The moment of the greeting. */
    public static final String BEGRUESSUNG = "(BEGRUESSUNG)";

    /** The moment when the whole mail has been received. */
    public static final String MAILENDE = ".";

    /**
     * A mail that was answered with 250.
     *
     * @param von and {@code an} as in {@code MAIL FROM:<von>}, {@code RCPT TO:<an>}
     * @param inhalt headers and text as transferred, lines end in {@code \n}
     */
    public record Angenommen(String von, List<String> an, String inhalt) {}

    /** A reply that waits until it is let go, a minute at most. */
    public static final class Verzug {

        private final CountDownLatch erreicht = new CountDownLatch(1);
        private final CountDownLatch weiter = new CountDownLatch(1);

        private void warte() {
            erreicht.countDown();
            try {
                weiter.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether a client waits for the reply, or has. */
        public boolean erreicht() {
            return erreicht.getCount() == 0;
        }

        public void weiter() {
            weiter.countDown();
        }
    }

    private final Map<String, Queue<String>> drehbuch = new ConcurrentHashMap<>();
    private final Map<String, Verzug> verzuege = new ConcurrentHashMap<>();
    private final List<Angenommen> angenommen = new CopyOnWriteArrayList<>();
    private final Set<Socket> verbindungen = ConcurrentHashMap.newKeySet();
    private final ServerSocket lauscher;
    private volatile @Nullable SSLContext tls;

    private Stoersmtp(ServerSocket lauscher) {
        this.lauscher = lauscher;
    }

    public static Stoersmtp starte() {
        return starte(0);
    }

    /** Also after a {@link #close()} on the same port. */
    public static Stoersmtp starte(int port) {
        try {
            var smtp = new Stoersmtp(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
            var faden = new Thread(smtp::lausche, "stoersmtp");
            faden.setDaemon(true);
            faden.start();
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers STARTTLS from now on, and insists on it. */
    public void verschluessele(SSLContext zertifikat) {
        tls = zertifikat;
    }

    public int port() {
        return lauscher.getLocalPort();
    }

    /**
     * The replies to the next commands that begin with the given text, one each; after them all is well again.
     *
     * @param befehl the beginning of a command line in any case, {@link #BEGRUESSUNG} or {@link #MAILENDE}
     */
    public void antworte(String befehl, String... antworten) {
        drehbuch.computeIfAbsent(befehl.toUpperCase(Locale.ROOT), neu -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(antworten));
    }

    /** Forgets the replies that are still to come: all is well from now on. */
    public void genese() {
        drehbuch.clear();
    }

    /**
     * The next reply to a command that begins with the given text comes late. A mail is taken before.
     *
     * @param befehl as for {@link #antworte}
     */
    public Verzug halte(String befehl) {
        var verzug = new Verzug();
        verzuege.put(befehl.toUpperCase(Locale.ROOT), verzug);
        return verzug;
    }

    /** What was taken so far, in order. */
    public List<Angenommen> angenommen() {
        return List.copyOf(angenommen);
    }

    /** Ends all connections and refuses new ones. */
    @Override
    public void close() {
        try {
            lauscher.close();
            for (var verbindung : verbindungen) {
                verbindung.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lausche() {
        while (!lauscher.isClosed()) {
            try {
                var verbindung = lauscher.accept();
                verbindungen.add(verbindung);
                var faden = new Thread(() -> bediene(verbindung), "stoersmtp-" + verbindung.getPort());
                faden.setDaemon(true);
                faden.start();
            } catch (IOException e) {
                // Closed; the loop's condition ends it.
            }
        }
    }

    private void bediene(Socket verbindung) {
        try (verbindung) {
            var begruessung = antwort(BEGRUESSUNG, "220 stoersmtp");
            warte(BEGRUESSUNG);
            if (sende(verbindung, begruessung)) {
                unterhalte(verbindung);
            }
        } catch (IOException e) {
            // The client has gone, or close() has ended the connection.
        } finally {
            verbindungen.remove(verbindung);
        }
    }

    private void unterhalte(Socket verbindung) throws IOException {
        var zeilen =
                new BufferedReader(new InputStreamReader(verbindung.getInputStream(), StandardCharsets.ISO_8859_1));
        var an = new ArrayDeque<String>();
        var von = "";
        boolean weiter = true;
        String befehl;
        while (weiter && (befehl = zeilen.readLine()) != null) {
            var gross = befehl.toUpperCase(Locale.ROOT);
            if (gross.equals("STARTTLS") && tls != null) {
                sende(verbindung, "220 go on");
                unterhalte(verschluesselt(verbindung, tls));
                return;
            }
            var antwort = antwort(befehl, vonSelbst(gross, verbindung));
            if (gross.startsWith("MAIL FROM:")) {
                von = adresse(befehl);
                an.clear();
            } else if (gross.startsWith("RCPT TO:") && antwort.startsWith("2")) {
                an.add(adresse(befehl));
            }
            warte(befehl);
            weiter = sende(verbindung, antwort);
            if (gross.startsWith("DATA") && antwort.startsWith("354")) {
                weiter = nimmAn(new Angenommen(von, List.copyOf(an), inhalt(zeilen)), verbindung);
            }
        }
    }

    private String vonSelbst(String befehl, Socket verbindung) {
        if (tls != null && !(verbindung instanceof SSLSocket)) {
            return befehl.startsWith("EHLO") ? "250-stoersmtp\r\n250 STARTTLS" : "530 5.7.0 STARTTLS first";
        }
        return befehl.startsWith("DATA") ? "354 go on" : "250 2.0.0 ok";
    }

    private static Socket verschluesselt(Socket verbindung, SSLContext zertifikat) throws IOException {
        var tls = (SSLSocket) zertifikat.getSocketFactory().createSocket(verbindung, null, verbindung.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private boolean nimmAn(Angenommen mail, Socket verbindung) throws IOException {
        var antwort = antwort(MAILENDE, "250 2.0.0 taken");
        if (antwort.startsWith("2")) {
            angenommen.add(mail);
        }
        warte(MAILENDE);
        return sende(verbindung, antwort);
    }

    private String antwort(String befehl, String sonst) {
        var gross = befehl.toUpperCase(Locale.ROOT);
        return drehbuch.entrySet().stream()
                .filter(eintrag -> gross.startsWith(eintrag.getKey()))
                .map(eintrag -> eintrag.getValue().poll())
                .filter(geplant -> geplant != null)
                .findFirst()
                .orElse(sonst);
    }

    private void warte(String befehl) {
        var gross = befehl.toUpperCase(Locale.ROOT);
        for (var anfang : verzuege.keySet()) {
            var verzug = gross.startsWith(anfang) ? verzuege.remove(anfang) : null;
            if (verzug != null) {
                verzug.warte();
            }
        }
    }

    private static boolean sende(Socket verbindung, String antwort) throws IOException {
        if (antwort.equals(ABBRECHEN)) {
            verbindung.setSoLinger(true, 0);
            verbindung.close();
            return false;
        }
        if (antwort.equals(TRENNEN)) {
            return false;
        }
        verbindung.getOutputStream().write((antwort + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    private static String inhalt(BufferedReader zeilen) throws IOException {
        var inhalt = new ArrayList<String>();
        for (var zeile = zeilen.readLine(); zeile != null && !zeile.equals("."); zeile = zeilen.readLine()) {
            inhalt.add(zeile);
        }
        return String.join("\n", inhalt);
    }

    private static String adresse(String befehl) {
        return befehl.substring(befehl.indexOf('<') + 1, befehl.indexOf('>'));
    }
}
