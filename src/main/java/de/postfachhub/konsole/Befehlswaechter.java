package de.postfachhub.konsole;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.request.JolokiaExecRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaWriteRequest;
import org.jolokia.server.core.request.NotChangedException;
import org.jolokia.server.core.service.request.AbstractRequestHandler;
import org.jolokia.server.core.service.request.RequestHandler;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * Stands before Jolokia's own handler. Counts what a request asks, and judges what could change something, because a
 * {@link Konsolenrichtlinie} isn't told the arguments that the audit log must name. Judges by itself too: Jolokia asks its policy only
 * for some kinds of requests.
 *
 * <p>Public because Jolokia makes it, as {@code META-INF/jolokia/services} says.
 */
public final class Befehlswaechter extends AbstractRequestHandler {

    /** For everybody, whatever it is about. */
    static final Set<RequestType> GESCHLOSSENE =
            Set.of(RequestType.WRITE, RequestType.NOTIFICATION, RequestType.CONFIG);

    public Befehlswaechter(int reihenfolge) {
        super("jmx", reihenfolge);
    }

    @Override
    public boolean canHandle(JolokiaRequest anfrage) {
        return true;
    }

    @Override
    public <R extends JolokiaRequest> @Nullable Object handleRequest(R anfrage, @Nullable Object bisher)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        var aufwand = Aufwand.von(anfrage);
        if (!Fragenzahl.erlaubt(aufwand)) {
            throw new SecurityException("At most " + aufwand.hoechstens() + " questions of this kind in a request");
        }
        if (anfrage instanceof JolokiaExecRequest exec) {
            var befehl = exec.getOperation() == null ? "" : exec.getOperation();
            var art = Freigaben.art(exec.getObjectName(), befehl);
            pruefe(exec, befehl, art, exec.getArguments());
            return art == Befehlsart.AENDERND
                    ? fuehreAus(exec, befehl, bisher)
                    : naechster(exec).handleRequest(exec, bisher);
        }
        if (anfrage instanceof JolokiaWriteRequest write) {
            var wert = write.getValue() == null ? List.of() : List.of(write.getValue());
            pruefe(write, "set " + write.getAttributeName(), Befehlsart.GESPERRT, wert);
        }
        if (!GESCHLOSSENE.contains(anfrage.getType())) {
            // What has one answer alone is answered by one handler alone; else Jolokia itself asks the next.
            return anfrage.isExclusive() ? naechster(anfrage).handleRequest(anfrage, bisher) : bisher;
        }
        throw new SecurityException(anfrage.getType() + " is closed for everybody");
    }

    private @Nullable Object fuehreAus(JolokiaExecRequest exec, String befehl, @Nullable Object bisher)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        var zeile = Auditlog.zeile(wer(), befehl, exec.getObjectNameAsString(), exec.getArguments());
        try {
            var ergebnis = naechster(exec).handleRequest(exec, bisher);
            zeile.erlaubt();
            return ergebnis;
        } catch (Exception e) {
            zeile.misslungen();
            throw e;
        }
    }

    private static Konsolenbenutzer wer() {
        return Konsolenbenutzer.aktueller().orElse(Konsolenbenutzer.NIEMAND);
    }

    private static void pruefe(
            JolokiaObjectNameRequest anfrage, String befehl, Befehlsart art, @Nullable Collection<?> argumente) {
        if (art == Befehlsart.LESEND) {
            return;
        }
        var benutzer = wer();
        var mbean = anfrage.getObjectNameAsString();
        if (art == Befehlsart.GESPERRT) {
            Auditlog.gesperrt(benutzer, befehl, mbean, argumente);
            throw new SecurityException("This operation is closed for everybody");
        }
        // A link or an image of another site is a GET that the browser sends with the session, and without a CSRF
        // token.
        if (!benutzer.betrieb() || anfrage.getHttpMethod() != HttpMethod.POST) {
            Auditlog.zeile(benutzer, befehl, mbean, argumente).abgelehnt();
            throw new SecurityException("This operation needs the role BETRIEB and a POST");
        }
    }

    private RequestHandler naechster(JolokiaRequest anfrage) {
        return getJolokiaContext().getServices(RequestHandler.class).stream()
                .filter(anderer -> anderer.getOrder() > getOrder() && anderer.canHandle(anfrage))
                .findFirst()
                .orElseThrow();
    }
}
