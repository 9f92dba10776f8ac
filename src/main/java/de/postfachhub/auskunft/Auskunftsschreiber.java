package de.postfachhub.auskunft;

import de.postfachhub.auskunft.Auskunft.Nachricht;
import de.postfachhub.protokoll.Grund;
import de.postfachhub.zugang.Formelanfang;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** What is kept as a table: one line for each row of the journal, of the register and of the outbox. */
final class Auskunftsschreiber {

    private static final List<String> KOPF = List.of(
            "quelle",
            "nachrichtId",
            "zeitpunkt",
            "was",
            "vorgangId",
            "eingangAm",
            "rechtskreis",
            "herkunft",
            "anliegen",
            "dienststelle",
            "bereich",
            "warteschlange",
            "organisationspostfach",
            "zuordnung",
            "gruende",
            "jmsMessageId",
            "versuch",
            "instanz",
            "pruefsummen",
            "gueltigBis");

    private Auskunftsschreiber() {}

    static String schreibe(Auskunft auskunft) {
        return Stream.concat(Stream.of(KOPF), auskunft.nachrichten().stream().flatMap(Auskunftsschreiber::zeilen))
                .map(werte -> CSVFormat.DEFAULT.format(
                        werte.stream().map(Auskunftsschreiber::zelle).toArray()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<List<? extends @Nullable Object>> zeilen(Nachricht nachricht) {
        var id = nachricht.protokoll().nachrichtId();
        return Stream.of(
                        nachricht.protokoll().zeilen().stream()
                                .map(zeile -> Arrays.<@Nullable Object>asList(
                                        "protokoll",
                                        id,
                                        zeile.ereignis().zeitpunkt(),
                                        zeile.ereignis().art(),
                                        zeile.vorgangId(),
                                        zeile.eingangAm(),
                                        zeile.rechtskreis(),
                                        zeile.herkunft(),
                                        zeile.anliegen(),
                                        zeile.dienststelle(),
                                        zeile.ereignis().bereich(),
                                        zeile.ereignis().queue(),
                                        zeile.ereignis().organisationspostfach(),
                                        zeile.ereignis().zuordnung(),
                                        zeile.ereignis().gruende().stream()
                                                .map(Grund::code)
                                                .collect(Collectors.joining(" ")),
                                        zeile.ereignis().jmsMessageId(),
                                        zeile.ereignis().versuch(),
                                        zeile.ereignis().instanz(),
                                        null,
                                        null)),
                        nachricht.benachrichtigungen().stream()
                                .map(eine -> Arrays.<@Nullable Object>asList(
                                        "benachrichtigung",
                                        id,
                                        eine.seit(),
                                        eine.status(),
                                        null,
                                        eine.eingangAm(),
                                        null,
                                        null,
                                        eine.anliegen(),
                                        eine.dienststelle(),
                                        eine.bereich(),
                                        null,
                                        eine.organisationspostfach(),
                                        eine.referenz(),
                                        eine.grund(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)),
                        Stream.ofNullable(nachricht.protokoll().eingangsbuch())
                                .map(eintrag -> Arrays.<@Nullable Object>asList(
                                        "eingangsbuch",
                                        id,
                                        eintrag.eingetragenAm(),
                                        "EINGETRAGEN",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        eintrag.zustellung() + " " + eintrag.inhalt(),
                                        nachricht.eingangsbuchBis())))
                .flatMap(teil -> teil);
    }

    private static @Nullable Object zelle(@Nullable Object wert) {
        return wert instanceof String text ? Formelanfang.entschaerft(text) : wert;
    }
}
