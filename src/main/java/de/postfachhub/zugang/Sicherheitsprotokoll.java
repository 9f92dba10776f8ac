package de.postfachhub.zugang;

import de.postfachhub.zugang.Auditzeile.Feld;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.security.AuthenticationAuditListener;
import org.springframework.boot.actuate.security.AuthorizationAuditListener;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Who signed in, who was refused, who left, who wanted what his roles don't allow, and who may what: {@link Auditzeile}s of
 * Spring Boot's audit events. Keeps nothing; the log is where they are looked for.
 *
 * <p>A program brings its password with each request: its sign-ins stand there once an hour for each name and address. A refused name
 * that isn't configured is left out, it may be a password in the wrong field. Nor does it say who wasn't signed in and was asked to.
 */
@Component
final class Sicherheitsprotokoll implements AuditEventRepository {

    private static final Duration WIEDERHOLUNG = Duration.ofHours(1);
    private static final int PROGRAMME_HOECHSTENS = 1_000;
    private static final String NIEMAND = "anonymousUser";

    private final Benutzerverzeichnis verzeichnis;
    private final Clock uhr;

    /** When a name from an address was last written down, the oldest first. */
    private final Map<String, Instant> programme = new LinkedHashMap<>();

    Sicherheitsprotokoll(Benutzerverzeichnis verzeichnis, Clock uhr) {
        this.verzeichnis = verzeichnis;
        this.uhr = uhr;
    }

    @EventListener(ApplicationReadyEvent.class)
    void nenneRechte() {
        verzeichnis
                .alle()
                .forEach(benutzer -> Auditzeile.zu("rechte")
                        .mit(Feld.BENUTZER, benutzer.name())
                        .mit(Feld.ROLLEN, String.join(",", benutzer.rollen()))
                        .mit(Feld.AGENTUREN, String.join(",", benutzer.agenturen()))
                        .erlaubt());
    }

    @Override
    public void add(AuditEvent ereignis) {
        var wer = ereignis.getPrincipal();
        switch (ereignis.getType()) {
            case AuthenticationAuditListener.AUTHENTICATION_SUCCESS -> {
                if (!istWiederholung(ereignis)) {
                    zeile("anmeldung", wer, ereignis).erlaubt();
                }
            }
            case AuthenticationAuditListener.AUTHENTICATION_FAILURE ->
                zeile("anmeldung", verzeichnis.kennt(wer) ? wer : "unbekannt", ereignis)
                        .abgelehnt();
            case AuthenticationAuditListener.LOGOUT_SUCCESS ->
                zeile("abmeldung", wer, ereignis).erlaubt();
            case AuthorizationAuditListener.AUTHORIZATION_FAILURE -> {
                if (!wer.equals(NIEMAND)) {
                    zeile("zugriff", wer, ereignis)
                            .mit(Feld.ZIEL, String.valueOf(ereignis.getData().get(Zugriffsabweisung.ZIEL)))
                            .abgelehnt();
                }
            }
            default -> zeile(ereignis.getType(), wer, ereignis).erlaubt();
        }
    }

    @Override
    public List<AuditEvent> find(@Nullable String principal, @Nullable Instant after, @Nullable String type) {
        return List.of();
    }

    private static Auditzeile zeile(String operation, String wer, AuditEvent ereignis) {
        return Auditzeile.zu(operation).mit(Feld.BENUTZER, wer).mit(Feld.ADRESSE, adresse(ereignis));
    }

    private static String adresse(AuditEvent ereignis) {
        return ereignis.getData().get("details") instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    /** Whoever has a session signs in once. */
    private synchronized boolean istWiederholung(AuditEvent ereignis) {
        if (ereignis.getData().get("details") instanceof WebAuthenticationDetails web && web.getSessionId() != null) {
            return false;
        }
        var wer = ereignis.getPrincipal() + " " + adresse(ereignis);
        var jetzt = uhr.instant();
        programme.values().removeIf(zuletzt -> !zuletzt.isAfter(jetzt.minus(WIEDERHOLUNG)));
        if (programme.containsKey(wer)) {
            return true;
        }
        if (programme.size() >= PROGRAMME_HOECHSTENS) {
            programme.remove(programme.keySet().iterator().next());
        }
        programme.put(wer, jetzt);
        return false;
    }
}
