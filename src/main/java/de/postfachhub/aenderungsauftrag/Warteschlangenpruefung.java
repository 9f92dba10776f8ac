package de.postfachhub.aenderungsauftrag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may read where a request sends messages. The broker doesn't tell the hub who has rights there, but they go by the
 * number in a queue's name: an agency reads its own queues, those too that come with their first message. Another's queue that isn't
 * there has no reader.
 *
 * <p>Asks the broker, so never while others wait for the tables.
 */
@Component
final class Warteschlangenpruefung {

    static final String FEHLT = "WARTESCHLANGE_FEHLT";
    static final String UNBEKANNT = "BROKER_ANTWORTET_NICHT";

    /** Hints as long as a request isn't approved, obstacles then: until then a queue can be made. */
    private static final Set<String> HINDERN = Set.of(FEHLT, UNBEKANNT);

    /** As long as an approval waits. */
    private static final Duration LANG = Duration.ofSeconds(5);

    private final ObjectProvider<Zielpruefung> broker;

    Warteschlangenpruefung(ObjectProvider<Zielpruefung> broker) {
        this.broker = broker;
    }

    /** For who looks at a request. */
    List<Befund> hinweise(Antrag antrag) {
        return befunde(antrag, Zielpruefung.KURZ);
    }

    /** What keeps a request from being approved now. */
    List<Befund> hindernisse(Antrag antrag) {
        return befunde(antrag, LANG).stream()
                .filter(befund -> HINDERN.contains(befund.code()))
                .map(Befund::alsHindernis)
                .toList();
    }

    private List<Befund> befunde(Antrag antrag, Duration geduld) {
        var ziele = antrag.aenderungen().stream()
                .map(Aenderung::zielpostfach)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var gefragter = broker.getIfAvailable();
        if (ziele.isEmpty() || gefragter == null) {
            return List.of();
        }
        var stand = gefragter.stand(ziele, geduld);
        return IntStream.range(0, antrag.aenderungen().size())
                .boxed()
                .flatMap(i -> befund(antrag, i, antrag.aenderungen().get(i).zielpostfach(), stand).stream())
                .toList();
    }

    private static Optional<Befund> befund(Antrag antrag, int i, @Nullable String ziel, Map<String, Zielstand> stand) {
        if (ziel == null) {
            return Optional.empty();
        }
        return switch (stand.getOrDefault(ziel, Zielstand.UNBEKANNT)) {
            case VORHANDEN -> Optional.empty();
            case ENTSTEHT ->
                Optional.of(
                        istEigenes(antrag, ziel)
                                ? hinweis(
                                        "WARTESCHLANGE_NEU",
                                        i,
                                        "Am Broker gibt es die Warteschlange %s noch nicht; er legt sie mit der ersten Nachricht an. Ist der"
                                                        .formatted(ziel)
                                                + " Name richtig, und liest das Fachverfahren dort?")
                                : fehlt(i, ziel));
            case FEHLT -> Optional.of(fehlt(i, ziel));
            case UNBEKANNT ->
                Optional.of(hinweis(
                        UNBEKANNT,
                        i,
                        "Ob es die Warteschlange %s gibt, ist unbekannt: Der Broker antwortet nicht. Genehmigen geht erst, wenn er"
                                        .formatted(ziel)
                                + " wieder antwortet; dann noch einmal versuchen."));
        };
    }

    private static boolean istEigenes(Antrag antrag, String ziel) {
        return Betroffene.eigner(ziel)
                .filter(Wirkungskreis.agentur(antrag.dienststelle())::equals)
                .isPresent();
    }

    private static Befund fehlt(int i, String ziel) {
        return hinweis(
                FEHLT,
                i,
                "Am Broker gibt es die Warteschlange %s nicht, also liest dort niemand. Den Namen prüfen, oder der Betrieb legt"
                                .formatted(ziel)
                        + " sie vor der Genehmigung an.");
    }

    private static Befund hinweis(String code, int i, String text) {
        return new Befund(code, "aenderungen[%d].zielpostfach".formatted(i), text, true);
    }
}
