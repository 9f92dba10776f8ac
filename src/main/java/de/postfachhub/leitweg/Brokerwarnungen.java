package de.postfachhub.leitweg;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Of the embedded broker's warnings lets through those that speak of the broker itself, by their number. Others quote a message with all
 * its headers, so a number that isn't known here stays silent. Of its errors those are silent that quote one.
 */
final class Brokerwarnungen implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // After Spring Boot has set up logging, which drops all filters.
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().removeIf(Filter.class::isInstance);
            logback.addTurboFilter(new Filter());
        }
    }

    static final class Filter extends TurboFilter {

        private static final String BROKER = "org.apache.activemq.artemis.core.server";

        private static final Set<String> UEBER_DEN_BROKER = Set.of(
                "AMQ222010", // critical IO error, the broker stops
                "AMQ222037", // paging can't start
                "AMQ222038", // paging starts: an address holds more than fits into memory
                "AMQ222039", // messages are dropped, the address is full
                "AMQ222051", // the journal has an error
                "AMQ222156", // memory runs out
                "AMQ222183", // senders to an address are blocked
                "AMQ222205", // memory may run out
                "AMQ222206", // too many connections
                "AMQ222210", // the disk is full, all senders are blocked
                "AMQ222211", // the disk has room again
                "AMQ222212"); // the disk is full, senders to an address are blocked

        /** The only errors that do, in Artemis 2.40: a bridge that stops, and a browser that went while the broker was handing it a message. */
        private static final Set<String> ZITIERENDE_FEHLER = Set.of("AMQ224030", "AMQ224046");

        private static final String ARTEMIS = "org.apache.activemq.artemis";

        /** As a message begins, of whatever kind, where it is written as text: with all its headers. */
        private static final Pattern NACHRICHT =
                Pattern.compile("(?<!\\w)(?>\\w*?Message\\w*+)\\s?[\\[(@]|TypedProperties");

        private static final int NUMMER = "AMQ222010".length();

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] werte,
                @Nullable Throwable fehler) {
            if (logger.getName().startsWith(ARTEMIS) && zitiert(werte)) {
                return FilterReply.DENY;
            }
            if (format == null
                    || level.levelInt < Level.WARN_INT
                    || !logger.getName().equals(BROKER)) {
                return FilterReply.NEUTRAL;
            }
            var nummer = format.substring(0, Math.min(NUMMER, format.length()));
            boolean erlaubt = level.levelInt == Level.WARN_INT
                    ? UEBER_DEN_BROKER.contains(nummer)
                    : !ZITIERENDE_FEHLER.contains(nummer);
            return erlaubt ? FilterReply.NEUTRAL : FilterReply.DENY;
        }

        /** Such as AMQ144012 of the journal, which names a record that is nearly too large. */
        private static boolean zitiert(Object @Nullable [] werte) {
            return werte != null
                    && Stream.of(werte)
                            .anyMatch(wert -> wert != null
                                    && NACHRICHT.matcher(wert.toString()).find());
        }
    }
}
