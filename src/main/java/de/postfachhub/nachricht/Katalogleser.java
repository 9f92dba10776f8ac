package de.postfachhub.nachricht;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;

/** Reads one catalogue file and collects all its faults. For one file only. */
final class Katalogleser {

    private static final List<String> SPALTEN = List.of("code", "bezeichnung", "bereich");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    /** What a mail, a page and a log line can show on one line. */
    private static final Pattern BEZEICHNUNG = Pattern.compile("(?=\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}(?<=\\S)");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Resource datei;
    private final List<String> fehler = new ArrayList<>();
    private final Map<String, Long> zeileDesCodes = new HashMap<>();

    Katalogleser(Resource datei) {
        this.datei = datei;
    }

    /** The entries in the order of the file. */
    List<Anliegen> lies() {
        var eintraege = new ArrayList<Anliegen>();
        try (var csv = CSVParser.parse(inhalt(), FORMAT)) {
            liesZeilen(csv, eintraege);
        } catch (CharacterCodingException e) {
            melde("kein UTF-8; erlaubt ist UTF-8 mit oder ohne BOM");
        } catch (IOException e) {
            melde("nicht lesbar; erlaubt ist eine Datei, die der Hub lesen darf");
        }
        if (eintraege.isEmpty() && fehler.isEmpty()) {
            melde("kein Eintrag; erlaubt ist mindestens einer");
        }
        if (!fehler.isEmpty()) {
            throw new KatalogFehlerhaft(datei.getDescription(), fehler);
        }
        return List.copyOf(eintraege);
    }

    private String inhalt() throws IOException {
        var text = UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(datei.getContentAsByteArray()))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void liesZeilen(CSVParser csv, List<Anliegen> eintraege) {
        var zeilen = csv.iterator();
        try {
            if (!zeilen.hasNext() || !zeilen.next().toList().equals(SPALTEN)) {
                melde("Zeile 1: die Kopfzeile fehlt; erlaubt ist genau " + String.join(",", SPALTEN));
                return;
            }
            while (zeilen.hasNext()) {
                liesZeile(zeilen.next(), csv.getCurrentLineNumber(), eintraege);
            }
        } catch (UncheckedIOException e) {
            melde("Zeile " + csv.getCurrentLineNumber()
                    + ": die Anführungszeichen passen nicht; erlaubt ist CSV nach RFC 4180");
        }
    }

    private void liesZeile(CSVRecord felder, long zeile, List<Anliegen> eintraege) {
        if (felder.size() != SPALTEN.size()) {
            melde("Zeile " + zeile + ": " + felder.size() + " Spalten; erlaubt sind genau " + SPALTEN.size());
            return;
        }
        var code = felder.get(0);
        if (!CODE.matcher(code).matches()) {
            melde(zeile, 0, code, "Großbuchstaben, Ziffern und Unterstriche, der erste ein Buchstabe, höchstens 100");
        }
        var vorher = zeileDesCodes.putIfAbsent(code, zeile);
        if (vorher != null) {
            melde(zeile, 0, code, "jeder Code einmal, dieser steht schon in Zeile " + vorher);
        }
        var bezeichnung = felder.get(1);
        if (!BEZEICHNUNG.matcher(bezeichnung).matches()) {
            melde(zeile, 1, bezeichnung, "1 bis 100 Zeichen in einer Zeile, ohne Leerzeichen am Rand");
        }
        var bereich = bereich(felder.get(2));
        if (bereich.isEmpty()) {
            melde(
                    zeile,
                    2,
                    felder.get(2),
                    Stream.of(Bereich.values()).map(Bereich::name).collect(joining(", ")));
        }
        bereich.ifPresent(standard -> eintraege.add(new Anliegen(code, bezeichnung, standard)));
    }

    private static Optional<Bereich> bereich(String name) {
        return Stream.of(Bereich.values())
                .filter(bereich -> bereich.name().equals(name))
                .findFirst();
    }

    private void melde(long zeile, int spalte, String gefunden, String erlaubt) {
        melde("Zeile " + zeile + ", Spalte " + SPALTEN.get(spalte) + ": \"" + gefunden + "\"; erlaubt: " + erlaubt);
    }

    private void melde(String text) {
        fehler.add(text);
    }
}
