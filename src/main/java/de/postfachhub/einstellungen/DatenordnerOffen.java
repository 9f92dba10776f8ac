package de.postfachhub.einstellungen;

/** Others than the hub's user may look into a folder with messages or tables. */
final class DatenordnerOffen extends RuntimeException {

    static final String MASSNAHME =
            "Einen eigenen Ordner angeben, der dem Benutzer des Hubs gehört, und ihn für andere sperren (chmod 700).";

    private static final long serialVersionUID = 1L;

    DatenordnerOffen(String was) {
        super(was);
    }
}
