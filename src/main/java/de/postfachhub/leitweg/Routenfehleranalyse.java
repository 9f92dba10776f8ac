package de.postfachhub.leitweg;

import java.util.Objects;
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

    private static final String SCHRITT_VON = ">>> ";
    private static final String SCHRITT_BIS = " <<<";
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
        var text = fehler.getMessage();
        int von = text.indexOf(SCHRITT_VON);
        int bis = text.lastIndexOf(SCHRITT_BIS);
        return "Die Route %s in %s lässt sich nicht einrichten: %s%s"
                .formatted(
                        fehler.getRouteId(),
                        datei,
                        grund(fehler),
                        von >= 0 && bis > von
                                ? "%n%nIm Schritt %s".formatted(text.substring(von + SCHRITT_VON.length(), bis))
                                : "");
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
        var platzhalter = PLATZHALTER.matcher(String.valueOf(tiefster.getMessage()));
        return platzhalter.find()
                ? "Die Einstellung {{" + platzhalter.group(1) + "}} gibt es nicht."
                : "Camel meldet: " + tiefster.getMessage();
    }
}
