package de.postfachhub.leitweg;

import de.postfachhub.datenbank.Datenbankfehler;
import de.postfachhub.datenbank.Wartende;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees each attempt of each step, and tells {@link Wartende} of those that wait for the database. */
@Component
final class Wartebeobachtung implements InterceptStrategy {

    private final Wartende wartende;

    Wartebeobachtung(Wartende wartende) {
        this.wartende = wartende;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        return new Beobachter(target);
    }

    private final class Beobachter extends DelegateAsyncProcessor {

        Beobachter(Processor schritt) {
            super(schritt);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(exchange, synchron -> {
                vermerke(exchange);
                callback.done(synchron);
            });
        }
    }

    private void vermerke(Exchange exchange) {
        var ausnahme = exchange.getException();
        var fehler =
                ausnahme == null ? null : Datenbankfehler.abzuwarten(ausnahme).orElse(null);
        if (fehler == null) {
            wartende.weiter(exchange.getExchangeId());
        } else if (wartende.wartet(exchange.getExchangeId(), fehler)) {
            exchange.getExchangeExtension().addOnCompletion(new Ende());
        }
    }

    /** A stop ends the wait as well. */
    private final class Ende extends SynchronizationAdapter {

        @Override
        public void onDone(Exchange exchange) {
            wartende.weiter(exchange.getExchangeId());
        }
    }
}
