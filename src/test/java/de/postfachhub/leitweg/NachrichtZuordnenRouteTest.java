package de.postfachhub.leitweg;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.zustaendigkeit.Ergebnis;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The content-based choice alone: each outcome of the decision has one way. */
@CamelSpringBootTest
@SpringBootTest(
        classes = NachrichtZuordnenRouteTest.Umgebung.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern=file:routes/nachricht-zuordnen.camel.yaml,file:routes/fehlerregeln.camel.yaml",
            "spring.flyway.enabled=false",
            "management.endpoint.health.validate-group-membership=false"
        })
@MockEndpointsAndSkip("direct:(arbeitgeber-service-zustellen|leistung-zustellen|klaerfall-ablegen|kopfzeilen-setzen)")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class NachrichtZuordnenRouteTest {

    private static final Nachrichtenkopf KOPF = new Nachrichtenkopf(
            UUID.randomUUID(),
            null,
            OffsetDateTime.parse("2025-10-01T09:00:00+02:00"),
            Rechtskreis.SGB_III,
            Herkunft.UNTERNEHMENSPROFIL,
            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
            "73501");

    @EndpointInject("mock:direct:arbeitgeber-service-zustellen")
    private MockEndpoint arbeitgeberService;

    @EndpointInject("mock:direct:leistung-zustellen")
    private MockEndpoint leistung;

    @EndpointInject("mock:direct:klaerfall-ablegen")
    private MockEndpoint klaerfall;

    @Autowired
    private ProducerTemplate camel;

    @Autowired
    private Zustaendigkeiten zustaendigkeiten;

    @EnableAutoConfiguration(exclude = ArtemisAutoConfiguration.class)
    @Import({Fehlerweiche.class, Klaerungsbegruendung.class})
    static class Umgebung {

        @Bean
        Zustaendigkeiten zustaendigkeiten() {
            return mock(Zustaendigkeiten.class);
        }
    }

    @BeforeEach
    void erwarteNichts() {
        arbeitgeberService.expectedMessageCount(0);
        leistung.expectedMessageCount(0);
        klaerfall.expectedMessageCount(0);
    }

    @Test
    void goesToTheArbeitgeberService() throws Exception {
        arbeitgeberService.expectedBodiesReceived("Inhalt");

        ordneZu(zuordnung(Ergebnis.ARBEITGEBER_SERVICE, Bereich.ARBEITGEBER_SERVICE, null));

        MockEndpoint.assertIsSatisfied(arbeitgeberService, leistung, klaerfall);
    }

    @Test
    void goesToTheLeistung() throws Exception {
        leistung.expectedBodiesReceived("Inhalt");

        ordneZu(zuordnung(Ergebnis.LEISTUNG, Bereich.LEISTUNG, null));

        MockEndpoint.assertIsSatisfied(arbeitgeberService, leistung, klaerfall);
    }

    @Test
    void goesToAPersonWithTheReason() throws Exception {
        klaerfall.expectedBodiesReceived("Inhalt");
        klaerfall.expectedMessagesMatches(exchange ->
                exchange.getVariable("eingang", Eingang.class).codes().equals("KEIN_ZIELPOSTFACH"));

        ordneZu(zuordnung(Ergebnis.KLAERFALL, Bereich.LEISTUNG, Klaerungsgrund.KEIN_ZIELPOSTFACH));

        MockEndpoint.assertIsSatisfied(arbeitgeberService, leistung, klaerfall);
    }

    private void ordneZu(Zuordnung zuordnung) {
        when(zustaendigkeiten.ordneZu(any(Nachrichtenkopf.class))).thenReturn(zuordnung);
        camel.send("direct:nachricht-zuordnen", exchange -> {
            exchange.getIn().setBody("Inhalt");
            exchange.setVariable("eingang", Eingang.angenommen(Ereignisart.EINGEGANGEN, KOPF));
        });
    }

    private static Zuordnung zuordnung(Ergebnis ergebnis, Bereich bereich, @Nullable Klaerungsgrund grund) {
        return new Zuordnung(
                Zuordnungsfrage.von(KOPF), ergebnis, null, bereich, null, null, grund, "g:1", List.of(), 1);
    }
}
