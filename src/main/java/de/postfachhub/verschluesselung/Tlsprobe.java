package de.postfachhub.verschluesselung;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Shakes hands with a server as the hub would, and hangs up: for clients that keep the reason of a failure to themselves. */
public final class Tlsprobe {

    /** A server that speaks no TLS may keep silent: it waits for the rest of what it takes for a message. */
    private static final int FRIST_MILLIS = 5000;

    private Tlsprobe() {}

    /**
     * @param namePruefen whether the certificate must be for that host
     * @return empty if all is well
     * @throws IOException if the server can't be reached or breaks off, which is no fault of TLS
     */
    public static Optional<Tlsfehler> pruefe(String host, int port, boolean namePruefen) throws IOException {
        try (var verbindung = new Socket()) {
            verbindung.connect(new InetSocketAddress(host, port), FRIST_MILLIS);
            verbindung.setSoTimeout(FRIST_MILLIS);
            return handschlag(verbindung, host, port, namePruefen);
        }
    }

    private static Optional<Tlsfehler> handschlag(Socket verbindung, String host, int port, boolean namePruefen)
            throws IOException {
        try (var tls =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(verbindung, host, port, true)) {
            if (namePruefen) {
                var regeln = tls.getSSLParameters();
                regeln.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(regeln);
            }
            tls.startHandshake();
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(new Tlsfehler(Tlsfehler.Art.KEIN_TLS, null));
        } catch (IOException e) {
            var fehler = Tlsfehler.von(e);
            if (fehler.isEmpty()) {
                throw e;
            }
            return fehler;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
