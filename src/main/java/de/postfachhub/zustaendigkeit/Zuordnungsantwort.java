package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Klaerungsgrund;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as JSON. */
record Zuordnungsantwort(
        Zuordnungsfrage frage,
        Ergebnis ergebnis,
        @Nullable String dienststelle,
        @Nullable Bereich bereich,
        @Nullable String zielpostfach,
        @Nullable String organisationspostfach,
        @Nullable Klaerungsgrund klaerungsgrund,
        @Nullable String klaerungstext,
        @Nullable String massnahme,
        String beleg,
        List<Schritt> schritte,
        long generation) {

    /** @param zeile the row used, as in the receipt; null if none was found */
    @Schema(name = "Pruefschritt")
    record Schritt(
            Pruefschritt.Art code,
            String text,
            Pruefschritt.Befund ergebnis,
            @Nullable String zeile) {}

    static Zuordnungsantwort von(Zuordnung zuordnung) {
        var dienststelle = zuordnung.dienststelle();
        var grund = zuordnung.klaerungsgrund();
        return new Zuordnungsantwort(
                zuordnung.frage(),
                zuordnung.ergebnis(),
                dienststelle == null ? null : dienststelle.nummer(),
                zuordnung.bereich(),
                zuordnung.zielpostfach(),
                zuordnung.organisationspostfach(),
                grund,
                grund == null ? null : grund.text(),
                grund == null ? null : grund.massnahme(),
                zuordnung.beleg(),
                zuordnung.schritte().stream().map(Zuordnungsantwort::schritt).toList(),
                zuordnung.generation());
    }

    private static Schritt schritt(Pruefschritt schritt) {
        var zeile = schritt.zeile();
        return new Schritt(schritt.art(), schritt.text(), schritt.ergebnis(), zeile == null ? null : zeile.beleg());
    }
}
