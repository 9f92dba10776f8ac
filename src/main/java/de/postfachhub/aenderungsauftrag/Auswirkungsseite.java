package de.postfachhub.aenderungsauftrag;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The preview of a request: the part of a page that renews itself until it is there, or a page of its own. */
@Hidden
@Controller
final class Auswirkungsseite {

    private static final Duration GEDULD = Duration.ofMillis(300);

    private final Aenderungsauftraege auftraege;
    private final Auswirkungen auswirkungen;

    Auswirkungsseite(Aenderungsauftraege auftraege, Auswirkungen auswirkungen) {
        this.auftraege = auftraege;
        this.auswirkungen = auswirkungen;
    }

    @GetMapping("/aenderungsauftraege/{id:\\d{1,18}}/auswirkung")
    String zeige(
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model seite) {
        var auftrag = auftraege.finde(id).orElseThrow(() -> new AuftragUnbekannt(id));
        seite.addAttribute("auftrag", auftrag);
        seite.addAttribute("rechnung", auswirkungen.von(auftrag, GEDULD));
        return htmx == null ? "aenderungsauftrag/auswirkungsseite" : "aenderungsauftrag/auswirkung :: auswirkung";
    }
}
