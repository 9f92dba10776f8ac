package de.postfachhub;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * Writes UTF-8 to the standard output and the standard error, whatever the locale is. Java 17 would write in the locale's encoding, and
 * a service mostly has none ({@code LANG=C}): umlauts would become question marks.
 */
final class Ausgabekodierung {

    private Ausgabekodierung() {}

    /** For what comes before and beside the log; the log itself has {@code logging.charset.console}. */
    static void stelleEin() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        // A setting that stops the start is reported before Spring Boot has set up the log.
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger wurzel) {
            wurzel.iteratorForAppenders().forEachRemaining(ziel -> {
                if (ziel instanceof ConsoleAppender<ILoggingEvent> konsole
                        && konsole.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> text) {
                    text.setCharset(StandardCharsets.UTF_8);
                }
            });
        }
    }
}
