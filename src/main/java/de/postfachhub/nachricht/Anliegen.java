package de.postfachhub.nachricht;

/**
 * An entry of the catalogue.
 *
 * @param code upper-case letters, digits and underscore, compared exactly
 * @param bezeichnung the German label
 * @param standardbereich who works on it where no forwarding rule says otherwise
 */
public record Anliegen(String code, String bezeichnung, Bereich standardbereich) {}
