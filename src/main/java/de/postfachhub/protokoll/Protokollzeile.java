package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An {@link Ereignis} as a row of the table {@code protokoll}. */
final class Protokollzeile {

    static final String EINFUEGEN = """
            INSERT INTO protokoll (id, zeitpunkt, lfd, art,
                nachricht_id, vorgang_id, eingang_am, rechtskreis, herkunft, anliegen, dienststelle,
                bereich, queue, organisationspostfach, zuordnung,
                gruende, jms_message_id, versuch, instanz, benutzer)
            VALUES (?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?,  ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private Protokollzeile() {}

    static @Nullable Object[] werte(Ereignis ereignis) {
        var kopf = ereignis.kopf();
        var ziel = ereignis.ziel();
        return new @Nullable Object[] {
            ereignis.id(),
            ereignis.zeitpunkt().atOffset(ZoneOffset.UTC),
            ereignis.lfd(),
            ereignis.art().name(),
            kopf.nachrichtId(),
            kopf.vorgangId(),
            kopf.eingangAm(),
            name(kopf.rechtskreis()),
            name(kopf.herkunft()),
            kopf.anliegen(),
            kopf.dienststelle(),
            name(ziel.bereich()),
            ziel.queue(),
            ziel.organisationspostfach(),
            ziel.zuordnung(),
            ereignis.gruende().isEmpty() ? null : String.join(" ", ereignis.gruende()),
            ereignis.jmsMessageId(),
            ereignis.versuch(),
            ereignis.instanz(),
            ereignis.benutzer()
        };
    }

    static Ereignis lies(ResultSet zeile, int nummer) throws SQLException {
        return new Ereignis(
                zeile.getObject("id", UUID.class),
                zeile.getObject("zeitpunkt", OffsetDateTime.class).toInstant(),
                null,
                zeile.getInt("lfd"),
                Ereignisart.valueOf(zeile.getString("art")),
                new Kopfdaten(
                        zeile.getObject("nachricht_id", UUID.class),
                        zeile.getString("vorgang_id"),
                        zeile.getObject("eingang_am", OffsetDateTime.class),
                        wert(Rechtskreis.class, zeile.getString("rechtskreis")),
                        wert(Herkunft.class, zeile.getString("herkunft")),
                        zeile.getString("anliegen"),
                        zeile.getString("dienststelle")),
                new Ziel(
                        wert(Bereich.class, zeile.getString("bereich")),
                        zeile.getString("queue"),
                        zeile.getString("organisationspostfach"),
                        zeile.getString("zuordnung")),
                gruende(zeile.getString("gruende")),
                zeile.getString("jms_message_id"),
                zeile.getObject("versuch", Integer.class),
                zeile.getString("instanz"),
                zeile.getString("benutzer"));
    }

    static Minutenzahl zahl(ResultSet zeile, int nummer) throws SQLException {
        return new Minutenzahl(
                zeile.getObject("beginn", OffsetDateTime.class).toInstant(),
                Ereignisart.valueOf(zeile.getString("art")),
                wert(Bereich.class, zeile.getString("bereich")),
                zeile.getLong("anzahl"));
    }

    private static List<String> gruende(@Nullable String spalte) {
        return spalte == null ? List.of() : List.of(spalte.split(" "));
    }

    private static @Nullable String name(@Nullable Enum<?> wert) {
        return wert == null ? null : wert.name();
    }

    private static <E extends Enum<E>> @Nullable E wert(Class<E> art, @Nullable String name) {
        return name == null ? null : Enum.valueOf(art, name);
    }
}
