package de.postfachhub.aenderungsauftrag;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.prozess.Testwelt;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What one running hub has of the rooms that know change requests, around a real database, with a clock that the test moves. */
final class Auftragswelt implements AutoCloseable {

    static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    static final Handelnder VERWALTUNG = new Handelnder("verwaltung", Set.of(Rolle.ADMINISTRATION), Set.of("701"));
    static final Handelnder GENEHMIGUNG = new Handelnder("genehmigung", Set.of(Rolle.GENEHMIGUNG), Set.of("*"));

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Stands still until the test moves it. */
    static final class Stelluhr extends Clock {

        private volatile Instant jetzt;

        Stelluhr(Instant jetzt) {
            this.jetzt = jetzt;
        }

        /** @param ortszeit local time in Germany, as 2026-11-22T12:00 */
        void stelle(String ortszeit) {
            jetzt = LocalDateTime.parse(ortszeit).atZone(BERLIN).toInstant();
        }

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

    // No @Configuration: the scan of a whole hub in other tests would find it.
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
    static class Raeume {

        @Bean
        MeterRegistry metriken() {
            return new SimpleMeterRegistry();
        }

        @Bean
        PasswordEncoder kennwortpruefung() {
            return new BCryptPasswordEncoder(4);
        }
    }

    /** Looks each second for what another instance wrote, as a hub does. */
    @EnableScheduling
    static class Zeitplan {}

    final Stelluhr uhr;
    final Aenderungsauftraege auftraege;
    private final ConfigurableApplicationContext raeume;

    private Auftragswelt(Stelluhr uhr, ConfigurableApplicationContext raeume) {
        this.uhr = uhr;
        this.raeume = raeume;
        this.auftraege = raeume.getBean(Aenderungsauftraege.class);
    }

    /** The agencies of {@link Testwelt} on 22.11.2026 at noon; 701 hasn't switched to the Arbeitgeber-Service yet, 702 has. */
    static Auftragswelt an(Testdatenbank datenbank, Path ordner) {
        return an(datenbank, ordner, Raeume.class);
    }

    /** The same, running by itself. */
    static Auftragswelt laufend(Testdatenbank datenbank, Path ordner) {
        return an(datenbank, ordner, Raeume.class, Zeitplan.class);
    }

    /** The same, with a broker that knows what the test says. */
    static Auftragswelt mit(Zielpruefung broker, Testdatenbank datenbank, Path ordner) {
        return an(broker, datenbank, ordner, Raeume.class);
    }

    private static Auftragswelt an(Testdatenbank datenbank, Path ordner, Class<?>... teile) {
        return an(null, datenbank, ordner, teile);
    }

    private static Auftragswelt an(
            @Nullable Zielpruefung broker, Testdatenbank datenbank, Path ordner, Class<?>... teile) {
        var uhr = new Stelluhr(Instant.parse("2026-11-22T11:00:00Z"));
        try {
            var raeume = new SpringApplicationBuilder(teile)
                    .web(WebApplicationType.NONE)
                    .initializers(kontext -> {
                        var fabrik = kontext.getBeanFactory();
                        fabrik.registerSingleton("uhr", uhr);
                        fabrik.registerSingleton("dataSource", datenbank.dataSource());
                        if (broker != null) {
                            fabrik.registerSingleton("broker", broker);
                        }
                    })
                    .properties(
                            "postfach.stammdaten=" + Testwelt.stammdaten(ordner),
                            "postfach.benachrichtigung.domaenen=agentur.example",
                            "spring.main.banner-mode=off")
                    .run();
            return new Auftragswelt(uhr, raeume);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> art) {
        return raeume.getBean(art);
    }

    /** A request under the Weisung: 701 switches, to its own new mailboxes. */
    static Antrag umstellung(String ab) {
        return umstellung("701", ab);
    }

    static Antrag umstellung(String agentur, String ab) {
        var tag = LocalDate.parse(ab);
        return new Antrag(
                agentur,
                "202509011",
                "Umstellung",
                false,
                List.of(
                        weiterleitung(agentur, Bereich.ARBEITGEBER_SERVICE, tag, null),
                        postfach(
                                agentur,
                                "postfach.ziel." + agentur + ".egz",
                                "egz." + agentur + "@agentur.example",
                                tag)));
    }

    static Aenderung weiterleitung(String agentur, @Nullable Bereich bereich, LocalDate ab, @Nullable LocalDate bis) {
        return new Aenderung(
                Aenderungsart.WEITERLEITUNG,
                agentur,
                EGZ,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                bereich,
                null,
                false,
                null,
                null,
                null,
                bereich == null,
                ab,
                bis);
    }

    static Aenderung postfach(String agentur, String ziel, @Nullable String adresse, LocalDate ab) {
        return new Aenderung(
                Aenderungsart.POSTFACH,
                agentur,
                null,
                null,
                null,
                Bereich.ARBEITGEBER_SERVICE,
                ziel,
                false,
                adresse,
                null,
                null,
                false,
                ab,
                null);
    }

    Aenderungsauftrag entwurf(Antrag antrag) {
        return auftraege.stelle(antrag, null, null, VERWALTUNG);
    }

    Aenderungsauftrag eingereicht(Antrag antrag) {
        return auftraege.reicheEin(entwurf(antrag).id(), VERWALTUNG);
    }

    Aenderungsauftrag genehmigt(Antrag antrag) {
        return auftraege.genehmige(eingereicht(antrag).id(), true, null, GENEHMIGUNG);
    }

    /** @param ortszeit local time in Germany at which the message was received */
    String ziel(String dienststelle, String ortszeit) {
        var zuordnung = bean(Zustaendigkeiten.class)
                .ordneZu(new Zuordnungsfrage(
                        dienststelle,
                        EGZ,
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        LocalDateTime.parse(ortszeit).atZone(BERLIN).toOffsetDateTime()));
        return zuordnung.zielpostfach() == null ? String.valueOf(zuordnung.klaerungsgrund()) : zuordnung.zielpostfach();
    }

    @Override
    public void close() {
        raeume.close();
    }
}
