package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the pages of all rooms have in common: the template {@code rahmen.html} asks who is signed in, and a page that needs the
 * database while it is away becomes an error page that says so.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(Seitenrahmen.NACH_APIFEHLER)
final class Seitenrahmen {

    /** A REST controller is a controller too; its errors are answered by {@link Apifehler}. */
    static final int NACH_APIFEHLER = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Seitenrahmen.class);
    private static final String ROLLE = "ROLE_";

    /**
     * @param benutzer null before the login
     * @param rollen in words
     * @param revision whether the pages of the auditor are there
     * @param demo whether the pages of the demo are there
     */
    record Rahmen(@Nullable String benutzer, String rollen, boolean revision, boolean demo) {}

    private final boolean demo;

    Seitenrahmen(Environment umgebung) {
        this.demo = umgebung.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("rahmen")
    Rahmen rahmen(@Nullable Principal wer) {
        return wer instanceof Authentication anmeldung
                ? new Rahmen(anmeldung.getName(), rollen(anmeldung), istRevision(anmeldung), demo)
                : new Rahmen(null, "", false, demo);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    void gestoert(RuntimeException grund, HttpServletResponse antwort) throws IOException {
        LOG.warn("Datenbank nicht erreichbar: {}", grund.getClass().getSimpleName());
        antwort.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static boolean istRevision(Authentication anmeldung) {
        return anmeldung.getAuthorities().stream()
                .anyMatch(recht -> (ROLLE + Rolle.REVISION).equals(recht.getAuthority()));
    }

    private static String rollen(Authentication anmeldung) {
        return anmeldung.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(recht -> recht.startsWith(ROLLE))
                .map(recht -> recht.substring(ROLLE.length()))
                .map(rolle -> rolle.charAt(0) + rolle.substring(1).toLowerCase(Locale.GERMAN))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
