package de.postfachhub.protokoll;

import de.postfachhub.zugang.Texteingaben;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a person typed into the search, as it was typed, so that the form can show it again; and what it means.
 *
 * @param von local time in Germany, as {@code 2025-10-01T09:00}
 * @param bis the same
 * @param stand newest moment of the first page, so that the next ones go on where it ended
 * @param seite from 0
 */
record Suchformular(
        @Nullable String nachrichtId,
        @Nullable String art,
        @Nullable String dienststelle,
        @Nullable String anliegen,
        @Nullable String von,
        @Nullable String bis,
        @Nullable String stand,
        @Nullable String seite) {

    /**
     * Something that can't be searched for.
     *
     * @param feld name of the input
     */
    record Fehler(String feld, String text) {}

    private static final int GROESSE = 50;
    static final int LETZTE_SEITE = 100;
    private static final int LAENGSTES = 100;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern DIENSTSTELLE = Pattern.compile("\\d{3}|\\d{5}");

    Suchformular {
        nachrichtId = getippt(nachrichtId);
        art = getippt(art);
        dienststelle = getippt(dienststelle);
        anliegen = getippt(anliegen);
        von = getippt(von);
        bis = getippt(bis);
        stand = getippt(stand);
        seite = getippt(seite);
    }

    static Suchformular leer(String nachrichtId) {
        return new Suchformular(nachrichtId, null, null, null, null, null, null, null);
    }

    private static @Nullable String getippt(@Nullable String wert) {
        if (wert == null || wert.isBlank()) {
            return null;
        }
        var ohneRand = wert.strip();
        return ohneRand.length() > LAENGSTES ? ohneRand.substring(0, LAENGSTES) : ohneRand;
    }

    /** Empty also for what is no id. */
    Optional<UUID> id() {
        return Optional.ofNullable(nachrichtId)
                .filter(wert -> UUID_FORM.matcher(wert).matches())
                .map(UUID::fromString);
    }

    public boolean gefiltert() {
        return Stream.of(art, dienststelle, anliegen, von, bis).anyMatch(wert -> wert != null);
    }

    /** @param texte what can be no text at all, whatever the field is */
    List<Fehler> fehler(Texteingaben texte) {
        return texte.fehler().isEmpty()
                ? fehler()
                : texte.fehler().stream()
                        .map(einer -> new Fehler(einer.feld(), einer.text()))
                        .toList();
    }

    List<Fehler> fehler() {
        List<Fehler> fehler = new ArrayList<>();
        if (nachrichtId != null && id().isEmpty()) {
            fehler.add(new Fehler(
                    "nachrichtId",
                    "Das ist keine nachrichtId. Sie sieht so aus: 6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10"));
        }
        if (art != null && dieArt() == null) {
            fehler.add(new Fehler("art", "Dieses Ereignis gibt es nicht; eines aus der Liste wählen."));
        }
        if (dienststelle != null && !DIENSTSTELLE.matcher(dienststelle).matches()) {
            fehler.add(new Fehler(
                    "dienststelle", "Eine Dienststelle hat 5 Ziffern (Geschäftsstelle) oder 3 Ziffern (Agentur)."));
        }
        if (von != null && zeit(von) == null) {
            fehler.add(new Fehler("von", "„Von“ ist kein Zeitpunkt. So ist es richtig: 2025-10-01T09:00"));
        }
        if (bis != null && zeit(bis) == null) {
            fehler.add(new Fehler("bis", "„Bis“ ist kein Zeitpunkt. So ist es richtig: 2025-10-01T17:00"));
        }
        if (fehler.isEmpty() && von != null && bis != null && !vonVorBis()) {
            fehler.add(new Fehler("bis", "„Bis“ muss nach „Von“ liegen."));
        }
        return List.copyOf(fehler);
    }

    private boolean vonVorBis() {
        var anfang = zeit(von);
        var ende = zeit(bis);
        return anfang != null && ende != null && anfang.isBefore(ende);
    }

    /**
     * @param jetzt newest moment of a search that begins now
     * @param sicht whose messages whoever asks may see
     */
    Suche suche(OffsetDateTime jetzt, Sichtkreis sicht) {
        var grenze = grenze(jetzt);
        var ende = zeit(bis);
        return new Suche(
                dieArt(),
                dienststelle,
                anliegen,
                zeit(von),
                ende != null && ende.isBefore(grenze) ? ende : grenze,
                dieSeite(),
                GROESSE,
                sicht);
    }

    OffsetDateTime grenze(OffsetDateTime jetzt) {
        try {
            var frueher = stand == null ? jetzt : OffsetDateTime.parse(stand);
            return frueher.isBefore(jetzt) && frueher.getYear() > 1900 ? frueher : jetzt;
        } catch (DateTimeException e) {
            return jetzt;
        }
    }

    /** Of another page of what was found, within the hub. */
    String adresse(int andereSeite, OffsetDateTime jetzt) {
        Map<String, @Nullable Object> angaben = new LinkedHashMap<>();
        angaben.put("art", art);
        angaben.put("dienststelle", dienststelle);
        angaben.put("anliegen", anliegen);
        angaben.put("von", von);
        angaben.put("bis", bis);
        angaben.put("stand", grenze(jetzt));
        angaben.put("seite", andereSeite);
        return angaben.entrySet().stream()
                .filter(angabe -> angabe.getValue() != null)
                .map(angabe -> angabe.getKey() + "="
                        + UriUtils.encode(angabe.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/nachrichten?", ""));
    }

    int dieSeite() {
        try {
            return seite == null ? 0 : Math.max(0, Math.min(LETZTE_SEITE, Integer.parseInt(seite)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private @Nullable Ereignisart dieArt() {
        return Stream.of(Ereignisart.values())
                .filter(kandidat -> kandidat.name().equals(art))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable OffsetDateTime zeit(@Nullable String wert) {
        try {
            var zeit = wert == null
                    ? null
                    : LocalDateTime.parse(wert).atZone(BERLIN).toOffsetDateTime();
            return zeit == null || zeit.getYear() < 1900 || zeit.getYear() > 9998 ? null : zeit;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
