package de.postfachhub.weisung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testjson;
import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class WeisungenTest {

    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";

    @Import(Weisungsabgleich.class)
    @EnableConfigurationProperties(Weisungen.class)
    static class Anwendung {

        @Bean
        Anliegenkatalog katalog() {
            var egz = new Anliegen(EGZ, "Anfrage Eingliederungszuschuss", Bereich.LEISTUNG);
            return new Anliegenkatalog() {
                @Override
                public Optional<Anliegen> finde(String code) {
                    return code.equals(EGZ) ? Optional.of(egz) : Optional.empty();
                }

                @Override
                public List<Anliegen> alle() {
                    return List.of(egz);
                }
            };
        }
    }

    private final ApplicationContextRunner anwendung =
            new ApplicationContextRunner().withUserConfiguration(Anwendung.class);

    @Test
    void bringTheOneOfTheYear2025WithTheHub() {
        anwendung
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .run(kontext -> assertThat(kontext.getBean(Weisungen.class).finde("202509011"))
                        .contains(new Weisung(
                                "202509011",
                                "Anfragen zum Eingliederungszuschuss an den Arbeitgeber-Service",
                                LocalDate.of(2025, 9, 22),
                                null,
                                LocalDate.of(2025, 10, 6),
                                Set.of(EGZ),
                                Set.of(Bereich.ARBEITGEBER_SERVICE),
                                Set.of(Rechtskreis.SGB_III),
                                Set.of(Herkunft.UNTERNEHMENSPROFIL))));
    }

    @Test
    void stopTheStartWithEverythingThatContradictsItself() {
        var erste = weisung(0, "202601001", "2026-01-05", "2026-01-04", EGZ);
        var zweite = weisung(1, "202601001", "2026-01-05", "2026-02-01", "EGZ");
        anwendung
                .withPropertyValues(erste)
                .withPropertyValues(zweite)
                .withPropertyValues("postfach.weisungen[1].gueltig-bis=2026-01-05")
                .run(kontext -> {
                    assertThat(kontext).getFailure().rootCause().isInstanceOf(WeisungUngueltig.class);
                    assertThat(new WeisungUngueltigAnalyse()
                                    .analyze(kontext.getStartupFailure())
                                    .getDescription())
                            .contains(
                                    "postfach.weisungen[1].nummer: 202601001 steht schon in postfach.weisungen[0]",
                                    "postfach.weisungen[0].frist: 2026-01-04 liegt vor gueltig-ab 2026-01-05",
                                    "postfach.weisungen[1].gueltig-bis: 2026-01-05 liegt nicht nach gueltig-ab",
                                    "postfach.weisungen[1].anliegen: \"EGZ\" steht nicht im Anliegenkatalog");
                });
    }

    @Test
    void stopTheStartWhenAFieldIsMissingOrHasNotItsForm() {
        anwendung
                .withPropertyValues("postfach.weisungen[0].nummer=25-09", "postfach.weisungen[0].anliegen=" + EGZ)
                .run(kontext -> assertThat(kontext)
                        .getFailure()
                        .rootCause()
                        .message()
                        .contains(
                                "weisungen[0].nummer", "erlaubt sind 6 bis 12 Ziffern", "weisungen[0].frist", "fehlt"));
    }

    @Test
    void areReadableThroughTheApi() {
        var weisung = new Weisung(
                "202509011",
                "Titel",
                LocalDate.of(2025, 9, 22),
                null,
                LocalDate.of(2025, 10, 6),
                Set.of(EGZ),
                Set.of(Bereich.ARBEITGEBER_SERVICE),
                Set.of(Rechtskreis.SGB_III),
                Set.of(Herkunft.UNTERNEHMENSPROFIL));
        var web = MockMvcTester.of(
                List.of(new WeisungenResource(new Weisungen(List.of(weisung)))),
                aufbau -> aufbau.setMessageConverters(Testjson.converter()).build());

        assertThat(web.get().uri("/api/weisungen"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].frist")
                .isEqualTo("2025-10-06");
        assertThat(web.get().uri("/api/weisungen/202509011"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.bereiche[0]")
                .isEqualTo("ARBEITGEBER_SERVICE");
        assertThat(web.get().uri("/api/weisungen/202509012")).hasStatus(404);
    }

    private static String[] weisung(int stelle, String nummer, String ab, String frist, String anliegen) {
        return List.of(
                        "nummer=" + nummer,
                        "titel=Titel",
                        "gueltig-ab=" + ab,
                        "frist=" + frist,
                        "anliegen=" + anliegen,
                        "bereiche=ARBEITGEBER_SERVICE",
                        "rechtskreise=SGB_III",
                        "herkuenfte=UNTERNEHMENSPROFIL")
                .stream()
                .map(feld -> "postfach.weisungen[" + stelle + "]." + feld)
                .toArray(String[]::new);
    }
}
