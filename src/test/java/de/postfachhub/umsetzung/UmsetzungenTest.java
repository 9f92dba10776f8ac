package de.postfachhub.umsetzung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.aenderungsauftrag.Aenderung;
import de.postfachhub.aenderungsauftrag.Aenderungsart;
import de.postfachhub.aenderungsauftrag.Aenderungsauftraege;
import de.postfachhub.aenderungsauftrag.Antrag;
import de.postfachhub.aenderungsauftrag.Auftragszustand;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.prozess.Testwelt;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The progress over real requests and tables: 701 asks at noon of 22.11.2026, is approved a day later, switches on 01.12.2026. */
class UmsetzungenTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Handelnder VERWALTUNG =
            new Handelnder("verwaltung", Set.of(Rolle.ADMINISTRATION), Set.of("701"));
    private static final Handelnder GENEHMIGUNG = new Handelnder("genehmigung", Set.of(Rolle.GENEHMIGUNG), Set.of("*"));

    /** The profile keeps it out of contexts that scan the packages. */
    @Profile("probe")
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "de.postfachhub.nachricht",
                "de.postfachhub.zustaendigkeit",
                "de.postfachhub.protokoll",
                "de.postfachhub.benachrichtigung",
                "de.postfachhub.weisung",
                "de.postfachhub.postfachpruefung",
                "de.postfachhub.aenderungsauftrag"
            },
            // What other tests configure for themselves.
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|welt)\\$.*"))
    @ConfigurationPropertiesScan("de.postfachhub")
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({Umsetzungen.class, Umsetzungsmessung.class})
    static class Raeume {

        @Bean
        PasswordEncoder kennwortpruefung() {
            return new BCryptPasswordEncoder(4);
        }

        @Bean
        MeterRegistry metriken() {
            return new SimpleMeterRegistry();
        }
    }

    /** Stands still until the test moves it. */
    private static final class Stelluhr extends Clock {

        private volatile Instant jetzt = zeit("2026-11-22T12:00");

        @Override
        public ZoneId getZone() {
            return BERLIN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return jetzt;
        }
    }

    @TempDir
    Path ordner;

    private final Stelluhr uhr = new Stelluhr();

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void followsARequestFromItsDraftToItsFirstDay(Testdatenbank datenbank) throws IOException {
        try (var hub = hub(datenbank)) {
            var auftraege = hub.getBean(Aenderungsauftraege.class);
            assertThat(am(hub, "2026-11-22", null).gesamt().agenturen()).isEqualTo(10);

            var auftrag = auftraege.stelle(umstellung(), null, null, VERWALTUNG);
            assertThat(agentur(hub, "2026-11-22").auftrag()).isNull();
            uhr.jetzt = zeit("2026-11-22T23:59:59");
            auftraege.reicheEin(auftrag.id(), VERWALTUNG);
            assertThat(agentur(hub, "2026-11-22").auftragszustand()).isEqualTo(Auftragszustand.EINGEREICHT);
            uhr.jetzt = zeit("2026-11-23T00:00");
            auftraege.genehmige(auftrag.id(), true, null, GENEHMIGUNG);
            uhr.jetzt = zeit("2026-11-24T08:00");

            assertThat(agentur(hub, "2026-11-21"))
                    .as("before the hub knew anything")
                    .isNull();
            assertThat(agentur(hub, "2026-11-22").auftragszustand())
                    .as("at the end of the day on which it was submitted")
                    .isEqualTo(Auftragszustand.EINGEREICHT);
            assertThat(agentur(hub, "2026-11-23").auftragszustand()).isEqualTo(Auftragszustand.GENEHMIGT);
            assertThat(agentur(hub, "2026-11-30").stand()).isEqualTo(Stand.UEBERFAELLIG);
            var umgestellt = agentur(hub, "2026-12-01");
            assertThat(umgestellt.stand()).isEqualTo(Stand.UMGESTELLT);
            assertThat(umgestellt.seit()).isEqualTo("2026-12-01");
            assertThat(umgestellt.auftrag()).isEqualTo(auftrag.id());
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void saysForADayBeforeTheHubWhatIsKnownOfItNow(Testdatenbank datenbank) throws IOException {
        try (var hub = hub(datenbank)) {
            assertThat(am(hub, "2025-10-06", null).agenturen()).isEmpty();

            var heute = am(hub, "2025-10-06", uhr.jetzt);

            assertThat(heute.gesamt().umgestellt().anzahl()).isEqualTo(5);
            assertThat(heute.gesamt().staende().get(Stand.OFFEN).anzahl()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void measuresTheProgressOfToday(Testdatenbank datenbank) throws IOException {
        try (var hub = hub(datenbank)) {
            hub.getBean(Umsetzungsmessung.class).miss();

            assertThat(zahl(hub, "umgestellt")).isEqualTo(5);
            assertThat(zahl(hub, "ueberfaellig")).isEqualTo(5);
            assertThat(zahl(hub, "offen")).isZero();
            assertThat(zahl(hub, "beantragt")).isZero();
        }
    }

    @Test
    void measuresNothingWhileTheDatabaseIsAway() throws IOException {
        var datenbank = Testdatenbank.h2();
        try (var hub = hub(datenbank)) {
            hub.getBean(Umsetzungsmessung.class).miss();
            datenbank.jdbc().sql("SHUTDOWN").update();

            hub.getBean(Umsetzungsmessung.class).miss();

            assertThat(hub.getBean(MeterRegistry.class)
                            .find("postfach.weisung.agenturen")
                            .gauges())
                    .isEmpty();
        }
    }

    private static double zahl(ConfigurableApplicationContext hub, String stand) {
        return hub.getBean(MeterRegistry.class)
                .get("postfach.weisung.agenturen")
                .tags("weisung", "202509011", "stand", stand)
                .gauge()
                .value();
    }

    private @Nullable Agenturstand agentur(ConfigurableApplicationContext hub, String stichtag) {
        return am(hub, stichtag, null).agenturen().stream()
                .filter(agentur -> agentur.agentur().equals("701"))
                .findFirst()
                .orElse(null);
    }

    private static Umsetzungsstand am(ConfigurableApplicationContext hub, String stichtag, @Nullable Instant bekannt) {
        Weisung weisung = hub.getBean(Weisungen.class).finde("202509011").orElseThrow();
        return hub.getBean(Umsetzungen.class).stand(weisung, LocalDate.parse(stichtag), bekannt);
    }

    private static Antrag umstellung() {
        return new Antrag(
                "701",
                "202509011",
                "Umstellung",
                false,
                List.of(new Aenderung(
                        Aenderungsart.WEITERLEITUNG,
                        "701",
                        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        Bereich.ARBEITGEBER_SERVICE,
                        null,
                        false,
                        null,
                        null,
                        null,
                        false,
                        LocalDate.of(2026, 12, 1),
                        null)));
    }

    private ConfigurableApplicationContext hub(Testdatenbank datenbank) throws IOException {
        return new SpringApplicationBuilder(Raeume.class)
                .web(WebApplicationType.NONE)
                .profiles("probe")
                .initializers(kontext -> {
                    kontext.getBeanFactory().registerSingleton("uhr", uhr);
                    kontext.getBeanFactory().registerSingleton("dataSource", datenbank.dataSource());
                })
                .properties(
                        "postfach.stammdaten=" + Testwelt.stammdaten(ordner),
                        "postfach.benachrichtigung.domaenen=agentur.example",
                        "spring.main.banner-mode=off")
                .run();
    }

    private static Instant zeit(String ortszeit) {
        return LocalDateTime.parse(ortszeit).atZone(BERLIN).toInstant();
    }
}
