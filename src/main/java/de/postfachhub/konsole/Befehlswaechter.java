package de.postfachhub.konsole;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import javax.management.JMException;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.request.JolokiaExecRequest;
import org.jolokia.server.core.request.JolokiaNotificationRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaWriteRequest;
import org.jolokia.server.core.request.NotChangedException;
import org.jolokia.server.core.service.request.AbstractRequestHandler;
import org.jolokia.server.core.service.request.RequestHandler;
import org.jolokia.server.core.util.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Stands before Jolokia's own handler for every request that could change something, because a {@link Konsolenrichtlinie} isn't told the
 * arguments that the audit log must name. Judges by itself too: Jolokia asks its policy only for some kinds of requests.
 *
 * <p>Public because Jolokia makes it, as {@code META-INF/jolokia/services} says.
 */
public final class Befehlswaechter extends AbstractRequestHandler {

    public Befehlswaechter(int reihenfolge) {
        super("jmx", reihenfolge);
    }

    @Override
    public boolean canHandle(JolokiaRequest anfrage) {
        return anfrage instanceof JolokiaExecRequest
                || anfrage instanceof JolokiaWriteRequest
                || anfrage instanceof JolokiaNotificationRequest;
    }

    @Override
    public <R extends JolokiaRequest> @Nullable Object handleRequest(R anfrage, @Nullable Object bisher)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        if (anfrage instanceof JolokiaExecRequest exec) {
            var befehl = exec.getOperation() == null ? "" : exec.getOperation();
            pruefe(exec, befehl, Freigaben.art(exec.getObjectName(), befehl), exec.getArguments());
            return naechster(exec).handleRequest(anfrage, bisher);
        }
        if (anfrage instanceof JolokiaWriteRequest write) {
            var wert = write.getValue() == null ? List.of() : List.of(write.getValue());
            pruefe(write, "set " + write.getAttributeName(), Befehlsart.GESPERRT, wert);
        }
        throw new SecurityException(anfrage.getType() + " is closed for everybody");
    }

    private static void pruefe(
            JolokiaObjectNameRequest anfrage, String befehl, Befehlsart art, @Nullable Collection<?> argumente) {
        if (art == Befehlsart.LESEND) {
            return;
        }
        var benutzer = Konsolenbenutzer.aktueller().orElse(new Konsolenbenutzer("", false));
        var mbean = anfrage.getObjectNameAsString();
        if (art == Befehlsart.GESPERRT) {
            Auditlog.gesperrt(benutzer.name(), befehl, mbean, argumente);
            throw new SecurityException("This operation is closed for everybody");
        }
        // A link or an image of another site is a GET that the browser sends with the session, and without a CSRF
        // token.
        if (!benutzer.betrieb() || anfrage.getHttpMethod() != HttpMethod.POST) {
            Auditlog.abgelehnt(benutzer.name(), befehl, mbean, argumente);
            throw new SecurityException("This operation needs the role BETRIEB and a POST");
        }
        Auditlog.erlaubt(benutzer.name(), befehl, mbean, argumente);
    }

    private RequestHandler naechster(JolokiaRequest anfrage) {
        return getJolokiaContext().getServices(RequestHandler.class).stream()
                .filter(anderer -> anderer.getOrder() > getOrder() && anderer.canHandle(anfrage))
                .findFirst()
                .orElseThrow();
    }
}
