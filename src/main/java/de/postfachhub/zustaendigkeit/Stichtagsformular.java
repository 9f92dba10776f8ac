package de.postfachhub.zustaendigkeit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a person typed, as it was typed, so that the form can show it again.
 *
 * @param bekannt local time in Germany, as {@code 2026-11-22T10:00}
 * @param seite from 0
 */
record Stichtagsformular(
        @Nullable String stichtag,
        @Nullable String von,
        @Nullable String nach,
        @Nullable String bekannt,
        @Nullable String dienststelle,
        @Nullable String seite) {

    private static final int LAENGSTES = 40;
    private static final int LETZTE_SEITE = 9_999;

    Stichtagsformular {
        stichtag = getippt(stichtag);
        von = getippt(von);
        nach = getippt(nach);
        bekannt = getippt(bekannt);
        dienststelle = getippt(dienststelle);
        seite = getippt(seite);
    }

    private static @Nullable String getippt(@Nullable String wert) {
        if (wert == null || wert.isBlank()) {
            return null;
        }
        var ohneRand = wert.strip();
        return ohneRand.length() > LAENGSTES ? ohneRand.substring(0, LAENGSTES) : ohneRand;
    }

    /** Whether two days are to be compared. */
    boolean vergleicht() {
        return von != null || nach != null;
    }

    public boolean gefiltert() {
        return stichtag != null || vergleicht() || bekannt != null || dienststelle != null;
    }

    int dieSeite() {
        try {
            return seite == null ? 0 : Math.max(0, Math.min(LETZTE_SEITE, Integer.parseInt(seite)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Of another page of the same, within the hub. */
    String adresse(String pfad, int andereSeite) {
        Map<String, @Nullable Object> angaben = new LinkedHashMap<>();
        angaben.put("stichtag", stichtag);
        angaben.put("von", von);
        angaben.put("nach", nach);
        angaben.put("bekannt", bekannt);
        angaben.put("dienststelle", dienststelle);
        angaben.put("seite", andereSeite);
        return angaben.entrySet().stream()
                .filter(angabe -> angabe.getValue() != null)
                .map(angabe -> angabe.getKey() + "="
                        + UriUtils.encode(angabe.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", pfad + "?", ""));
    }
}
