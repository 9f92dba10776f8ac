package de.postfachhub.nachricht;

/**
 * The JSON value of an envelope field, unchecked.
 *
 * @param text the value of a string, the source of a number or literal, empty for what has an inside
 */
record Rohwert(Art art, String text) {

    enum Art {
        ZEICHENKETTE("Zeichenkette"),
        ZAHL("Zahl"),
        WAHRHEITSWERT("Wahrheitswert"),
        NULL("null"),
        OBJEKT("Objekt"),
        LISTE("Liste"),
        /** The field stands there more than once, so none of its values holds. */
        MEHRDEUTIG("mehrere Werte");

        private final String bezeichnung;

        Art(String bezeichnung) {
            this.bezeichnung = bezeichnung;
        }

        String bezeichnung() {
            return bezeichnung;
        }
    }

    static final Rohwert MEHRDEUTIG = new Rohwert(Art.MEHRDEUTIG, "");

    /** How a fault shows a value that may be shown. */
    String offen() {
        return switch (art) {
            case ZEICHENKETTE -> '"' + text + '"';
            case ZAHL -> art.bezeichnung() + " " + text;
            default -> art.bezeichnung();
        };
    }

    /** How a fault shows any other. */
    String verdeckt() {
        return art == Art.ZEICHENKETTE ? "Zeichenkette mit " + text.length() + " Zeichen" : art.bezeichnung();
    }
}
