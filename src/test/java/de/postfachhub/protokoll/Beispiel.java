package de.postfachhub.protokoll;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.nachricht.Rechtskreis;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the tests of this room start from. */
public final class Beispiel {

    static final Instant JETZT = Instant.parse("2025-10-01T07:30:00.123456Z");
    static final OffsetDateTime EINGANG = OffsetDateTime.parse("2025-10-01T09:00:00+02:00");

    private Beispiel() {}

    static Nachrichtenkopf kopf(UUID nachrichtId) {
        return new Nachrichtenkopf(
                nachrichtId,
                "V-1",
                EINGANG,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                "73501");
    }

    static Kopfdaten kopfdaten(UUID nachrichtId) {
        return Kopfdaten.von(kopf(nachrichtId));
    }

    static Clock uhr(Instant zeitpunkt) {
        return Clock.fixed(zeitpunkt, ZoneOffset.UTC);
    }

    static Ereignisse ereignisse(Instant zeitpunkt) {
        return new Ereignisse(uhr(zeitpunkt), new Instanz("hub-1"));
    }

    static Ereignis ereignis(Instant zeitpunkt, Ereignisart art, Kopfdaten kopf, String... gruende) {
        return new Ereignis(
                UUID.randomUUID(), zeitpunkt, null, 0, art, kopf, Ziel.KEINES, List.of(gruende), "ID:1", null, "hub-1");
    }

    public static Protokoll protokoll(Testdatenbank datenbank) {
        return protokoll(datenbank.dataSource());
    }

    public static Protokoll protokoll(DataSource dataSource) {
        return protokoll(dataSource, new SimpleMeterRegistry());
    }

    public static Protokoll protokoll(DataSource dataSource, MeterRegistry metriken) {
        return new Protokoll(
                new JdbcTemplate(dataSource),
                JdbcClient.create(dataSource),
                new JdbcTransactionManager(dataSource),
                metriken);
    }

    public static Fragenzaehlung fragenzaehlung(DataSource dataSource) {
        return new Fragenzaehlung(JdbcClient.create(dataSource));
    }

    static Eingangsbuch eingangsbuch(DataSource dataSource, Clock uhr) {
        return new Eingangsbuch(JdbcClient.create(dataSource), new JdbcTransactionManager(dataSource), uhr);
    }
}
