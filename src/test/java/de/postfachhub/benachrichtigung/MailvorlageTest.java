package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.benachrichtigung.Versandbuch.Anspruch;
import de.postfachhub.nachricht.Bereich;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailvorlageTest {

    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";

    @TempDir
    Path ordner;

    @Test
    void readsWellForOneMessage() {
        var mail = mail(Map.of(), nachricht("73501", Bereich.ARBEITGEBER_SERVICE, EGZ, "2025-10-01T09:00:00+02:00"));

        assertThat(mail.subject()).isEqualTo("1 neue Nachricht: Anfrage Eingliederungszuschuss, Dienststelle 73501");
        assertThat(mail.text()).isEqualTo("""
                        Guten Tag,

                        im Postfach Ihres Teams gibt es 1 neue Nachricht:

                        Dienststelle 73501, Arbeitgeber-Service
                          1 x Anfrage Eingliederungszuschuss

                        Eingang: 01.10.2025, 09:00 Uhr
                        Nachricht-ID: 0f8fad5b-d9cb-469f-a165-70867728950e

                        Bitte im Mitarbeiter-Client bearbeiten. Für Fristen zählt der Eingang der
                        Nachricht, nicht der dieser E-Mail.

                        Diese E-Mail wurde automatisch erzeugt und enthält bewusst keine Angaben zu
                        Absender und Inhalt. Bitte antworten Sie nicht darauf. Bei Fragen nennen Sie
                        dem Betrieb des Postfach-Hubs bitte diese Referenz:
                        0f8fad5b-d9cb-469f-a165-70867728950e
                        """);
    }

    @Test
    void groupsManyMessagesByTeamAndAnliegen() {
        var mail = mail(
                Map.of(),
                // Germany sets its clocks back between these: 02:30 comes twice.
                nachricht("73501", Bereich.LEISTUNG, "KUG_ANZEIGE", "2025-10-26T00:30:00Z"),
                nachricht("73501", Bereich.LEISTUNG, EGZ, "2025-10-26T00:40:00Z"),
                nachricht("030", Bereich.LEISTUNG, EGZ, "2025-10-26T00:50:00Z"),
                nachricht("73501", Bereich.LEISTUNG, EGZ, "2025-10-26T01:30:00Z"),
                nachricht("73501", Bereich.ARBEITGEBER_SERVICE, EGZ, "2025-10-26T09:00:00Z"),
                nachricht("73501", Bereich.LEISTUNG, "NICHT_IM_KATALOG", "2025-10-26T22:59:00Z"));

        assertThat(mail.subject()).isEqualTo("6 neue Nachrichten: verschiedene Anliegen, mehrere Dienststellen");
        assertThat(mail.text()).contains("""
                        Dienststelle 030, Leistung
                          1 x Anfrage Eingliederungszuschuss

                        Dienststelle 73501, Arbeitgeber-Service
                          1 x Anfrage Eingliederungszuschuss

                        Dienststelle 73501, Leistung
                          2 x Anfrage Eingliederungszuschuss
                          1 x Anzeige von Kurzarbeit
                          1 x NICHT_IM_KATALOG

                        Eingang: 26.10.2025, 02:30 Uhr bis 26.10.2025, 23:59 Uhr

                        Bitte""").doesNotContain("Nachricht-ID");
    }

    @Test
    void isAddressedByTheConfigurationAlone() {
        var mail = mail(Map.of(), nachricht("73501", Bereich.LEISTUNG, EGZ, "2025-10-01T09:00:00+02:00"));

        assertThat(mail.messageId()).isEqualTo("<" + ID + "@hub.example>");
        assertThat(mail.from()).isEqualTo("hub@hub.example");
        assertThat(mail.to()).isEqualTo("ags@agentur.example");
    }

    @Test
    void breaksLongLinesAndKeepsTheirIndent() {
        var vorlage = Mailvorlage.lies("B\n\n  " + "Wort ".repeat(60) + "\n" + "x".repeat(100));

        var zeilen = vorlage.text(inhalt(nachricht("73501", Bereich.LEISTUNG, EGZ, "2025-10-01T09:00:00Z")))
                .lines()
                .toList();
        assertThat(zeilen.subList(0, zeilen.size() - 1))
                .hasSizeGreaterThan(3)
                .allSatisfy(zeile -> assertThat(zeile).startsWith("  ").hasSizeLessThanOrEqualTo(76));
        assertThat(zeilen.get(zeilen.size() - 1)).isEqualTo("x".repeat(100));
        assertThat(String.join(" ", zeilen).split("\\s+Wort", -1)).hasSize(61);
    }

    @Test
    void keepsSubjectOnOneLineWhateverTheValuesHold() {
        var vorlage = Mailvorlage.lies("{anliegen} {dienststelle}\n\nText");

        assertThat(vorlage.betreff(
                        inhalt(nachricht("7\t\t1", Bereich.LEISTUNG, "A\r\nBcc: x", "2025-10-01T09:00:00Z"))))
                .isEqualTo("nicht darstellbar (9 Zeichen) Dienststelle 7 1");
    }

    @Test
    void fillsInValuesAsTheyAre() {
        var vorlage = Mailvorlage.lies("{dienststelle}\n\nText");

        assertThat(vorlage.betreff(inhalt(nachricht("$1 {anzahl} \\", Bereich.LEISTUNG, EGZ, "2025-10-01T09:00:00Z"))))
                .isEqualTo("Dienststelle $1 {anzahl} \\");
    }

    @Test
    void takesTemplateFromAnyFile() throws IOException {
        var datei = ordner.resolve("vorlage.txt");
        Files.writeString(datei, "\uFEFFGrüße: {anzahl}\r\n\r\n{bereich}: {neueNachrichten}\r\n");

        var mail = mail(
                Map.of("vorlage", datei.toUri().toString()),
                nachricht("73501", Bereich.LEISTUNG, EGZ, "2025-10-01T09:00:00Z"));

        assertThat(mail.subject()).isEqualTo("Grüße: 1");
        assertThat(mail.text()).isEqualTo("Leistung: 1 neue Nachricht\n");
    }

    @Test
    void namesAllFaultsOfTemplateAndWhatIsAllowed() {
        assertThatThrownBy(() -> Mailvorlage.lies("{uebersicht}\nText\n{ anzahl } {Name}\n{anzahl"))
                .hasMessageContaining("aus einer Zeile Betreff")
                .hasMessageContaining("Zeile 1: {uebersicht} gibt es im Betreff nicht;")
                .hasMessageContaining("Zeile 3: { anzahl } gibt es nicht")
                .hasMessageContaining("Zeile 3: {Name} gibt es nicht;")
                .hasMessageContaining("Zeile 4: eine geschweifte Klammer ohne ihr Gegenstück")
                .hasMessageContaining("im Betreff: {anzahl}, {neueNachrichten}")
                .hasMessageContaining("im Text außerdem: {uebersicht}, {nachrichtIds}");
    }

    @Test
    void stopsStartWhenTemplateIsMissing() {
        assertThatThrownBy(() -> mail(Map.of("vorlage", "file:/gibt/es/nicht.txt")))
                .hasMessageContaining("postfach.benachrichtigung.vorlage")
                .hasMessageContaining("nicht.txt");
    }

    private static Mail mail(Map<String, String> einstellungen, Benachrichtigung... inhalt) {
        var postfach = new Versandpostfach("ags@agentur.example", null, null, ID, 0, null, null, null);
        return new Mailschreiber(Versandprobe.einstellungen(einstellungen), Versandprobe.KATALOG)
                .schreibe(new Anspruch(postfach, ID, ID, List.of(inhalt)));
    }

    private static Mailinhalt inhalt(Benachrichtigung... inhalt) {
        return new Mailinhalt(ID, List.of(inhalt), Versandprobe.KATALOG);
    }

    private static Benachrichtigung nachricht(String dienststelle, Bereich bereich, String anliegen, String eingangAm) {
        return new Benachrichtigung(
                ID, ID, "ags@agentur.example", OffsetDateTime.parse(eingangAm), anliegen, dienststelle, bereich, null);
    }
}
