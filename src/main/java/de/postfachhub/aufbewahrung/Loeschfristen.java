package de.postfachhub.aufbewahrung;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list {@link Tabellenfrist} with the periods that are set here, as people read it. */
@Component
final class Loeschfristen {

    /**
     * @param tage null for what stays
     * @param einstellung which sets the period
     */
    @Schema(name = "Loeschfrist", description = "Was mit den Zeilen einer Tabelle geschieht")
    record Zeile(
            @Schema(description = "Regel, unter der die Löschung vermerkt wird")
            String regel,

            String tabelle,
            String personenbezug,
            String zweck,
            @Nullable Long tage,
            @Nullable String einstellung,
            String beginn,
            String massnahme) {}

    private final Aufbewahrung nachrichten;
    private final Aufbewahrungsfristen uebrige;

    Loeschfristen(Aufbewahrung nachrichten, Aufbewahrungsfristen uebrige) {
        this.nachrichten = nachrichten;
        this.uebrige = uebrige;
    }

    List<Zeile> tabellen() {
        return Arrays.stream(Tabellenfrist.values()).map(this::zeile).toList();
    }

    private Zeile zeile(Tabellenfrist regel) {
        return new Zeile(
                regel.name(),
                regel.tabelle(),
                regel.personenbezug(),
                regel.zweck(),
                regel.frist()
                        .map(frist -> frist.dauer(nachrichten, uebrige).toDays())
                        .orElse(null),
                regel.frist().map(Frist::einstellung).orElse(null),
                regel.beginn(),
                regel.massnahme().bezeichnung());
    }
}
