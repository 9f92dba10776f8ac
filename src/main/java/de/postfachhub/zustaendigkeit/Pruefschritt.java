package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One test of the decision. Holds facts only; the German sentence is made when somebody reads it, because nearly nobody
 * does and each message makes five of these.
 *
 * @param gegenstand what was looked up: a code of the catalogue or a number
 * @param bereich the Bereich that was looked up or found, where one matters
 * @param zeile the row that was found, also a closed one; null if there is none
 */
public record Pruefschritt(
        Art art,
        Befund ergebnis,
        String gegenstand,
        @Nullable Bereich bereich,
        @Nullable Zeile zeile) {

    /** What was tested; the names are an API. */
    public enum Art {
        ANLIEGEN,
        DIENSTSTELLE,
        NACHFOLGER,
        AGENTUR,
        WEITERLEITUNG,
        STANDARDBEREICH,
        ZIELPOSTFACH,
        ORGANISATIONSPOSTFACH
    }

    /** What the test found; the names are an API. */
    public enum Befund {
        GEFUNDEN,
        NICHT_GEFUNDEN,
        GESCHLOSSEN,
        NOCH_NICHT_GUELTIG,
        KREIS
    }

    private static final DateTimeFormatter TAG = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    /** The test as a German sentence. */
    public String text() {
        return switch (art) {
            case ANLIEGEN ->
                ergebnis == Befund.GEFUNDEN
                        ? "Das Anliegen %s steht im Katalog.".formatted(gegenstand)
                        : "Das Anliegen %s steht nicht im Katalog.".formatted(gegenstand);
            case DIENSTSTELLE -> "Die Dienststelle " + nummerntext();
            case NACHFOLGER -> "Die nachfolgende Dienststelle " + nummerntext();
            case AGENTUR -> "Die Agentur " + nummerntext();
            case WEITERLEITUNG ->
                ergebnis == Befund.GEFUNDEN
                        ? "Für %s gilt eine Weiterleitung an den Bereich %s.".formatted(gegenstand, bereichstext())
                        : "Für %s gilt keine Weiterleitung.".formatted(gegenstand);
            case STANDARDBEREICH ->
                "Ohne Weiterleitung gilt der Standardbereich von %s: %s.".formatted(gegenstand, bereichstext());
            case ZIELPOSTFACH ->
                zeile instanceof Postfach postfach
                        ? "Das Zielpostfach von %s für den Bereich %s ist %s."
                                .formatted(gegenstand, bereichstext(), postfach.zielpostfach())
                        : "Für %s gilt im Bereich %s kein Zielpostfach.".formatted(gegenstand, bereichstext());
            case ORGANISATIONSPOSTFACH ->
                zeile instanceof Postfach postfach && postfach.organisationspostfach() != null
                        ? "Benachrichtigt wird %s.".formatted(postfach.organisationspostfach())
                        : "Ein Organisationspostfach ist nicht eingetragen, niemand wird benachrichtigt.";
        };
    }

    private String nummerntext() {
        if (!(zeile instanceof Dienststelle dienststelle)) {
            return ergebnis == Befund.KREIS
                    ? gegenstand + " wurde schon geprüft, die Nachfolger bilden einen Kreis."
                    : gegenstand + " ist nicht eingetragen.";
        }
        var wer = "%s (%s) ".formatted(gegenstand, dienststelle.name());
        return switch (ergebnis) {
            case GESCHLOSSEN ->
                wer
                        + "ist seit dem %s geschlossen, %s."
                                .formatted(
                                        tag(dienststelle.gueltigkeit().bis()),
                                        dienststelle.nachfolger() == null
                                                ? "ein Nachfolger ist nicht eingetragen"
                                                : "Nachfolger ist " + dienststelle.nachfolger());
            case NOCH_NICHT_GUELTIG ->
                wer
                        + "gilt erst ab dem %s."
                                .formatted(tag(dienststelle.gueltigkeit().ab()));
            default -> wer + "war beim Eingang zuständig.";
        };
    }

    private static String tag(@Nullable LocalDate datum) {
        return datum == null ? "" : TAG.format(datum);
    }

    private String bereichstext() {
        return bereich == null ? "" : bereich.bezeichnung();
    }
}
