package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Bereich;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as people read it.
 *
 * @param zeitpunkt with the offset of Europe/Berlin
 * @param text what {@code art} means, in German
 * @param benutzer the broker's user from whom the message came
 */
@Schema(name = "Ereignis")
public record Schritt(
        OffsetDateTime zeitpunkt,
        Ereignisart art,
        String text,
        @Nullable Bereich bereich,
        @Nullable String queue,
        @Nullable String organisationspostfach,
        @Nullable String zuordnung,
        List<Grund> gruende,
        @Nullable String jmsMessageId,
        @Nullable Integer versuch,
        String instanz,
        @Nullable String benutzer) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static Schritt von(Ereignis ereignis) {
        var ziel = ereignis.ziel();
        return new Schritt(
                ereignis.zeitpunkt().atZone(BERLIN).toOffsetDateTime(),
                ereignis.art(),
                ereignis.art().text(),
                ziel.bereich(),
                ziel.queue(),
                ziel.organisationspostfach(),
                ziel.zuordnung(),
                ereignis.gruende().stream().map(Grund::von).toList(),
                ereignis.jmsMessageId(),
                ereignis.versuch(),
                ereignis.instanz(),
                ereignis.benutzer());
    }

    static @Nullable OffsetDateTime hier(@Nullable OffsetDateTime zeit) {
        return zeit == null ? null : zeit.atZoneSameInstant(BERLIN).toOffsetDateTime();
    }
}
