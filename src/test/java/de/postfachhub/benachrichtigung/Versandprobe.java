package de.postfachhub.benachrichtigung;

import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.protokoll.Ereignisse;
import de.postfachhub.protokoll.Instanz;
import de.postfachhub.protokoll.Protokoll;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One hub instance as far as mails go: the beans of the room, a database, and a clock that a test moves. */
final class Versandprobe implements AutoCloseable {

    static final Anliegenkatalog KATALOG = new Anliegenkatalog() {
        @Override
        public Optional<Anliegen> finde(String code) {
            return alle().stream().filter(eines -> eines.code().equals(code)).findFirst();
        }

        @Override
        public List<Anliegen> alle() {
            return List.of(
                    new Anliegen("ANFRAGE_EINGLIEDERUNGSZUSCHUSS", "Anfrage Eingliederungszuschuss", Bereich.LEISTUNG),
                    new Anliegen("KUG_ANZEIGE", "Anzeige von Kurzarbeit", Bereich.LEISTUNG));
        }
    };

    static final Instant ANFANG = Instant.parse("2025-10-01T07:00:00Z");

    private final AtomicReference<Instant> jetzt = new AtomicReference<>(ANFANG);
    private final AnnotationConfigApplicationContext kontext = new AnnotationConfigApplicationContext();

    Versandprobe(Testdatenbank datenbank) {
        this(datenbank, einstellungen(Map.of()));
    }

    Versandprobe(Testdatenbank datenbank, Benachrichtigungseinstellungen einstellungen) {
        kontext.registerBean(Clock.class, this::uhr);
        kontext.registerBean(Benachrichtigungseinstellungen.class, () -> einstellungen);
        kontext.registerBean(Anliegenkatalog.class, () -> KATALOG);
        var vorrat = new HikariDataSource();
        vorrat.setDataSource(datenbank.dataSource());
        vorrat.setMaximumPoolSize(4);
        kontext.registerBean(DataSource.class, () -> vorrat);
        kontext.registerBean(JdbcClient.class, () -> JdbcClient.create(vorrat));
        kontext.registerBean(JdbcOperations.class, () -> new JdbcTemplate(vorrat));
        kontext.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(vorrat));
        kontext.registerBean(Instanz.class, () -> new Instanz("probe"));
        kontext.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        kontext.register(Ereignisse.class, Protokoll.class, Postfachtabelle.class, Benachrichtigungstabelle.class);
        kontext.register(Versandmessung.class, Versandlage.class);
        kontext.register(Versandbuch.class, Mailschreiber.class, Relaiszustand.class, Postausgang.class);
        kontext.register(Abweisungsreihe.class, Versandgespraeche.class, BenachrichtigungHealthIndicator.class);
        kontext.register(Versandaufsicht.class);
        kontext.refresh();
    }

    /** The defaults, {@code agentur.example} allowed, and what is given without its prefix. */
    static Benachrichtigungseinstellungen einstellungen(Map<String, String> andere) {
        var werte = new HashMap<>(Map.of("domaenen", "agentur.example", "absender", "hub@hub.example"));
        werte.putAll(andere);
        return new Binder(new MapConfigurationPropertySource(werte))
                .bind("", Bindable.of(Benachrichtigungseinstellungen.class))
                .get();
    }

    static Benachrichtigungsauftrag auftrag(String postfach) {
        return new Benachrichtigungsauftrag(
                UUID.randomUUID(),
                OffsetDateTime.ofInstant(ANFANG, ZoneOffset.UTC),
                "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                "73501",
                Bereich.ARBEITGEBER_SERVICE,
                postfach,
                ANFANG.plusSeconds(1));
    }

    Postausgang postausgang() {
        return kontext.getBean(Postausgang.class);
    }

    <T> T bean(Class<T> art) {
        return kontext.getBean(art);
    }

    void vergehe(Duration dauer) {
        jetzt.updateAndGet(bisher -> bisher.plus(dauer));
    }

    /** Notes a new message. */
    Benachrichtigungsauftrag vormerken(String postfach) {
        var auftrag = auftrag(postfach);
        postausgang().vormerken(auftrag);
        return auftrag;
    }

    /** What the journal says of a message, in order: the kind of the event and its reasons. */
    List<String> protokoll(Benachrichtigungsauftrag auftrag) {
        return bean(JdbcClient.class)
                .sql("SELECT art, gruende FROM protokoll WHERE nachricht_id = ? ORDER BY zeitpunkt, lfd")
                .param(auftrag.nachrichtId())
                .query((zeile, nummer) -> (zeile.getString(1) + " "
                                + Optional.ofNullable(zeile.getString(2)).orElse(""))
                        .strip())
                .list();
    }

    @Override
    public void close() {
        kontext.close();
    }

    private Clock uhr() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return jetzt.get();
            }
        };
    }
}
