package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.security.AbstractAuthorizationAuditListener;
import org.springframework.boot.actuate.security.AuthorizationAuditListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.authorization.event.AuthorizationEvent;
import org.springframework.stereotype.Component;

/** In place of Spring Boot's, because that one doesn't say what was wanted: method and path of a request, or a method that needs a role. */
@Component
final class Zugriffsabweisung extends AbstractAuthorizationAuditListener {

    static final String ZIEL = "ziel";

    @Override
    public void onApplicationEvent(AuthorizationEvent ereignis) {
        if (ereignis instanceof AuthorizationDeniedEvent<?> abgewiesen) {
            var anmeldung = abgewiesen.getAuthentication().get();
            Map<String, Object> angaben = new HashMap<>(Map.of(ZIEL, ziel(abgewiesen.getObject())));
            if (anmeldung.getDetails() != null) {
                angaben.put("details", anmeldung.getDetails());
            }
            publish(new AuditEvent(anmeldung.getName(), AuthorizationAuditListener.AUTHORIZATION_FAILURE, angaben));
        }
    }

    private static String ziel(Object gewolltes) {
        if (gewolltes instanceof HttpServletRequest anfrage) {
            return anfrage.getMethod() + " " + anfrage.getRequestURI();
        }
        return gewolltes instanceof MethodInvocation aufruf
                ? aufruf.getMethod().getDeclaringClass().getSimpleName() + "."
                        + aufruf.getMethod().getName()
                : gewolltes.getClass().getSimpleName();
    }
}
