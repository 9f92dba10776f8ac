package de.postfachhub.auskunft;

import static de.postfachhub.auskunft.Auskunftswelt.ereignis;
import static de.postfachhub.auskunft.Auskunftswelt.nachricht;
import static de.postfachhub.auskunft.Auskunftswelt.vorgang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.postfachhub.Testdatenbank;
import de.postfachhub.auskunft.Auskunft.Speicherort;
import de.postfachhub.auskunft.AuskunftAbgewiesen.Fehler;
import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Nachrichtenstand;
import de.postfachhub.protokoll.Sichtkreis;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AuskunftTest {

    private static final String VORGANG = "V-2025/000417";

    private final UUID id = UUID.randomUUID();
    private final UUID andere = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void tellsAllThatIsKeptOfAMessageAndWhomElseToAsk(Testdatenbank datenbank) {
        try (var welt = new Auskunftswelt(datenbank)) {
            welt.zugestellt(id, VORGANG);
            welt.zugestellt(andere, "V-2");

            var auskunft = welt.frage(nachricht(id));

            var eine = auskunft.nachrichten().get(0);
            assertThat(auskunft.nachrichten()).hasSize(1);
            assertThat(eine.protokoll().zeilen())
                    .extracting(zeile -> zeile.ereignis().art())
                    .containsExactly(Ereignisart.EINGEGANGEN, Ereignisart.ZUGESTELLT, Ereignisart.BENACHRICHTIGT);
            assertThat(eine.protokoll().stand()).isEqualTo(Nachrichtenstand.ZUGESTELLT);
            assertThat(eine.protokoll().vorgangIds()).containsExactly(VORGANG);
            assertThat(eine.eingangsbuchBis()).hasToString("2026-04-30T13:00+01:00");
            assertThat(eine.benachrichtigungen())
                    .extracting(mail -> mail.organisationspostfach() + " " + mail.status())
                    .containsExactly(Auskunftswelt.POSTFACH + " VERSANDT");
            assertThat(auskunft.weitereOrte())
                    .extracting(Speicherort::ort)
                    .contains("Warteschlange postfach.ziel.735.leistung", "Dateien des Brokers", "absendendes Portal");
            assertThat(Auskunftsschreiber.schreibe(auskunft).lines())
                    .hasSize(6)
                    .allSatisfy(zeile -> assertThat(zeile.chars().filter(zeichen -> zeichen == ','))
                            .hasSize(20))
                    .anyMatch(zeile -> zeile.startsWith("protokoll," + id) && zeile.contains(VORGANG))
                    .noneMatch(zeile -> zeile.contains(andere.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void findsACaseByItsExactNumber(Testdatenbank datenbank) {
        try (var welt = new Auskunftswelt(datenbank)) {
            welt.zugestellt(id, VORGANG);
            welt.zugestellt(andere, VORGANG);
            welt.zugestellt(UUID.randomUUID(), VORGANG + "1");
            welt.protokoll.schreibe(
                    List.of(ereignis(null, VORGANG, Ereignisart.KLAERFALL, Auskunftswelt.FRUEHER.plusSeconds(9))));

            assertThat(welt.frage(vorgang(VORGANG)).nachrichten())
                    .extracting(eine -> eine.name())
                    .containsExactlyInAnyOrder(id.toString(), andere.toString(), "ohne lesbare nachrichtId");
            assertThat(welt.frage(vorgang("v-2025/000417")).nachrichten()).isEmpty();
            assertThat(welt.frage(nachricht(UUID.randomUUID())).nachrichten()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void erasesWhatLeadsToTheMessageAndKeepsWhatMustStay(Testdatenbank datenbank) {
        try (var welt = new Auskunftswelt(datenbank)) {
            welt.zugestellt(id, VORGANG);
            welt.zugestellt(andere, "V-2");
            var vorher = welt.protokoll.zaehle(Auskunftswelt.FRUEHER.minusSeconds(60));

            welt.loesche(nachricht(id));

            assertThat(welt.tabellenMit(VORGANG)).isEmpty();
            assertThat(welt.tabellenMit(id.toString()))
                    .as("what no duplicate passes, what late events meet, and the record")
                    .containsExactly("eingangsbuch", "geloeschte_nachricht", "auskunftsvorgang");
            assertThat(welt.protokoll.weg(id, Sichtkreis.ALLES)).isEmpty();
            assertThat(welt.protokoll.weg(andere, Sichtkreis.ALLES)).isPresent();
            assertThat(welt.protokoll.zaehle(Auskunftswelt.FRUEHER.minusSeconds(60)))
                    .containsExactlyInAnyOrderElementsOf(vorher);
            assertThat(welt.jdbc
                            .sql("SELECT count(*) FROM protokoll WHERE nachricht_id IS NULL AND eingang_am IS NULL"
                                    + " AND jms_message_id IS NULL AND date_trunc('minute', zeitpunkt) = zeitpunkt")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void letsNothingThatComesLateBringTheReferenceBack(Testdatenbank datenbank) {
        try (var welt = new Auskunftswelt(datenbank)) {
            var geschrieben = welt.zugestellt(id, VORGANG);
            welt.loesche(nachricht(id));

            welt.protokoll.schreibe(geschrieben);
            welt.protokoll.schreibe(List.of(
                    ereignis(id, VORGANG, Ereignisart.FEHLER, Auskunftswelt.FRUEHER.plusSeconds(1)),
                    ereignis(andere, "V-2", Ereignisart.EINGEGANGEN, Auskunftswelt.FRUEHER)));

            assertThat(welt.tabellenMit(VORGANG)).isEmpty();
            assertThat(welt.protokoll.weg(id, Sichtkreis.ALLES)).isEmpty();
            assertThat(welt.protokoll.weg(andere, Sichtkreis.ALLES)).isPresent();
            assertThat(welt.jdbc
                            .sql("SELECT count(*) FROM protokoll")
                            .query(Integer.class)
                            .single())
                    .as("each event once, the late one too")
                    .isEqualTo(5);

            var spaeter = ereignis(id, VORGANG, Ereignisart.DUBLETTE, Auskunftswelt.JETZT.plusSeconds(3600));
            welt.protokoll.schreibe(List.of(spaeter));
            assertThat(welt.protokoll.weg(id, Sichtkreis.ALLES).orElseThrow().ereignisse())
                    .as("another processing, after the erasure")
                    .hasSize(1);
        }
    }

    /** An instance of the version before knows nothing of erasures. */
    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesTheReferenceFromWhatAnotherInstanceWroteMeanwhile(Testdatenbank datenbank) {
        try (var welt = new Auskunftswelt(datenbank)) {
            welt.zugestellt(id, VORGANG);
            welt.loesche(nachricht(id));
            welt.protokoll.schreibe(
                    List.of(ereignis(andere, VORGANG, Ereignisart.FEHLER, Auskunftswelt.FRUEHER.plusSeconds(1))));
            welt.jdbc
                    .sql("UPDATE protokoll SET nachricht_id = ? WHERE nachricht_id = ?")
                    .params(id, andere)
                    .update();

            welt.holeNach();

            assertThat(welt.tabellenMit(VORGANG)).isEmpty();
            assertThat(welt.protokoll.weg(id, Sichtkreis.ALLES)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EINGEGANGEN, NICHT_ABGESCHLOSSEN",
        "KLAERFALL, NICHT_ABGESCHLOSSEN",
        "ZURUECKGEGEBEN, NICHT_ABGESCHLOSSEN",
        "FEHLER, NICHT_ABGESCHLOSSEN",
        "AUSGESONDERT, NICHT_ABGESCHLOSSEN",
        "WIEDERVORGELEGT, NICHT_ABGESCHLOSSEN",
        "ZUGESTELLT, BENACHRICHTIGUNG_OFFEN"
    })
    void erasesNothingOfAMessageThatIsNotFinished(Ereignisart letzte, String code) {
        try (var welt = new Auskunftswelt(Testdatenbank.h2())) {
            welt.protokoll.schreibe(List.of(
                    ereignis(id, VORGANG, Ereignisart.EINGEGANGEN, Auskunftswelt.FRUEHER),
                    ereignis(id, VORGANG, letzte, Auskunftswelt.FRUEHER.plusSeconds(1))));

            assertAbgewiesen(welt, nachricht(id), code);
            assertThat(welt.tabellenMit(VORGANG)).containsExactly("protokoll");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARTET", "GESPERRT"})
    void erasesNothingWhileAMailMayStillGoOut(String status) {
        try (var welt = new Auskunftswelt(Testdatenbank.h2())) {
            welt.zugestellt(id, VORGANG);
            welt.benachrichtigung(id, status);

            assertAbgewiesen(welt, vorgang(VORGANG), "BENACHRICHTIGUNG_OFFEN");
        }
    }

    /** An id alone gives no right: somebody may have named another's. */
    @Test
    void erasesNoMessageOfAnotherCaseByANumberThatSomebodyPutUnderItsId() {
        try (var welt = new Auskunftswelt(Testdatenbank.h2())) {
            welt.zugestellt(id, VORGANG);
            welt.protokoll.schreibe(
                    List.of(ereignis(id, "V-FREMD", Ereignisart.DUBLETTE, Auskunftswelt.FRUEHER.plusSeconds(5))));

            assertAbgewiesen(welt, vorgang("V-FREMD"), "MEHRERE_VORGAENGE");
            welt.loesche(nachricht(id));
            assertThat(welt.tabellenMit(VORGANG)).isEmpty();
        }
    }

    @Test
    void erasesOnlyWhatWasSeenAndOnlyWithAReasonAndANumber() {
        try (var welt = new Auskunftswelt(Testdatenbank.h2())) {
            welt.zugestellt(id, VORGANG);
            var dienst = welt.dienst();
            var wer = Auskunftswelt.WER;

            assertThatThrownBy(() -> dienst.loesche(nachricht(id), Loeschgrund.WIDERSPRUCH, "DS-1", 3, wer, ""))
                    .satisfies(grund -> assertThat(codes(grund)).containsExactly("GEAENDERT"));
            assertThatThrownBy(() -> dienst.loesche(nachricht(id), null, "Max Mustermann", 4, wer, ""))
                    .satisfies(grund -> assertThat(codes(grund)).containsExactly("FELD_FEHLT", "UNGUELTIGER_WERT"));
            assertThatThrownBy(() -> dienst.loesche(nachricht(id), Loeschgrund.WIDERSPRUCH, "Mustermann", 4, wer, ""))
                    .isInstanceOf(AuskunftAbgewiesen.class);
            assertThatThrownBy(() -> dienst.vorschau(nachricht(andere)))
                    .satisfies(grund -> assertThat(codes(grund)).containsExactly("NICHTS_GESPEICHERT"));
            assertThat(welt.tabellenMit(VORGANG)).containsExactly("protokoll");

            welt.loesche(nachricht(id));
            assertThatThrownBy(() -> dienst.vorschau(nachricht(id)))
                    .as("a second time")
                    .satisfies(grund -> assertThat(codes(grund)).containsExactly("NICHTS_GESPEICHERT"));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void recordsEachTimeAndNeverTheNumberOfACase(Testdatenbank datenbank) {
        var log = (Logger) LoggerFactory.getLogger("postfach.audit");
        var zeilen = new ListAppender<ILoggingEvent>();
        zeilen.start();
        log.addAppender(zeilen);
        try (var welt = new Auskunftswelt(datenbank)) {
            welt.zugestellt(id, VORGANG);
            welt.frage(nachricht(id));
            welt.frage(vorgang(VORGANG));
            welt.loesche(vorgang(VORGANG));

            var seite = welt.verzeichnis().seite(0);
            assertThat(seite.weitere()).isFalse();
            assertThat(seite.eintraege())
                    .extracting(
                            Auskunftsvorgang::art,
                            Auskunftsvorgang::identitaet,
                            Auskunftsvorgang::grund,
                            Auskunftsvorgang::aktenzeichen,
                            Auskunftsvorgang::protokollzeilen,
                            Auskunftsvorgang::benachrichtigungen)
                    .containsExactly(
                            tuple(
                                    Auskunftsvorgang.Art.LOESCHUNG,
                                    "konto:leser",
                                    Loeschgrund.WIDERSPRUCH,
                                    "DS-2026/17",
                                    3,
                                    1),
                            tuple(Auskunftsvorgang.Art.AUSKUNFT, "konto:leser", null, null, 3, 1),
                            tuple(Auskunftsvorgang.Art.AUSKUNFT, "konto:leser", null, null, 3, 1));
            assertThat(seite.eintraege().get(0).kennung()).matches("[0-9a-f]{64}");
            assertThat(seite.eintraege().get(2).kennung()).isEqualTo(id.toString());
            assertThat(zeilen.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(3)
                    .noneMatch(zeile -> zeile.contains(VORGANG))
                    .allMatch(zeile -> zeile.contains("adresse=\"192.0.2.7\""))
                    .satisfies(alle -> assertThat(alle.get(0))
                            .contains("auskunft-erteilen", "nachricht=\"" + id + "\"", "ziel=\"Vorgang "));
        } finally {
            log.detachAppender(zeilen);
        }
    }

    @Test
    void refusesANumberThatIsNoneOfACase() {
        try (var welt = new Auskunftswelt(Testdatenbank.h2())) {
            var viele = new ArrayList<Ereignis>();
            for (int i = 0; i <= Auskunftsdienst.ZEILEN_HOECHSTENS; i++) {
                viele.add(ereignis(UUID.randomUUID(), "0", Ereignisart.EINGEGANGEN, Auskunftswelt.FRUEHER));
            }
            welt.protokoll.schreibe(viele);

            assertThatThrownBy(() -> welt.frage(vorgang("0")))
                    .satisfies(grund -> assertThat(codes(grund)).containsExactly("ZU_VIELE"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', GENAU_EINE",
        "6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10, V-1, GENAU_EINE",
        "1-1-1-1-1, '', UNGUELTIGER_WERT",
        "'', Max Mustermann, UNGUELTIGER_WERT",
        "'', nicht darstellbar (5 Zeichen), UNGUELTIGER_WERT"
    })
    void asksForExactlyOneIdInItsForm(String nachrichtId, String vorgangId, String code) {
        assertThatThrownBy(() -> Kennung.lies(nachrichtId, vorgangId))
                .satisfies(grund -> assertThat(codes(grund)).containsExactly(code))
                .hasMessageNotContaining("Mustermann");
    }

    private static void assertAbgewiesen(Auskunftswelt welt, Kennung kennung, String code) {
        assertThat(welt.dienst().vorschau(kennung).hindernisse())
                .extracting(Fehler::code)
                .contains(code);
        assertThatThrownBy(() -> welt.loesche(kennung)).satisfies(grund -> {
            assertThat(codes(grund)).contains(code);
            assertThat(((AuskunftAbgewiesen) grund).getStatusCode().value()).isEqualTo(409);
        });
    }

    private static List<String> codes(Throwable grund) {
        return ((AuskunftAbgewiesen) grund).fehler().stream().map(Fehler::code).toList();
    }
}
