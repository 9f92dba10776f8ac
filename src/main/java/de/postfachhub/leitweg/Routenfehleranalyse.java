package de.postfachhub.leitweg;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.spring.boot.CamelSpringBootInitializationException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says which route file doesn't load, where in it and why, without a stack trace. What it can't translate it quotes. */
final class Routenfehleranalyse extends AbstractFailureAnalyzer<Exception> {

    private static final Pattern SCHRITT = Pattern.compile(">>> (.*) <<<");
    private static final Pattern PLATZHALTER = Pattern.compile("Property with key \\[([^]]+)] not found");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable ganzes, Exception ursache) {
        var yaml = findCause(ganzes, MarkedYamlEngineException.class);
        if (yaml != null) {
            return ergebnis(yaml(yaml), yaml);
        }
        var route = findCause(ganzes, FailedToCreateRouteException.class);
        if (route != null) {
            return ergebnis(route(route), route);
        }
        var camel = findCause(ganzes, CamelSpringBootInitializationException.class);
        return camel == null ? null : ergebnis("Die Routen laden nicht: " + grund(camel), camel);
    }

    private static FailureAnalysis ergebnis(String beschreibung, Throwable ursache) {
        return new FailureAnalysis(
                beschreibung,
                "Die Routendatei berichtigen und den Hub neu starten. Welcher Ordner gilt, bestimmt postfach.leitweg.routen.",
                ursache);
    }

    private static String yaml(MarkedYamlEngineException fehler) {
        return fehler.getProblemMark()
                .map(stelle -> "Die Routendatei %s hat einen Fehler in Zeile %d, Spalte %d: %s%n%n%s"
                        .formatted(
                                stelle.getName(),
                                stelle.getLine() + 1,
                                stelle.getColumn() + 1,
                                fehler.getProblem(),
                                stelle.createSnippet()))
                .orElseGet(() -> "Eine Routendatei hat einen Fehler: " + fehler.getMessage());
    }

    private static String route(FailedToCreateRouteException fehler) {
        if (fehler.getRouteId() == null) {
            return "Eine Route lässt sich nicht einrichten: " + grund(fehler);
        }
        // Camel often keeps the file to itself; by the rule of routes/ it is named like its route.
        String datei = Objects.requireNonNullElse(fehler.getLocation(), fehler.getRouteId() + ".camel.yaml");
        Matcher schritt = SCHRITT.matcher(fehler.getMessage());
        return "Die Route %s in %s lässt sich nicht einrichten: %s%s"
                .formatted(
                        fehler.getRouteId(),
                        datei,
                        grund(fehler),
                        schritt.find() ? "%n%nIm Schritt %s".formatted(schritt.group(1)) : "");
    }

    private static String grund(Throwable fehler) {
        Throwable tiefster = NestedExceptionUtils.getMostSpecificCause(fehler);
        if (tiefster instanceof NoSuchBeanException bean) {
            return "Eine Bean namens \"" + bean.getName() + "\" gibt es nicht.";
        }
        if (tiefster instanceof NoSuchEndpointException endpunkt) {
            return "Die Adresse " + endpunkt.getUri()
                    + " kennt der Hub nicht; erlaubt sind zum Beispiel jms: und direct:.";
        }
        Matcher platzhalter = PLATZHALTER.matcher(String.valueOf(tiefster.getMessage()));
        return platzhalter.find()
                ? "Die Einstellung {{" + platzhalter.group(1) + "}} gibt es nicht."
                : "Camel meldet: " + tiefster.getMessage();
    }
}
