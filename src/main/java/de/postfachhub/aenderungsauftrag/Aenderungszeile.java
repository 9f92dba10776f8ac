package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link Aenderung} as a row of the table {@code aenderung}. */
final class Aenderungszeile {

    private Aenderungszeile() {}

    /** In the order in which {@link Auftragsspeicher} names the columns. */
    static List<@Nullable Object> werte(long auftrag, int nummer, Aenderung aenderung) {
        return Arrays.asList(
                auftrag,
                nummer,
                aenderung.art().name(),
                aenderung.dienststelle(),
                aenderung.anliegen(),
                name(aenderung.rechtskreis()),
                name(aenderung.herkunft()),
                name(aenderung.bereich()),
                aenderung.zielpostfach(),
                aenderung.gemeinsam(),
                aenderung.organisationspostfach(),
                aenderung.name(),
                aenderung.nachfolger(),
                aenderung.aufheben(),
                aenderung.gueltigAb(),
                aenderung.gueltigBis());
    }

    static Aenderung lies(ResultSet zeile) throws SQLException {
        return new Aenderung(
                Aenderungsart.valueOf(zeile.getString("art")),
                zeile.getString("dienststelle"),
                zeile.getString("anliegen"),
                wert(Rechtskreis.class, zeile.getString("rechtskreis")),
                wert(Herkunft.class, zeile.getString("herkunft")),
                wert(Bereich.class, zeile.getString("bereich")),
                zeile.getString("zielpostfach"),
                zeile.getBoolean("gemeinsam"),
                zeile.getString("organisationspostfach"),
                zeile.getString("name"),
                zeile.getString("nachfolger"),
                zeile.getBoolean("aufheben"),
                zeile.getObject("gueltig_ab", LocalDate.class),
                zeile.getObject("gueltig_bis", LocalDate.class));
    }

    private static @Nullable String name(@Nullable Enum<?> wert) {
        return wert == null ? null : wert.name();
    }

    private static <E extends Enum<E>> @Nullable E wert(Class<E> art, @Nullable String name) {
        return name == null ? null : Enum.valueOf(art, name);
    }
}
