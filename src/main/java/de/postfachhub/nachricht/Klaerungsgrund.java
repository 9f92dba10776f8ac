package de.postfachhub.nachricht;

/**
 * Every reason for which a message needs a person instead of a team's queue.
 *
 * <p>The names are an API: they travel as codes on {@code postfach.klaerfall} and stand in the journal.
 */
public enum Klaerungsgrund {
    FALSCHE_NACHRICHTENART(
            "Die JMS-Nachrichtenart ist nicht erlaubt.",
            "Absendendes System auffordern, die Nachricht als TextMessage oder BytesMessage zu senden."),
    ZU_GROSS(
            "Die Nachricht ist größer als erlaubt.",
            "Absendendes System auffordern, Anlagen zu verkleinern oder aufzuteilen;"
                    + " ist die Größe berechtigt, postfach.nachricht.hoechstgroesse anheben und wiedervorlegen."),
    LEER(
            "Die Nachricht hat keinen Inhalt.",
            "Beim absendenden System nach der verlorenen Nachricht fragen und sie neu senden lassen."),
    FALSCHE_KODIERUNG(
            "Der Inhalt ist nicht in UTF-8 kodiert.",
            "Absendendes System auffordern, den Inhalt in UTF-8 zu kodieren und neu zu senden."),
    KEIN_JSON(
            "Der Inhalt ist kein wohlgeformtes JSON.",
            "Absendendes System auffordern, die Nachricht zu berichtigen und neu zu senden."),
    KEIN_OBJEKT(
            "Der Inhalt ist JSON, aber kein Objekt.",
            "Absendendes System auffordern, je Nachricht genau ein JSON-Objekt zu senden."),
    GRENZE_UEBERSCHRITTEN(
            "Der Aufbau der Nachricht überschreitet eine technische Grenze.",
            "Beim absendenden System klären, warum die Nachricht so tief verschachtelt oder so breit ist."),
    DOPPELTES_FELD(
            "Ein Feld kommt mehrfach vor, der gemeinte Wert ist nicht eindeutig.",
            "Absendendes System auffordern, jedes Feld nur einmal zu senden."),
    FELD_FEHLT(
            "Ein Pflichtfeld fehlt.",
            "Absendendes System auffordern, das Feld zu ergänzen und die Nachricht neu zu senden."),
    FALSCHER_TYP(
            "Ein Feld hat den falschen Typ.",
            "Absendendes System auffordern, das Feld als Zeichenkette zu senden; Zahlen verlieren führende Nullen."),
    UNGUELTIGER_WERT(
            "Ein Feld hat einen Wert, der nicht erlaubt ist.",
            "Absendendes System auffordern, den Wert zu berichtigen und die Nachricht neu zu senden."),
    ZEIT_OHNE_ZONE(
            "Ein Zeitpunkt nennt keinen Abstand zu UTC und ist deshalb nicht eindeutig.",
            "Absendendes System auffordern, den Abstand zu UTC mitzusenden, zum Beispiel +02:00 oder Z."),

    UNBEKANNTES_ANLIEGEN(
            "Das Anliegen steht nicht im Anliegenkatalog.",
            "Neues Anliegen in den Katalog aufnehmen, den Hub neu starten und wiedervorlegen;"
                    + " sonst das absendende System auffordern, den Code zu berichtigen."),
    UNBEKANNTE_DIENSTSTELLE(
            "Die Dienststelle war zum Zeitpunkt des Eingangs nicht bekannt.",
            "Dienststelle oder Nachfolger in den Stammdaten ergänzen und wiedervorlegen;"
                    + " sonst die zuständige Agentur ermitteln und die Nachricht dorthin abgeben."),
    KEIN_ZIELPOSTFACH(
            "Für die Dienststelle und den Bereich war zum Zeitpunkt des Eingangs kein Zielpostfach eingetragen.",
            "Zielpostfach in den Stammdaten ergänzen und wiedervorlegen."),

    NACHRICHTID_VERGEBEN(
            "Unter derselben nachrichtId wurde schon eine Nachricht mit anderem Inhalt angenommen.",
            "Beim absendenden System klären, welche Nachricht gilt, und sie mit neuer nachrichtId senden lassen."),
    SCHON_ANGENOMMEN(
            "Die Nachricht wurde im Broker verschoben, und unter ihrer nachrichtId ist dieser Inhalt schon einmal angenommen worden.",
            "Im Protokoll nachsehen: Hat ihr Team sie schon oder liegt sie in dessen Zielpostfach, so ist diese überzählig; wurde sie"
                    + " zurückgegeben oder ausgesondert, Ursache beheben und wiedervorlegen."),
    ZURUECKGEGEBEN(
            "Das Team hat die Nachricht als nicht zuständig zurückgegeben.",
            "Zuständige Dienststelle ermitteln; sind die Stammdaten falsch, sie berichtigen und wiedervorlegen, sonst die Nachricht"
                    + " dorthin abgeben."),
    RUECKGABE_FREMD(
            "Die Rückgabe kommt nicht von dem Benutzer des Brokers, in dessen Warteschlange die Nachricht nach dem Protokoll liegt.",
            "Im Protokoll nachsehen, welcher Benutzer sie gesendet hat, und dort nach dem Grund fragen; nicht wiedervorlegen. Liest er"
                    + " zu Recht für diese Agentur, ihn in postfach.rueckgabe eintragen."),
    RUECKGABE_UNBELEGT(
            "Es ist nicht belegt, welcher Benutzer des Brokers die Rückgabe gesendet hat.",
            "Bei der Agentur nachfragen; hat sie zurückgegeben, wie ZURUECKGEGEBEN behandeln. Rückgaben nicht über AMQP senden, sondern"
                    + " über CORE oder STOMP; im Broker muss populateValidatedUser eingeschaltet sein.");

    private final String text;
    private final String massnahme;

    Klaerungsgrund(String text, String massnahme) {
        this.text = text;
        this.massnahme = massnahme;
    }

    /** What it means, as a German sentence. */
    public String text() {
        return text;
    }

    /** What the operator does about it, as a German sentence. */
    public String massnahme() {
        return massnahme;
    }
}
