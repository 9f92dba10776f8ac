package de.postfachhub.aenderungsauftrag;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenaenderung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What changes and their undo do to the rows of a key, day by day, against a model that knows days alone. */
class FortschreibungTest {

    private static final LocalDate TAG_0 = LocalDate.of(2026, 11, 1);
    private static final int TAGE = 40;
    private static final int HEUTE = 12;

    static Stream<Long> saaten() {
        return Stream.iterate(1L, saat -> saat + 1).limit(500);
    }

    @ParameterizedTest
    @MethodSource("saaten")
    void setWhatTheySayInTheirTimeAndNothingElse(long saat) {
        var zufall = new Random(saat);
        var vorher = zeilen(zufall);
        var aenderungen = aenderungen(zufall);

        var nachher = geaendert(vorher, Fortschreibung.von(vorher, aenderungen, 7L));

        for (var tag = 0; tag < TAGE; tag++) {
            var erwartet = am(vorher, tag);
            for (var aenderung : aenderungen) {
                if (zeit(aenderung).enthaelt(TAG_0.plusDays(tag))) {
                    erwartet = aenderung.zielpostfach();
                }
            }
            assertThat(am(nachher, tag)).as("day %d", tag).isEqualTo(erwartet);
        }
    }

    @ParameterizedTest
    @MethodSource("saaten")
    void areTakenBackFromTodayOn(long saat) {
        var zufall = new Random(saat);
        var vorher = zeilen(zufall);
        var aenderung = aenderungen(zufall).subList(0, 1);
        var nachher = geaendert(vorher, Fortschreibung.von(vorher, aenderung, 7L));

        var umkehr = Umkehr.von(aenderung, vorher, TAG_0.plusDays(HEUTE));
        var wieder = geaendert(nachher, Fortschreibung.von(nachher, umkehr, 8L));

        for (var tag = 0; tag < TAGE; tag++) {
            assertThat(am(wieder, tag)).as("day %d", tag).isEqualTo(am(tag < HEUTE ? nachher : vorher, tag));
        }
    }

    @Test
    void closeAnOfficeWithItsSuccessorAndOpenItAgain() {
        var amt = new Dienststelle(1, "70101", "Geschäftsstelle", "Nord", Gueltigkeit.ab(TAG_0), null, null);
        var vorher = new Stammdaten(List.of(amt), List.of(), List.of());
        var schliessung = dienststelle(true, null, "701", 10);

        var geschlossen = geaendert(vorher, Fortschreibung.von(vorher, List.of(schliessung), 7L));

        assertThat(geschlossen.dienststellen())
                .containsExactly(new Dienststelle(
                        0,
                        "70101",
                        "Geschäftsstelle",
                        "Nord",
                        new Gueltigkeit(TAG_0, TAG_0.plusDays(10)),
                        "701",
                        null));
        var umkehr = Umkehr.von(List.of(schliessung), vorher, TAG_0);
        assertThat(geaendert(geschlossen, Fortschreibung.von(geschlossen, umkehr, 8L))
                        .dienststellen())
                .contains(new Dienststelle(
                        0, "70101", "Geschäftsstelle", "Nord", Gueltigkeit.ab(TAG_0.plusDays(10)), null, 8L));
    }

    @Test
    void belongToTheRequestWhileTheRestBelongsToWhomeverWroteIt() {
        var alt = new Postfach(1, "701", Bereich.LEISTUNG, "postfach.ziel.alt", null, Gueltigkeit.ab(TAG_0), 3L);
        var vorher = new Stammdaten(List.of(), List.of(alt), List.of());

        var nachher = geaendert(vorher, Fortschreibung.von(vorher, List.of(postfach("postfach.ziel.neu", 10, 20)), 7L));

        assertThat(nachher.postfaecher())
                .extracting(Postfach::aenderungsauftrag)
                .containsExactly(3L, 3L, 7L);
    }

    private static Stammdaten zeilen(Random zufall) {
        List<Postfach> zeilen = new ArrayList<>();
        var tag = zufall.nextInt(5);
        for (var i = 0; i < zufall.nextInt(4); i++) {
            var bis = tag + 1 + zufall.nextInt(15);
            var offen = zufall.nextInt(4) == 0;
            zeilen.add(new Postfach(
                    i + 1,
                    "701",
                    Bereich.LEISTUNG,
                    "postfach.ziel.alt" + i,
                    null,
                    new Gueltigkeit(TAG_0.plusDays(tag), offen ? null : TAG_0.plusDays(bis)),
                    null));
            if (offen) {
                break;
            }
            tag = bis + zufall.nextInt(4);
        }
        return new Stammdaten(List.of(), zeilen, List.of());
    }

    private static List<Aenderung> aenderungen(Random zufall) {
        return Stream.generate(() -> {
                    var ab = zufall.nextInt(30);
                    return postfach(
                            zufall.nextInt(3) == 0 ? null : "postfach.ziel.neu" + zufall.nextInt(100),
                            ab,
                            zufall.nextBoolean() ? null : ab + 1 + zufall.nextInt(10));
                })
                .limit(1 + zufall.nextInt(3))
                .toList();
    }

    private static Aenderung postfach(@Nullable String ziel, int ab, @Nullable Integer bis) {
        return new Aenderung(
                Aenderungsart.POSTFACH,
                "701",
                null,
                null,
                null,
                Bereich.LEISTUNG,
                ziel,
                false,
                null,
                null,
                null,
                ziel == null,
                TAG_0.plusDays(ab),
                bis == null ? null : TAG_0.plusDays(bis));
    }

    private static Aenderung dienststelle(
            boolean aufheben, @Nullable String name, @Nullable String nachfolger, int ab) {
        return new Aenderung(
                Aenderungsart.DIENSTSTELLE,
                "70101",
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                name,
                nachfolger,
                aufheben,
                TAG_0.plusDays(ab),
                null);
    }

    private static Gueltigkeit zeit(Aenderung aenderung) {
        return new Gueltigkeit(aenderung.gueltigAb(), aenderung.gueltigBis());
    }

    private static Stammdaten geaendert(Stammdaten vorher, Stammdatenaenderung aenderung) {
        return new Stammdaten(
                ohne(
                        vorher.dienststellen(),
                        aenderung.beendet(),
                        aenderung.neu().dienststellen()),
                ohne(vorher.postfaecher(), aenderung.beendet(), aenderung.neu().postfaecher()),
                List.of());
    }

    private static <Z extends Zeile> List<Z> ohne(List<Z> alle, List<Zeile> beendet, List<Z> neu) {
        return Stream.concat(alle.stream().filter(zeile -> !beendet.contains(zeile)), neu.stream())
                .toList();
    }

    /** The Zielpostfach of the day; more than one would be an overlap. */
    private static @Nullable String am(Stammdaten stammdaten, int tag) {
        var gueltige = stammdaten.postfaecher().stream()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(TAG_0.plusDays(tag)))
                .map(Postfach::zielpostfach)
                .filter(Objects::nonNull)
                .toList();
        assertThat(gueltige).hasSizeLessThanOrEqualTo(1);
        return gueltige.isEmpty() ? null : gueltige.get(0);
    }
}
