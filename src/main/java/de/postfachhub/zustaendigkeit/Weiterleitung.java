package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule that a Bereich other than the catalogue's works on an Anliegen. Every field is exact, there are no wildcards:
 * the Weisung 202509011 switches one Anliegen "ausschließlich".
 *
 * @param grund why, for people; null: not given
 */
public record Weiterleitung(
        long id,
        String dienststelle,
        String anliegen,
        Rechtskreis rechtskreis,
        Herkunft herkunft,
        Bereich bereich,
        Gueltigkeit gueltigkeit,
        @Nullable String grund,
        @Nullable Long aenderungsauftrag)
        implements Zeile {

    /** @throws IllegalArgumentException if a text doesn't have its form */
    public Weiterleitung {
        Form.NUMMER.verlange(dienststelle);
        Form.ANLIEGEN.verlange(anliegen);
        Form.GRUND.verlange(grund);
    }

    @Override
    public List<String> schluessel() {
        return List.of(dienststelle, anliegen, rechtskreis.name(), herkunft.name());
    }
}
