package de.postfachhub.konsole;

import de.postfachhub.zugang.Fehlerhinweis;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jolokia.server.core.config.ConfigKey;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before Jolokia, behind the login: so many requests at once and no more, because each of them may hold megabytes until its client
 * has read the answer. How much one of them may ask is counted in {@link Befehlswaechter}.
 */
final class Konsolenschleuse extends OncePerRequestFilter {

    /** A page of Hawtio's has up to six under way, for some milliseconds each. */
    private static final int ZUGLEICH = 6;

    private static final int WARTENDE = 24;
    private static final long WARTEZEIT_SEKUNDEN = 5;

    private final Semaphore plaetze = new Semaphore(ZUGLEICH, true);

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        if (anfrage.getParameter(ConfigKey.CALLBACK.getKeyValue()) != null) {
            // An answer that is a script could be loaded by any page.
            antwort.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (!bekommtPlatz()) {
            Fehlerhinweis.setze(
                    anfrage,
                    "Die Konsole beantwortet gerade zu viele Fragen. Bitte in einigen Sekunden noch einmal versuchen.");
            antwort.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WARTEZEIT_SEKUNDEN));
            antwort.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            Fragenzahl.beginne();
            try {
                weiter.doFilter(anfrage, new NieGespeichert(antwort));
            } finally {
                Fragenzahl.beginne();
                plaetze.release();
            }
        }
    }

    private boolean bekommtPlatz() {
        if (plaetze.tryAcquire()) {
            return true;
        }
        try {
            return plaetze.getQueueLength() < WARTENDE && plaetze.tryAcquire(WARTEZEIT_SEKUNDEN, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Jolokia lets an answer be kept if it is asked about again; without its header the login's holds, which lets nobody keep it. */
    private static final class NieGespeichert extends HttpServletResponseWrapper {

        private NieGespeichert(HttpServletResponse antwort) {
            super(antwort);
        }

        @Override
        public void setHeader(String name, String wert) {
            if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && !name.equalsIgnoreCase(HttpHeaders.EXPIRES)) {
                super.setHeader(name, wert);
            }
        }

        @Override
        public void setDateHeader(String name, long wert) {
            if (!name.equalsIgnoreCase(HttpHeaders.EXPIRES)) {
                super.setDateHeader(name, wert);
            }
        }
    }
}
