package de.postfachhub.konsole;

import org.jolokia.server.core.request.JolokiaExecRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaSearchRequest;
import org.jolokia.server.core.util.RequestType;

/** What a question to Jolokia costs, and how many of that kind one HTTP request may hold. */
enum Aufwand {
    /**
     * Some attributes of one MBean, or whether a button may be pressed. Hawtio asks for all MBeans of a folder at once, and for the
     * buttons of all there are.
     */
    KLEIN(2_000),
    GEWOEHNLICH(50),
    /** Walks through all MBeans. */
    GROSS(1);

    private final int hoechstens;

    Aufwand(int hoechstens) {
        this.hoechstens = hoechstens;
    }

    int hoechstens() {
        return hoechstens;
    }

    static Aufwand von(JolokiaRequest frage) {
        if (frage.getType() == RequestType.LIST || frage instanceof JolokiaSearchRequest) {
            return GROSS;
        }
        if (frage instanceof JolokiaObjectNameRequest mitName && mitName.getObjectName() != null) {
            if (mitName.getObjectName().isPattern()) {
                return GROSS;
            }
            if (frage.getType() == RequestType.READ
                    || frage instanceof JolokiaExecRequest
                            && Hawtiorechte.NAME.equals(mitName.getObjectName().toString())) {
                return KLEIN;
            }
        }
        return GEWOEHNLICH;
    }
}
