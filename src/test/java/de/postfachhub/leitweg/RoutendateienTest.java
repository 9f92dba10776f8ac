package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the route files to the rules by which they stay readable: canonical notation, named steps, one thing in a file. */
class RoutendateienTest {

    private static final Set<String> SPRACHEN = Set.of("simple", "method", "variable", "constant");
    private static final Pattern KENNUNG = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern EIN_VERGLEICH = Pattern.compile("\\$\\{[\\w.]+}( [!=]= (null|'[A-Z_]+'))?");
    private static final Pattern PLATZHALTER = Pattern.compile("\\{\\{([^}]+)}}");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> DATEIEN = Routendateien.lies();

    @Test
    void followsCamelsSchema() throws IOException {
        try (InputStream schema = RoutendateienTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonSchema camel = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
            DATEIEN.forEach((name, inhalt) ->
                    assertThat(camel.validate(inhalt)).as(name).isEmpty());
        }
    }

    @Test
    void holdsOneRouteNamedLikeItsFile() {
        jedeRoute((name, route) -> {
            assertThat(DATEIEN.get(name)).as(name).hasSize(1);
            assertThat(route.path("id").asText()).as(name).isEqualTo(name).matches(KENNUNG);
        });
    }

    @Test
    void tellsOperatorsWhatTheRouteDoes() {
        jedeRoute((name, route) ->
                assertThat(route.path("description").asText()).as(name).hasSizeGreaterThan(20));
    }

    @Test
    void joinsAnErrorRuleThatExists() {
        Set<String> regeln = new HashSet<>();
        DATEIEN.get(Routendateien.REGELDATEI)
                .forEach(eintrag ->
                        regeln.add(eintrag.at("/routeConfiguration/id").asText()));
        jedeRoute((name, route) -> assertThat(regeln)
                .as(name)
                .contains(route.path("routeConfigurationId").asText().split(",")));
    }

    /** Of two rules that hold for a route one names the faults that wait for the database, the other all the rest. */
    @Test
    void leavesNoFaultToTwoRulesAndToTheDistanceOfItsClass() {
        DATEIEN.get(Routendateien.REGELDATEI).findValues("onException").stream()
                .filter(JsonNode::isObject)
                .filter(regel -> !regel.path("id").asText().equals("meldung-gescheitert"))
                .forEach(regel -> {
                    var name = regel.path("id").asText();
                    var weiche = name.equals("datenbank-fehlt") ? "abwarten" : "nichtAbwarten";
                    assertThat(regel.path("exception")).as(name).hasSize(1);
                    assertThat(regel.at("/exception/0").asText()).as(name).isEqualTo("java.lang.Exception");
                    assertThat(regel.at("/onWhen/expression/method/ref").asText())
                            .as(name)
                            .isEqualTo("fehlerweiche");
                    assertThat(regel.at("/onWhen/expression/method/method").asText())
                            .as(name)
                            .isEqualTo(weiche + "(${exception})");
                });
        assertThat(DATEIEN.get(Routendateien.REGELDATEI).toString())
                .contains("abwarten(${exception})", "nichtAbwarten(${exception})");
    }

    @Test
    void givesEveryStepAnIdOfItsOwn() {
        List<String> kennungen = new ArrayList<>();
        jedeRoute((name, route) -> {
            kennungen.add(name);
            kennungen.add(route.at("/from/id").asText());
            jederSchritt(route, (art, schritt) -> {
                assertThat(schritt.path("id").asText()).as("%s: %s", name, art).matches(KENNUNG);
                kennungen.add(schritt.path("id").asText());
            });
        });
        assertThat(kennungen).doesNotHaveDuplicates();
    }

    @Test
    void usesTheCanonicalNotation() {
        jedeRoute((name, route) -> {
            jederSchritt(route, (art, schritt) -> {
                assertThat(schritt.isObject())
                        .as("%s: %s in its long form", name, art)
                        .isTrue();
                SPRACHEN.forEach(sprache -> assertThat(schritt.path(sprache).isObject())
                        .as("%s: %s without 'expression:' around %s", name, art, sprache)
                        .isFalse());
            });
            assertThat(route.findValuesAsText("uri")).as(name).noneMatch(uri -> uri.contains("?"));
        });
    }

