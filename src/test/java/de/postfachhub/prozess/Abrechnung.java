package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts afterwards what became of messages: in the queues, the mailboxes and the journal. */
final class Abrechnung {

    private static final Pattern ANZAHL = Pattern.compile("(\\d+) neue Nachricht");
    private static final Duration STILLSTAND = Duration.ofMinutes(3);
    private static final List<String> ARBEITSQUEUES = List.of(
            "postfach.eingang",
            "postfach.annahme",
            "postfach.ausgesondert",
            "postfach.benachrichtigung",
            "postfach.protokoll");
    private static final List<String> FEHLERQUEUES = List.of(
            "postfach.fehler",
            "postfach.fehler.benachrichtigung",
            "postfach.fehler.protokoll",
            "postfach.fehler.unlesbar");

    private final Brokerzugang broker;
    private final Mailserver mailserver;
    private final List<Testnachricht> nachrichten;
    private final List<List<Fund>> geleerte = new ArrayList<>();

    Abrechnung(Brokerzugang broker, Mailserver mailserver, List<Testnachricht> nachrichten) {
        this.broker = broker;
        this.mailserver = mailserver;
        this.nachrichten = nachrichten;
    }

    /** Waits until nothing is under way any more, however long that takes, as long as it goes on. */
    void warteBisAllesErledigt(Prozess hub) throws Exception {
        Map<String, Long> zuBenachrichtigen = nachrichten.stream()
                .filter(nachricht -> nachricht.postfach() != null)
                .collect(Collectors.groupingBy(Testnachricht::postfach, TreeMap::new, Collectors.counting()));
        Stand stand = stand();
        while (!stand.istErledigt(zuBenachrichtigen)) {
            Stand bisher = stand;
            stand = await("going on after %s with %s to tell".formatted(bisher, zuBenachrichtigen))
                    .atMost(STILLSTAND)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast(hub::mussLaufen)
                    .until(this::stand, neu -> !neu.equals(bisher));
        }
    }

    /** How many messages lie in each queue of the hub's own, and how many each mailbox was told of. */
    private record Stand(Map<String, Long> tiefen, Map<String, Long> gemeldet) {

        boolean istErledigt(Map<String, Long> zuBenachrichtigen) {
            return ARBEITSQUEUES.stream().allMatch(queue -> tiefen.get(queue) == 0)
                    && gemeldet.equals(zuBenachrichtigen);
        }
    }

    private Stand stand() throws Exception {
        Map<String, Long> tiefen = new TreeMap<>();
        ARBEITSQUEUES.forEach(queue -> tiefen.put(queue, broker.tiefe(queue)));
        FEHLERQUEUES.forEach(queue -> tiefen.put(queue, broker.tiefe(queue)));
        return new Stand(tiefen, gemeldet());
    }

    /** How many messages lie in the queues of the agencies and of the Klärfälle. */
    static long zugestellt(Brokerzugang broker) throws Exception {
        return broker.queues().stream()
                .filter(Abrechnung::istZiel)
                .mapToLong(broker::tiefe)
                .sum();
    }

    /** How many messages have been given up. */
    static long aufgegeben(Brokerzugang broker) {
        return FEHLERQUEUES.stream().mapToLong(broker::tiefe).sum();
    }

    /** How many must lie there when all is done. */
    static long zuzustellen(List<Testnachricht> nachrichten) {
        return nachrichten.stream().filter(nachricht -> !nachricht.dublette()).count();
    }

    /** Empties the queues: every message exactly once, in its queue and unchanged; nothing given up. */
    void pruefeQueues() throws Exception {
        Map<Object, Fund> funde = new HashMap<>();
        List<Fund> doppelte = new ArrayList<>();
        for (String queue : broker.queues()) {
            if (istZiel(queue)) {
                List<Fund> inDerQueue = broker.leere(queue);
                geleerte.add(inDerQueue);
                for (Fund fund : inDerQueue) {
                    if (funde.put(nachrichten.get(fund.testnummer()).schluessel(), fund) != null) {
                        doppelte.add(fund);
                    }
                }
            }
        }
        assertThat(doppelte).as("delivered twice").isEmpty();
        for (Testnachricht nachricht : nachrichten) {
            if (!nachricht.dublette()) {
                Fund fund = funde.remove(nachricht.schluessel());
                assertThat(fund).as("message %d", nachricht.nummer()).isNotNull();
                assertThat(fund.queue())
                        .as("queue of message %d", nachricht.nummer())
                        .isEqualTo(nachricht.queue());
                assertThat(fund.body())
                        .as("body of message %d", nachricht.nummer())
                        .isEqualTo(nachricht.bytes());
                assertThat(fund.text()).isEqualTo(nachricht.body() instanceof String);
            }
        }
        assertThat(funde).as("messages that nobody sent").isEmpty();
        for (String queue : FEHLERQUEUES) {
            assertThat(broker.leere(queue)).as(queue).isEmpty();
        }
    }

    private static boolean istZiel(String queue) {
        return queue.startsWith("postfach.ziel.") || queue.equals(Testwelt.KLAERFALL);
    }

