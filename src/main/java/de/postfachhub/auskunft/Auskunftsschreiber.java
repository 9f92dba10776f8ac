package de.postfachhub.auskunft;

import de.postfachhub.auskunft.Auskunft.Nachricht;
import de.postfachhub.protokoll.Grund;
import de.postfachhub.protokoll.Nachrichtenspur;
import de.postfachhub.zugang.Formelanfang;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            "benutzer",
            "pruefsummen",
            "gueltigBis");

    private Auskunftsschreiber() {}

    static String schreibe(Auskunft auskunft) {
        var zeilen = auskunft.nachrichten().stream()
                .flatMap(Auskunftsschreiber::zeilen)
                .map(Zeile::nachKopf);
        return Stream.concat(Stream.of(KOPF), zeilen)
                .map(werte -> CSVFormat.DEFAULT.format(werte.toArray()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<Zeile> zeilen(Nachricht nachricht) {
        var id = nachricht.protokoll().nachrichtId();
        return Stream.of(
                        nachricht.protokoll().zeilen().stream().map(Auskunftsschreiber::zeile),
                        nachricht.benachrichtigungen().stream()
                                .map(eine -> Zeile.aus("benachrichtigung")
                                        .mit("zeitpunkt", eine.seit())
                                        .mit("was", eine.status())
                                        .mit("eingangAm", eine.eingangAm())
                                        .mit("anliegen", eine.anliegen())
                                        .mit("dienststelle", eine.dienststelle())
                                        .mit("bereich", eine.bereich())
                                        .mit("organisationspostfach", eine.organisationspostfach())
                                        .mit("zuordnung", eine.referenz())
                                        .mit("gruende", eine.grund())),
                        Stream.ofNullable(nachricht.protokoll().eingangsbuch())
                                .map(eintrag -> Zeile.aus("eingangsbuch")
                                        .mit("zeitpunkt", eintrag.eingetragenAm())
                                        .mit("was", "EINGETRAGEN")
                                        .mit("pruefsummen", eintrag.zustellung() + " " + eintrag.inhalt())
                                        .mit("gueltigBis", nachricht.eingangsbuchBis())))
                .flatMap(teil -> teil)
                .map(zeile -> zeile.mit("nachrichtId", id));
    }

    private static Zeile zeile(Nachrichtenspur.Zeile spur) {
        var ereignis = spur.ereignis();
        return Zeile.aus("protokoll")
                .mit("zeitpunkt", ereignis.zeitpunkt())
                .mit("was", ereignis.art())
                .mit("vorgangId", spur.vorgangId())
                .mit("eingangAm", spur.eingangAm())
                .mit("rechtskreis", spur.rechtskreis())
                .mit("herkunft", spur.herkunft())
                .mit("anliegen", spur.anliegen())
                .mit("dienststelle", spur.dienststelle())
                .mit("bereich", ereignis.bereich())
                .mit("warteschlange", ereignis.queue())
                .mit("organisationspostfach", ereignis.organisationspostfach())
                .mit("zuordnung", ereignis.zuordnung())
                .mit("gruende", ereignis.gruende().stream().map(Grund::code).collect(Collectors.joining(" ")))
                .mit("jmsMessageId", ereignis.jmsMessageId())
                .mit("versuch", ereignis.versuch())
                .mit("instanz", ereignis.instanz())
                .mit("benutzer", ereignis.benutzer());
    }

    /** @param werte by the names of {@link #KOPF}; what has none stays empty */
    private record Zeile(Map<String, @Nullable Object> werte) {

        static Zeile aus(String quelle) {
            return new Zeile(new HashMap<>()).mit("quelle", quelle);
        }

        List<? extends @Nullable Object> nachKopf() {
            return KOPF.stream().map(spalte -> zelle(werte.get(spalte))).toList();
        }

        Zeile mit(String spalte, @Nullable Object wert) {
            werte.put(spalte, wert);
            return this;
        }
    }

    private static @Nullable Object zelle(@Nullable Object wert) {
        return wert instanceof String text ? Formelanfang.entschaerft(text) : wert;
    }
}
