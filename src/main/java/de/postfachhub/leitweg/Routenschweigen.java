package de.postfachhub.leitweg;

import de.postfachhub.zusagen.Befund;
import de.postfachhub.zusagen.Zusage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.log.LogEndpoint;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.BacklogDebugger;
import org.apache.camel.spi.BacklogTracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Camel neither logs nor shows what is in a message: no tracer, debugger or history runs, no route logs a body. */
@Component
final class Routenschweigen implements Zusage {

    private static final Pattern GANZES = Pattern.compile(
            "\\$(simple)?\\{[^}]*\\b(body|bodyAs|bodyOneLine|prettyBody|mandatoryBodyAs|messageAs|headers|exchange|messageHistory|originalBody)\\b[^}]*}");

    private final ObjectProvider<CamelContext> camel;

    Routenschweigen(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    @Override
    public String code() {
        return "ROUTEN_OHNE_INHALT";
    }

    @Override
    public Befund pruefe() {
        var kontext = camel.getObject();
        var fehler = new ArrayList<String>();
        falls(kontext.isTracing(), "Camel schreibt jede Nachricht ins Log (tracing)", fehler);
        falls(vorgehalten(kontext), "Camel hält Nachrichten zum Ansehen vor (camel.trace)", fehler);
        falls(angehalten(kontext), "Camel läuft mit Debugger", fehler);
        falls(
                kontext.isMessageHistory(),
                "Camel schreibt den Weg gescheiterter Nachrichten ins Log (message-history)",
                fehler);
        falls(kontext.isLogExhaustedMessageBody(), "Camel schreibt gescheiterte Nachrichten ins Log", fehler);
        falls(kontext.isDevConsole(), "Camels Entwicklerkonsole läuft (dev-console)", fehler);
        kontext.getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof LogEndpoint log && (log.isShowBody() || log.isShowAll()))
                .forEach(endpoint -> fehler.add("eine Route schreibt Nachrichten ins Log (log:)"));
        logzeilen(kontext).stream()
                .filter(log -> GANZES.matcher(String.valueOf(log.getMessage())).find())
                .forEach(log -> fehler.add("der Schritt " + log.getId() + " schreibt Nachrichten ins Log"));
        return Befund.aus(
                fehler,
                "Camel schreibt keine Nachrichten ins Log und hält keine zum Ansehen vor",
                "camel.trace.*, camel.debug.*, camel.main.tracing, .message-history, .log-exhausted-message-body und .dev-console-enabled"
                        + " entfernen, in den Routen nur Kennungen loggen");
    }

    private static boolean vorgehalten(CamelContext kontext) {
        var tracer = kontext.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        return Boolean.TRUE.equals(kontext.isBacklogTracing()) || tracer != null && tracer.isEnabled();
    }

    private static boolean angehalten(CamelContext kontext) {
        var debugger = kontext.getCamelContextExtension().getContextPlugin(BacklogDebugger.class);
        return Boolean.TRUE.equals(kontext.isDebugging()) || debugger != null && debugger.isEnabled();
    }

    private static List<LogDefinition> logzeilen(CamelContext kontext) {
        return kontext.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                .flatMap(route ->
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), LogDefinition.class).stream())
                .toList();
    }

    private static void falls(Boolean so, String satz, List<String> fehler) {
        if (Boolean.TRUE.equals(so)) {
            fehler.add(satz);
        }
    }
}
