package de.postfachhub.protokoll;

import static de.postfachhub.protokoll.Ereignisart.AUSGESONDERT;
import static de.postfachhub.protokoll.Ereignisart.BENACHRICHTIGT;
import static de.postfachhub.protokoll.Ereignisart.DUBLETTE;
import static de.postfachhub.protokoll.Ereignisart.EINGEGANGEN;
import static de.postfachhub.protokoll.Ereignisart.FEHLER;
import static de.postfachhub.protokoll.Ereignisart.KLAERFALL;
import static de.postfachhub.protokoll.Ereignisart.NICHT_BENACHRICHTIGT;
import static de.postfachhub.protokoll.Ereignisart.WIEDERVORGELEGT;
import static de.postfachhub.protokoll.Ereignisart.ZUGESTELLT;
import static de.postfachhub.protokoll.Ereignisart.ZURUECKGEGEBEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NachrichtenstandTest {

    @Test
    void followsTheMessage() {
        assertThat(nach(EINGEGANGEN)).isEqualTo(Nachrichtenstand.EINGEGANGEN);
        assertThat(nach(EINGEGANGEN, ZUGESTELLT)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(nach(EINGEGANGEN, KLAERFALL)).isEqualTo(Nachrichtenstand.IN_KLAERUNG);
        assertThat(nach(EINGEGANGEN, ZUGESTELLT, ZURUECKGEGEBEN, KLAERFALL)).isEqualTo(Nachrichtenstand.IN_KLAERUNG);
        assertThat(nach(EINGEGANGEN, KLAERFALL, WIEDERVORGELEGT)).isEqualTo(Nachrichtenstand.WIEDERVORGELEGT);
        assertThat(nach(EINGEGANGEN, KLAERFALL, WIEDERVORGELEGT, ZUGESTELLT)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(nach(FEHLER)).isEqualTo(Nachrichtenstand.GESCHEITERT);
    }

    @Test
    void ignoresWhatDoesNotMoveTheMessage() {
        assertThat(nach(EINGEGANGEN, ZUGESTELLT, BENACHRICHTIGT, DUBLETTE)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(nach(EINGEGANGEN, ZUGESTELLT, NICHT_BENACHRICHTIGT)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(nach(DUBLETTE)).isEqualTo(Nachrichtenstand.NUR_DUBLETTE);
    }

    @Test
    void forgetsAFailedAttemptWhenALaterOneAtTheSameMessageEnds() {
        assertThat(Nachrichtenstand.nach(List.of(fehler("ID:1"), fehler("ID:1"))))
                .isEqualTo(Nachrichtenstand.GESCHEITERT);
        assertThat(Nachrichtenstand.nach(List.of(fehler("ID:1"), ereignis(EINGEGANGEN), ereignis(ZUGESTELLT))))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(Nachrichtenstand.nach(List.of(ereignis(ZUGESTELLT), fehler("ID:2"))))
                .as("handed back, and that failed")
                .isEqualTo(Nachrichtenstand.GESCHEITERT);
        assertThat(Nachrichtenstand.nach(List.of(ereignis(ZUGESTELLT), fehler("ID:2"), ereignis(DUBLETTE, "ID:2"))))
                .as("a duplicate that was found at the second attempt")
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(Nachrichtenstand.nach(List.of(fehler(null), ereignis(BENACHRICHTIGT))))
                .isEqualTo(Nachrichtenstand.GESCHEITERT);
    }

    @Test
    void knowsWhatTheBrokerHasPutAside() {
        assertThat(Nachrichtenstand.nach(List.of(ereignis(AUSGESONDERT, "ID:1"), fehler("ID:1"))))
                .as("the last attempt is journaled after it")
                .isEqualTo(Nachrichtenstand.AUSGESONDERT);
        assertThat(Nachrichtenstand.nach(List.of(ereignis(AUSGESONDERT, "ID:1"), ereignis(ZUGESTELLT, "ID:2"))))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
    }

    @Test
    void isNotMovedBackByAnAttemptToTakeItOver() {
        var uebernahme = ereignis(FEHLER, "ID:0", Ziel.warteschlange("postfach.eingang"));

        assertThat(Nachrichtenstand.nach(List.of(ereignis(EINGEGANGEN), ereignis(ZUGESTELLT), uebernahme)))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(Nachrichtenstand.nach(List.of(uebernahme))).isEqualTo(Nachrichtenstand.GESCHEITERT);
    }

    @Test
    void isNotTouchedByAnotherContentUnderTheSameId() {
        var andere = Beispiel.ereignis(Beispiel.JETZT, KLAERFALL, Kopfdaten.UNBEKANNT, "NACHRICHTID_VERGEBEN");

        assertThat(Nachrichtenstand.nach(
                        List.of(ereignis(EINGEGANGEN), ereignis(ZUGESTELLT), ereignis(EINGEGANGEN), andere)))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(Nachrichtenstand.nach(List.of(ereignis(EINGEGANGEN), andere)))
                .as("the first one's events are gone")
                .isEqualTo(Nachrichtenstand.IN_KLAERUNG);
    }

    @ParameterizedTest
    @EnumSource(names = {"KLAERFALL", "FEHLER", "AUSGESONDERT", "ZURUECKGEGEBEN"})
    void isNotTouchedByWhateverHappensToAnotherMessageUnderTheSameId(Ereignisart art) {
        var andere = Beispiel.ereignis(Beispiel.JETZT, art, Kopfdaten.UNBEKANNT, "RUECKGABE_FREMD", "ANDERE_NACHRICHT");

        assertThat(Nachrichtenstand.nach(List.of(ereignis(EINGEGANGEN), ereignis(ZUGESTELLT), andere, andere)))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(Nachrichtenstand.nach(List.of(ereignis(EINGEGANGEN), ereignis(KLAERFALL), andere)))
                .isEqualTo(Nachrichtenstand.IN_KLAERUNG);
        assertThat(Nachrichtenstand.nach(List.of(andere, ereignis(EINGEGANGEN), ereignis(ZUGESTELLT))))
                .isEqualTo(Nachrichtenstand.ZUGESTELLT);
    }

    @Test
    void explainsReasonsInGerman() {
        assertThat(Grund.von("FELD_FEHLT:dienststelle"))
                .isEqualTo(new Grund(
                        "FELD_FEHLT",
                        "dienststelle",
                        "Ein Pflichtfeld fehlt.",
                        "Absendendes System auffordern, das Feld zu ergänzen und die Nachricht neu zu senden."));
        assertThat(Grund.von("POSTFACH_GESPERRT").text()).startsWith("Das Organisationspostfach ist gesperrt");
        assertThat(Grund.von("AUS_DER_ZUKUNFT")).isEqualTo(new Grund("AUS_DER_ZUKUNFT", null, "AUS_DER_ZUKUNFT", null));
    }

    private static Nachrichtenstand nach(Ereignisart... arten) {
        return Nachrichtenstand.nach(
                Stream.of(arten).map(NachrichtenstandTest::ereignis).toList());
    }

    private static Ereignis ereignis(Ereignisart art) {
        return Beispiel.ereignis(Beispiel.JETZT, art, Kopfdaten.UNBEKANNT);
    }

    private static Ereignis fehler(@Nullable String jmsMessageId) {
        return ereignis(FEHLER, jmsMessageId);
    }

    private static Ereignis ereignis(Ereignisart art, @Nullable String jmsMessageId) {
        return ereignis(art, jmsMessageId, Ziel.KEINES);
    }

    private static Ereignis ereignis(Ereignisart art, @Nullable String jmsMessageId, Ziel ziel) {
        return new Ereignis(
                UUID.randomUUID(),
                Beispiel.JETZT,
                null,
                0,
                art,
                Kopfdaten.UNBEKANNT,
                ziel,
                List.of(),
                jmsMessageId,
                null,
                "hub-1");
    }
}
