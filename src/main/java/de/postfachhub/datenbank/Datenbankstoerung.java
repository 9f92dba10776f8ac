package de.postfachhub.datenbank;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Why the database doesn't do what the hub asks of it, at its start and at work, as people are told. The first that matches the SQLSTATE
 * holds.
 *
 * @see <a href="https://www.postgresql.org/docs/16/errcodes-appendix.html">SQLSTATE in PostgreSQL</a>
 * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">SQLSTATE in H2</a>
 */
public enum Datenbankstoerung {
    NUR_LESBAR(
            "25006|90097",
            "Die Datenbank nimmt nur Lesezugriffe an.",
            "Prüfen, ob spring.datasource.url nach einer Umschaltung noch auf den schreibenden Server zeigt und ob"
                    + " default_transaction_read_only gesetzt ist."),
    VOLL("53100|58030", "Der Datenbank fehlt Platz auf der Platte.", "Auf dem Server der Datenbank Platz schaffen."),
    DATEI(
            "90028|90031",
            "Die Datei der Datenbank lässt sich nicht lesen und schreiben.",
            "Prüfen, ob der Hub in den Ordner aus spring.datasource.url schreiben darf und dort Platz ist."),
    BELEGT(
            "90020",
            "Die Datenbank benutzt schon ein anderer Prozess, wahrscheinlich ein zweiter Hub.",
            "Den anderen Hub beenden oder diesen in einem eigenen Ordner starten. Mehrere Hubs nebeneinander brauchen eine"
                    + " gemeinsame Datenbank auf einem Server (spring.datasource.url) und einen gemeinsamen Broker"
                    + " (spring.artemis.broker-url)."),
    BESCHAEDIGT(
            "90030|90048",
            "Die Datei der Datenbank ist beschädigt oder keine Datenbank von H2.",
            "Die Datei aus der Sicherung wiederherstellen. Ohne sie sind alle Einstellungen der Agenturen und das Protokoll verloren, und"
                    + " was schon zugestellt ist, wird nicht als Dublette erkannt."),
    GESCHLOSSEN(
            "90098|90121",
            "Die Datenbank hat sich geschlossen.",
            "Bleibt es dabei: die Datei *.trace.db neben der Datenbank ansehen, prüfen, ob dort Platz ist, und den Hub neu starten."),
    KEINE_VERBINDUNG_FREI(
            "53300",
            "Die Datenbank lässt keine weitere Verbindung zu.",
            "max_connections der Datenbank und spring.datasource.hikari.maximum-pool-size aufeinander abstimmen."),
    MITTEL_FEHLEN("53...", "Der Datenbank fehlen Betriebsmittel.", "Das Log der Datenbank ansehen."),
    RECHTE_FEHLEN(
            "42501|90096",
            "Dem Benutzer des Hubs fehlen Rechte an den Tabellen der Datenbank.",
            "Dem Benutzer spring.datasource.username die Rechte an allen Tabellen des Hubs geben und das Recht, sie anzulegen,"
                    + " zum Beispiel nach einer Wiederherstellung."),
    TABELLEN_FEHLEN(
            "42...|3F...|26...",
            "Tabellen der Datenbank fehlen oder passen nicht zu diesem Hub.",
            "Prüfen, ob spring.datasource.url auf die richtige Datenbank zeigt und ob sie vollständig ist; beim nächsten Start richtet der"
                    + " Hub seine Tabellen ein."),
    BEHINDERT(
            "40...|55...|50200|90131|HYT00",
            "In der Datenbank behindern Zugriffe einander (Verklemmung oder Sperre).",
            "Hält es an, so sperrt etwas anderes die Tabellen des Hubs: in pg_stat_activity nachsehen."),
    ZU_LANGSAM(
            "57014|57P05|25P0[34]",
            "Die Datenbank hat eine Anweisung abgebrochen, weil sie zu lange dauerte.",
            "Prüfen, was die Datenbank aufhält; die Frist ist postfach.datenbank.antwortfrist."),
    ABGEWIESEN(
            "28...|3D...|08004",
            "Die Datenbank lässt den Hub nicht ein.",
            "spring.datasource.url, spring.datasource.username und spring.datasource.password prüfen."),
    NICHT_ERREICHBAR(
            "08...|57P0.|90067|",
            "Die Datenbank ist nicht erreichbar, antwortet nicht oder hat keine Verbindung frei.",
            "Prüfen, ob sie läuft und ob spring.datasource.* stimmt."),
    ANDERE(
            ".*",
            "Die Datenbank lehnt ab, was der Hub zum Arbeiten braucht.",
            "Das Log der Datenbank ansehen (bei H2 die Datei *.trace.db neben ihr), es nennt die Anweisung.");

    private final Pattern zustaende;
    private final String satz;
    private final String massnahme;

    Datenbankstoerung(String zustaende, String satz, String massnahme) {
        this.zustaende = Pattern.compile(zustaende);
        this.satz = satz;
        this.massnahme = massnahme;
    }

    /** @param sqlstate empty where the driver or the pool tells none: it reached no server */
    static Datenbankstoerung von(String sqlstate) {
        return Arrays.stream(values())
                .filter(eine -> eine.zustaende.matcher(sqlstate).matches())
                .findFirst()
                .orElseThrow();
    }

    /** German, of what is the matter. */
    public String satz() {
        return satz;
    }

    /** German, of what to do. */
    public String massnahme() {
        return massnahme;
    }
}
