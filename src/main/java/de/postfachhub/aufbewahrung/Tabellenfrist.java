package de.postfachhub.aufbewahrung;

import static de.postfachhub.aufbewahrung.Massnahme.BLEIBT;
import static de.postfachhub.aufbewahrung.Massnahme.GELOESCHT;
import static de.postfachhub.aufbewahrung.Massnahme.PSEUDONYMISIERT;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows of each table of the database, in the order in which they are cleaned. The texts are those of
 * {@code docs/datenschutz.md}.
 */
enum Tabellenfrist {
    PROTOKOLL(
            "nachrichtId, vorgangId, Dienststelle, Anliegen, Organisationspostfach, Konto am Broker: mittelbar das Unternehmen und seine"
                    + " Ansprechperson",
            "Nachweis, dass keine Nachricht verloren ging oder falsch zugestellt wurde; Vorschau von Änderungen",
            Frist.NACHRICHTEN,
            "Zeitpunkt des Ereignisses",
            GELOESCHT,
            Loeschung.zeilen("protokoll", "id", "zeitpunkt < :grenze")),
    EINGANGSBUCH(
            "nachrichtId und SHA-256 des Inhalts: pseudonym",
            "Dubletten erkennen; jede Nachricht wird einmal zugestellt",
            Frist.NACHRICHTEN,
            "Eintrag",
            GELOESCHT,
            Loeschung.zeilen("eingangsbuch", "nachricht_id", "eingetragen_am < :grenze")),
    BENACHRICHTIGUNG(
            "nachrichtId, Organisationspostfach, Anliegen, Dienststelle",
            "E-Mail an das Team, Nachweis ihres Versands",
            Frist.NACHRICHTEN,
            "letzter Wechsel des Status; was noch auf den Versand wartet, bleibt",
            GELOESCHT,
            Loeschung.zeilen(
                    "benachrichtigung",
                    "id",
                    "status IN ('VERSANDT', 'GESPERRT', 'NICHT_ERLAUBT', 'GESCHEITERT') AND status_seit < :grenze")),
    BENACHRICHTIGUNGSPOSTFACH(
            "Organisationspostfach: Adresse eines Teams, ausnahmsweise einer Person",
            "Sammelfrist, Wiederholung und Sperre des Versands",
            Frist.POSTFAECHER,
            "letzte E-Mail oder Beginn der Sperre; nie, solange Benachrichtigungen dafür gespeichert sind oder die Stammdaten ein"
                    + " gesperrtes Postfach nennen",
            GELOESCHT,
            Loeschung.zeilen("benachrichtigungspostfach", "adresse", """
                    faellig_am IS NULL
                    AND offene_mail IS NULL
                    AND (beansprucht_bis IS NULL OR beansprucht_bis < :jetzt)
                    AND (letzte_mail_am IS NULL OR letzte_mail_am < :grenze)
                    AND (gesperrt_seit IS NULL OR gesperrt_seit < :grenze AND NOT EXISTS (
                        SELECT 1 FROM postfach p
                        WHERE lower(p.organisationspostfach) = lower(benachrichtigungspostfach.adresse) AND p.ersetzt_am IS NULL))
                    AND NOT EXISTS (
                        SELECT 1 FROM benachrichtigung b
                        WHERE b.organisationspostfach = benachrichtigungspostfach.adresse)""")),
    GELOESCHTE_NACHRICHT(
            "nachrichtId: pseudonym",
            "verspätete Ereignisse einer auf Antrag gelöschten Nachricht stellen den Bezug nicht wieder her",
            Frist.NACHRICHTEN,
            "Löschung auf Antrag",
            GELOESCHT,
            Loeschung.zeilen("geloeschte_nachricht", "nachricht_id", "geloescht_am < :grenze")),
    AUSKUNFTSVORGANG(
            "Name und Kennung dessen, der Auskunft gab oder löschte; nachrichtId oder SHA-256 der vorgangId; Aktenzeichen des Antrags",
            "Nachweis von Auskunft und Löschung auf Antrag (Art. 5 Abs. 2 DSGVO)",
            Frist.LOESCHPROTOKOLL,
            "Auskunft oder Löschung",
            GELOESCHT,
            Loeschung.zeilen("auskunftsvorgang", "id", "zeitpunkt < :grenze")),
    POSTFACHPRUEFUNG(
            "Organisationspostfach, Namen der Beschäftigten, die die Prüfung angefordert und bestätigt haben",
            "Nachweis, dass jemand das Postfach liest",
            Frist.PRUEFUNGEN,
            "Ausgang der Prüfung; die letzte eines Postfachs der Stammdaten bleibt, ohne Namen",
            GELOESCHT,
            Loeschung.zeilen(
                    "postfachpruefung",
                    "adresse, nummer",
                    "ausgang_am < :grenze AND NOT " + Bedingung.LETZTE_PRUEFUNG)),
    POSTFACHPRUEFUNG_NAMEN(
            "postfachpruefung",
            "Namen der Beschäftigten in der letzten Prüfung eines Postfachs der Stammdaten",
            "Nachweis, dass jemand das Postfach liest",
            Frist.PRUEFUNGEN,
            "Ausgang der Prüfung",
            PSEUDONYMISIERT,
            Loeschung.spalten(
                    "postfachpruefung", "adresse, nummer", """
                    angefordert_von = '-', bestaetigt_von = CASE WHEN bestaetigt_von IS NULL THEN NULL ELSE '-' END,
                    angefordert_kennung = NULL, bestaetigt_kennung = NULL""", "ausgang_am < :grenze AND angefordert_von <> '-'")),
    AUSWIRKUNG(
            "Organisationspostfach; sonst nur Anzahlen",
            "Entscheidungsgrundlage dessen, der einen Änderungsauftrag genehmigt",
            Frist.VORSCHAUEN,
            "Berechnung",
            GELOESCHT,
            Loeschung.zeilen("auswirkung", "aenderungsauftrag, berechnet_am", "berechnet_am < :grenze")),
    AENDERUNGSAUFTRAG(
            "Name des Antragstellers, Begründung",
            "Nachweis, wer die Zuständigkeit geändert hat (Vier-Augen-Prinzip)",
            Frist.AUFTRAEGE,
            "Ende der Wirkung, bei abgelehnten und zurückgezogenen die Entscheidung; offene bleiben",
            PSEUDONYMISIERT,
            Loeschung.namenInAuftraegen(Bedingung.AUFTRAG_BEENDET)),
    AUFTRAGSSCHRITT(
            "Namen derer, die eingereicht, genehmigt oder abgelehnt haben, und ihre Kennung beim Anmeldedienst, Begründung",
            "Nachweis, wer die Zuständigkeit geändert hat (Vier-Augen-Prinzip)",
            Frist.AUFTRAEGE,
            "mit dem Änderungsauftrag",
            PSEUDONYMISIERT,
            null),
    PERSONENNAME(
            "Name und Kennung beim Anmeldedienst von Beschäftigten, die sich angemeldet haben",
            "ein Name gehört nur einer Person, damit Nachweise eindeutig bleiben",
            Frist.AUFTRAEGE,
            "letzte Anmeldung",
            GELOESCHT,
            Loeschung.zeilen("personenname", "schluessel", "zuletzt_am < :grenze")),
    AENDERUNG(
            "Organisationspostfach",
            "Nachweis, was beantragt wurde",
            Frist.AUFTRAEGE,
            "mit dem Änderungsauftrag",
            PSEUDONYMISIERT,
            null),
    POSTFACH(
            "Organisationspostfach: Adresse eines Teams, ausnahmsweise einer Person",
            "wohin Nachrichten gehen und wer davon erfährt, zu jedem Tag nachweisbar",
            Frist.AUFTRAEGE,
            "Ende der Gültigkeit oder Ersetzung der Zeile",
            PSEUDONYMISIERT,
            Loeschung.spalten(
                    "postfach",
                    "id",
                    "organisationspostfach = NULL",
                    "organisationspostfach IS NOT NULL AND (gueltig_bis < :tag OR ersetzt_am < :grenze)")),
    DIENSTSTELLE("keiner", "wohin Nachrichten gehen, zu jedem Tag nachweisbar", null, "", BLEIBT, null),
    WEITERLEITUNG(
            "keiner, außer was in der Begründung steht",
            "wohin Nachrichten gehen, zu jedem Tag nachweisbar",
            null,
            "",
            BLEIBT,
            null),
    STAND("keiner", "Nummer der geltenden Fassung der Stammdaten", null, "", BLEIBT, null),
    PRUEFGRENZE("keiner", "eine Zeile, an der Anforderungen von Testmails aufeinander warten", null, "", BLEIBT, null),
    LOESCHPROTOKOLL(
            "keiner: nur Zahlen",
            "Nachweis der Löschung (Art. 5 Abs. 2 DSGVO)",
            Frist.LOESCHPROTOKOLL,
            "Lauf",
            GELOESCHT,
            Loeschung.zeilen("loeschprotokoll", "id", "begonnen_am < :grenze")),
    FLYWAY_SCHEMA_HISTORY("keiner", "Stand des Datenbankschemas", null, "", BLEIBT, null);

