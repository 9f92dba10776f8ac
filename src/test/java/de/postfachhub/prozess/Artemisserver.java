package de.postfachhub.prozess;

import de.postfachhub.verschluesselung.Testzertifikate;
import de.postfachhub.verschluesselung.Testzertifikate.Ausweis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A standalone Artemis as its project ships it, unpacked by Maven, that speaks nothing but TLS. User {@code hub}, password {@code geheim}. */
final class Artemisserver implements AutoCloseable {

    private final int port = Prozess.freierPort();
    private final Prozess prozess;

    Artemisserver(Path instanz, Ausweis ausweis) throws IOException, InterruptedException {
        erzeuge(instanz);
        var broker = instanz.resolve("etc/broker.xml");
        var tls = "sslEnabled=true;keyStorePath=" + ausweis.speicher() + ";keyStorePassword=" + Testzertifikate.KENNWORT
                + ";keyStoreType=PKCS12;";
        var ungeschuetzt = "tcp://0.0.0.0:" + port + "?";
        var text = Files.readString(broker);
        if (!text.contains(ungeschuetzt)) {
            throw new IllegalStateException("No acceptor " + ungeschuetzt + " in\n" + text);
        }
        Files.writeString(broker, text.replace(ungeschuetzt, "tcp://127.0.0.1:" + port + "?" + tls));
        Files.copy(Path.of("docker/artemis/broker.properties"), instanz.resolve("etc/broker.properties"));
        Files.copy(
                Path.of("docker/artemis/etc/log4j2.properties"),
                instanz.resolve("etc/log4j2.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        prozess = Prozess.artemis(instanz);
        prozess.starteUndWarte();
    }

    /** For a client that trusts the given authority, in a store of its own. */
    String url(Path ca) {
        return url() + "&trustStorePath=" + ca + "&trustStoreType=PEMCA";
    }

    String url() {
        return "tcp://127.0.0.1:" + port + "?sslEnabled=true";
    }

    String log() {
        return prozess.log();
    }

    void starteNeu() {
        prozess.toete();
        prozess.starteUndWarte();
    }

    @Override
    public void close() {
        prozess.close();
    }

    private void erzeuge(Path instanz) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Stream.concat(
                                Stream.of(programm().toString(), "create", instanz.toString()),
                                List.of(
                                        "--silent",
                                        "--user",
                                        "hub",
                                        "--password",
                                        "geheim",
                                        "--require-login",
                                        "--no-web",
                                        "--no-autotune",
                                        "--nio",
                                        "--no-amqp-acceptor",
                                        "--no-hornetq-acceptor",
                                        "--no-mqtt-acceptor",
                                        "--no-stomp-acceptor",
                                        "--default-port",
                                        Integer.toString(port))
                                        .stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        var ausgabe = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(ausgabe);
        }
    }

    private static Path programm() throws IOException {
        try (var ordner = Files.list(Path.of("target/artemis"))) {
            return ordner.findFirst().orElseThrow().resolve("bin/artemis").toAbsolutePath();
        }
    }
}
