package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.zustaendigkeit.Gueltigkeit;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * People of an agency and of the head office change where messages go, in a browser, and the next message follows. Every page on
 * the way is looked at by axe. The screenshots lie in target/bilder.
 */
class KonfigurationIT {

    private static final Path BILDER = Path.of("target/bilder");
    private static final String KENNWORT = "geheim-und-lang";
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final String ARBEITGEBER_SERVICE = "postfach.ziel.735.arbeitgeber-service";
    private static final String LEISTUNG = "postfach.ziel.735.leistung";
    private static final String TEAM = "egz.735@agentur.example";

    @TempDir
    static Path ordner;

    private static final int PORT = Prozess.freierPort();
    private static final int BROKERPORT = Prozess.freierPort();
    private static Mailserver mailserver;
    private static Prozess hub;
    private static Brokerzugang broker;

    @BeforeAll
    static void starteHub() throws Exception {
        FileSystemUtils.deleteRecursively(BILDER);
        mailserver = new Mailserver();
        var url = "tcp://127.0.0.1:" + BROKERPORT;
        Map<String, String> umgebung = new HashMap<>(Testwelt.umgebung(ordner, url, mailserver.port()));
        umgebung.put("SPRING_ARTEMIS_MODE", "embedded");
        umgebung.put("POSTFACH_LEITWEG_ACCEPTOR", url);
        umgebung.put("SERVER_PORT", Integer.toString(PORT));
        umgebung.put("POSTFACH_STAMMDATEN", stammdaten().toString());
        benutzer(umgebung, 0, "verwaltung", "ADMINISTRATION", "735,811");
        benutzer(umgebung, 1, "genehmigung", "GENEHMIGUNG", "735,811");
        benutzer(umgebung, 2, "zentrale", "ADMINISTRATION", "*");
        benutzer(umgebung, 3, "revision", "REVISION", "");
        hub = Prozess.hub(ordner, "hub", umgebung).starteUndWarte();
        broker = new Brokerzugang(url, "hub", "geheim");
    }

    /** Of the demo, but 735 hasn't carried out the Weisung yet. */
    private static Path stammdaten() throws IOException {
        var vorbild = Path.of("src/test/resources/stammdaten");
        var ziel = Files.createDirectories(ordner.resolve("agenturen"));
        for (var datei : List.of("dienststellen.csv", "postfaecher.csv", "weiterleitungen.csv")) {
            var zeilen = Files.readAllLines(vorbild.resolve(datei)).stream()
                    .filter(zeile -> !zeile.startsWith("735," + EGZ))
                    .toList();
            Files.write(ziel.resolve(datei), zeilen);
        }
        return ziel;
    }

    private static void benutzer(
            Map<String, String> umgebung, int nummer, String name, String rolle, String agenturen) {
        var stelle = "POSTFACH_BENUTZER_" + nummer;
        umgebung.put(stelle + "_NAME", name);
        umgebung.put(stelle + "_KENNWORT", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(KENNWORT));
        umgebung.put(stelle + "_ROLLEN", rolle);
        umgebung.put(stelle + "_AGENTUREN", agenturen);
    }

    @AfterAll
    static void beendeAlles() throws Exception {
        broker.close();
        hub.close();
        mailserver.close();
    }

