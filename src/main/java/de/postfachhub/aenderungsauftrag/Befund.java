package de.postfachhub.aenderungsauftrag;

/**
 * Something that was found in a request.
 *
 * @param code an API
 * @param feld name of the field in the JSON, for example {@code aenderungen[0].gueltigAb}; empty: the request as a whole
 * @param text German: what was found, what is allowed
 * @param hinweis true: worth knowing, false: the request can't be made like this
 */
public record Befund(String code, String feld, String text, boolean hinweis) {

    Befund alsHindernis() {
        return new Befund(code, feld, text, false);
    }
}
