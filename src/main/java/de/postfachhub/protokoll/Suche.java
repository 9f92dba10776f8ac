package de.postfachhub.protokoll;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to see; what is {@code null} is not asked for.
 *
 * @param dienststelle 5 digits for one office, 3 for an agency with its offices
 * @param anliegen code, compared exactly
 * @param von first moment
 * @param bis first moment after the last
 * @param seite from 0
 * @param sicht whose messages whoever asks may see
 */
record Suche(
        @Nullable Ereignisart art,
        @Nullable String dienststelle,
        @Nullable String anliegen,
        @Nullable OffsetDateTime von,
        @Nullable OffsetDateTime bis,
        int seite,
        int groesse,
        Sichtkreis sicht) {

    String bedingung() {
        List<String> bedingungen = new ArrayList<>();
        if (art != null) {
            bedingungen.add("art = :art");
        }
        if (dienststelle != null) {
            bedingungen.add("dienststelle LIKE :dienststelle");
        }
        if (anliegen != null) {
            bedingungen.add("anliegen = :anliegen");
        }
        if (von != null) {
            bedingungen.add("zeitpunkt >= :von");
        }
        if (bis != null) {
            bedingungen.add("zeitpunkt < :bis");
        }
        bedingungen.add(sicht.bedingung("dienststelle"));
        return "WHERE " + String.join(" AND ", bedingungen);
    }

    Map<String, Object> werte() {
        Map<String, Object> werte = new HashMap<>();
        if (art != null) {
            werte.put("art", art.name());
        }
        if (dienststelle != null) {
            werte.put("dienststelle", dienststelle + "%");
        }
        if (anliegen != null) {
            werte.put("anliegen", anliegen);
        }
        if (von != null) {
            werte.put("von", von.withOffsetSameInstant(ZoneOffset.UTC));
        }
        if (bis != null) {
            werte.put("bis", bis.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return werte;
    }
}
