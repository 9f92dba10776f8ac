package de.postfachhub.zustaendigkeit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agency or one of its offices.
 *
 * @param nummer 3 digits (agency) or 5 digits (office, begins with its agency)
 * @param regionaldirektion name of the regional directorate, of an agency; null: not given
 * @param nachfolger number of the Dienststelle that is responsible after the end of this one; only with an end
 */
public record Dienststelle(
        long id,
        String nummer,
        String name,
        @Nullable String regionaldirektion,
        Gueltigkeit gueltigkeit,
        @Nullable String nachfolger,
        @Nullable Long aenderungsauftrag)
        implements Zeile {

    /** @throws IllegalArgumentException if a text doesn't have its form */
    public Dienststelle {
        Form.NUMMER.verlange(nummer);
        Form.NAME.verlange(name);
        Form.NAME.verlange(regionaldirektion);
        Form.NUMMER.verlange(nachfolger);
    }

    @Override
    public List<String> schluessel() {
        return List.of(nummer);
    }

    /** The agency to which an office belongs: its first three digits; null for anything but five digits. */
    static @Nullable String agentur(String nummer) {
        return nummer.length() == 5 && nummer.chars().allMatch(zeichen -> zeichen >= '0' && zeichen <= '9')
                ? nummer.substring(0, 3)
                : null;
    }
}
