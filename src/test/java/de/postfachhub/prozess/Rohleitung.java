package de.postfachhub.prozess;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection to a hub on which exactly that is sent which a test says, as late as it likes. */
public final class Rohleitung implements AutoCloseable {

    private static final int GEDULD_MILLISEKUNDEN = 30_000;

    private final Socket socket;

    /** @param von address of the loopback that the hub sees the client at */
    public Rohleitung(String von, int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(von), 0);
        socket.setSoTimeout(GEDULD_MILLISEKUNDEN);
    }

    /** One request and its answer; it has to end the connection. */
    public static String frage(int port, String anfrage) throws IOException {
        try (var leitung = new Rohleitung("127.0.0.1", port)) {
            return leitung.sende(anfrage).lies();
        }
    }

    /** @param text with single line feeds in its head */
    public Rohleitung sende(String text) throws IOException {
        int kopf = text.indexOf("\n\n");
        var mitZeilenenden =
                kopf < 0 ? text : text.substring(0, kopf + 2).replace("\n", "\r\n") + text.substring(kopf + 2);
        socket.getOutputStream().write(mitZeilenenden.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** All that comes until the hub ends the connection. */
    public String lies() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The head of the next answer. */
    public String liesKopf() throws IOException {
        var kopf = new StringBuilder();
        while (kopf.indexOf("\r\n\r\n") < 0) {
            int zeichen = socket.getInputStream().read();
            if (zeichen < 0) {
                break;
            }
            kopf.append((char) zeichen);
        }
        return kopf.toString();
    }

    /** Waits for the time and reads nothing, unless the hub ends the connection or answers. */
    void ruhe(Duration dauer) throws IOException {
        socket.setSoTimeout((int) dauer.toMillis());
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("ended by the hub");
            }
            // The rest of the answer stays where it is, and so does the hub's next piece.
            Thread.sleep(dauer.toMillis());
        } catch (SocketTimeoutException e) {
            // As wanted: it rested.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.setSoTimeout(GEDULD_MILLISEKUNDEN);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
