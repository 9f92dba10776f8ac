package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds on a day, as far as the hub knew it at a time: one page of it.
 *
 * @param bekannt when it was known like this
 * @param seite from 0
 * @param gesamt of all pages
 * @param weitere whether there is a next page
 */
record Stichtagsbild(
        LocalDate stichtag,
        OffsetDateTime bekannt,
        int seite,
        int groesse,
        int gesamt,
        boolean weitere,
        List<Dienststellenbild> dienststellen) {

    /** Whether a Dienststelle is there on the day. */
    enum Zustand {
        OFFEN("offen"),
        GESCHLOSSEN("geschlossen"),
        KUENFTIG("noch nicht eröffnet");

        private final String bezeichnung;

        Zustand(String bezeichnung) {
            this.bezeichnung = bezeichnung;
        }

        public String bezeichnung() {
            return bezeichnung;
        }
    }

    /**
     * A Dienststelle with the rows of its own; what an office has none for, its agency's rows decide.
     *
     * @param nachfolger who is responsible after its end
     * @param gueltigBis the day after the last day
     * @param beleg the row in decision receipts
     * @param aenderungsauftrag number of the request that wrote the row; null if it was imported
     */
    record Dienststellenbild(
            String nummer,
            String name,
            @Nullable String regionaldirektion,
            Zustand zustand,
            @Nullable String nachfolger,
            LocalDate gueltigAb,
            @Nullable LocalDate gueltigBis,
            String beleg,
            @Nullable Long aenderungsauftrag,
            List<Postfachbild> postfaecher,
            List<Weiterleitungsbild> weiterleitungen) {

        static Dienststellenbild von(
                Dienststelle zeile, Zustand zustand, List<Postfach> postfaecher, List<Weiterleitung> weiterleitungen) {
            return new Dienststellenbild(
                    zeile.nummer(),
                    zeile.name(),
                    zeile.regionaldirektion(),
                    zustand,
                    zeile.nachfolger(),
                    zeile.gueltigkeit().ab(),
                    zeile.gueltigkeit().bis(),
                    zeile.beleg(),
                    zeile.aenderungsauftrag(),
                    postfaecher.stream().map(Postfachbild::von).toList(),
                    weiterleitungen.stream().map(Weiterleitungsbild::von).toList());
        }

        /** Whose rows decide where this one has none; null: nobody's. */
        public @Nullable String vertretung() {
            return zustand == Zustand.GESCHLOSSEN && nachfolger != null ? nachfolger : Dienststelle.agentur(nummer);
        }
    }

    record Postfachbild(
            Bereich bereich,
            String zielpostfach,
            @Nullable String organisationspostfach,
            LocalDate gueltigAb,
            @Nullable LocalDate gueltigBis,
            String beleg,
            @Nullable Long aenderungsauftrag) {

        static Postfachbild von(Postfach zeile) {
            return new Postfachbild(
                    zeile.bereich(),
                    zeile.zielpostfach(),
                    zeile.organisationspostfach(),
                    zeile.gueltigkeit().ab(),
                    zeile.gueltigkeit().bis(),
                    zeile.beleg(),
                    zeile.aenderungsauftrag());
        }
    }

    record Weiterleitungsbild(
            String anliegen,
            Rechtskreis rechtskreis,
            Herkunft herkunft,
            Bereich bereich,
            @Nullable String grund,
            LocalDate gueltigAb,
            @Nullable LocalDate gueltigBis,
            String beleg,
            @Nullable Long aenderungsauftrag) {

        static Weiterleitungsbild von(Weiterleitung zeile) {
            return new Weiterleitungsbild(
                    zeile.anliegen(),
                    zeile.rechtskreis(),
                    zeile.herkunft(),
                    zeile.bereich(),
                    zeile.grund(),
                    zeile.gueltigkeit().ab(),
                    zeile.gueltigkeit().bis(),
                    zeile.beleg(),
                    zeile.aenderungsauftrag());
        }
    }
}
