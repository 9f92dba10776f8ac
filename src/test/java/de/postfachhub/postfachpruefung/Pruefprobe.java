package de.postfachhub.postfachpruefung;

import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.Testdatenbank;
import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.benachrichtigung.Versandaufsicht;
import de.postfachhub.benachrichtigung.Versandgespraeche;
import de.postfachhub.protokoll.Ereignisse;
import de.postfachhub.protokoll.Instanz;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

/** One hub instance as far as the checks go: the beans of the room, a database, and a clock that a test moves. */
final class Pruefprobe implements AutoCloseable {

    static final Handelnder ADMINISTRATION = new Handelnder("anna", Set.of(Rolle.ADMINISTRATION), Set.of("735"));
    static final Instant ANFANG = Instant.parse("2025-10-01T07:00:00Z");

    private static final Pattern CODE = Pattern.compile("Code: (\\w{4}-\\w{4})\n");

    private final AtomicReference<Instant> jetzt = new AtomicReference<>(ANFANG);
    private final AnnotationConfigApplicationContext kontext = new AnnotationConfigApplicationContext();
    private final HikariDataSource vorrat = new HikariDataSource();

    Pruefprobe(Testdatenbank datenbank) {
        this(datenbank, Map.of());
    }

    /** @param pruefung settings below {@code postfach.postfachpruefung} */
    static Pruefprobe mit(Map<String, String> pruefung, Testdatenbank datenbank) {
        return new Pruefprobe(datenbank, Map.of(), pruefung);
    }

    /** @param mailversand settings below {@code postfach.benachrichtigung} */
    Pruefprobe(Testdatenbank datenbank, Map<String, String> mailversand) {
        this(datenbank, mailversand, Map.of());
    }

    private Pruefprobe(Testdatenbank datenbank, Map<String, String> mailversand, Map<String, String> pruefung) {
        vorrat.setDataSource(datenbank.dataSource());
        vorrat.setMaximumPoolSize(8);
        kontext.registerBean(DataSource.class, () -> vorrat);
        kontext.registerBean(JdbcClient.class, () -> JdbcClient.create(vorrat));
        kontext.registerBean(JdbcOperations.class, () -> new JdbcTemplate(vorrat));
        kontext.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(vorrat));
        kontext.registerBean(Clock.class, this::uhr);
        kontext.registerBean(PasswordEncoder.class, () -> new BCryptPasswordEncoder(4));
        kontext.registerBean(Pruefeinstellungen.class, () -> gebunden(Pruefeinstellungen.class, pruefung));
        kontext.registerBean(Benachrichtigungseinstellungen.class, () -> mailversand(mailversand));
        kontext.registerBean(Instanz.class, () -> new Instanz("probe"));
        kontext.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        kontext.register(Ereignisse.class, Protokoll.class);
        var raum = new ClassPathBeanDefinitionScanner(kontext);
        raum.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
        raum.scan(Versandaufsicht.class.getPackageName());
        kontext.register(
                Anforderungen.class,
                Sendegrenze.class,
                Pruefungstabelle.class,
                Pruefmailschreiber.class,
                Pruefversand.class,
                Pruefdienst.class);
        // The other room has more beans than the checks need.
        kontext.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        kontext.refresh();
    }

    Pruefdienst dienst() {
        return kontext.getBean(Pruefdienst.class);
    }

    Pruefversand versand() {
        return kontext.getBean(Pruefversand.class);
    }

    Versandgespraeche gespraeche() {
        return kontext.getBean(Versandgespraeche.class);
    }

    Health health() {
        return kontext.getBean(HealthIndicator.class).health();
    }

    void vergehe(Duration dauer) {
        jetzt.updateAndGet(bisher -> bisher.plus(dauer));
    }

    /** Asks for a code, and sends it. */
    String gesandterCode(String adresse) {
        dienst().sendeCode(adresse, false, ADMINISTRATION);
        var mail = versand().naechste();
        versand().versandt(mail);
        return code(mail);
    }

    static String code(Pruefmail mail) {
        return CODE.matcher(mail.text())
                .results()
                .map(treffer -> treffer.group(1))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        kontext.close();
        // A lazy bean that nobody has asked for isn't ended with the others.
        vorrat.close();
    }

    private static Benachrichtigungseinstellungen mailversand(Map<String, String> andere) {
        var werte = new HashMap<>(Map.of("domaenen", "agentur.example", "absender", "hub@hub.example"));
        werte.putAll(andere);
        return gebunden(Benachrichtigungseinstellungen.class, werte);
    }

    private static <T> T gebunden(Class<T> art, Map<String, String> werte) {
        return new Binder(new MapConfigurationPropertySource(werte)).bindOrCreate("", Bindable.of(art));
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