    private final String tabelle;
    private final String personenbezug;
    private final String zweck;
    private final @Nullable Frist frist;
    private final String beginn;
    private final Massnahme massnahme;
    private final @Nullable Loeschung loeschung;

    Tabellenfrist(
            String personenbezug,
            String zweck,
            @Nullable Frist frist,
            String beginn,
            Massnahme massnahme,
            @Nullable Loeschung loeschung) {
        this(null, personenbezug, zweck, frist, beginn, massnahme, loeschung);
    }

    /** @param tabelle if it isn't the name of the constant */
    Tabellenfrist(
            @Nullable String tabelle,
            String personenbezug,
            String zweck,
            @Nullable Frist frist,
            String beginn,
            Massnahme massnahme,
            @Nullable Loeschung loeschung) {
        this.tabelle = tabelle == null ? name().toLowerCase(Locale.ROOT) : tabelle;
        this.personenbezug = personenbezug;
        this.zweck = zweck;
        this.frist = frist;
        this.beginn = beginn;
        this.massnahme = massnahme;
        this.loeschung = loeschung;
    }

    String tabelle() {
        return tabelle;
    }

    /** What of persons is in it. */
    String personenbezug() {
        return personenbezug;
    }

    String zweck() {
        return zweck;
    }

    /** Empty for what stays. */
    Optional<Frist> frist() {
        return Optional.ofNullable(frist);
    }

