package de.postfachhub.grenzen;

import java.util.List;

/** How many bytes the body of a request may have; the first that fits the path holds. */
enum Koerpergrenze {
    /** A name, a password, a token. */
    ANMELDUNG(8, "/anmelden", "/abmelden"),
    /** Hawtio asks about all buttons at once, 70 KB with the routes alone and as much again for 400 queues. */
    KONSOLE(512, "/actuator/jolokia", "/actuator/hawtio"),
    /** Reads only. */
    BETRIEB(8, "/actuator"),
    /** A hundred changes of a request with their reasons. */
    SCHNITTSTELLE(256, "/api"),
    /** The longest form has four texts of 2,000 characters, each of which may take twelve bytes. */
    SEITEN(128, "");

    private static final int KILOBYTE = 1024;

    private final int kilobytes;
    private final List<String> pfade;

    Koerpergrenze(int kilobytes, String... pfade) {
        this.kilobytes = kilobytes;
        this.pfade = List.of(pfade);
    }

    /** @param pfad decoded, normalized, without the context path */
    static Koerpergrenze von(String pfad) {
        for (var grenze : values()) {
            for (var anfang : grenze.pfade) {
                if (pfad.equals(anfang) || pfad.startsWith(anfang + "/")) {
                    return grenze;
                }
            }
        }
        return SEITEN;
    }

    int bytes() {
        return kilobytes * KILOBYTE;
    }

    /** German, for whoever sent too much. */
    String text() {
        return "Der Inhalt der Anfrage ist größer als erlaubt; erlaubt sind hier höchstens " + kilobytes + " KB.";
    }
}
