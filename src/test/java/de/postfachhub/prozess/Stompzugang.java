package de.postfachhub.prozess;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A portal that speaks STOMP 1.2. */
public final class Stompzugang implements AutoCloseable {

    private final Socket socket;

    public Stompzugang(int port, String benutzer, String kennwort) throws IOException {
        socket = new Socket("127.0.0.1", port);
        schreibe(
                "CONNECT\naccept-version:1.2\nhost:localhost\nlogin:%s\npasscode:%s\n\n".formatted(benutzer, kennwort));
        erwarte("CONNECTED");
    }

    /** Returns when the broker has taken the message, for good: without {@code persistent} it would forget it when it is killed. */
    public void sende(String queue, String body, Map<String, String> kopfzeilen) throws IOException {
        var frame = new StringBuilder("SEND\ndestination:" + queue + "\nreceipt:r\npersistent:true\n");
        kopfzeilen.forEach((name, wert) ->
                frame.append(maskiert(name)).append(':').append(maskiert(wert)).append('\n'));
        schreibe(frame.append('\n').append(body).toString());
        erwarte("RECEIPT");
    }

    private static String maskiert(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace(":", "\\c");
    }

    private void schreibe(String frame) throws IOException {
        OutputStream aus = socket.getOutputStream();
        aus.write((frame + "\0").getBytes(StandardCharsets.UTF_8));
        aus.flush();
    }

    private void erwarte(String art) throws IOException {
        var antwort = new StringBuilder();
        for (int zeichen; (zeichen = socket.getInputStream().read()) > 0; ) {
            antwort.append((char) zeichen);
        }
        if (!antwort.toString().strip().startsWith(art)) {
            throw new IOException("Instead of %s the broker answered %s".formatted(art, antwort));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
