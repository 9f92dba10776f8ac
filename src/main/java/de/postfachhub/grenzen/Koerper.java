package de.postfachhub.grenzen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The body of a request, read completely, and given out from memory to whoever asks the server for it: forms, JSON, Jolokia. */
final class Koerper implements InputBuffer {

    static final Koerper LEER = new Koerper(new byte[0]);

    /** Of each body, and a second more for every eight kilobytes that have come: a line of 64 kbit/s is quick enough. */
    private static final Duration FRIST = Duration.ofSeconds(10);

    private static final int BYTES_JE_SEKUNDE = 8 * 1024;

    /** Of a body that is too large so much is read and thrown away, because who still sends doesn't read the answer. */
    private static final int UEBERSCHUSS = 1024 * 1024;

    /** What was sent is more than may be sent. */
    static final class ZuGross extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final ByteBuffer rest;

    private Koerper(byte[] inhalt) {
        this.rest = ByteBuffer.wrap(inhalt);
    }

    /**
     * @throws ZuGross if there are more bytes than that; the rest has been thrown away, unless it was very much
     * @throws SocketTimeoutException if nothing came for too long or all took too long
     */
    static Koerper lies(Request anfrage, int hoechstens) throws IOException {
        long beginn = System.nanoTime();
        if (anfrage.getContentLengthLong() > (long) hoechstens + UEBERSCHUSS) {
            throw new ZuGross();
        }
        var inhalt = new ByteArrayOutputStream();
        var stueck = new Stueck();
        long gelesen = 0;
        while (anfrage.doRead(stueck) >= 0) {
            var bytes = new byte[stueck.puffer.remaining()];
            stueck.puffer.get(bytes);
            gelesen += bytes.length;
            if (gelesen <= hoechstens) {
                inhalt.writeBytes(bytes);
            } else if (gelesen > hoechstens + UEBERSCHUSS) {
                throw new ZuGross();
            }
            var frist = FRIST.plusMillis(gelesen * 1_000 / BYTES_JE_SEKUNDE);
            if (System.nanoTime() - beginn > frist.toNanos()) {
                throw new SocketTimeoutException();
            }
        }
        if (gelesen > hoechstens) {
            throw new ZuGross();
        }
        return new Koerper(inhalt.toByteArray());
    }

    @Override
    public int doRead(ApplicationBufferHandler leser) {
        int zahl = rest.remaining();
        if (zahl == 0) {
            return -1;
        }
        leser.setByteBuffer(rest.slice());
        rest.position(rest.limit());
        return zahl;
    }

    @Override
    public int available() {
        return rest.remaining();
    }

    private static final class Stueck implements ApplicationBufferHandler {

        private ByteBuffer puffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer neuer) {
            puffer = neuer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return puffer;
        }

        @Override
        public void expand(int groesse) {
            // The server brings its own buffers.
        }
    }
}
