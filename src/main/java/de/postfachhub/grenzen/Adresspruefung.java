package de.postfachhub.grenzen;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Answers what no part of the hub should see, with a status and nothing else: addresses that can be read in two ways, and on the
 * connector of the health everything but health.
 */
final class Adresspruefung extends ValveBase {

    private static final String GESUNDHEIT = "/actuator/health";
    private static final Set<String> METHODEN = Set.of("GET", "HEAD");

    private final @Nullable Connector gesundheit;

    /** @param gesundheit the connector of the health; null if there is none */
    Adresspruefung(@Nullable Connector gesundheit) {
        this.gesundheit = gesundheit;
    }

    @Override
    public void invoke(Request anfrage, Response antwort) throws IOException, ServletException {
        if (!Anfragepfad.istEindeutig(anfrage.getRequestURI())) {
            antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else if (gesundheit == null || anfrage.getConnector() != gesundheit) {
            getNext().invoke(anfrage, antwort);
        } else if (!istGesundheit(Anfragepfad.von(anfrage))) {
            antwort.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!METHODEN.contains(anfrage.getMethod())) {
            antwort.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            // Nobody signs in here, it isn't encrypted: UP or DOWN, and no details.
            var kopfzeilen = anfrage.getCoyoteRequest().getMimeHeaders();
            kopfzeilen.removeHeader("Authorization");
            kopfzeilen.removeHeader("Cookie");
            getNext().invoke(anfrage, antwort);
        }
    }

    private static boolean istGesundheit(String pfad) {
        return pfad.equals(GESUNDHEIT) || pfad.startsWith(GESUNDHEIT + "/");
    }
}
