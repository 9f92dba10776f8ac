package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a program that isn't signed in or isn't allowed. Says the same whether the user exists or not. */
@Component
final class Problemantwort implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;

    Problemantwort(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest anfrage, HttpServletResponse antwort, AuthenticationException grund)
            throws IOException {
        antwort.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Postfach-Hub\", charset=\"UTF-8\"");
        weiseAb(antwort);
    }

    /** The same without a challenge. */
    void weiseAb(HttpServletResponse antwort) throws IOException {
        schreibe(antwort, Fehlerlage.ANMELDUNG_FEHLT);
    }

    @Override
    public void handle(HttpServletRequest anfrage, HttpServletResponse antwort, AccessDeniedException grund)
            throws IOException {
        schreibe(antwort, Fehlerlage.NICHT_ERLAUBT);
    }

    private void schreibe(HttpServletResponse antwort, Fehlerlage lage) throws IOException {
        antwort.setStatus(lage.status());
        antwort.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(antwort.getOutputStream(), Problem.von(lage));
    }
}