    @Test
    void readsOneValueOrComparesItWithOneConstant() {
        DATEIEN.forEach((name, inhalt) -> {
            for (JsonNode ausdruck : inhalt.findValues("expression")) {
                if (ausdruck.isObject()) {
                    ausdruck.fieldNames()
                            .forEachRemaining(
                                    sprache -> assertThat(SPRACHEN).as(name).contains(sprache));
                }
            }
            for (JsonNode simple : inhalt.findValues("simple")) {
                assertThat(simple.path("expression").asText()).as(name).matches(EIN_VERGLEICH);
            }
        });
    }

    @Test
    void saysWhatHappensOtherwise() {
        jedeRoute((name, route) -> jederSchritt(route, (art, schritt) -> {
            if (art.equals("choice")) {
                assertThat(schritt.has("otherwise"))
                        .as("%s: %s", name, schritt.path("id").asText())
                        .isTrue();
            }
        }));
    }

    @Test
    void connectsEveryDirectEndpointWithTheRouteOfThatName() {
        Set<String> gerufen = new HashSet<>();
        Set<String> vorhanden = new HashSet<>();
        DATEIEN.forEach((name, inhalt) -> inhalt.findValuesAsText("uri").stream()
                .filter(uri -> uri.startsWith("direct:"))
                .forEach(gerufen::add));
        jedeRoute((name, route) -> {
            String von = route.at("/from/uri").asText();
            if (von.startsWith("direct:")) {
                assertThat(von).isEqualTo("direct:" + name);
                vorhanden.add(von);
            }
        });
        assertThat(gerufen).isEqualTo(vorhanden);
    }

    @Test
    void setsExactlyTheHeadersThatNoSenderMayBring() {
        Set<String> gesetzt = new HashSet<>();
        Stream.of("kopfzeilen-setzen", "klaerfall-ablegen", "fehler-ablegen")
                .flatMap(name -> DATEIEN.get(name).findValues("headers").stream())
                .forEach(headers -> headers.forEach(
                        header -> gesetzt.add(header.path("name").asText())));
        assertThat(gesetzt).isEqualTo(Kopfzeilen.DES_HUBS);
    }

    @Test
    void usesOnlySettingsThatExist() throws IOException {
        JsonNode metadaten;
        try (InputStream datei =
                RoutendateienTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadaten = JSON.readTree(datei);
        }
        List<String> einstellungen = metadaten.path("properties").findValuesAsText("name");
        DATEIEN.forEach((name, inhalt) -> PLATZHALTER
                .matcher(inhalt.toString())
                .results()
                .forEach(fund -> assertThat(einstellungen).as(name).contains(fund.group(1))));
    }

    private static void jedeRoute(BiConsumer<String, JsonNode> pruefung) {
        DATEIEN.forEach((name, inhalt) -> {
            if (!name.equals(Routendateien.REGELDATEI)) {
                pruefung.accept(name, inhalt.at("/0/route"));
            }
        });
    }

    /** Also the branches of a choice, which carry ids like steps. */
    private static void jederSchritt(JsonNode knoten, BiConsumer<String, JsonNode> pruefung) {
        knoten.path("steps")
                .forEach(eintrag -> eintrag.properties().forEach(schritt -> {
                    pruefung.accept(schritt.getKey(), schritt.getValue());
                    jederSchritt(schritt.getValue(), pruefung);
                }));
        knoten.path("when").forEach(zweig -> {
            pruefung.accept("when", zweig);
            jederSchritt(zweig, pruefung);
        });
        if (knoten.has("otherwise")) {
            pruefung.accept("otherwise", knoten.path("otherwise"));
            jederSchritt(knoten.path("otherwise"), pruefung);
        }
        if (knoten.has("from")) {
            jederSchritt(knoten.path("from"), pruefung);
        }
    }
}
