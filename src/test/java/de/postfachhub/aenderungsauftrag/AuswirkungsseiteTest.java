package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.EGZ;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.aenderungsauftrag.Auswirkung.Verschiebung;
import de.postfachhub.aenderungsauftrag.Auswirkungen.Rechnung;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Rechtskreis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.DelegatingWebMvcConfiguration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.json.JsonMapper;

/** The preview of a request for people and for programs, in every state that a calculation can be in. */
class AuswirkungsseiteTest {

    private static final OffsetDateTime HEUTE = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");
    private static final LocalDate DEZEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate WOCHE_46 = LocalDate.of(2026, 11, 9);
    private static final LocalDate WOCHE_47 = LocalDate.of(2026, 11, 16);

    @TempDir
    Path ordner;

    private Auftragswelt welt;
    private Aenderungsauftrag auftrag;
    private Rechnung rechnung = new Rechnung(37, null, null);
    private MockMvcTester web;

    @BeforeEach
    void oeffne() {
        welt = Auftragswelt.an(Testdatenbank.h2(), ordner);
        auftrag = welt.auftraege.stelle(umstellung("2026-12-01"), null, null, VERWALTUNG);
        Auswirkungen auswirkungen = (keiner, geduld) -> rechnung;
        web = MockMvcTester.from(kontext(
                new Auswirkungsseite(welt.auftraege, auswirkungen),
                new Auswirkungsresource(welt.auftraege, auswirkungen)));
    }

    @AfterEach
    void schliesse() {
        welt.close();
    }

    @Test
    void answersWithTheProgressUntilItIsDone() {
        var antwort = assertThat(web.get().uri("/api/aenderungsauftraege/{id}/auswirkung", auftrag.id()));

        antwort.hasStatus(202).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        antwort.bodyJson().extractingPath("$.fortschritt").isEqualTo(37);
    }

    @Test
    void answersWithTheWholePreview() {
        rechnung = new Rechnung(100, auswirkung(1_234, umgestellt(WOCHE_47, 50)), null);

        var json = assertThat(web.get().uri("/api/aenderungsauftraege/{id}/auswirkung", auftrag.id()))
                .hasStatusOk()
                .bodyJson();

        json.extractingPath("$.nachrichten").isEqualTo(1_234);
        json.extractingPath("$.von").isEqualTo("2026-10-23T12:00:00+01:00");
        json.extractingPath("$.stichtag").isEqualTo("2026-12-01");
        json.extractingPath("$.verschiebungen[0].woche").isEqualTo("2026-11-16");
        json.extractingPath("$.verschiebungen[0].nachQueue").isEqualTo("postfach.ziel.701.egz");
    }

    @Test
    void saysWhyThereIsNone() {
        rechnung = new Rechnung(0, null, Auswirkungsrechnung.GESTOERT);

        assertThat(web.get().uri("/api/aenderungsauftraege/{id}/auswirkung", auftrag.id()))
                .hasStatus(503);
        assertThat(seite())
                .contains(Auswirkungsrechnung.GESTOERT, "Noch einmal berechnen")
                .doesNotContain("hx-get", "http-equiv=\"refresh\"", "<progress");

        rechnung = new Rechnung(0, null, Auswirkungsrechnung.NIE_BERECHNET);
        welt.auftraege.nimmZurueck(auftrag.id(), null, VERWALTUNG);
        assertThat(web.get().uri("/api/aenderungsauftraege/{id}/auswirkung", auftrag.id()))
                .hasStatus(404);
        assertThat(seite()).contains(Auswirkungsrechnung.NIE_BERECHNET).doesNotContain("Noch einmal berechnen");
    }

    @Test
    void knowsNoUnknownRequest() {
        assertThat(web.get().uri("/api/aenderungsauftraege/4711/auswirkung")).hasStatus(404);
        assertThat(web.get().uri("/aenderungsauftraege/4711/auswirkung").accept(MediaType.TEXT_HTML))
                .hasStatus(404);
    }

    @Test
    void renewsItselfWithAndWithoutJavaScriptWhileItCalculates() {
        var adresse = "/aenderungsauftraege/" + auftrag.id() + "/auswirkung";

        assertThat(seite())
                .contains(
                        "hx-get=\"" + adresse + "\"",
                        "hx-trigger=\"every 1s\"",
                        "content=\"2; url=" + adresse + "\"",
                        "<label for=\"auswirkung-fortschritt\"",
                        "value=\"37\"");
    }

    @Test
    void givesHtmxThePartAlone() {
        var teil = text("HX-Request", "true");

        assertThat(teil).contains("<section id=\"auswirkung\"", "<progress").doesNotContain("<html", "<h1");
    }

    @Test
    void showsWhatWouldHaveGoneElsewhereWeekByWeek() {
        rechnung = new Rechnung(100, auswirkung(1_234, umgestellt(WOCHE_47, 1_050), umgestellt(WOCHE_46, 6)), null);

        assertThat(seite())
                .contains(
                        "Von 1.234 Nachrichten der letzten 30 Tage wären 1.056 anders zugestellt worden.",
                        "Anfrage Eingliederungszuschuss",
                        "postfach.ziel.701.leistung",
                        "postfach.ziel.701.egz",
                        "niemand",
                        "egz.701@agentur.example",
                        "09.11.",
                        "16.11.",
                        ">1.050<",
                        ">1.056<",
                        "als gingen sie am 01.12.2026 ein")
                .doesNotContain("Sackgasse", "Klärf", "hx-get", "http-equiv=\"refresh\"");
    }

