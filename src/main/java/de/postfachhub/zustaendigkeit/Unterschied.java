package de.postfachhub.zustaendigkeit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is different on one day from what it is on an earlier one, as far as the hub knew it at a time: one page of it.
 *
 * @param seite from 0
 * @param gesamt of all pages
 * @param weitere whether there is a next page
 */
record Unterschied(
        LocalDate von,
        LocalDate nach,
        OffsetDateTime bekannt,
        int seite,
        int groesse,
        int gesamt,
        boolean weitere,
        List<Eintrag> eintraege) {

    /** What happens to a key between the two days. */
    enum Art {
        BEGINNT("beginnt"),
        ENDET("endet"),
        AENDERT_SICH("ändert sich");

        private final String bezeichnung;

        Art(String bezeichnung) {
            this.bezeichnung = bezeichnung;
        }

        public String bezeichnung() {
            return bezeichnung;
        }
    }

    /**
     * One key of one table.
     *
     * @param schluessel column and value, what the row is about
     * @param vorher what holds on the first day; null: nothing
     * @param nachher what holds on the second day; null: nothing
     */
    @Schema(name = "Unterschiedseintrag")
    record Eintrag(
            Stammdatentabelle tabelle,
            Art art,
            String dienststelle,
            Map<String, String> schluessel,
            @Nullable Inhalt vorher,
            @Nullable Inhalt nachher) {}

    /**
     * What a row says about its key.
     *
     * @param werte column and value, those without a value left out
     * @param beleg the row in decision receipts
     * @param aenderungsauftrag number of the request that wrote it; null if it was imported
     */
    @Schema(name = "Zeileninhalt")
    record Inhalt(
            Map<String, String> werte,
            LocalDate gueltigAb,
            @Nullable LocalDate gueltigBis,
            String beleg,
            @Nullable Long aenderungsauftrag) {}
}
