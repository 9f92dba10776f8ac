package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SichtkreisTest {

    private final UUID nachrichtId = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"ROLE_BETRIEB", "ROLE_REVISION", "AGENTUR_*"})
    void reachesEverythingForTheOperatorTheAuditorAndTheHeadOffice(String recht) {
        assertThat(Sichtkreis.von(Leser.mit("ROLE_LESEN", "AGENTUR_735", recht)))
                .isEqualTo(Sichtkreis.ALLES)
                .matches(sicht -> sicht.sieht("811"));
    }

    @Test
    void reachesTheAgenciesOfTheLoginForEverybodyElse() {
        var sicht = Sichtkreis.von(Leser.mit(
                "ROLE_LESEN",
                "ROLE_ADMINISTRATION",
                "ROLE_GENEHMIGUNG",
                "AGENTUR_811",
                "AGENTUR_735",
                "AGENTUR_7' OR 1"));

        assertThat(sicht.agenturen()).containsExactly("735", "811");
        assertThat(sicht.sieht("735")).isTrue();
        assertThat(sicht.sieht("030")).isFalse();
        assertThat(sicht.sieht("")).isFalse();
    }

    @Test
    void becomesAStatementOfDigitsAlone() {
        assertThatThrownBy(() -> new Sichtkreis(false, List.of("735' OR '1'='1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void letsSeeNothingOfOthersAndNothingWithoutDienststelle(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        for (var dienststelle :
                new @Nullable String[] {"735", "73501", "73599", "734", "73499", "736", "73600", null}) {
            protokoll.schreibe(List.of(ereignis(UUID.randomUUID(), dienststelle)));
        }

        assertThat(gesehen(protokoll, "735")).containsExactlyInAnyOrder("735", "73501", "73599");
        assertThat(gesehen(protokoll, "735", "734")).containsExactlyInAnyOrder("735", "73501", "73599", "734", "73499");
        assertThat(gesehen(protokoll)).isEmpty();
        assertThat(protokoll.suche(new Suche(null, null, null, null, null, 0, 50, Sichtkreis.ALLES)))
                .hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void showsEachAgencyItsOwnRowsOfOneMessage(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        protokoll.schreibe(List.of(ereignis(nachrichtId, "73501"), ereignis(nachrichtId, null)));
        protokoll.schreibe(List.of(ereignis(nachrichtId, "81101")));

        assertThat(schritte(protokoll, Sichtkreis.nur(List.of("735")))).isEqualTo(1);
        assertThat(protokoll
                        .weg(nachrichtId, Sichtkreis.nur(List.of("735")))
                        .orElseThrow()
                        .dienststelle())
                .isEqualTo("73501");
        assertThat(schritte(protokoll, Sichtkreis.nur(List.of("735", "811")))).isEqualTo(2);
        assertThat(schritte(protokoll, Sichtkreis.ALLES)).isEqualTo(3);
        assertThat(protokoll.weg(nachrichtId, Sichtkreis.nur(List.of("030")))).isEmpty();
        assertThat(protokoll.weg(nachrichtId, Sichtkreis.nur(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void reachesWhatASuccessorTookOver(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        schliesse(datenbank, "735", "811", null);
        schliesse(datenbank, "03001", "81101", null);
        schliesse(datenbank, "13101", "811", "2025-02-01 00:00:00+00");
        for (var dienststelle : List.of("735", "73599", "03001", "03002", "13101", "811")) {
            protokoll.schreibe(List.of(ereignis(UUID.randomUUID(), dienststelle)));
        }

        assertThat(gesehen(protokoll, "811")).containsExactlyInAnyOrder("735", "73599", "03001", "811");
    }

    private static void schliesse(
            Testdatenbank datenbank, String nummer, String nachfolger, @Nullable String ersetztAm) {
        datenbank.jdbc().sql("""
                        INSERT INTO dienststelle (nummer, name, gueltig_ab, gueltig_bis, nachfolger, erfasst_am, ersetzt_am)
                        VALUES (?, 'N', DATE '2020-01-01', DATE '2025-01-01', ?, TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00',
                                CAST(? AS timestamp with time zone))
                        """).params(nummer, nachfolger, ersetztAm).update();
    }

    private static List<String> gesehen(Protokoll protokoll, String... agenturen) {
        return protokoll
                .suche(new Suche(null, null, null, null, null, 0, 50, Sichtkreis.nur(List.of(agenturen))))
                .stream()
                .map(ereignis -> String.valueOf(ereignis.kopf().dienststelle()))
                .toList();
    }

    private int schritte(Protokoll protokoll, Sichtkreis sicht) {
        return protokoll.weg(nachrichtId, sicht).orElseThrow().ereignisse().size();
    }

    private static Ereignis ereignis(UUID nachrichtId, @Nullable String dienststelle) {
        var kopf = Beispiel.kopfdaten(nachrichtId);
        return Beispiel.ereignis(
                Beispiel.JETZT,
                Ereignisart.EINGEGANGEN,
                new Kopfdaten(
                        nachrichtId,
                        kopf.vorgangId(),
                        kopf.eingangAm(),
                        kopf.rechtskreis(),
                        kopf.herkunft(),
                        kopf.anliegen(),
                        dienststelle));
    }
}
