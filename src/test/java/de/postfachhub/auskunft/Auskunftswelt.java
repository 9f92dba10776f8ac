package de.postfachhub.auskunft;

import de.postfachhub.Testdatenbank;
import de.postfachhub.aufbewahrung.Aufbewahrung;
import de.postfachhub.aufbewahrung.Aufbewahrungsfristen;
import de.postfachhub.benachrichtigung.Benachrichtigungsspuren;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.protokoll.Beispiel;
import de.postfachhub.protokoll.Eingangsbuch;
import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import de.postfachhub.protokoll.Leser;
import de.postfachhub.protokoll.Nachrichtenspuren;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Ziel;
import de.postfachhub.zugang.Handelnder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The room with the rooms that it asks, a database, and messages that went their ways. */
final class Auskunftswelt implements AutoCloseable {

    static final Instant JETZT = Instant.parse("2025-11-01T12:00:00Z");
    static final Instant FRUEHER = Instant.parse("2025-10-01T07:30:15.123456Z");
    static final Handelnder WER = Leser.mit("ROLE_REVISION");
    static final String POSTFACH = "leistung.735@agentur.example";

    private final AnnotationConfigApplicationContext kontext = new AnnotationConfigApplicationContext();
    final Protokoll protokoll;
    final JdbcClient jdbc;

    Auskunftswelt(Testdatenbank datenbank) {
        this.jdbc = datenbank.jdbc();
        this.protokoll = Beispiel.protokoll(datenbank);
        kontext.registerBean(JdbcClient.class, () -> jdbc);
        kontext.registerBean(Clock.class, () -> Clock.fixed(JETZT, ZoneOffset.UTC));
        kontext.registerBean(Aufbewahrung.class, () -> new Aufbewahrung(Duration.ofDays(180)));
        kontext.registerBean(Aufbewahrungsfristen.class, Auskunftswelt::fristen);
        kontext.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(datenbank.dataSource()));
        kontext.register(Eingangsbuch.class, Nachrichtenspuren.class, Benachrichtigungsspuren.class);
        kontext.register(Auskunftsverzeichnis.class, Auskunftsdienst.class);
        kontext.refresh();
    }

    Auskunftsdienst dienst() {
        return kontext.getBean(Auskunftsdienst.class);
    }

    Auskunftsverzeichnis verzeichnis() {
        return kontext.getBean(Auskunftsverzeichnis.class);
    }

    Auskunft frage(Kennung kennung) {
        return dienst().erteile(kennung, WER, "192.0.2.7");
    }

    long loesche(Kennung kennung) {
        return dienst().loesche(
                        kennung,
                        Loeschgrund.WIDERSPRUCH,
                        "DS-2026/17",
                        dienst().vorschau(kennung).zeilen(),
                        WER,
                        "192.0.2.7");
    }

    private static Aufbewahrungsfristen fristen() {
        var jahr = Duration.ofDays(365);
        return new Aufbewahrungsfristen(jahr, jahr, jahr, jahr, jahr, jahr);
    }

    void holeNach() {
        kontext.getBean(Nachrichtenspuren.class).holeNach();
    }

    static Kennung nachricht(UUID id) {
        return new Kennung(id, null);
    }

    static Kennung vorgang(String vorgangId) {
        return new Kennung(null, vorgangId);
    }

    /** Received, delivered, mailed. */
    List<Ereignis> zugestellt(UUID id, @Nullable String vorgangId) {
        kontext.getBean(Eingangsbuch.class).eintragen(id, List.of("ID:" + id), new byte[32]);
        var ereignisse = List.of(
                ereignis(id, vorgangId, Ereignisart.EINGEGANGEN, FRUEHER),
                ereignis(id, vorgangId, Ereignisart.ZUGESTELLT, FRUEHER),
                ereignis(id, null, Ereignisart.BENACHRICHTIGT, FRUEHER.plusSeconds(2)));
        protokoll.schreibe(ereignisse);
        benachrichtigung(id, "VERSANDT");
        return ereignisse;
    }

    void benachrichtigung(UUID id, String status) {
        jdbc.sql("""
                        INSERT INTO benachrichtigung (id, nachricht_id, organisationspostfach, eingang_am, anliegen, dienststelle,
                                                      bereich, status, status_seit)
                        VALUES (?, ?, ?, ?, 'SONSTIGES', '73501', 'LEISTUNG', ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        id,
                        POSTFACH,
                        FRUEHER.atOffset(ZoneOffset.UTC),
                        status,
                        FRUEHER.atOffset(ZoneOffset.UTC))
                .update();
    }

    static Ereignis ereignis(@Nullable UUID id, @Nullable String vorgangId, Ereignisart art, Instant wann) {
        boolean zugestellt = art == Ereignisart.ZUGESTELLT;
        return new Ereignis(
                UUID.randomUUID(),
                wann,
                null,
                art.ordinal(),
                art,
                new Kopfdaten(
                        id,
                        vorgangId,
                        OffsetDateTime.parse("2025-10-01T09:00:00+02:00"),
                        Rechtskreis.SGB_III,
                        Herkunft.PERSONENPROFIL,
                        "SONSTIGES",
                        "73501"),
                new Ziel(
                        zugestellt ? Bereich.LEISTUNG : null,
                        zugestellt ? "postfach.ziel.735.leistung" : null,
                        zugestellt || art == Ereignisart.BENACHRICHTIGT ? POSTFACH : null,
                        zugestellt ? "g:17;d:12;w:-;p:56" : null),
                new ArrayList<>(),
                "ID:" + id,
                null,
                "hub-1");
    }

    /** Everything in every table that leads to the message or the case. */
    List<String> tabellenMit(String wert) {
        return List.of("protokoll", "benachrichtigung", "eingangsbuch", "geloeschte_nachricht", "auskunftsvorgang")
                .stream()
                .filter(tabelle -> jdbc.sql("SELECT * FROM " + tabelle).query().listOfRows().stream()
                        .anyMatch(zeile -> zeile.toString().contains(wert)))
                .toList();
    }

    @Override
    public void close() {
        kontext.close();
    }
}
