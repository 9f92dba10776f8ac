package de.postfachhub.einstellungen;

import org.springframework.core.env.Environment;

/** Pages and API over HTTPS alone. */
final class Websicherheit {

    private static final String PORT = "management.server.port";
    private static final String PROXY = "server.forward-headers-strategy";
    private static final String COOKIE = "server.servlet.session.cookie.secure";

    private Websicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        maengel.falls(
                !umgebung.getProperty("server.ssl.enabled", boolean.class, true),
                "server.ssl.enabled: false schaltet HTTPS ab; die Einstellung entfernen");
        maengel.falls(
                !umgebung.getProperty(COOKIE, boolean.class, false),
                COOKIE + ": muss true sein (Vorgabe des Profils); die Einstellung entfernen");
        maengel.falls(
                umgebung.getProperty(PROXY, "").equalsIgnoreCase("framework"),
                PROXY
                        + ": framework glaubt jedem Absender die Kopfzeilen eines Proxys; native lassen und den Proxy in"
                        + " server.tomcat.remoteip.internal-proxies angeben");
        var eigener = umgebung.getProperty(PORT);
        maengel.falls(
                eigener != null
                        && !eigener.equals(umgebung.getProperty("server.port"))
                        && umgebung.getProperty("management.server.ssl.bundle", "")
                                .isBlank(),
                PORT
                        + ": ein eigener Anschluss wäre ohne TLS; auch management.server.ssl.bundle angeben oder ihn entfernen");
    }
}
