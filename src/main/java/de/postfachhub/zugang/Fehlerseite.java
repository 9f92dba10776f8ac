package de.postfachhub.zugang;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to what went wrong before or outside a REST resource: a page for people, problem details for the API. The
 * container has already logged an exception that led here.
 */
@Hidden
@Controller
final class Fehlerseite implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    Object fehler(HttpServletRequest anfrage) {
        var status = status(anfrage);
        if (!Browserantwort.erwartetSeite(anfrage, adresse(anfrage))) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.von(status, Fehlerhinweis.von(anfrage)));
        }
        var lage = Fehlerlage.von(status.value());
        var text = Objects.requireNonNullElse(Fehlerhinweis.von(anfrage), lage.text());
        return new ModelAndView(
                "zugang/fehler", Map.of("lage", lage, "text", text, "hinweise", Texteingang.hinweise(anfrage)), status);
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
