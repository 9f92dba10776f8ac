package de.postfachhub.zusagen;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.stereotype.Component;

/** Pages and API are to be had over HTTPS alone. A door without it is all right if it opens for nobody who signs in, which is tried. */
@Component
final class NurHttps implements Zusage {

    /** Where somebody types or sends a password. */
    private static final List<String> TUEREN =
            List.of("/anmelden", "/api/nachrichten", "/actuator", "/actuator/prometheus", "/prometheus");

    private static final Set<Integer> VERSCHLOSSEN = Set.of(403, 404);
    private static final int FRIST_MILLIS = 2000;

    private final Webserver server;

    NurHttps(Webserver server) {
        this.server = server;
    }

    @Override
    public String code() {
        return "NUR_HTTPS";
    }

    @Override
    public Befund pruefe() throws IOException {
        var offene = new ArrayList<String>();
        for (var anschluss : server.anschluesse()) {
            if (!mitTls(anschluss) && istOffen(anschluss)) {
                offene.add("der Anschluss " + anschluss.getLocalPort() + " nimmt Anmeldungen ohne TLS entgegen");
            }
        }
        return server.anschluesse().isEmpty()
                ? Befund.unbekannt("kein Anschluss ist offen")
                : Befund.aus(
                        offene,
                        "Seiten und Schnittstelle gibt es nur über HTTPS",
                        "server.ssl.bundle angeben und server.ssl.enabled nicht abschalten, ebenso management.server.ssl.* eines"
                                + " eigenen Anschlusses");
    }

    static boolean mitTls(Connector anschluss) {
        return anschluss.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protokoll
                && protokoll.isSSLEnabled();
    }

    private static boolean istOffen(Connector anschluss) throws IOException {
        for (var tuer : TUEREN) {
            if (!VERSCHLOSSEN.contains(antwort(anschluss, tuer))) {
                return true;
            }
        }
        return false;
    }

    private static int antwort(Connector anschluss, String pfad) throws IOException {
        var adresse = anschluss.getProperty("address") instanceof InetAddress eigene && !eigene.isAnyLocalAddress()
                ? eigene.getHostAddress()
                : InetAddress.getLoopbackAddress().getHostAddress();
        var host = adresse.contains(":") ? "[" + adresse + "]" : adresse;
        var anfrage = (HttpURLConnection) URI.create("http://" + host + ":" + anschluss.getLocalPort() + pfad)
                .toURL()
                .openConnection(Proxy.NO_PROXY);
        try {
            anfrage.setInstanceFollowRedirects(false);
            anfrage.setConnectTimeout(FRIST_MILLIS);
            anfrage.setReadTimeout(FRIST_MILLIS);
            return anfrage.getResponseCode();
        } finally {
            anfrage.disconnect();
        }
    }
}
