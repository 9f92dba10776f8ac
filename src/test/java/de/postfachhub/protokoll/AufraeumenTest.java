package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class AufraeumenTest {

    private static final Aufbewahrung TAGE_180 =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("postfach", Aufbewahrung.class);

    private static final Instant GRENZE = Beispiel.JETZT.minus(Duration.ofDays(180));

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void deletesWhatIsOlderAndKeepsTheRest(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var bleibt = Beispiel.ereignis(GRENZE, Ereignisart.EINGEGANGEN, Kopfdaten.UNBEKANNT);
        protokoll.schreibe(alte(Aufraeumen.STAPEL + 10));
        protokoll.schreibe(List.of(bleibt));
        var alteId = UUID.randomUUID();
        var neueId = UUID.randomUUID();
        trageEin(datenbank, GRENZE.minusSeconds(1), alteId);
        trageEin(datenbank, GRENZE, neueId);

        aufraeumen(datenbank).raeumeAuf();

        assertThat(protokoll.suche(new Suche(null, null, null, null, null, 0, 10, Sichtkreis.ALLES)))
                .containsExactly(bleibt);
        assertThat(trageEin(datenbank, Beispiel.JETZT, alteId)).isEqualTo(Eintrag.NEU);
        assertThat(trageEin(datenbank, Beispiel.JETZT, neueId)).isEqualTo(Eintrag.WIEDERZUSTELLUNG);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void letsSeveralInstancesCleanAtOnce(Testdatenbank datenbank) throws Exception {
        var protokoll = Beispiel.protokoll(datenbank);
        protokoll.schreibe(alte(3 * Aufraeumen.STAPEL));
        Callable<Void> instanz = () -> {
            aufraeumen(datenbank).raeumeAuf();
            return null;
        };
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (var fertig : pool.invokeAll(Collections.nCopies(3, instanz))) {
                fertig.get();
            }
        } finally {
            pool.shutdownNow();
        }
        aufraeumen(datenbank).raeumeAuf();

        assertThat(protokoll.suche(new Suche(null, null, null, null, null, 0, 10, Sichtkreis.ALLES)))
                .isEmpty();
    }

    @Test
    void leavesAFailureToTheNextDay() {
        var tot = new SimpleDriverDataSource(new org.postgresql.Driver(), "jdbc:postgresql://localhost:1/nirgends");

        new Aufraeumen(JdbcClient.create(tot), TAGE_180, Clock.systemUTC()).raeumeAuf();
    }

    private static List<Ereignis> alte(int anzahl) {
        return IntStream.range(0, anzahl)
                .mapToObj(i ->
                        Beispiel.ereignis(GRENZE.minusSeconds(1 + i), Ereignisart.EINGEGANGEN, Kopfdaten.UNBEKANNT))
                .toList();
    }

    private static Eintrag trageEin(Testdatenbank datenbank, Instant zeitpunkt, UUID nachrichtId) {
        return Beispiel.eingangsbuch(datenbank.dataSource(), Beispiel.uhr(zeitpunkt))
                .eintragen(nachrichtId, List.of("ID:1"), new byte[] {1});
    }

    private static Aufraeumen aufraeumen(Testdatenbank datenbank) {
        return new Aufraeumen(datenbank.jdbc(), TAGE_180, Beispiel.uhr(Beispiel.JETZT));
    }
}
