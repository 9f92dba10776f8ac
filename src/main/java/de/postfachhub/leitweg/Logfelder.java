package de.postfachhub.leitweg;

import java.util.UUID;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Gives each log line that a step of a route writes the fields {@code routeId} and {@code nachrichtId}. Camel's own MDC logging would add
 * its breadcrumb, which a sender may set to anything.
 */
@Component
final class Logfelder implements InterceptStrategy {

    static final String ROUTE = "routeId";
    static final String NACHRICHT = "nachrichtId";

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        return new Feldsetzer(target, ProcessorDefinitionHelper.getRouteId(definition));
    }

    private static final class Feldsetzer extends DelegateAsyncProcessor {

        private final @Nullable String routeId;

        Feldsetzer(Processor schritt, @Nullable String routeId) {
            super(schritt);
            this.routeId = routeId;
        }

        /** The fields end with this step on this thread; a step within it sets its own. */
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String route = MDC.get(ROUTE);
            String nachricht = MDC.get(NACHRICHT);
            try {
                setze(ROUTE, routeId);
                setze(NACHRICHT, nachrichtId(exchange));
                return super.process(exchange, callback);
            } finally {
                setze(ROUTE, route);
                setze(NACHRICHT, nachricht);
            }
        }

        private static @Nullable String nachrichtId(Exchange exchange) {
            if (exchange.getVariable("eingang") instanceof Eingang eingang) {
                UUID nachrichtId = eingang.kopfdaten().nachrichtId();
                return nachrichtId == null ? null : nachrichtId.toString();
            }
            return null;
        }

        private static void setze(String feld, @Nullable String wert) {
            if (wert == null) {
                MDC.remove(feld);
            } else {
                MDC.put(feld, wert);
            }
        }
    }
}