    /** Messages of a group lay in the order in which they were sent. The contract doesn't promise it where a hub or the broker was killed. */
    void pruefeReihenfolge() {
        assertThat(geleerte).isNotEmpty();
        for (List<Fund> funde : geleerte) {
            Map<String, Integer> letzteDerGruppe = new HashMap<>();
            for (Fund fund : funde) {
                if (fund.kopfzeilen().get("JMSXGroupID") instanceof String gruppe) {
                    Integer vorige = letzteDerGruppe.put(gruppe, fund.testnummer());
                    assertThat(fund.testnummer())
                            .as("order of %s in %s", gruppe, fund.queue())
                            .isGreaterThan(vorige == null ? -1 : vorige);
                }
            }
        }
    }

    /** How many messages each mailbox was told of, repeated mails counted once. */
    private Map<String, Long> gemeldet() throws Exception {
        Map<String, Long> jePostfach = new TreeMap<>();
        Map<String, String> gesehen = new HashMap<>();
        for (var mail : mailserver.mails()) {
            String text = mail.getContent().toString();
            if (gesehen.put(mail.getMessageID(), text) == null) {
                Matcher anzahl = ANZAHL.matcher(mail.getSubject());
                assertThat(anzahl.find()).as(mail.getSubject()).isTrue();
                jePostfach.merge(mail.getAllRecipients()[0].toString(), Long.valueOf(anzahl.group(1)), Long::sum);
            }
        }
        return jePostfach;
    }

    /**
     * A repeated mail is the same mail.
     *
     * @param unterbrechungen how often the hub or the mail server broke off, each of which may have repeated one mail
     */
    void pruefeMails(int unterbrechungen) throws Exception {
        Map<String, List<String>> jeMessageId = new HashMap<>();
        for (var mail : mailserver.mails()) {
            jeMessageId
                    .computeIfAbsent(mail.getMessageID(), id -> new ArrayList<>())
                    .add(mail.getSubject() + mail.getContent());
        }
        assertThat(jeMessageId.values())
                .allSatisfy(gleiche -> assertThat(gleiche).containsOnly(gleiche.get(0)));
        assertThat(mailserver.mails().size() - jeMessageId.size())
                .as("repeated mails, at most one for each interruption")
                .isLessThanOrEqualTo(unterbrechungen);
    }

    /** Every event that there must be, and no other, except failed attempts. */
    void pruefeProtokoll(String url) throws SQLException {
        Map<String, Long> gefunden = protokollierte(url);
        gefunden.remove("FEHLER");
        assertThat(gefunden).isEqualTo(zuProtokollierende());
        assertThat(gescheitertTrotzZustellung(url))
                .as("attempts that are said to have failed after they delivered")
                .isZero();
    }

    /** A hub that didn't hear the broker's answer to a commit must not say that it failed. */
    private static long gescheitertTrotzZustellung(String url) throws SQLException {
        try (Connection datenbank = DriverManager.getConnection(url);
                var anweisung = datenbank.createStatement();
                var zeilen = anweisung.executeQuery("""
                        SELECT count(*)
                        FROM protokoll fehler
                        JOIN protokoll zustellung
                          ON zustellung.nachricht_id = fehler.nachricht_id
                         AND zustellung.jms_message_id = fehler.jms_message_id
                        WHERE fehler.art = 'FEHLER' AND zustellung.art = 'ZUGESTELLT'
                          AND fehler.zeitpunkt > zustellung.zeitpunkt
                        """)) {
            zeilen.next();
            return zeilen.getLong(1);
        }
    }

    /** How many events of each kind the journal holds. */
    static Map<String, Long> protokollierte(String url) throws SQLException {
        Map<String, Long> gefunden = new TreeMap<>();
        try (Connection datenbank = DriverManager.getConnection(url);
                var anweisung = datenbank.createStatement();
                var zeilen = anweisung.executeQuery("SELECT art, count(*) FROM protokoll GROUP BY art")) {
            while (zeilen.next()) {
                gefunden.put(zeilen.getString(1), zeilen.getLong(2));
            }
        }
        return gefunden;
    }

    private Map<String, Long> zuProtokollierende() {
        Map<String, Long> erwartet = new TreeMap<>();
        for (Testnachricht nachricht : nachrichten) {
            if (nachricht.dublette()) {
                erwartet.merge("DUBLETTE", 1L, Long::sum);
                continue;
            }
            erwartet.merge("EINGEGANGEN", 1L, Long::sum);
            erwartet.merge(nachricht.queue().equals(Testwelt.KLAERFALL) ? "KLAERFALL" : "ZUGESTELLT", 1L, Long::sum);
            if (nachricht.postfach() != null) {
                erwartet.merge("BENACHRICHTIGT", 1L, Long::sum);
            } else if (!nachricht.queue().equals(Testwelt.KLAERFALL)) {
                erwartet.merge("NICHT_BENACHRICHTIGT", 1L, Long::sum);
            }
        }
        return erwartet;
    }
}
