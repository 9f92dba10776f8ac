package de.postfachhub.zugang;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns what goes wrong in a REST resource of any room into problem details in German, without a stack trace and without
 * anything that the client sent. The rooms throw {@code ResponseStatusException} with a German reason, or
 * {@code ErrorResponseException} with problem details of their own; both arrive unchanged.
 */
@Order(Seitenrahmen.NACH_APIFEHLER - 1)
@RestControllerAdvice(annotations = RestController.class)
final class Apifehler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Apifehler.class);

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ProblemDetail gestoert(RuntimeException grund) {
        var problem = Problem.von(Fehlerlage.GESTOERT);
        LOG.warn("{}: Datenbank nicht erreichbar: {}", problem.getInstance(), grund.getMessage());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unerwartet(Exception grund) {
        var problem = Problem.von(Fehlerlage.FEHLER);
        LOG.error("{}: unerwarteter Fehler", problem.getInstance(), grund);
        return problem;
    }

    /** The filter chain answers these, it knows whether somebody is signed in at all. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void zugang(RuntimeException grund) {
        throw grund;
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception grund,
            @Nullable Object inhalt,
            HttpHeaders kopfzeilen,
            HttpStatusCode status,
            WebRequest anfrage) {
        var fehler = Eingabefehler.von(grund);
        ProblemDetail problem;
        if (!fehler.isEmpty()) {
            problem = Problem.von(fehler);
        } else if (grund instanceof ErrorResponseException eigenes) {
            problem = Problem.ergaenzt(eigenes.getBody());
        } else {
            problem = Problem.von(status, null);
        }
        return super.handleExceptionInternal(grund, problem, kopfzeilen, status, anfrage);
    }
}