    @Test
    void warnsOfDeadEndsKlaerfaelleAndMessagesNobodyIsToldOf() {
        rechnung = new Rechnung(
                100,
                auswirkung(
                        9,
                        new Verschiebung(WOCHE_47, EGZ, "postfach.ziel.701.leistung", null, null, null, 2),
                        new Verschiebung(
                                WOCHE_47, EGZ, "postfach.ziel.702", "postfach.ziel.702", "a@b.example", null, 1)),
                null);

        assertThat(seite())
                .contains(
                        ">701, 70101<",
                        "So kann der Auftrag nicht genehmigt werden",
                        "Anfrage Eingliederungszuschuss (SGB III, Unternehmensprofil)",
                        Klaerungsgrund.KEIN_ZIELPOSTFACH.text(),
                        "2 Nachrichten wären zu Klärfällen geworden.",
                        "Über 1 Nachricht wäre niemand mehr benachrichtigt worden.",
                        ">Klärfall<");
    }

    @Test
    void saysSoWhenNothingChangesOrNothingCameIn() {
        rechnung = new Rechnung(100, auswirkung(1), null);
        assertThat(seite())
                .contains("Von 1 Nachricht der letzten 30 Tage wäre keine anders zugestellt worden.")
                .doesNotContain("<table");

        rechnung = new Rechnung(100, auswirkung(0), null);
        assertThat(seite()).contains("Unter den Nachrichten der letzten 30 Tage ist keine");
    }

    private String seite() {
        return text("Accept-Language", "de");
    }

    private String text(String kopfzeile, String wert) {
        var antwort = web.get()
                .uri("/aenderungsauftraege/{id}/auswirkung", auftrag.id())
                .accept(MediaType.TEXT_HTML)
                .header(kopfzeile, wert)
                .exchange();
        assertThat(antwort).hasStatusOk();
        return new String(antwort.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Verschiebung umgestellt(LocalDate woche, long anzahl) {
        return new Verschiebung(
                woche,
                EGZ,
                "postfach.ziel.701.leistung",
                "postfach.ziel.701.egz",
                null,
                "egz.701@agentur.example",
                anzahl);
    }

    /** With a dead end if there is a Klärfall among them. */
    private static Auswirkung auswirkung(long nachrichten, Verschiebung... verschiebungen) {
        var klaerfaelle = summe(Stream.of(verschiebungen).filter(Verschiebung::wirdKlaerfall));
        var sackgassen = Stream.of("701", "70101")
                .map(dienststelle -> new Sackgasse(
                        dienststelle,
                        EGZ,
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        DEZEMBER,
                        Klaerungsgrund.KEIN_ZIELPOSTFACH))
                .toList();
        return new Auswirkung(
                HEUTE,
                HEUTE.minusDays(30),
                HEUTE,
                DEZEMBER,
                1,
                nachrichten,
                summe(Stream.of(verschiebungen)),
                klaerfaelle,
                summe(Stream.of(verschiebungen).filter(Verschiebung::verliertBenachrichtigung)),
                List.of(verschiebungen),
                klaerfaelle == 0 ? List.of() : sackgassen);
    }

    private static long summe(Stream<Verschiebung> verschiebungen) {
        return verschiebungen.mapToLong(Verschiebung::anzahl).sum();
    }

    private GenericWebApplicationContext kontext(Auswirkungsseite seite, Auswirkungsresource resource) {
        var kontext = new GenericWebApplicationContext(new MockServletContext());
        kontext.registerBean(DelegatingWebMvcConfiguration.class);
        kontext.registerBean(WebMvcConfigurer.class, () -> new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder umwandler) {
                umwandler.withJsonConverter(new JacksonJsonHttpMessageConverter(welt.bean(JsonMapper.class)));
            }
        });
        kontext.registerBean("auswirkungsansicht", Auswirkungsansicht.class, () -> welt.bean(Auswirkungsansicht.class));
        kontext.registerBean(Auswirkungsseite.class, () -> seite);
        kontext.registerBean(Auswirkungsresource.class, () -> resource);
        kontext.registerBean(ThymeleafViewResolver.class, AuswirkungsseiteTest::vorlagen);
        AnnotationConfigUtils.registerAnnotationConfigProcessors(kontext);
        kontext.refresh();
        return kontext;
    }

    private static ThymeleafViewResolver vorlagen() {
        var vorlagen = new ClassLoaderTemplateResolver();
        vorlagen.setPrefix("templates/");
        vorlagen.setSuffix(".html");
        vorlagen.setCharacterEncoding("UTF-8");
        var thymeleaf = new SpringTemplateEngine();
        thymeleaf.setTemplateResolver(vorlagen);
        var seiten = new ThymeleafViewResolver();
        seiten.setTemplateEngine(thymeleaf);
        seiten.setCharacterEncoding("UTF-8");
        seiten.addStaticVariable(
                "rahmen", Map.of("benutzer", "name", "rollen", "LESEN", "revision", false, "demo", false));
        return seiten;
    }
}
