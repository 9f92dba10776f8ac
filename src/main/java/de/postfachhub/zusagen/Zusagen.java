package de.postfachhub.zusagen;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import de.postfachhub.einstellungen.ProduktionUnsicher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks all promises: when the doors are open and before the broker is waited for, when the broker has answered and before a message moves,
 * when the hub runs, and each minute from then on.
 *
 * <p>With the profile {@code produktion} one that doesn't hold stops the start. One that breaks later makes this part of the health DOWN and is
 * logged as an error, and the messages go on: to stop them for a finding that may be wrong would be the greater harm.
 */
@Component
final class Zusagen implements SmartLifecycle {

    static final String PRODUKTION = "produktion";

    private static final Logger LOG = LoggerFactory.getLogger(Zusagen.class);

    private final List<Zusage> alle;
    private final ApplicationContext anwendung;
    private final boolean produktion;
    private final Map<String, Befund> stand = new LinkedHashMap<>();
    private volatile boolean gestartet;

    Zusagen(List<Zusage> alle, ApplicationContext anwendung, Environment umgebung) {
        this.alle = alle.stream().sorted(comparing(Zusage::code)).toList();
        this.anwendung = anwendung;
        this.produktion = umgebung.acceptsProfiles(Profiles.of(PRODUKTION));
    }

    /** After the web servers, the last that Spring starts before it tells that all is there. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** @throws ProduktionUnsicher with all that doesn't hold, in production */
    @Override
    public void start() {
        gestartet = true;
        verlange();
    }

    @Override
    public void stop() {
        gestartet = false;
    }

    @Override
    public boolean isRunning() {
        return gestartet;
    }

    /** After the wait for the broker, before Camel, which listens to the same event, starts the routes. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    void brokerIstDa(ContextRefreshedEvent ereignis) {
        if (ereignis.getApplicationContext() == anwendung) {
            verlange();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void hubLaeuft() {
        pruefe();
        sageZumStart();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void sieh() {
        var vorher = befunde();
        pruefe();
        befunde().forEach((code, befund) -> sageAenderung(code, vorher.get(code), befund));
    }

    /** By code, in the order of the codes. */
    synchronized Map<String, Befund> befunde() {
        return new LinkedHashMap<>(stand);
    }

    boolean inProduktion() {
        return produktion;
    }

    private void verlange() {
        pruefe();
        if (produktion) {
            verlangeAlle(befunde());
        }
    }

    private static void verlangeAlle(Map<String, Befund> befunde) {
        var verletzte = befunde.entrySet().stream()
                .filter(eintrag -> eintrag.getValue().istVerletzt())
                .map(eintrag -> eintrag.getKey() + ": " + eintrag.getValue().text())
                .toList();
        if (!verletzte.isEmpty()) {
            throw new ProduktionUnsicher(verletzte);
        }
    }

    /** @throws ProduktionUnsicher with all that doesn't hold */
    static void verlange(Stream<Zusage> zusagen) {
        verlangeAlle(zusagen.collect(toMap(Zusage::code, Zusagen::frage)));
    }

    private void pruefe() {
        alle.forEach(zusage -> merke(zusage.code(), frage(zusage)));
    }

    /** What can't be seen just now was as it was. */
    private synchronized void merke(String code, Befund neuer) {
        if (neuer.stand() == Befund.Stand.UNBEKANNT) {
            stand.putIfAbsent(code, neuer);
        } else {
            stand.put(code, neuer);
        }
    }

    private static Befund frage(Zusage zusage) {
        try {
            return zusage.pruefe();
        } catch (Exception e) {
            return Befund.unbekannt("nicht zu erkennen (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void sageZumStart() {
        var offene = befunde();
        offene.values().removeIf(befund -> befund.stand() == Befund.Stand.HAELT);
        if (offene.isEmpty()) {
            LOG.info("Alle {} Zusagen zur Sicherheit halten.", alle.size());
        } else {
            LOG.warn(
                    "{} von {} Zusagen zur Sicherheit halten nicht{}{}: {}.",
                    offene.size(),
                    alle.size(),
                    offene.values().stream().allMatch(Befund::istVerletzt) ? "" : " oder sind nicht zu erkennen",
                    produktion ? "" : ", was nur das Profil produktion verlangt",
                    offene.entrySet().stream()
                            .map(eintrag -> eintrag.getValue().satz() + " (" + eintrag.getKey() + ")")
                            .collect(joining("; ")));
        }
    }

    private void sageAenderung(String code, Befund vorher, Befund jetzt) {
        if (jetzt.equals(vorher)) {
            return;
        }
        if (jetzt.istVerletzt() && produktion) {
            LOG.error("Die Zusage {} hält nicht mehr: {}.", code, jetzt.text());
        } else if (jetzt.istVerletzt()) {
            LOG.warn("Die Zusage {} hält nicht mehr: {}.", code, jetzt.text());
        } else if (vorher.istVerletzt()) {
            LOG.info("Die Zusage {} hält wieder: {}.", code, jetzt.satz());
        }
    }
}
