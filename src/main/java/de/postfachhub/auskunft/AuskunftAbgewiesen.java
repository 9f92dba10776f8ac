package de.postfachhub.auskunft;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for can't be done; says all of why, and what can be done instead. */
final class AuskunftAbgewiesen extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /**
     * @param code an API
     * @param feld name of the input; empty where it is none
     * @param text German
     */
    record Fehler(String code, String feld, String text) {}

    private final transient List<Fehler> fehler;

    AuskunftAbgewiesen(HttpStatus status, List<Fehler> fehler) {
        super(status, problem(status, fehler), null);
        this.fehler = List.copyOf(fehler);
    }

    static AuskunftAbgewiesen ungueltig(Fehler... fehler) {
        return new AuskunftAbgewiesen(HttpStatus.BAD_REQUEST, List.of(fehler));
    }

    static AuskunftAbgewiesen unbekannt() {
        return new AuskunftAbgewiesen(
                HttpStatus.NOT_FOUND,
                List.of(new Fehler(
                        "NICHTS_GESPEICHERT",
                        "nachrichtId",
                        "Der Hub hat dazu nichts gespeichert, was zu löschen wäre.")));
    }

    static AuskunftAbgewiesen zuViele(int zeilen, int hoechstens) {
        return new AuskunftAbgewiesen(
                HttpStatus.UNPROCESSABLE_ENTITY,
                List.of(new Fehler(
                        "ZU_VIELE",
                        "vorgangId",
                        "Diese vorgangId steht in %d Zeilen des Protokolls, auf einmal gehen höchstens %d. Sie gehört wohl nicht zu einem"
                                        .formatted(zeilen, hoechstens)
                                + " einzelnen Vorgang; bitte nach der nachrichtId suchen.")));
    }

    static AuskunftAbgewiesen veraltet() {
        return new AuskunftAbgewiesen(
                HttpStatus.CONFLICT,
                List.of(
                        new Fehler(
                                "GEAENDERT",
                                "zeilen",
                                "Seit der Vorschau hat sich geändert, was gespeichert ist. Bitte die Vorschau noch einmal ansehen.")));
    }

    List<Fehler> fehler() {
        return fehler;
    }

    private static ProblemDetail problem(HttpStatus status, List<Fehler> fehler) {
        var problem = ProblemDetail.forStatus(status);
        problem.setDetail(String.join(" ", fehler.stream().map(Fehler::text).toList()));
        problem.setProperty("fehler", fehler);
        return problem;
    }
}
