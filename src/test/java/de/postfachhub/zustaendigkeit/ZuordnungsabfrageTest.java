package de.postfachhub.zustaendigkeit;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class ZuordnungsabfrageTest {

    private static final String FRAGE =
            "/api/zuordnung?dienststelle=73501&anliegen=ANFRAGE_EINGLIEDERUNGSZUSCHUSS&rechtskreis=SGB_III"
                    + "&herkunft=UNTERNEHMENSPROFIL";

    private MockMvc hub;

    @BeforeEach
    void stelleTabellenBereit() {
        var uhr = Clock.fixed(Instant.parse("2025-09-21T12:00:00Z"), ZoneOffset.UTC);
        var instanz = Instanz.an(Testdatenbank.h2(), uhr);
        instanz.fuegeEin(Testtabellen.aus(
                "735,Nürnberg,2023-01-01,,\n73501,Nürnberg,2023-01-01,,\n",
                """
                735,LEISTUNG,postfach.ziel.735.leistung,,2023-01-01,
                735,ARBEITGEBER_SERVICE,postfach.ziel.735.arbeitgeber-service,ags.735@agentur.example,2023-01-01,
                """,
                "735,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,\n"));
        hub = MockMvcBuilders.standaloneSetup(new Zuordnungsabfrage(instanz.zustaendigkeiten(), uhr))
                .setControllerAdvice(new Fehlerantwort())
                .build();
    }

    /** In place of the hub's own, which SchnittstellenbeschreibungTest holds to what is described. */
    @ControllerAdvice
    private static final class Fehlerantwort extends ResponseEntityExceptionHandler {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-10-01T09:00:00%2B02:00",
                "2025-10-01T09:00:00+02:00",
                "2025-10-01T07:00:00Z",
                "2025-10-01T09:00%2B02:00"
            })
    void explainsWhereAMessageGoes(String eingangAm) throws Exception {
        hub.perform(get(URI.create(FRAGE + "&eingangAm=" + eingangAm)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.frage.dienststelle").value("73501"))
                .andExpect(jsonPath("$.ergebnis").value("ARBEITGEBER_SERVICE"))
                .andExpect(jsonPath("$.bereich").value("ARBEITGEBER_SERVICE"))
                .andExpect(jsonPath("$.zielpostfach").value("postfach.ziel.735.arbeitgeber-service"))
                .andExpect(jsonPath("$.organisationspostfach").value("ags.735@agentur.example"))
                .andExpect(jsonPath("$.beleg").value("g:1;d:2;w:1;p:2"))
                .andExpect(jsonPath("$.generation").value(1))
                .andExpect(jsonPath("$.schritte[3].code").value("WEITERLEITUNG"))
                .andExpect(jsonPath("$.schritte[3].ergebnis").value("GEFUNDEN"))
                .andExpect(jsonPath("$.schritte[3].zeile").value("w:1"))
                .andExpect(jsonPath("$.schritte[3].text").value(containsString("Für 735 gilt eine Weiterleitung")));
    }

    @Test
    void asksForNowWithoutATime() throws Exception {
        hub.perform(get(URI.create(FRAGE)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ergebnis").value("LEISTUNG"))
                .andExpect(jsonPath("$.organisationspostfach").doesNotExist());
    }

    @Test
    void explainsKlaerfall() throws Exception {
        hub.perform(get(URI.create(FRAGE.replace("73501", "99901"))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ergebnis").value("KLAERFALL"))
                .andExpect(jsonPath("$.klaerungsgrund").value("UNBEKANNTE_DIENSTSTELLE"))
                .andExpect(jsonPath("$.klaerungstext").isNotEmpty());
    }

    @Test
    void namesAllMissingParametersAtOnce() throws Exception {
        hub.perform(get("/api/zuordnung"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(400))
                .andExpect(jsonPath("$.fehler[*].feld")
                        .value(containsInAnyOrder("dienststelle", "anliegen", "rechtskreis", "herkunft")))
                .andExpect(jsonPath("$.fehler[*].code").value(everyItem(is("FELD_FEHLT"))));
    }

    @Test
    void namesAllWrongParametersAtOnce() throws Exception {
        hub.perform(get("/api/zuordnung")
                        .param("dienststelle", "7350")
                        .param("anliegen", "x")
                        .param("rechtskreis", "sgb_iii")
                        .param("herkunft", "PORTAL")
                        .param("eingangAm", "2025-10-01T09:00:00"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fehler[*].code")
                        .value(containsInAnyOrder(
                                "UNGUELTIGER_WERT", "UNGUELTIGER_WERT", "UNGUELTIGER_WERT", "ZEIT_OHNE_ZONE")))
                .andExpect(jsonPath("$.fehler[?(@.feld == 'herkunft')].text")
                        .value(everyItem(containsString("UNTERNEHMENSPROFIL, PERSONENPROFIL"))));
    }
}
