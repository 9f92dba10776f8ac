package de.postfachhub.aufbewahrung;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The periods and what was deleted last; the same data as {@link LoeschungenResource}, for people. */
@Hidden
@Controller
class Loeschungsseite {

    private final Loeschprotokoll protokoll;
    private final Loeschfristen fristen;

    Loeschungsseite(Loeschprotokoll protokoll, Loeschfristen fristen) {
        this.protokoll = protokoll;
        this.fristen = fristen;
    }

    @GetMapping("/loeschungen")
    @PreAuthorize("hasRole('REVISION')")
    String zeige(Model seite) {
        seite.addAttribute("fristen", fristen.tabellen());
        seite.addAttribute("liste", LoeschungenResource.Loeschliste.lies(protokoll, 0));
        seite.addAttribute("tabellen", tabellen());
        seite.addAttribute("massnahmen", massnahmen());
        return "aufbewahrung/loeschungen";
    }

    private static Map<String, String> tabellen() {
        return Arrays.stream(Tabellenfrist.values())
                .collect(Collectors.toMap(Tabellenfrist::name, Tabellenfrist::tabelle));
    }

    private static Map<String, String> massnahmen() {
        return Arrays.stream(Massnahme.values()).collect(Collectors.toMap(Massnahme::name, Massnahme::bezeichnung));
    }
}
