package de.postfachhub.prozess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * The way to a server on this machine, as through a firewall that forgets its connections: those that are open when it goes
 * {@linkplain #verstumme() silent} take bytes and neither answer nor end, on both sides; new ones work.
 */
public final class Leitung implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?<=:)\\d+(?=/)");

    private final ServerSocket eingang;
    private final int ziel;
    private final List<Socket> sockets = new ArrayList<>();
    private AtomicBoolean stumm = new AtomicBoolean();

    private Leitung(int ziel) throws IOException {
        this.ziel = ziel;
        this.eingang = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        starte(this::nimmAn);
    }

    public static Leitung zu(int port) {
        try {
            return new Leitung(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param url names host and port */
    public static Leitung zu(String url) {
        var port = PORT.matcher(url);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in the URL");
        }
        return zu(Integer.parseInt(port.group()));
    }

    /** The same URL, with the port of this way. */
    public String url(String url) {
        return PORT.matcher(url).replaceFirst(Integer.toString(eingang.getLocalPort()));
    }

    public synchronized void verstumme() {
        stumm.set(true);
        stumm = new AtomicBoolean();
    }

    private void nimmAn() throws IOException {
        while (true) {
            var von = eingang.accept();
            var nach = new Socket(InetAddress.getLoopbackAddress(), ziel);
            AtomicBoolean dieser;
            synchronized (this) {
                sockets.addAll(List.of(von, nach));
                dieser = stumm;
            }
            starte(() -> leite(von, nach, dieser));
            starte(() -> leite(nach, von, dieser));
        }
    }

    private static void leite(Socket von, Socket nach, AtomicBoolean stumm) throws IOException {
        InputStream ein = von.getInputStream();
        OutputStream aus = nach.getOutputStream();
        byte[] bytes = new byte[8192];
        try {
            for (int anzahl; (anzahl = ein.read(bytes)) >= 0; ) {
                if (!stumm.get()) {
                    aus.write(bytes, 0, anzahl);
                }
            }
        } finally {
            if (!stumm.get()) {
                von.close();
                nach.close();
            }
        }
    }

    private interface Arbeit {
        void tue() throws IOException;
    }

    private static void starte(Arbeit arbeit) {
        var thread = new Thread(() -> {
            try {
                arbeit.tue();
            } catch (IOException e) {
                // One of the two has closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        eingang.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
