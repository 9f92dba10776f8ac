package de.postfachhub.auskunft;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is told as a file. Its name says the number of the record, not what was asked about. */
final class Auskunftsdatei {

    private Auskunftsdatei() {}

    static ResponseEntity<String> csv(Auskunft auskunft) {
        return antwort(auskunft, "csv", new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(Auskunftsschreiber.schreibe(auskunft));
    }

    static ResponseEntity<Auskunft> json(Auskunft auskunft) {
        return antwort(auskunft, "json", MediaType.APPLICATION_JSON).body(auskunft);
    }

    private static ResponseEntity.BodyBuilder antwort(Auskunft auskunft, String endung, MediaType art) {
        return ResponseEntity.ok()
                .contentType(art)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("auskunft-%d.%s".formatted(auskunft.vorgang(), endung))
                                .build()
                                .toString());
    }
}
