package de.postfachhub.aenderungsauftrag;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** There is no request of that number. */
public final class AuftragUnbekannt extends ErrorResponseException {

    public AuftragUnbekannt(long id) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "Einen Änderungsauftrag mit der Nummer %d gibt es nicht.".formatted(id)),
                null);
    }
}
