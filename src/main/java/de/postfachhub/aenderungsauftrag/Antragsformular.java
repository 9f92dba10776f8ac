package de.postfachhub.aenderungsauftrag;

import de.postfachhub.aenderungsauftrag.Rohantrag.Rohaenderung;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.weisung.Weisung;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose and typed in the form of a request, as it was typed, so that the form can show it again; and the request
 * that it means.
 *
 * @param zweck name of a {@link Zweck} or number of a Weisung
 * @param weisung the same as a Weisung in zweck, for links
 * @param bereich also {@value #KEINER}: no forwarding any more
 * @param letzterTag inclusive, as people say it; the tables count the day after
 * @param ersetzt number of the request of which this becomes the new version
 */
record Antragsformular(
        @Nullable String dienststelle,
        @Nullable String zweck,
        @Nullable String weisung,
        @Nullable String anliegen,
        @Nullable String rechtskreis,
        @Nullable String herkunft,
        @Nullable String bereich,
        @Nullable String zielpostfach,
        @Nullable String gemeinsam,
        @Nullable String organisationspostfach,
        @Nullable String nachfolger,
        @Nullable String gueltigAb,
        @Nullable String letzterTag,
        @Nullable String grund,
        @Nullable String rueckwirkend,
        @Nullable String ersetzt) {

    /** In place of a Bereich: the catalogue's. */
    static final String KEINER = "KEINER";

    private static final DateTimeFormatter DEUTSCH =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

    Antragsformular {
        dienststelle = dienststelle == null ? null : dienststelle.strip();
        zweck = zweck == null || zweck.isBlank() ? weisung : zweck;
        weisung = null;
    }

    static Antragsformular leer() {
        return new Antragsformular(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Empty for a Weisung and for what the form isn't for. */
    Optional<Zweck> derZweck() {
        return Arrays.stream(Zweck.values())
                .filter(moeglich -> moeglich.name().equals(zweck))
                .findFirst();
    }

    @Nullable
    Long ersetzter() {
        try {
            return ersetzt == null ? null : Long.valueOf(ersetzt);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Null for what is no day. */
    @Nullable
    LocalDate beginn() {
        return tag(gueltigAb);
    }

    Rohantrag rohantrag(@Nullable Weisung weisung) {
        List<Rohaenderung> aenderungen = new ArrayList<>();
        if (weisung != null) {
            var ziel = weisung.bereiche().size() == 1
                    ? weisung.bereiche().iterator().next().name()
                    : bereich;
            weisung.anliegen().stream()
                    .sorted()
                    .forEach(eines -> weisung.rechtskreise()
                            .forEach(kreis -> weisung.herkuenfte()
                                    .forEach(profil ->
                                            aenderungen.add(weiterleitung(eines, kreis.name(), profil.name(), ziel)))));
            aenderungen.add(postfach(ziel));
        } else {
            derZweck().map(this::aenderung).ifPresent(aenderungen::add);
        }
        return new Rohantrag(
                dienststelle,
                weisung == null ? null : weisung.nummer(),
                grund,
                rueckwirkend != null,
                aenderungen,
                null);
    }

    private Rohaenderung aenderung(Zweck fuer) {
        return switch (fuer.art()) {
            case POSTFACH ->
                postfach(Optional.ofNullable(fuer.bereich()).map(Bereich::name).orElse(null));
            case WEITERLEITUNG -> weiterleitung(anliegen, rechtskreis, herkunft, bereich);
            case DIENSTSTELLE ->
                new Rohaenderung(
                        Aenderungsart.DIENSTSTELLE.name(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        nachfolger,
                        true,
                        iso(gueltigAb),
                        ende(),
                        null);
        };
    }

    private Rohaenderung weiterleitung(
            @Nullable String welches, @Nullable String kreis, @Nullable String profil, @Nullable String ziel) {
        var beenden = KEINER.equals(ziel);
        return new Rohaenderung(
                Aenderungsart.WEITERLEITUNG.name(),
                null,
                welches,
                kreis,
                profil,
                beenden ? null : ziel,
                null,
                null,
                null,
                null,
                null,
                beenden,
                iso(gueltigAb),
                ende(),
                null);
    }

    private Rohaenderung postfach(@Nullable String fuer) {
        return new Rohaenderung(
                Aenderungsart.POSTFACH.name(),
                null,
                null,
                null,
                null,
                fuer,
                zielpostfach,
                gemeinsam != null,
                organisationspostfach,
                null,
                null,
                false,
                iso(gueltigAb),
                ende(),
                null);
    }

    private @Nullable String ende() {
        var tag = tag(letzterTag);
        return tag == null ? letzterTag : tag.plusDays(1).toString();
    }

    /** What is no day stays as it is, so that the reader says why. */
    private static @Nullable String iso(@Nullable String getippt) {
        var tag = tag(getippt);
        return tag == null ? getippt : tag.toString();
    }

    /** As browsers send it, or as people in Germany write it where a browser has no calendar. */
    private static @Nullable LocalDate tag(@Nullable String getippt) {
        if (getippt == null) {
            return null;
        }
        for (var form : List.of(DateTimeFormatter.ISO_LOCAL_DATE, DEUTSCH)) {
            try {
                return LocalDate.parse(getippt.strip(), form);
            } catch (DateTimeException e) {
                // The other form may fit.
            }
        }
        return null;
    }
}
