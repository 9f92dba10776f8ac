package de.postfachhub.grenzen;

import de.postfachhub.zugang.Fehlerhinweis;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;

/**
 * Reads the body of each request before anything else does, in bounds of bytes, time and number. What comes behind it (the CSRF filter is
 * the first that asks for a form) finds all of it in memory, and never waits for a client.
 *
 * <p>A valve and no servlet filter, because Tomcat reads forms itself, past every wrapper, with one limit for all paths and no limit of
 * time; and so that a refusal gets the error page of the hub.
 */
final class Koerperannahme extends ValveBase {

    /** Of Tomcat's threads: the others answer meanwhile. */
    private static final int ZUGLEICH = 48;

    private static final int ZUGLEICH_JE_ADRESSE = 24;
    private static final String WIEDER_IN_SEKUNDEN = "5";

    private final Andrang andrang = new Andrang(ZUGLEICH, ZUGLEICH_JE_ADRESSE);

    @Override
    public void invoke(Request anfrage, Response antwort) throws IOException, ServletException {
        if (antwort.isErrorReportRequired() || !hatKoerper(anfrage)) {
            getNext().invoke(anfrage, antwort);
            return;
        }
        var roh = anfrage.getCoyoteRequest();
        var vomNetz = roh.getInputBuffer();
        try {
            roh.setInputBuffer(nimmAn(anfrage, antwort));
            // With an error it makes the error page and nothing else.
            getNext().invoke(anfrage, antwort);
        } finally {
            roh.setInputBuffer(vomNetz);
        }
    }

    private static boolean hatKoerper(Request anfrage) {
        return anfrage.getContentLengthLong() > 0 || anfrage.getHeader("Transfer-Encoding") != null;
    }

    private Koerper nimmAn(Request anfrage, Response antwort) throws IOException {
        if (istMehrteilig(anfrage)) {
            return weiseAb(
                    anfrage, antwort, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Dateien nimmt der Hub nicht an.");
        }
        var adresse = anfrage.getRemoteAddr();
        if (!andrang.betrete(adresse)) {
            antwort.setHeader("Retry-After", WIEDER_IN_SEKUNDEN);
            return weiseAb(
                    anfrage,
                    antwort,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Der Hub nimmt gerade zu viele Anfragen entgegen. Bitte in einigen Sekunden noch einmal versuchen.");
        }
        try {
            return lies(anfrage, antwort);
        } finally {
            andrang.verlasse(adresse);
        }
    }

    private static Koerper lies(Request anfrage, Response antwort) throws IOException {
        var grenze = Koerpergrenze.von(Anfragepfad.von(anfrage));
        var roh = anfrage.getCoyoteRequest();
        if (roh.hasExpectation()) {
            if (anfrage.getContentLengthLong() > grenze.bytes()) {
                return weiseAb(anfrage, antwort, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, grenze.text());
            }
            roh.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
            roh.setExpectation(false);
        }
        try {
            return Koerper.lies(roh, grenze.bytes());
        } catch (Koerper.ZuGross e) {
            return weiseAb(anfrage, antwort, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, grenze.text());
        } catch (SocketTimeoutException e) {
            return weiseAb(
                    anfrage,
                    antwort,
                    HttpServletResponse.SC_REQUEST_TIMEOUT,
                    "Der Inhalt der Anfrage kam zu langsam; die Verbindung wurde beendet.");
        } catch (IOException e) {
            return weiseAb(
                    anfrage,
                    antwort,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Der Inhalt der Anfrage kam nicht vollständig an.");
        }
    }

    private static boolean istMehrteilig(Request anfrage) {
        var art = anfrage.getContentType();
        return art != null && art.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static Koerper weiseAb(Request anfrage, Response antwort, int status, String text) throws IOException {
        // What is still to come isn't waited for: the connection ends with the answer.
        anfrage.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        Fehlerhinweis.setze(anfrage, text);
        antwort.sendError(status);
        return Koerper.LEER;
    }
}
