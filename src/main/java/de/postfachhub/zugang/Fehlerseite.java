package de.postfachhub.zugang;

import static de.postfachhub.zugang.Seite.sicher;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The answer to what went wrong before or outside a REST resource: a page for people, problem details for the API. The
 * container has already logged an exception that led here.
 */
@Hidden
@Controller
final class Fehlerseite implements ErrorController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> fehler(HttpServletRequest anfrage) {
        var status = status(anfrage);
        if (!Browserantwort.erwartetSeite(anfrage, adresse(anfrage))) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.von(status, null));
        }
        var lage = Fehlerlage.von(status.value());
        return ResponseEntity.status(status)
                .contentType(HTML)
                .body(Seite.html(anfrage.getContextPath(), lage.titel(), """
                        <p>%s</p>
                        <p><a href="%s/">Zur Startseite</a></p>
                        """.formatted(
                                sicher(lage.text()), sicher(anfrage.getContextPath()))));
    }

    private static HttpStatus status(HttpServletRequest anfrage) {
        var code = anfrage.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer zahl ? HttpStatus.resolve(zahl) : null;
        // Asked for by its address there is no error here, so there is nothing here.
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static String adresse(HttpServletRequest anfrage) {
        return anfrage.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String adresse
                ? adresse
                : anfrage.getRequestURI();
    }
}
