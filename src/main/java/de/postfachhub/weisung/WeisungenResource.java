package de.postfachhub.weisung;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/weisungen")
@Tag(name = "Weisungen", description = "Was die Agenturen umzusetzen haben, und wie weit sie sind.")
final class WeisungenResource {

    private final Weisungen weisungen;

    WeisungenResource(Weisungen weisungen) {
        this.weisungen = weisungen;
    }

    @GetMapping
    @Operation(summary = "Alle Weisungen, die der Hub kennt")
    List<Weisung> alle() {
        return weisungen.weisungen();
    }

    @GetMapping("/{nummer}")
    @Operation(
            summary = "Eine Weisung",
            description = "Ein Änderungsauftrag unter der Weisung darf ausschließlich enthalten, was hier steht.")
    @ApiResponse(responseCode = "200", description = "Die Weisung")
    @ApiResponse(responseCode = "404", description = "Der Hub kennt keine Weisung mit dieser Nummer.")
    Weisung eine(@Parameter(example = "202509011") @PathVariable String nummer) {
        return weisungen
                .finde(nummer)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Der Hub kennt keine Weisung mit dieser Nummer."));
    }
}
