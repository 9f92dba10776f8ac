package de.postfachhub.aufbewahrung;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/loeschungen")
@Tag(name = "Löschungen", description = "Was der Hub wann von selbst gelöscht hat, und nach welchen Fristen.")
@PreAuthorize("hasRole('REVISION')")
class LoeschungenResource {

    static final int GROESSE = 100;
    private static final String SEITEN = "erlaubt ist 0 bis 1000";

    /** @param weitere whether there is a further page */
    record Loeschliste(int seite, boolean weitere, List<Loeschvermerk> loeschungen) {

        static Loeschliste lies(Loeschprotokoll protokoll, int seite) {
            var gelesene = protokoll.lies(seite, GROESSE);
            return new Loeschliste(
                    seite,
                    gelesene.size() > GROESSE,
                    gelesene.stream().limit(GROESSE).toList());
        }
    }

    private final Loeschprotokoll protokoll;
    private final Loeschfristen fristen;

    LoeschungenResource(Loeschprotokoll protokoll, Loeschfristen fristen) {
        this.protokoll = protokoll;
        this.fristen = fristen;
    }

    @GetMapping
    @Operation(
            summary = "Was der Hub gelöscht hat",
            description =
                    "Die neuesten Läufe zuerst, je Regel ein Eintrag, wenn es etwas zu löschen gab. Nur für REVISION.")
    Loeschliste liste(
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = SEITEN)
                    @Max(value = 1000, message = SEITEN)
                    int seite) {
        return Loeschliste.lies(protokoll, seite);
    }

    @GetMapping("/fristen")
    @Operation(
            summary = "Nach welchen Fristen der Hub löscht",
            description = "Jede Tabelle mit der Frist, die hier eingestellt ist. Nur für REVISION.")
    List<Loeschfristen.Zeile> fristen() {
        return fristen.tabellen();
    }
}
