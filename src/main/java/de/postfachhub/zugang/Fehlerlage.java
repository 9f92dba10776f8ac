package de.postfachhub.zugang;

import java.util.Arrays;
import java.util.Optional;

/** What an HTTP status means to a person who uses the API or a page: the same words on both. */
enum Fehlerlage {
    UNGUELTIG(400, "Ungültige Anfrage", "Die Anfrage entspricht nicht der Beschreibung der Schnittstelle."),
    ANMELDUNG_FEHLT(
            401, "Anmeldung erforderlich", "Die Anfrage braucht einen gültigen Benutzernamen und das Kennwort dazu."),
    NICHT_ERLAUBT(403, "Nicht erlaubt", "Die Anmeldung ist gültig, reicht für diese Anfrage aber nicht aus."),
    NICHT_GEFUNDEN(404, "Nicht gefunden", "Unter dieser Adresse gibt es nichts."),
    METHODE(405, "Methode nicht erlaubt", "Diese Adresse kennt die Methode der Anfrage nicht."),
    DARSTELLUNG(406, "Darstellung nicht verfügbar", "Die verlangte Darstellung gibt es nicht; es gibt JSON."),
    ZU_LANGSAM(408, "Zu langsam", "Die Anfrage kam nicht rechtzeitig vollständig an."),
    KONFLIKT(409, "Konflikt", "Der Stand hat sich inzwischen geändert."),
    ZU_GROSS(413, "Zu groß", "Die Anfrage ist größer als erlaubt."),
    MEDIENTYP(415, "Medientyp nicht unterstützt", "Der Inhalt der Anfrage muss JSON sein."),
    NICHT_VERARBEITBAR(422, "Nicht verarbeitbar", "Der Inhalt der Anfrage widerspricht einer Regel."),
    FEHLER(500, "Unerwarteter Fehler", "Der Hub hat einen Fehler gemacht. Er steht im Log des Hubs."),
    GESTOERT(
            503,
            "Vorübergehend nicht verfügbar",
            "Die Datenbank ist gerade nicht erreichbar. Bitte in einigen Minuten noch einmal versuchen.");

    private final int status;
    private final String titel;
    private final String text;

    Fehlerlage(int status, String titel, String text) {
        this.status = status;
        this.titel = titel;
        this.text = text;
    }

    /** The one of the status, or else the general one of its class. */
    static Fehlerlage von(int status) {
        Optional<Fehlerlage> genau =
                Arrays.stream(values()).filter(lage -> lage.status == status).findFirst();
        return genau.orElse(status < 500 ? UNGUELTIG : FEHLER);
    }

    int status() {
        return status;
    }

    public String titel() {
        return titel;
    }

    public String text() {
        return text;
    }
}
