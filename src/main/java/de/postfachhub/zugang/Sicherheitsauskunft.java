package de.postfachhub.zugang;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** {@code security.txt} as of RFC 9116, for everybody. It is made anew for each reader, so it runs out only after the hub has gone. */
@Hidden
@Controller
final class Sicherheitsauskunft {

    static final String ADRESSE = "/.well-known/security.txt";

    private static final Duration GUELTIGKEIT = Duration.ofDays(90);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Sicherheitseinstellungen einstellungen;
    private final Clock uhr;

    Sicherheitsauskunft(Sicherheitseinstellungen einstellungen, Clock uhr) {
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    @GetMapping(ADRESSE)
    ResponseEntity<String> lies() {
        if (einstellungen.kontakt().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var kontakte = einstellungen.kontakt().stream()
                .map(adresse -> "Contact: " + adresse + "\n")
                .collect(Collectors.joining());
        var bis = uhr.instant().plus(GUELTIGKEIT).truncatedTo(ChronoUnit.DAYS);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(kontakte + "Expires: " + bis + "\nPreferred-Languages: de, en\n");
    }
}
