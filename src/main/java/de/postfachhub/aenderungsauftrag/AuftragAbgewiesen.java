package de.postfachhub.aenderungsauftrag;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A rule speaks against what was asked for; nothing was changed. Carries all that was found, for API and pages alike. */
public final class AuftragAbgewiesen extends ErrorResponseException {

    /** The codes of those who may not do this at all. */
    private static final Set<String> VERBOTEN = Set.of("ROLLE_FEHLT", "FREMDE_AGENTUR", "EIGENER_AUFTRAG");

    private final transient List<Befund> befunde;

    public AuftragAbgewiesen(List<Befund> befunde) {
        super(status(befunde), problem(befunde), null);
        this.befunde = List.copyOf(befunde);
    }

    public List<Befund> befunde() {
        return befunde;
    }

    private static HttpStatus status(List<Befund> befunde) {
        return befunde.stream().anyMatch(befund -> VERBOTEN.contains(befund.code()))
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static ProblemDetail problem(List<Befund> befunde) {
        var problem = ProblemDetail.forStatus(status(befunde));
        problem.setDetail("Der Auftrag wurde nicht angenommen; geändert ist nichts.");
        problem.setProperty(
                "fehler", befunde.stream().map(Auftragsantwort.Angabe::von).toList());
        return problem;
    }
}
