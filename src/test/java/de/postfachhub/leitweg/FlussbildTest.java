package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the README's picture of the flow equal to the routes. {@code -Dflussbild.schreiben=true} writes it anew. */
class FlussbildTest {

    private static final Path README = Path.of("README.md");
    private static final String ANFANG = "<!-- flussbild -->\n";
    private static final String ENDE = "<!-- /flussbild -->";

    private static final Map<String, JsonNode> DATEIEN = Routendateien.lies();

    @Test
    void readmeShowsTheRoutesAsTheyAre() throws IOException {
        String readme = Files.readString(README);
        int anfang = readme.indexOf(ANFANG) + ANFANG.length();
        int ende = readme.indexOf(ENDE);
        if (Boolean.getBoolean("flussbild.schreiben")) {
            Files.writeString(README, readme.substring(0, anfang) + flussbild() + readme.substring(ende));
        } else {
            assertThat(readme.substring(anfang, ende)).isEqualTo(flussbild());
        }
    }

    private static String flussbild() {
        Set<String> knoten = new TreeSet<>();
        List<String> kanten = new ArrayList<>();
        DATEIEN.forEach((name, inhalt) -> {
            if (zeigenswert(name)) {
                String von = inhalt.at("/0/route/from/uri").asText();
                if (!von.startsWith("direct:")) {
                    kante(knoten, kanten, von, "direct:" + name);
                }
                inhalt.at("/0/route/from/steps").findValuesAsText("uri").stream()
                        .filter(nach -> !nach.startsWith("direct:") || zeigenswert(nach.substring("direct:".length())))
                        .forEach(nach -> kante(knoten, kanten, "direct:" + name, nach));
            }
        });
        return "```mermaid\nflowchart LR\n"
                + zeilen(knoten.stream().toList())
                + zeilen(kanten.stream().distinct().toList())
                + "```\n";
    }

    /** A route that goes nowhere only prepares something for the one that calls it. */
    private static boolean zeigenswert(String name) {
        return !name.equals(Routendateien.REGELDATEI)
                        && !DATEIEN.get(name)
                                .at("/0/route/from/steps")
                                .findValuesAsText("uri")
                                .isEmpty()
                || DATEIEN.get(name).at("/0/route/from/uri").asText().startsWith("jms:");
    }

    private static void kante(Set<String> knoten, List<String> kanten, String von, String nach) {
        knoten.add(beschrieben(von));
        knoten.add(beschrieben(nach));
        kanten.add(kennung(von) + " --> " + kennung(nach));
    }

    private static String beschrieben(String uri) {
        String name = name(uri);
        if (uri.startsWith("direct:")) {
            return kennung(uri) + "[" + name + "]";
        }
        return kennung(uri) + (uri.startsWith("jms") ? "([" + name + "])" : "{{" + name + "}}");
    }

    private static String name(String uri) {
        return uri.contains("${")
                ? "postfach.ziel.…"
                : uri.replaceFirst("^jms\\w*:queue:", "")
                        .replaceFirst("^direct:", "")
                        .replace("smtp:postausgang", "Mailserver")
                        .replaceFirst("^scheduler:\\w+$", "jede Sekunde");
    }

    private static String kennung(String uri) {
        return name(uri).replaceAll("[^A-Za-z]+", "_");
    }

    private static String zeilen(List<String> zeilen) {
        return zeilen.stream().map(zeile -> "  " + zeile + "\n").collect(Collectors.joining());
    }
}
