package de.postfachhub.grenzen;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * A connector with threads of its own: whoever holds all the others, liveness answers. Small, since a probe asks every few seconds, and
 * quick to drop who is slow.
 */
final class Gesundheitsanschluss {

    private static final int FAEDEN = 8;
    private static final int VERBINDUNGEN = 64;
    private static final int WARTENDE = 16;
    private static final int FRIST_MILLISEKUNDEN = 5_000;
    private static final int KOPFZEILEN_BYTES = 4_096;

    private Gesundheitsanschluss() {}

    static Connector von(Gesundheitseinstellungen einstellungen) {
        var protokoll = new Http11NioProtocol();
        protokoll.setAddress(einstellungen.adresse());
        protokoll.setMinSpareThreads(1);
        protokoll.setMaxThreads(FAEDEN);
        protokoll.setMaxConnections(VERBINDUNGEN);
        protokoll.setAcceptCount(WARTENDE);
        protokoll.setConnectionTimeout(FRIST_MILLISEKUNDEN);
        protokoll.setKeepAliveTimeout(FRIST_MILLISEKUNDEN);
        protokoll.setMaxHttpRequestHeaderSize(KOPFZEILEN_BYTES);
        var anschluss = new Connector(protokoll);
        anschluss.setPort(einstellungen.port());
        anschluss.setThrowOnFailure(true);
        anschluss.setProperty("bindOnInit", "false");
        return anschluss;
    }
}