    /** What the period counts from. */
    String beginn() {
        return beginn;
    }

    Massnahme massnahme() {
        return massnahme;
    }

    /** Empty for what stays or goes with another table. */
    Optional<Loeschung> loeschung() {
        return Optional.ofNullable(loeschung);
    }

    private static final class Bedingung {

        static final String LETZTE_PRUEFUNG = """
                (nummer = (SELECT max(p.nummer) FROM postfachpruefung p WHERE p.adresse = postfachpruefung.adresse)
                 AND EXISTS (
                     SELECT 1 FROM postfach p
                     WHERE lower(p.organisationspostfach) = lower(postfachpruefung.adresse) AND p.ersetzt_am IS NULL))""";

        static final String AUFTRAG_BEENDET =
                """
                pseudonymisiert_am IS NULL
                AND EXISTS (
                    SELECT 1 FROM auftragsschritt s
                    WHERE s.aenderungsauftrag = aenderungsauftrag.id
                      AND s.nummer = (SELECT max(x.nummer) FROM auftragsschritt x WHERE x.aenderungsauftrag = aenderungsauftrag.id)
                      AND s.zustand NOT IN ('ENTWURF', 'EINGEREICHT', 'GENEHMIGT')
                      AND s.wann < :grenze)
                """ + ohneWirkung("dienststelle") + ohneWirkung("postfach") + ohneWirkung("weiterleitung");

        private Bedingung() {}

        private static String ohneWirkung(String tabelle) {
            return """
                    AND NOT EXISTS (
                        SELECT 1 FROM %s z
                        WHERE z.aenderungsauftrag = aenderungsauftrag.id
                          AND (z.ersetzt_am IS NULL OR z.ersetzt_am >= :grenze)
                          AND (z.gueltig_bis IS NULL OR z.gueltig_bis >= :tag))
                    """.formatted(tabelle);
        }
    }
}
