package de.postfachhub.auskunft;

/** Why somebody is entitled to the erasure: the letters of Art. 17 (1) GDPR. */
public enum Loeschgrund {
    ZWECK_ENTFALLEN("Die Daten sind nicht mehr notwendig (Art. 17 Abs. 1 Buchst. a DSGVO)"),
    EINWILLIGUNG_WIDERRUFEN("Die Einwilligung wurde widerrufen (Buchst. b)"),
    WIDERSPRUCH("Es wurde Widerspruch eingelegt (Buchst. c)"),
    UNRECHTMAESSIG("Die Daten wurden unrechtmäßig verarbeitet (Buchst. d)"),
    RECHTSPFLICHT("Eine Rechtspflicht verlangt die Löschung (Buchst. e)");

    private final String text;

    Loeschgrund(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
