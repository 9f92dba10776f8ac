package de.postfachhub.zugang;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Problem details as of RFC 9457. {@code instance} names this one occurrence and stands in the log beside an unexpected error;
 * it isn't the path of the request, so that nothing a client sent comes back.
 */
final class Problem {

    /** One thing that is wrong with the input. */
    record Angabe(String code, String feld, String text) {}

    private static final URI OHNE_ART = URI.create("about:blank");

    private Problem() {}

    static ProblemDetail von(Fehlerlage lage) {
        return von(HttpStatusCode.valueOf(lage.status()), null);
    }

    /** @param text what is wrong in this case; without one the general words for the status */
    static ProblemDetail von(HttpStatusCode status, @Nullable String text) {
        var problem = ProblemDetail.forStatus(status);
        problem.setDetail(text);
        return ergaenzt(problem);
    }

    /** One that a room has made: its detail and further members stay. */
    static ProblemDetail ergaenzt(ProblemDetail problem) {
        var lage = Fehlerlage.von(problem.getStatus());
        if (problem.getType() == null) {
            problem.setType(OHNE_ART);
        }
        problem.setTitle(lage.titel());
        problem.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
        if (problem.getDetail() == null) {
            problem.setDetail(lage.text());
        }
        return problem;
    }

    /** A faulty input with everything that is wrong, as the member {@code fehler}. */
    static ProblemDetail von(List<Angabe> fehler) {
        var problem = von(Fehlerlage.UNGUELTIG);
        problem.setProperty("fehler", fehler);
        return problem;
    }
}