    @Test
    void anAgencySwitchesAndBackAgainByTwoPeople() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(zugestelltNach(heute())).isEqualTo(LEISTUNG);
        }
        try (var verwaltung = browser("verwaltung", true);
                var genehmigung = browser("genehmigung", true);
                var zentrale = browser("zentrale", true)) {
            beantragt(verwaltung);
            genehmigt(genehmigung);

            assertThat(zugestelltNach(heute())).isEqualTo(ARBEITGEBER_SERVICE);
            assertThat(zugestelltNach(heute().minusDays(1))).isEqualTo(LEISTUNG);
            await().until(() -> benachrichtigte().contains(TEAM));

            siehtDenStand(zentrale, "umgestellt");
            machtRueckgaengig(verwaltung, genehmigung);

            assertThat(zugestelltNach(heute())).isEqualTo(LEISTUNG);
            siehtDenStand(zentrale, "überfällig");
            siehtAlles(verwaltung);
        }
    }

    private void beantragt(Browser verwaltung) throws Exception {
        verwaltung.folge("Agenturen");
        verwaltung.pruefe("01-agenturen");
        verwaltung.folge("Nürnberg");
        assertThat(verwaltung.ueberschrift()).isEqualTo("Agentur 735 Nürnberg");
        assertThat(verwaltung.text()).contains("überfällig", "Keine: Jede Nachricht bekommt der Bereich");
        verwaltung.pruefe("02-agentur");
        verwaltung.folge("Jetzt umsetzen");
        assertThat(verwaltung.text()).contains("Anfrage Eingliederungszuschuss (SGB III, Unternehmensprofil)");
        assertThat(verwaltung.wert("zielpostfach")).isEqualTo(ARBEITGEBER_SERVICE);
        verwaltung.pruefe("03-angaben");

        verwaltung.waehleTag("gueltigAb", heute().minusDays(3).toLocalDate().toString());
        verwaltung.warteAufFeld("rueckwirkend");
        verwaltung.tippe("organisationspostfach", "Team <x@boese-agentur.example>");
        verwaltung.tippe("zielpostfach", "postfach.ziel.739.arbeitgeber-service");
        verwaltung.druecke("Entwurf anlegen und prüfen");
        assertThat(verwaltung.text()).contains("Organisationspostfach: erlaubt: genau eine Adresse");
        assertThat(verwaltung.wert("organisationspostfach")).isEqualTo("Team <x@boese-agentur.example>");
        assertThat(verwaltung.fokus()).isEqualTo("fehlerliste");
        verwaltung.tippe("organisationspostfach", TEAM);
        verwaltung.druecke("Entwurf anlegen und prüfen");
        assertThat(verwaltung.text())
                .contains(
                        "gehört nicht der Agentur 735",
                        "liegt in der Vergangenheit",
                        "Der Beginn in der Vergangenheit ist");
        verwaltung.pruefe("04-angaben-fehler");

        verwaltung.tippe("zielpostfach", ARBEITGEBER_SERVICE);
        verwaltung.waehleTag("gueltigAb", heute().toLocalDate().toString());
        verwaltung.druecke("Entwurf anlegen und prüfen");
        assertThat(verwaltung.ueberschrift()).isEqualTo("Änderungsauftrag 1");
        assertThat(verwaltung.text())
                .contains(
                        "Entwurf",
                        "Leistung (Standard, keine Weiterleitung)",
                        "das Organisationspostfach ist ungeprüft");
        verwaltung.pruefe("05-entwurf");
        verwaltung.warteAuf("Von 3 Nachrichten der letzten 30 Tage wären 3 anders zugestellt worden.");
        verwaltung.druecke("Einreichen");
        assertThat(verwaltung.text())
                .contains(
                        "Wartet auf die Genehmigung durch eine zweite Person",
                        "Genehmigen darf nur eine zweite Person");
        assertThat(verwaltung.hatKnopf("Genehmigen")).isFalse();
        verwaltung.pruefe("06-eingereicht");
    }

    private void genehmigt(Browser genehmigung) throws Exception {
        genehmigung.folge("Aufträge");
        genehmigung.folge("Wartet auf Ihre Genehmigung");
        genehmigung.pruefe("07-wartet");
        genehmigung.folge("Auftrag 1");
        genehmigung.druecke("Genehmigen");
        assertThat(genehmigung.text()).contains("Das ging nicht", "Das Organisationspostfach ist ungeprüft");
        genehmigung.pruefe("08-entscheidung");
        genehmigung.kreuzeAn("ungeprueftesPostfach");
        genehmigung.druecke("Genehmigen");
        assertThat(genehmigung.text()).contains("Der Auftrag ist genehmigt.", "Genehmigt und in Kraft.");
        genehmigung.pruefe("09-wirksam");
        genehmigung.oeffne("/aenderungsauftraege?wartend=ja");
        assertThat(genehmigung.text()).contains("Nichts wartet auf Ihre Genehmigung.");
        genehmigung.pruefe("10-nichts-wartet");
    }

    private void siehtDenStand(Browser zentrale, String stand) throws Exception {
        zentrale.oeffne("/weisungen/202509011");
        assertThat(zentrale.text()
                        .lines()
                        .filter(zeile -> zeile.contains("735"))
                        .toList())
                .anyMatch(zeile -> zeile.contains(stand));
        zentrale.pruefe("11-stand-" + stand);
    }

    private void machtRueckgaengig(Browser verwaltung, Browser genehmigung) throws Exception {
        verwaltung.oeffne("/aenderungsauftraege/1");
        verwaltung.druecke("Rückgängig machen");
        assertThat(verwaltung.text()).contains("stellt wieder her, was vor Auftrag 1 galt", "Macht rückgängig");
        verwaltung.pruefe("12-umkehr");
        verwaltung.druecke("Einreichen");
        genehmigung.oeffne("/aenderungsauftraege/2");
        genehmigung.druecke("Genehmigen");
        assertThat(genehmigung.text()).contains("Genehmigt und in Kraft.");
        genehmigung.oeffne("/aenderungsauftraege/1");
        assertThat(genehmigung.text()).contains("Rückgängig gemacht mit Auftrag 2");
    }

    /** What else there is to see, with something in it. */
    private void siehtAlles(Browser verwaltung) throws Exception {
        verwaltung.oeffne("/aenderungsauftraege");
        verwaltung.pruefe("13-liste");
        verwaltung.drucke("13-liste-gedruckt");
        verwaltung.oeffne("/aenderungsauftraege/1");
        verwaltung.drucke("12-auftrag-gedruckt");
        verwaltung.oeffne("/agenturen/735");
        verwaltung.pruefe("14-agentur");
        verwaltung.oeffne("/agenturen?alle=ja");
        verwaltung.pruefe("14-alle-agenturen");
        verwaltung.oeffne("/aenderungsauftraege/neu");
        verwaltung.pruefe("15-auswahl");
        for (var zweck : List.of("LEISTUNG", "WEITERLEITUNG", "SCHLIESSUNG")) {
            verwaltung.oeffne("/aenderungsauftraege/neu?dienststelle=73529&zweck=" + zweck);
            verwaltung.pruefe("16-angaben-" + zweck);
        }
        verwaltung.oeffne("/");
        verwaltung.pruefe("17-uebersicht");
        verwaltung.oeffne("/nachrichten");
        verwaltung.pruefe("18-nachrichten");
        verwaltung.oeffne("/weisungen");
        verwaltung.pruefe("19-weisungen");
        verwaltung.oeffne("/zustaendigkeiten?dienststelle=735");
        verwaltung.pruefe("20-zustaendigkeiten");
        verwaltung.oeffne("/postfachpruefung?adresse=" + TEAM);
        verwaltung.pruefe("21-postfachpruefung");
    }

    @Test
    void theFormWorksWithoutJavaScript() throws Exception {
        try (var verwaltung = browser("verwaltung", false);
                var genehmigung = browser("genehmigung", false)) {
            verwaltung.oeffne("/aenderungsauftraege/neu");
            verwaltung.druecke("Weiter");
            assertThat(verwaltung.text())
                    .contains("Bitte angeben, für welche Dienststelle", "Bitte auswählen, worum es geht.");
            verwaltung.waehle("dienststelle", "811");
            verwaltung.kreuzeAn("zweck-202509011");
            verwaltung.druecke("Weiter");
            verwaltung.waehleTag("gueltigAb", heute().minusDays(1).toLocalDate().toString());
            verwaltung.druecke("Entwurf anlegen und prüfen");
            verwaltung.kreuzeAn("rueckwirkend");
            verwaltung.druecke("Entwurf anlegen und prüfen");
            assertThat(verwaltung.text()).contains("Entwurf", "gilt rückwirkend ab");
            verwaltung.druecke("Einreichen");

            genehmigung.oeffne("/aenderungsauftraege?wartend=ja");
            genehmigung.folge("Auftrag");
            genehmigung.druecke("Ablehnen");
            assertThat(genehmigung.text()).contains("Wer ablehnt, sagt warum");
            genehmigung.tippe("ablehnung-grund", "Bitte erst ab dem nächsten Monat");
            genehmigung.druecke("Ablehnen");
            assertThat(genehmigung.text()).contains("Der Auftrag ist abgelehnt.");
        }
    }

    @Test
    void theAuditorTellsWhatIsKeptAndErasesIt() throws Exception {
        var id = UUID.randomUUID();
        broker.sende("postfach.eingang", """
                {"nachrichtId":"%s","vorgangId":"V-4711","eingangAm":"%s","rechtskreis":"SGB_III","herkunft":"PERSONENPROFIL",
                 "anliegen":"KUG_ANZEIGE","dienststelle":"03001","text":"Guten Tag"}
                """.formatted(id, heute().toOffsetDateTime()), Map.of());
        try (var revision = browser("revision", true)) {
            await().until(() -> {
                revision.oeffne("/nachrichten/" + id);
                return revision.text().contains("Das Organisationspostfach wurde per E-Mail benachrichtigt.");
            });
            revision.oeffne("/auskunft");
            assertThat(revision.text()).contains("Noch keine Auskunft und keine Löschung.");
            revision.pruefe("22-auskunft-leer");
            revision.tippe("nachrichtId", id.toString());
            revision.druecke("Anzeigen");
            assertThat(revision.text())
                    .contains("V-4711", "Wo der Hub nicht nachsehen kann", "postfach.ziel.030.leistung");
            revision.pruefe("23-auskunft");
            revision.druecke("Löschung vorbereiten");
            assertThat(revision.text()).contains("Was bleibt, und warum", "Art. 17 Abs. 3 Buchst. b DSGVO");
            revision.pruefe("24-loeschung");
            revision.waehle("grund", "WIDERSPRUCH");
            revision.tippe("aktenzeichen", "für Max");
            revision.druecke("Endgültig löschen");
            assertThat(revision.text()).contains("Bitte das Aktenzeichen des Antrags angeben");
            revision.pruefe("25-loeschung-fehler");
            revision.tippe("aktenzeichen", "DS-2026/17");
            revision.druecke("Endgültig löschen");
            assertThat(revision.text()).contains("Gelöscht. Der Nachweis ist der Vorgang", "DS-2026/17");
            revision.pruefe("26-geloescht");
            revision.oeffne("/nachrichten/" + id);
            assertThat(revision.text()).contains("Das Protokoll kennt keine Nachricht");
        }
    }

    private static List<String> benachrichtigte() throws MessagingException {
        List<String> adressen = new ArrayList<>();
        for (var mail : mailserver.mails()) {
            for (var empfaenger : mail.getAllRecipients()) {
                adressen.add(empfaenger.toString());
            }
        }
        return adressen;
    }

    private Browser browser(String name, boolean mitJavaScript) throws IOException {
        var profil = ordner.resolve(name + (mitJavaScript ? "" : "-ohne"));
        return new Browser("http://127.0.0.1:" + PORT, profil, BILDER, mitJavaScript).meldeAn(name, KENNWORT);
    }

    private static ZonedDateTime heute() {
        return ZonedDateTime.now(Gueltigkeit.ZEITZONE);
    }

    /** Where a message ends that came in then. */
    private static String zugestelltNach(ZonedDateTime eingangAm) throws Exception {
        var id = UUID.randomUUID().toString();
        broker.sende("postfach.eingang", """
                {"nachrichtId":"%s","eingangAm":"%s","rechtskreis":"SGB_III","herkunft":"UNTERNEHMENSPROFIL",
                 "anliegen":"%s","dienststelle":"73501","text":"Guten Tag"}
                """.formatted(id, eingangAm.toOffsetDateTime(), EGZ), Map.of());
        return await().until(
                        () -> {
                            for (var queue : List.of(ARBEITGEBER_SERVICE, LEISTUNG, Testwelt.KLAERFALL)) {
                                if (broker.queues().contains(queue)
                                        && broker.leere(queue).stream()
                                                .anyMatch(fund ->
                                                        new String(fund.body(), StandardCharsets.UTF_8).contains(id))) {
                                    return queue;
                                }
                            }
                            return "";
                        },
                        queue -> !queue.isEmpty());
    }
}
