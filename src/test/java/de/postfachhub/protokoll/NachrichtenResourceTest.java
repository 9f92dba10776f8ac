package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.Testjson;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class NachrichtenResourceTest {

    private final UUID nachrichtId = UUID.randomUUID();
    private final Protokoll protokoll = Beispiel.protokoll(Testdatenbank.h2());
    private MockMvcTester web;
    private String[] rechte = {"ROLE_BETRIEB"};

    @BeforeEach
    void oeffne() {
        web = MockMvcTester.of(
                List.of(new NachrichtenResource(protokoll)),
                aufbau -> aufbau.setMessageConverters(Testjson.converter())
                        .setCustomArgumentResolvers(new Leser(() -> rechte))
                        .build());
    }

    @Test
    void showsAnAgencyItsOwnMessagesAlone() {
        protokoll.schreibe(Beispiel.ereignisse(Beispiel.JETZT)
                .klaerfall(Beispiel.kopfdaten(nachrichtId), List.of("KEIN_ZIELPOSTFACH"), null, "ID:1"));
        rechte = new String[] {"ROLE_LESEN", "ROLE_ADMINISTRATION", "ROLE_GENEHMIGUNG", "AGENTUR_811"};
        assertThat(web.get().uri("/api/nachrichten/{id}", nachrichtId))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("735");
        assertThat(web.get().uri("/api/nachrichten"))
                .bodyJson()
                .extractingPath("$.eintraege")
                .asArray()
                .isEmpty();

        rechte = new String[] {"ROLE_LESEN", "AGENTUR_735"};
        assertThat(web.get().uri("/api/nachrichten/{id}", nachrichtId)).hasStatusOk();
        assertThat(web.get().uri("/api/nachrichten"))
                .bodyJson()
                .extractingPath("$.eintraege")
                .asArray()
                .hasSize(2);
    }

    @Test
    void showsTheWayOfAMessageWithGermanReasonsAndLocalTime() {
        var ereignisse = Beispiel.ereignisse(Beispiel.JETZT);
        protokoll.schreibe(ereignisse.klaerfall(
                Beispiel.kopfdaten(nachrichtId), List.of("UNBEKANNTE_DIENSTSTELLE"), null, "ID:1"));

        var weg = assertThat(web.get().uri("/api/nachrichten/{id}", nachrichtId))
                .hasStatusOk()
                .bodyJson();

        weg.extractingPath("$.nachrichtId").isEqualTo(nachrichtId.toString());
        weg.extractingPath("$.stand").isEqualTo("IN_KLAERUNG");
        weg.extractingPath("$.standText").isEqualTo("wartet auf Klärung durch den Betrieb");
        weg.extractingPath("$.eingangAm").isEqualTo("2025-10-01T09:00:00+02:00");
        weg.extractingPath("$.ereignisse[*].art").asArray().containsExactly("EINGEGANGEN", "KLAERFALL");
        weg.extractingPath("$.ereignisse[1].zeitpunkt").isEqualTo("2025-10-01T09:30:00.123456+02:00");
        weg.extractingPath("$.ereignisse[1].queue").isEqualTo("postfach.klaerfall");
        weg.extractingPath("$.ereignisse[1].instanz").isEqualTo("hub-1");
        weg.extractingPath("$.ereignisse[1].gruende[0].text")
                .isEqualTo("Die Dienststelle war zum Zeitpunkt des Eingangs nicht bekannt.");
    }

    @Test
    void knowsNoUnknownMessage() {
        assertThat(web.get().uri("/api/nachrichten/{id}", nachrichtId)).hasStatus(404);
    }

    @Test
    void findsFaultyMessagesWithoutAnId() {
        protokoll.schreibe(
                Beispiel.ereignisse(Beispiel.JETZT).klaerfall(Kopfdaten.UNBEKANNT, List.of("KEIN_JSON"), null, "ID:7"));

        var liste = assertThat(web.get().uri("/api/nachrichten?art=KLAERFALL"))
                .hasStatusOk()
                .bodyJson();

        liste.extractingPath("$.eintraege").asArray().hasSize(1);
        liste.extractingPath("$.eintraege[0].ereignis.jmsMessageId").isEqualTo("ID:7");
        liste.extractingPath("$.weitere").isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/keine-uuid",
                "?art=ALLES",
                "?dienststelle=7%2500",
                "?dienststelle=73",
                "?dienststelle=73%25",
                "?von=gestern",
                "?von=%2B999999999-12-31T23:59:59-18:00",
                "?bis=-999999999-01-01T00:00:00Z",
                "?seite=-1",
                "?seite=101",
                "?groesse=0",
                "?groesse=201",
                "?groesse=viele"
            })
    void refusesAQuestionThatMakesNoSense(String frage) {
        assertThat(web.get().uri(URI.create("/api/nachrichten" + frage))).hasStatus(400);
    }
}
