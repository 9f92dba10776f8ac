package de.postfachhub.aenderungsauftrag;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Knows the queues of the broker; another room answers. */
public interface Zielpruefung {

    /** As long as somebody waits who only looks; a while after a silent broker they don't wait at all. */
    Duration KURZ = Duration.ofMillis(800);

    /**
     * How it is about each of these queues.
     *
     * @param geduld how long the caller waits for the broker
     */
    Map<String, Zielstand> stand(Set<String> zielpostfaecher, Duration geduld);
}
