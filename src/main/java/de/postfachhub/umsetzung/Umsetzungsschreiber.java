package de.postfachhub.umsetzung;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** The progress as a table for people who calculate: one line an agency. */
final class Umsetzungsschreiber {

    private static final List<@Nullable Object> KOPF = List.of(
            "weisung",
            "stichtag",
            "agentur",
            "name",
            "regionaldirektion",
            "stand",
            "seit",
            "auftrag",
            "auftragszustand",
            "auftrag_beginn");

    /** A spreadsheet takes a text that begins like this for a formula. */
    private static final String FORMEL = "=+-@";

    private Umsetzungsschreiber() {}

    static String schreibe(Umsetzungsstand stand) {
        return Stream.concat(
                        Stream.of(KOPF),
                        stand.agenturen().stream()
                                .map(agentur -> Arrays.<@Nullable Object>asList(
                                        stand.weisung(),
                                        stand.stichtag(),
                                        agentur.agentur(),
                                        text(agentur.name()),
                                        text(agentur.regionaldirektion()),
                                        agentur.stand(),
                                        agentur.seit(),
                                        agentur.auftrag(),
                                        agentur.auftragszustand(),
                                        agentur.auftragBeginn())))
                .map(werte -> CSVFormat.DEFAULT.format(werte.toArray()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static @Nullable String text(@Nullable String text) {
        return text != null && !text.isEmpty() && FORMEL.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
