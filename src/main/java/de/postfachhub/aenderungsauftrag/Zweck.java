package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import org.jspecify.annotations.Nullable;

/** What the form is for, apart from carrying out a Weisung: each asks for a few fields and makes one change of them. */
enum Zweck {
    ARBEITGEBER_SERVICE(
            "Postfächer des Arbeitgeber-Service ändern",
            "Ein anderes Zielpostfach oder ein anderes Organisationspostfach.",
            Aenderungsart.POSTFACH),
    LEISTUNG(
            "Postfächer der Leistung ändern",
            "Ein anderes Zielpostfach oder ein anderes Organisationspostfach.",
            Aenderungsart.POSTFACH),
    WEITERLEITUNG(
            "Weiterleitung ändern oder beenden",
            "Welcher Bereich Nachrichten mit einem bestimmten Anliegen bekommt.",
            Aenderungsart.WEITERLEITUNG),
    SCHLIESSUNG(
            "Dienststelle schließen",
            "Eine Geschäftsstelle oder Agentur gibt es von einem Tag an nicht mehr; ihre Nachrichten bekommt eine andere.",
            Aenderungsart.DIENSTSTELLE);

    private final String bezeichnung;
    private final String text;
    private final Aenderungsart art;

    Zweck(String bezeichnung, String text, Aenderungsart art) {
        this.bezeichnung = bezeichnung;
        this.text = text;
        this.art = art;
    }

    public String bezeichnung() {
        return bezeichnung;
    }

    public String text() {
        return text;
    }

    Aenderungsart art() {
        return art;
    }

    /** Whose mailboxes it is about; null if it is about none. */
    @Nullable
    Bereich bereich() {
        return art == Aenderungsart.POSTFACH ? Bereich.valueOf(name()) : null;
    }
}
