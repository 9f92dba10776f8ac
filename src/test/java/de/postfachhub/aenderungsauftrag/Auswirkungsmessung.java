package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Vorschauwelt.KATALOG;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.weiterleitung;

import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.Testdatenbank;
import de.postfachhub.protokoll.Beispiel;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * How long the preview takes over 1,000,000 messages of one agency in the journal of a real PostgreSQL, with full tables; wanted
 * are less than 5 seconds. One message in a hundred was replayed. Run {@code main} with the test class path; the argument is the
 * number of messages.
 */
final class Auswirkungsmessung {

    private static final int LAEUFE = 5;
    private static final LocalDate STICHTAG = LocalDate.now(Clock.systemUTC()).plusDays(10);

    private Auswirkungsmessung() {}

    public static void main(String[] args) {
        var anzahl = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        var datenbank = Testdatenbank.postgresql();
        datenbank.jdbc().sql(FUELLEN).param("anzahl", anzahl).update();
        try (var vorrat = new HikariDataSource()) {
            vorrat.setJdbcUrl(datenbank.url());
            vorrat.setMaximumPoolSize(4);
            miss("without statistics", vorrat);
            datenbank.jdbc().sql("ANALYZE").update();
            miss("with statistics", vorrat);
        }
    }

    private static void miss(String wie, DataSource datenbank) {
        var tabellen = Vorschauwelt.vollbestand();
        var aenderungen = List.of(weiterleitung("735", STICHTAG, null));
        var rueckschau = new Rueckschau(
                Beispiel.fragenzaehlung(datenbank),
                new Vorschauwelt.Tabellen(tabellen),
                KATALOG,
                new Auswirkungseinstellungen(Duration.ofDays(30)),
                Clock.systemUTC());
        var dauern = LongStream.range(0, LAEUFE)
                .map(lauf -> {
                    var beginn = System.nanoTime();
                    var auswirkung = rueckschau.rechne(aenderungen, prozent -> true);
                    var dauer = Duration.ofNanos(System.nanoTime() - beginn).toMillis();
                    System.out.printf(
                            "%s: %d ms, %d messages, %d otherwise%n",
                            wie, dauer, auswirkung.nachrichten(), auswirkung.anders());
                    return dauer;
                })
                .sorted()
                .toArray();
        var sackgassen = LongStream.range(0, LAEUFE)
                .map(lauf -> {
                    var beginn = System.nanoTime();
                    var probe = new Stammdatenprobe(KATALOG, tabellen, Fortschreibung.von(tabellen, aenderungen, null));
                    Sackgassen.finde(probe, KATALOG, aenderungen);
                    return Duration.ofNanos(System.nanoTime() - beginn).toMillis();
                })
                .sorted()
                .toArray();
        System.out.printf(
                "%s: median %d ms, slowest %d ms; of that dead ends and tables %d ms%n",
                wie, dauern[LAEUFE / 2], dauern[LAEUFE - 1], sackgassen[LAEUFE / 2]);
    }

    /** Three events a message, spread over 31 days in the order of time, as the hub writes them; 1 of 100 replayed after a day. */
    private static final String FUELLEN = """
            INSERT INTO protokoll (id, zeitpunkt, lfd, art, nachricht_id, vorgang_id, eingang_am, rechtskreis, herkunft, anliegen,
                                   dienststelle, bereich, queue, organisationspostfach, zuordnung, gruende, jms_message_id, instanz)
            SELECT gen_random_uuid(),
                   now() - interval '31 days' * (1 - n::float / :anzahl) + CASE WHEN lfd > 1 THEN interval '1 day' ELSE interval '0' END,
                   lfd % 2,
                   CASE WHEN lfd = 0 THEN 'EINGEGANGEN'
                        WHEN lfd = 2 THEN 'WIEDERVORGELEGT'
                        WHEN lfd = 1 AND n % 100 = 0 THEN 'KLAERFALL'
                        ELSE 'ZUGESTELLT' END,
                   md5(n::text)::uuid, 'V-' || n, now(),
                   (ARRAY['SGB_III', 'SGB_II', 'FAMILIENKASSE'])[1 + n % 3],
                   (ARRAY['UNTERNEHMENSPROFIL', 'PERSONENPROFIL'])[1 + n / 3 % 2],
                   CASE n / 6 % 13 WHEN 0 THEN 'ANFRAGE_EINGLIEDERUNGSZUSCHUSS' WHEN 1 THEN 'KUG_ANTRAG'
                        ELSE 'ANLIEGEN_' || (1 + n / 6 % 13) END,
                   '7350' || (1 + n % 5),
                   CASE WHEN lfd % 2 = 1 THEN 'LEISTUNG' END,
                   CASE WHEN lfd % 2 = 1 THEN 'postfach.ziel.735.leistung' END,
                   CASE WHEN lfd % 2 = 1 THEN 'leistung.735@ba.example' END,
                   CASE WHEN lfd % 2 = 1 THEN 'g:17;d:12;w:-;p:56' END,
                   CASE WHEN lfd = 1 AND n % 100 = 0 THEN 'KEIN_ZIELPOSTFACH' END,
                   'ID:' || md5(n::text),
                   'hub-1'
            FROM generate_series(1, :anzahl) n, generate_series(0, 3) lfd
            WHERE lfd < 2 OR n % 100 = 0
            """;
}
