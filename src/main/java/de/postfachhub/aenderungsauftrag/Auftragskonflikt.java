package de.postfachhub.aenderungsauftrag;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Somebody else was faster, or the state of the request or of the tables doesn't allow the step; nothing was changed. */
public final class Auftragskonflikt extends ErrorResponseException {

    private final String code;
    private final String text;

    /** @param text German: why, and what can be done */
    public Auftragskonflikt(String code, String text) {
        super(HttpStatus.CONFLICT, problem(code, text), null);
        this.code = code;
        this.text = text;
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }

    private static ProblemDetail problem(String code, String text) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, text);
        problem.setProperty("fehler", List.of(new Auftragsantwort.Angabe(code, "", text)));
        return problem;
    }
}
