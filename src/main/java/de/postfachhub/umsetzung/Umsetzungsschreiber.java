package de.postfachhub.umsetzung;

import de.postfachhub.zugang.Formelanfang;
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

    private Umsetzungsschreiber() {}

    static String schreibe(Umsetzungsstand stand) {
        return Stream.concat(
                        Stream.of(KOPF),
                        stand.agenturen().stream()
                                .map(agentur -> Arrays.<@Nullable Object>asList(
                                        stand.weisung(),
                                        stand.stichtag(),
                                        agentur.agentur(),
                                        Formelanfang.entschaerft(agentur.name()),
                                        Formelanfang.entschaerft(agentur.regionaldirektion()),
                                        agentur.stand(),
                                        agentur.seit(),
                                        agentur.auftrag(),
                                        agentur.auftragszustand(),
                                        agentur.auftragBeginn())))
                .map(werte -> CSVFormat.DEFAULT.format(werte.toArray()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
