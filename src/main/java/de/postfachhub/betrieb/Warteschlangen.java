package de.postfachhub.betrieb;

import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import jakarta.annotation.PreDestroy;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Depth of the hub's own queues, as the broker tells.
 *
 * <p>Read in the background every two seconds, so that nobody who asks here waits for a broker that is away. Safe for use by many
 * threads.
 */
@Component
final class Warteschlangen {

    static final List<String> NAMEN = List.of(
            "postfach.eingang",
            "postfach.annahme",
            "postfach.benachrichtigung",
            "postfach.protokoll",
            "postfach.klaerfall",
            "postfach.rueckgabe",
            "postfach.wiedervorlage",
            "postfach.ausgesondert",
            "postfach.fehler",
            "postfach.fehler.benachrichtigung",
            "postfach.fehler.protokoll",
            "postfach.fehler.unlesbar");

    /** Where messages wait for a person. */
    static final Set<String> MIT_ALTER = Set.of(
            "postfach.klaerfall",
            "postfach.fehler",
            "postfach.fehler.benachrichtigung",
            "postfach.fehler.protokoll",
            "postfach.fehler.unlesbar");

    /** A broker that is cut off doesn't refuse, it is silent. */
    private static final Duration VERALTET_NACH = Duration.ofSeconds(10);

    /**
     * @param nachrichten those under way to a consumer included
     * @param aeltesteSeit when the first message in line was sent, or since when the queue is known not to be empty where that message can't be
     *     looked at; only for {@code klaerfall} and {@code fehler.*}, null while empty
     */
    record Warteschlange(
            String name, long nachrichten, @Nullable Instant aeltesteSeit) {}

    /**
     * @param stand when it was read, or when it could no longer be read
     * @param stoerung code of what went wrong, null if nothing did
     */
    private record Lage(
            List<Warteschlange> eigene,
            List<Warteschlange> zielpostfaecher,
            Instant stand,
            @Nullable String stoerung) {}

    /** @param ansehbar whether the broker could hand over the first message; else it isn't asked again while nothing changes */
    private record Sichtung(Instant seit, long tiefe, boolean ansehbar) {}

    private final Map<String, Sichtung> sichtungen = new HashMap<>();
    private final CachingConnectionFactory connectionFactory;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Betriebseinstellungen einstellungen;
    private final Clock uhr;
    private @Nullable Brokerabfrage abfrage;
    private volatile Lage lage;

    Warteschlangen(
            CachingConnectionFactory connectionFactory,
            Zustaendigkeiten zustaendigkeiten,
            Betriebseinstellungen einstellungen,
            Clock uhr) {
        this.connectionFactory = connectionFactory;
        this.zustaendigkeiten = zustaendigkeiten;
        this.einstellungen = einstellungen;
        this.uhr = uhr;
        this.lage = new Lage(List.of(), List.of(), uhr.instant(), "noch nicht gefragt");
    }

    /**
     * All of the hub's own queues, a few seconds old at most.
     *
     * @throws BrokerAntwortetNicht while the broker is away
     */
    List<Warteschlange> alle() {
        return lage().eigene();
    }

    /** The queues of the agencies that the tables name; empty while the broker is away or they are not to be looked at. */
    List<Warteschlange> zielpostfaecher() {
        return lage.zielpostfaecher();
    }

    private Lage lage() {
        var jetzige = lage;
        if (jetzige.stoerung() != null) {
            throw new BrokerAntwortetNicht(jetzige.stand(), jetzige.stoerung());
        }
        if (uhr.instant().isAfter(jetzige.stand().plus(VERALTET_NACH))) {
            throw new BrokerAntwortetNicht(jetzige.stand(), "keine Antwort");
        }
        return jetzige;
    }

    @Scheduled(fixedDelay = 2_000)
    synchronized void lies() {
        try {
            var eigene = frage(NAMEN);
            var fremde = einstellungen.zielpostfaecherMessen()
                    ? frage(zustaendigkeiten.zielpostfaecher())
                    : List.<Warteschlange>of();
            lage = new Lage(eigene, fremde, uhr.instant(), null);
        } catch (ActiveMQException e) {
            gescheitert(e.getType().name());
        } catch (JMSException e) {
            gescheitert(code(e));
        } catch (RuntimeException e) {
            gescheitert(e.getClass().getSimpleName());
        }
    }

    private List<Warteschlange> frage(Collection<String> namen) throws JMSException, ActiveMQException {
        if (abfrage == null) {
            // A connection of its own: the cached one belongs to the routes' transactions.
            abfrage = new Brokerabfrage(Objects.requireNonNull(connectionFactory.getTargetConnectionFactory()));
        }
        List<Warteschlange> alle = new ArrayList<>();
        for (String name : namen) {
            long tiefe = abfrage.tiefe(name);
            alle.add(new Warteschlange(name, tiefe, MIT_ALTER.contains(name) ? aeltesteSeit(name, tiefe) : null));
        }
        return List.copyOf(alle);
    }

    private @Nullable Instant aeltesteSeit(String name, long tiefe) throws ActiveMQException {
        if (tiefe == 0) {
            sichtungen.remove(name);
            return null;
        }
        var bisher = sichtungen.get(name);
        if (bisher == null || bisher.ansehbar() || bisher.tiefe() != tiefe) {
            Instant gesendet = Objects.requireNonNull(abfrage).aeltesteSeit(name);
            Instant seit = gesendet != null ? gesendet : bisher != null ? bisher.seit() : uhr.instant();
            sichtungen.put(name, new Sichtung(seit, tiefe, gesendet != null));
        }
        return sichtungen.get(name).seit();
    }

    private void gescheitert(String code) {
        trenne();
        lage = new Lage(List.of(), List.of(), lage.stoerung() == null ? uhr.instant() : lage.stand(), code);
    }

    private static String code(JMSException e) {
        return e.getCause() instanceof ActiveMQException artemis
                ? artemis.getType().name()
                : e.getClass().getSimpleName();
    }

    @PreDestroy
    synchronized void trenne() {
        if (abfrage != null) {
            abfrage.close();
            abfrage = null;
        }
    }
}
