package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a Dienststelle go, one row per Bereich. Several Dienststellen may share a Zielpostfach.
 *
 * @param zielpostfach name of the queue, begins with {@code postfach.ziel.}
 * @param organisationspostfach mailbox that is notified; null: nobody is
 */
public record Postfach(
        long id,
        String dienststelle,
        Bereich bereich,
        String zielpostfach,
        @Nullable String organisationspostfach,
        Gueltigkeit gueltigkeit,
        @Nullable Long aenderungsauftrag)
        implements Zeile {

    /** @throws IllegalArgumentException if a text doesn't have its form */
    public Postfach {
        Form.NUMMER.verlange(dienststelle);
        Form.ZIELPOSTFACH.verlange(zielpostfach);
        Form.ORGANISATIONSPOSTFACH.verlange(organisationspostfach);
    }

    @Override
    public List<String> schluessel() {
        return List.of(dienststelle, bereich.name());
    }
}
