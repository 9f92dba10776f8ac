package de.postfachhub.zusagen;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Nothing logs what it works on: bodies, passwords, cookies. At DEBUG and TRACE libraries do, and which ones changes with their versions, so
 * those levels are for the few of which it is known that they don't.
 */
@Component
final class Logbegrenzung implements Zusage {

    private static final List<String> HARMLOSE = List.of("de.postfachhub", "com.zaxxer.hikari", "org.flywaydb");

    /** The JDK writes the plain text of encrypted connections past the log. */
    private static final List<String> DER_JVM = List.of("javax.net.debug", "jdk.httpclient.HttpClient.log");

    @Override
    public String code() {
        return "LOG_OHNE_INHALT";
    }

    @Override
    public Befund pruefe() {
        var fehler = new ArrayList<String>();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLoggerList().stream()
                    .filter(Logbegrenzung::geschwaetzig)
                    .forEach(logger ->
                            fehler.add("das Log von " + logger.getName() + " steht auf " + logger.getLevel()));
        }
        DER_JVM.stream()
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> fehler.add("die JVM läuft mit -D" + name));
        return Befund.aus(
                fehler,
                "nichts schreibt Nachrichten oder Kennwörter ins Log",
                "logging.level (auch debug und trace) auf INFO oder höher lassen; DEBUG ist nur unter "
                        + String.join(", ", HARMLOSE) + " erlaubt");
    }

    /** Where the level is set; what lies below has the same. */
    private static boolean geschwaetzig(Logger logger) {
        return logger.getLevel() != null
                && logger.getLevel().toInt() < Level.INFO_INT
                && HARMLOSE.stream()
                        .noneMatch(name -> logger.getName().equals(name)
                                || logger.getName().startsWith(name + "."));
    }
}
