package de.postfachhub.betrieb;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;

/**
 * A part of the hub and whether it works, as health tells.
 *
 * @param code name of the part in {@code /actuator/health}
 * @param meldung what is the matter and what to do, where the part tells
 */
record Teil(
        String code,
        String name,
        boolean inOrdnung,
        String zustand,
        @Nullable String meldung) {

    static final String DATENBANK = "datenbank";
    static final String BROKER = "broker";
    static final String MAIL = "benachrichtigung";

    private static final Map<String, String> NAMEN = Map.ofEntries(
            entry(MAIL, "Mailversand"),
            entry("zustaendigkeit", "Zuständigkeiten"),
            entry("diskSpace", "Speicherplatz"),
            entry("readinessState", "Bereitschaft"),
            entry("ssl", "Zertifikate"));

    /** They say nothing to a person that the page itself doesn't say. */
    private static final Set<String> OHNE_AUSSAGE = Set.of("ping", "livenessState");

    private static final Map<Status, String> ZUSTAENDE = Map.of(
            Status.UP, "in Ordnung",
            Status.DOWN, "Störung",
            Status.OUT_OF_SERVICE, "außer Betrieb");

    static List<Teil> aus(HealthDescriptor gesundheit) {
        if (!(gesundheit instanceof CompositeHealthDescriptor ganzes)) {
            return List.of();
        }
        return ganzes.getComponents().entrySet().stream()
                .filter(teil -> !OHNE_AUSSAGE.contains(teil.getKey()))
                .map(teil -> von(teil.getKey(), teil.getValue().getStatus(), meldung(teil.getValue())))
                .toList();
    }

    private static @Nullable Object meldung(HealthDescriptor teil) {
        return teil instanceof IndicatedHealthDescriptor einzelnes
                ? einzelnes.getDetails().get("meldung")
                : null;
    }

    static Teil von(String code, Status status, @Nullable Object meldung) {
        var name = NAMEN.getOrDefault(code, Character.toUpperCase(code.charAt(0)) + code.substring(1));
        return new Teil(
                code,
                name,
                Status.UP.equals(status),
                ZUSTAENDE.getOrDefault(status, "unbekannt"),
                meldung == null ? null : meldung.toString());
    }
}
