package de.postfachhub.betrieb;

import de.postfachhub.benachrichtigung.Versandstand;
import de.postfachhub.betrieb.Ablesung.Stand;
import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something on the start page that needs a person.
 *
 * @param id unique on the page
 * @param stoerung whether something doesn't work; otherwise it is a person's ordinary work
 * @param thema a word or two
 * @param text what is the matter
 * @param massnahme what to do
 * @param adresse where to go on, within the hub
 * @param verweis the words of that link
 */
record Hinweis(
        String id, boolean stoerung, String thema, String text, String massnahme, String adresse, String verweis) {

    private static final String GESUNDHEIT = "/actuator/health";
    private static final String FEHLER = "postfach.fehler";
    private static final String UNLESBAR = "postfach.fehler.unlesbar";
    private static final Set<String> EIGENER_HINWEIS = Set.of(Teil.DATENBANK, Teil.BROKER, Teil.MAIL);

    static List<Hinweis> zu(Lage lage) {
        List<Hinweis> hinweise = new ArrayList<>();
        if (gestoert(lage, Teil.DATENBANK) || lage.stunde().gestoert()) {
            hinweise.add(datenbank(lage));
        }
        if (!lage.brokerAntwortet() || gestoert(lage, Teil.BROKER)) {
            hinweise.add(broker());
        }
        for (var queue : lage.warteschlangen()) {
            if (queue.nachrichten() > 0 && queue.name().startsWith(FEHLER)) {
                hinweise.add(fehler(lage, queue));
            }
        }
        if (gestoert(lage, Teil.MAIL)) {
            hinweise.add(mail(lage.versand()));
        }
        for (var queue : lage.warteschlangen()) {
            if (queue.nachrichten() > 0 && queue.name().equals("postfach.klaerfall")) {
                hinweise.add(klaerfaelle(lage, queue));
            }
        }
        lage.warteschlangen().stream()
                .filter(lage::ueberfaellig)
                .map(queue -> frist(lage, queue))
                .forEach(hinweise::add);
        var versand = lage.versand().wert();
        if (versand != null && versand.gesperrtePostfaecher() > 0) {
            hinweise.add(sperren(versand.gesperrtePostfaecher()));
        }
        hinweise.addAll(uebrige(lage));
        return List.copyOf(hinweise);
    }

    private static Hinweis datenbank(Lage lage) {
        var meldung = teile(lage)
                .filter(teil -> teil.code().equals(Teil.DATENBANK) && !teil.inOrdnung() && teil.meldung() != null)
                .map(Teil::meldung)
                .findFirst();
        return new Hinweis(
                "datenbank",
                true,
                "Datenbank",
                meldung.orElse(
                        "Die Datenbank antwortet nicht. Neue Nachrichten warten im Broker, verloren geht nichts."),
                meldung.isPresent()
                        ? ""
                        : "Datenbank und Netz prüfen. Sobald sie antwortet, macht der Hub von selbst weiter.",
                GESUNDHEIT,
                "Zustand der Teile");
    }

    private static Hinweis broker() {
        return new Hinweis(
                "broker",
                true,
                "Broker",
                "Der Broker antwortet nicht. Bis dahin wird nichts angenommen und nichts zugestellt.",
                "Broker und Netz prüfen. Sobald er antwortet, macht der Hub von selbst weiter.",
                GESUNDHEIT,
                "Zustand der Teile");
    }

    private static Hinweis fehler(Lage lage, Warteschlange queue) {
        return new Hinweis(
                queue.name().replace('.', '-'),
                true,
                Lage.bedeutung(queue.name()),
                "%s in %s%s.".formatted(anzahl(queue.nachrichten()), queue.name(), alter(lage, queue)),
                switch (queue.name()) {
                    case UNLESBAR ->
                        "Mit einem AMQP-Client ansehen, was JMS nicht darstellen kann, und das absendende System auffordern, es zu"
                                + " berichtigen. Andere Nachrichten hält das nicht auf. Im Protokoll stehen nur die Versuche mit zu großen.";
                    case FEHLER ->
                        "Ursache im Protokoll ansehen und beheben, danach an der Konsole des Brokers zurück in die Warteschlange"
                                + " verschieben, die in Herkunftsqueue steht.";
                    default ->
                        "Ursache im Protokoll ansehen und beheben, danach an der Konsole des Brokers zurück nach %s verschieben."
                                .formatted(queue.name().replace(".fehler.", "."));
                },
                queue.name().equals(FEHLER) ? "/nachrichten?art=AUSGESONDERT" : "/nachrichten?art=FEHLER",
                queue.name().equals(FEHLER) ? "Ausgesonderte Nachrichten ansehen" : "Gescheiterte Versuche ansehen");
    }

    private static Hinweis klaerfaelle(Lage lage, Warteschlange queue) {
        return new Hinweis(
                "klaerfaelle",
                false,
                "Klärfälle",
                "%s auf Klärung%s.".formatted(anzahlWartend(queue.nachrichten()), alter(lage, queue)),
                "Bei jeder Nachricht steht der Grund und was zu tun ist. Danach an der Konsole des Brokers nach postfach.wiedervorlage verschieben.",
                "/nachrichten?art=KLAERFALL",
                "Klärfälle ansehen");
    }

    /** The hub deletes no message; somebody has to decide about those that have waited for too long. */
    private static Hinweis frist(Lage lage, Warteschlange queue) {
        return new Hinweis(
                "frist-" + queue.name().replace('.', '-'),
                false,
                "Frist überschritten",
                "In %s wartet die älteste Nachricht seit %s, länger als die %d Tage des Löschkonzepts."
                        .formatted(
                                queue.name(),
                                lage.alter(queue),
                                lage.wartefrist().toDays()),
                "Entscheiden, ob sie noch zuzustellen ist. Wenn nicht, gibt die verantwortliche Stelle sie frei; dann an der Konsole des"
                        + " Brokers löschen und das festhalten. Von selbst löscht der Hub keine Nachricht.",
                queue.name().equals("postfach.klaerfall") ? "/nachrichten?art=KLAERFALL" : "/nachrichten?art=FEHLER",
                "Ereignisse ansehen");
    }

    private static Hinweis mail(Stand<Versandstand> versand) {
        var stand = versand.wert();
        return new Hinweis(
                "mail",
                true,
                "Mailversand",
                "Der Mailserver nimmt nichts an%s. Zugestellt wird trotzdem."
                        .formatted(
                                stand == null || stand.wartende() == 0
                                        ? ""
                                        : ", Benachrichtigungen warten: " + stand.wartende()),
                "Was zu prüfen ist, sagt der Teil benachrichtigung. Der Hub versucht es von selbst wieder.",
                GESUNDHEIT,
                "Zustand der Teile");
    }

    private static Hinweis sperren(long anzahl) {
        return new Hinweis(
                "sperren",
                false,
                "Gesperrte Postfächer",
                anzahl == 1
                        ? "1 Organisationspostfach gibt es laut Mailserver nicht; es erhält keine E-Mail mehr."
                        : anzahl
                                + " Organisationspostfächer gibt es laut Mailserver nicht; sie erhalten keine E-Mail mehr.",
                "Adresse mit der Agentur klären, in den Stammdaten berichtigen oder die Sperre aufheben.",
                "/api/postfachsperren",
                "Gesperrte Postfächer ansehen (JSON)");
    }

    private static List<Hinweis> uebrige(Lage lage) {
        return teile(lage)
                .filter(teil -> !teil.inOrdnung() && !EIGENER_HINWEIS.contains(teil.code()))
                .map(teil -> new Hinweis(
                        "teil-" + teil.code(),
                        true,
                        teil.name(),
                        teil.meldung() == null ? teil.name() + ": " + teil.zustand() + "." : teil.meldung(),
                        teil.meldung() == null ? "Einzelheiten im Zustand der Teile und im Log des Hubs ansehen." : "",
                        GESUNDHEIT,
                        "Zustand der Teile"))
                .toList();
    }

    private static boolean gestoert(Lage lage, String code) {
        return teile(lage).anyMatch(teil -> teil.code().equals(code) && !teil.inOrdnung());
    }

    private static Stream<Teil> teile(Lage lage) {
        return Stream.ofNullable(lage.teile().wert()).flatMap(List::stream);
    }

    private static String anzahl(long anzahl) {
        return anzahl == 1 ? "1 Nachricht liegt" : anzahl + " Nachrichten liegen";
    }

    private static String anzahlWartend(long anzahl) {
        return anzahl == 1 ? "1 Nachricht wartet" : anzahl + " Nachrichten warten";
    }

    private static String alter(Lage lage, Warteschlange queue) {
        var alter = lage.alter(queue);
        return alter.isEmpty() ? "" : ", die älteste seit " + alter;
    }
}
