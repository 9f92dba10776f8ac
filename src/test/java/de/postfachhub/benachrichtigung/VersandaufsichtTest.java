package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import de.postfachhub.Testdatenbank;
import de.postfachhub.protokoll.Leser;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class VersandaufsichtTest {

    private String[] rechte = {"ROLE_BETRIEB"};

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void showsAnAgencyWhatIsSaidOfItsMessagesAlone(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank)) {
            var auftrag = hub.vormerken(AGS);
            scheitere(hub, 550, "5.1.1");

            rechte = new String[] {"ROLE_LESEN", "AGENTUR_735"};
            api(hub).perform(get("/api/benachrichtigungen"))
                    .andExpect(jsonPath("$.eintraege[0].nachrichtId")
                            .value(auftrag.nachrichtId().toString()));
            api(hub).perform(get("/api/postfachsperren"))
                    .andExpect(jsonPath("$[0].organisationspostfach").value(AGS));
            rechte = new String[] {"ROLE_LESEN", "AGENTUR_811"};
            api(hub).perform(get("/api/benachrichtigungen"))
                    .andExpect(jsonPath("$.eintraege").isEmpty());
            api(hub).perform(get("/api/postfachsperren"))
                    .andExpect(jsonPath("$").isEmpty());
        }
    }

    private static final String ALLE = "de.postfachhub.Testdatenbank#alle";
    private static final String AGS = "ags@agentur.example";

    @ParameterizedTest
    @MethodSource(ALLE)
    void showsWhatWaitsIsSentAndFailed(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank)) {
            var api = api(hub);
            var versandt = hub.vormerken(AGS);
            var mail = Objects.requireNonNull(hub.postausgang().naechste());
            hub.postausgang().versandt(mail);
            hub.vergehe(Duration.ofSeconds(1));
            hub.vormerken("voll@agentur.example");
            scheitere(hub, 452, "4.2.2");
            hub.vergehe(Duration.ofSeconds(1));
            hub.vormerken("ags@evil.example");

            api.perform(get("/api/benachrichtigungen"))
                    .andExpect(jsonPath("$.eintraege[*].status", hasSize(3)))
                    .andExpect(jsonPath("$.eintraege[0].status").value("NICHT_ERLAUBT"))
                    .andExpect(jsonPath("$.eintraege[0].organisationspostfach").value("ags@evil.example"))
                    .andExpect(jsonPath("$.eintraege[1].status").value("WARTET"))
                    .andExpect(jsonPath("$.eintraege[1].versand.versuche").value(1))
                    .andExpect(jsonPath("$.eintraege[1].versand.grund").value("452 4.2.2"))
                    .andExpect(jsonPath("$.eintraege[2].status").value("VERSANDT"))
                    .andExpect(
                            jsonPath("$.eintraege[2].referenz").value(mail.id().toString()))
                    .andExpect(jsonPath("$.eintraege[2].versand").doesNotExist())
                    .andExpect(jsonPath("$.weitere").value(false));
            api.perform(get("/api/benachrichtigungen?status=VERSANDT"))
                    .andExpect(jsonPath("$.eintraege", hasSize(1)))
                    .andExpect(jsonPath("$.eintraege[0].nachrichtId")
                            .value(versandt.nachrichtId().toString()));
            api.perform(get("/api/benachrichtigungen?status=ANDERS")).andExpect(status().isBadRequest());
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void turnsPages(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank)) {
            for (int i = 0; i < Benachrichtigungsliste.GROESSE + 1; i++) {
                hub.vormerken(AGS);
            }

            api(hub).perform(get("/api/benachrichtigungen?status=WARTET"))
                    .andExpect(jsonPath("$.eintraege", hasSize(Benachrichtigungsliste.GROESSE)))
                    .andExpect(jsonPath("$.weitere").value(true));
            api(hub).perform(get("/api/benachrichtigungen?status=WARTET&seite=1"))
                    .andExpect(jsonPath("$.eintraege", hasSize(1)))
                    .andExpect(jsonPath("$.weitere").value(false));
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void liftsSuspension(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank)) {
            var api = api(hub);
            hub.vormerken(AGS);
            scheitere(hub, 550, "5.1.1");

            api.perform(get("/api/postfachsperren"))
                    .andExpect(jsonPath("$[0].organisationspostfach").value(AGS))
                    .andExpect(jsonPath("$[0].grund").value("550 5.1.1"))
                    .andExpect(jsonPath("$[0].seit").exists());
            api.perform(delete("/api/postfachsperren/" + AGS)).andExpect(status().isNoContent());
            api.perform(delete("/api/postfachsperren/" + AGS)).andExpect(status().isNotFound());
            api.perform(delete("/api/postfachsperren/unsinn")).andExpect(status().isNotFound());
            api.perform(get("/api/postfachsperren")).andExpect(jsonPath("$", hasSize(0)));
            assertThat(hub.postausgang().naechste()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void sendsGivenUpMailsAgainInOneMail(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank, Versandprobe.einstellungen(Map.of("hoechstversuche", "1")))) {
            var erste = hub.vormerken(AGS);
            var id = scheitere(hub, 554, "5.6.0");
            var zweite = hub.vormerken(AGS);
            scheitere(hub, 554, "5.6.0");
            assertThat(hub.postausgang().naechste()).isNull();
            api(hub).perform(get("/api/benachrichtigungen?status=GESCHEITERT"))
                    .andExpect(jsonPath("$.eintraege", hasSize(2)))
                    .andExpect(jsonPath("$.eintraege[0].grund").value("554 5.6.0"));

            wiederhole(hub, id, 204);

            var mail = Objects.requireNonNull(hub.postausgang().naechste());
            assertThat(mail.nachrichtIds()).containsExactlyInAnyOrder(erste.nachrichtId(), zweite.nachrichtId());
            assertThat(mail.versuch()).isEqualTo(1);
            hub.postausgang().versandt(mail);
            assertThat(hub.protokoll(erste))
                    .containsExactly("NICHT_BENACHRICHTIGT MAIL_UNZUSTELLBAR", "BENACHRICHTIGT");
            wiederhole(hub, id, 404);
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void sendsAgainOnlyWhereItMay(Testdatenbank datenbank) throws Exception {
        try (var hub = new Versandprobe(datenbank, Versandprobe.einstellungen(Map.of("hoechstversuche", "1")))) {
            wiederhole(hub, UUID.randomUUID(), 404);

            hub.vormerken(AGS);
            var gescheitert = scheitere(hub, 554, "5.6.0");
            hub.vormerken(AGS);
            scheitere(hub, 550, "5.1.1");
            wiederhole(hub, gescheitert, 409);

            var auftrag = hub.vormerken("ags@frueher.example");
            var nichtErlaubt = Benachrichtigung.aus(auftrag).id();
            wiederhole(hub, nichtErlaubt, 409);
            try (var neuGestartet =
                    new Versandprobe(datenbank, Versandprobe.einstellungen(Map.of("domaenen", "frueher.example")))) {
                wiederhole(neuGestartet, nichtErlaubt, 204);
                assertThat(neuGestartet.postausgang().naechste())
                        .extracting(Mail::to)
                        .isEqualTo("ags@frueher.example");
            }
        }
    }

    /** The relay refuses the mail that is due; returns its reference. */
    private static UUID scheitere(Versandprobe hub, int code, String erweitert) {
        var mail = Objects.requireNonNull(hub.postausgang().naechste());
        hub.postausgang()
                .gescheitert(mail, new SMTPAddressFailedException(null, "RCPT", code, code + " " + erweitert + " x"));
        return mail.id();
    }

    private void wiederhole(Versandprobe hub, UUID id, int erwartet) throws Exception {
        api(hub).perform(post("/api/benachrichtigungen/{id}/wiederholung", id)).andExpect(status().is(erwartet));
    }

    private MockMvc api(Versandprobe hub) {
        var aufsicht = hub.bean(Versandaufsicht.class);
        return MockMvcBuilders.standaloneSetup(
                        new BenachrichtigungenResource(hub.bean(JdbcClient.class), aufsicht),
                        new PostfachsperrenResource(aufsicht))
                .setCustomArgumentResolvers(new Leser(() -> rechte))
                .build();
    }
}
