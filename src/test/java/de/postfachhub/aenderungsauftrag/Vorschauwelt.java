package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stand;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables and changes for the tests of the preview. */
final class Vorschauwelt {

    static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    static final String KUG = "KUG_ANTRAG";
    static final LocalDate ANFANG = LocalDate.of(2023, 1, 1);

    /** As many entries as the catalogue of the hub, all worked on in Leistung. */
    static final Anliegenkatalog KATALOG = new Anliegenkatalog() {
        private final List<Anliegen> alle = Stream.concat(
                        Stream.of(
                                new Anliegen(EGZ, "Anfrage Eingliederungszuschuss", Bereich.LEISTUNG),
                                new Anliegen(KUG, "Antrag Kurzarbeitergeld", Bereich.LEISTUNG)),
                        IntStream.rangeClosed(3, 13)
                                .mapToObj(nummer ->
                                        new Anliegen("ANLIEGEN_" + nummer, "Anliegen " + nummer, Bereich.LEISTUNG)))
                .toList();

        @Override
        public Optional<Anliegen> finde(String code) {
            return alle.stream()
                    .filter(anliegen -> anliegen.code().equals(code))
                    .findFirst();
        }

        @Override
        public List<Anliegen> alle() {
            return alle;
        }
    };

    private Vorschauwelt() {}

    static Dienststelle dienststelle(String nummer, @Nullable LocalDate bis, @Nullable String nachfolger) {
        return new Dienststelle(
                nummer.hashCode(), nummer, "Ort " + nummer, null, new Gueltigkeit(ANFANG, bis), nachfolger, null);
    }

    static Postfach leistung(String dienststelle) {
        return leistung(dienststelle, null);
    }

    static Postfach leistung(String dienststelle, @Nullable LocalDate bis) {
        return new Postfach(
                ("p" + dienststelle).hashCode(),
                dienststelle,
                Bereich.LEISTUNG,
                "postfach.ziel." + dienststelle + ".leistung",
                "leistung." + dienststelle + "@ba.example",
                new Gueltigkeit(ANFANG, bis),
                null);
    }

    /** 735 with the office 73501, and 739 with 73901; messages go to Leistung, nobody has switched. */
    static Stammdaten zweiAgenturen() {
        return new Stammdaten(
                List.of(
                        dienststelle("735", null, null),
                        dienststelle("73501", null, null),
                        dienststelle("739", null, null),
                        dienststelle("73901", null, null)),
                List.of(leistung("735"), leistung("739")),
                List.of());
    }

    /** As many as there are: 150 agencies with 709 offices, each agency with a rule and two mailboxes with a history. */
    static Stammdaten vollbestand() {
        List<Dienststelle> dienststellen = new ArrayList<>();
        List<Postfach> postfaecher = new ArrayList<>();
        List<Weiterleitung> weiterleitungen = new ArrayList<>();
        var id = 1L;
        for (var agentur = 700; agentur < 850; agentur++) {
            var nummer = Integer.toString(agentur);
            dienststellen.add(dienststelle(nummer, null, null));
            for (var office = 1; office <= (agentur < 809 ? 5 : 4); office++) {
                dienststellen.add(dienststelle(nummer + "0" + office, null, null));
            }
            for (var bereich : Bereich.values()) {
                for (var gueltigkeit : List.of(
                        new Gueltigkeit(ANFANG, ANFANG.plusYears(1)), new Gueltigkeit(ANFANG.plusYears(1), null))) {
                    var ziel = "postfach.ziel." + nummer + "." + (bereich == Bereich.LEISTUNG ? "leistung" : "ag-s");
                    postfaecher.add(
                            new Postfach(id++, nummer, bereich, ziel, nummer + "@ba.example", gueltigkeit, null));
                }
            }
            weiterleitungen.add(new Weiterleitung(
                    id++,
                    nummer,
                    KUG,
                    Rechtskreis.SGB_III,
                    Herkunft.UNTERNEHMENSPROFIL,
                    Bereich.ARBEITGEBER_SERVICE,
                    new Gueltigkeit(LocalDate.of(2026, 1, 1).plusDays(agentur), null),
                    null,
                    null));
        }
        return new Stammdaten(dienststellen, postfaecher, weiterleitungen);
    }

    static Aenderung weiterleitung(String dienststelle, LocalDate ab, @Nullable LocalDate bis) {
        return new Aenderung(
                Aenderungsart.WEITERLEITUNG,
                dienststelle,
                EGZ,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                Bereich.ARBEITGEBER_SERVICE,
                null,
                false,
                null,
                null,
                null,
                false,
                ab,
                bis);
    }

    static Aenderung postfach(
            String dienststelle, Bereich bereich, @Nullable String mailadresse, LocalDate ab, @Nullable LocalDate bis) {
        return postfach(
                dienststelle,
                bereich,
                "postfach.ziel." + dienststelle + (bereich == Bereich.LEISTUNG ? ".leistung" : ".arbeitgeber-service"),
                mailadresse,
                ab,
                bis);
    }

    static Aenderung ohnePostfach(String dienststelle, Bereich bereich, LocalDate ab) {
        return postfach(dienststelle, bereich, null, null, ab, null);
    }

    private static Aenderung postfach(
            String dienststelle,
            Bereich bereich,
            @Nullable String queue,
            @Nullable String mailadresse,
            LocalDate ab,
            @Nullable LocalDate bis) {
        return new Aenderung(
                Aenderungsart.POSTFACH,
                dienststelle,
                null,
                null,
                null,
                bereich,
                queue,
                false,
                mailadresse,
                null,
                null,
                queue == null,
                ab,
                bis);
    }

    static Aenderung schliessung(String dienststelle, LocalDate ab, @Nullable String nachfolger) {
        return new Aenderung(
                Aenderungsart.DIENSTSTELLE,
                dienststelle,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                nachfolger,
                true,
                ab,
                null);
    }

    /** The tables by which an instance decides, as another instance would change them. */
    static final class Tabellen implements Zustaendigkeiten {

        private volatile Stammdaten stammdaten;
        private volatile long generation = 1;

        Tabellen(Stammdaten stammdaten) {
            this.stammdaten = stammdaten;
        }

        void aendere(Stammdaten neu) {
            stammdaten = neu;
            generation++;
        }

        @Override
        public Zuordnung ordneZu(Zuordnungsfrage frage) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stand stand() {
            return new Stand(generation, Instant.EPOCH, Instant.EPOCH, 0, 0, 0);
        }

        @Override
        public Stammdaten stammdaten() {
            return stammdaten;
        }

        @Override
        public Set<String> zielpostfaecher() {
            return Set.of();
        }
    }
}
