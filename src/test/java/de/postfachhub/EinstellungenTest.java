package de.postfachhub;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Holds the table of settings in the README to what the hub reads, and proves that each of them arrives from its environment variable.
 *
 * <p>After a change, {@code mvn test -Dtest=EinstellungenTest -Deinstellungen.schreiben=true} writes the table anew.
 */
class EinstellungenTest {

    private static final Path README = Path.of("README.md");
    private static final String ANFANG = "<!-- einstellungen -->";
    private static final String ENDE = "<!-- /einstellungen -->";
    private static final String NUMMER = "[n]";

    /** Spring Boot's own settings without which the hub can't be run, with what they mean here. */
    private static final Map<String, String> VON_SPRING = new LinkedHashMap<>();

    static {
        VON_SPRING.put(
                "spring.artemis.broker-url",
                "broker to connect to, such as tcp://broker:61616; without it the broker runs inside the hub");
        VON_SPRING.put("spring.artemis.mode", "native or embedded; follows from the broker URL");
        VON_SPRING.put("spring.artemis.user", "user for the broker; opens an embedded broker to other processes");
        VON_SPRING.put("spring.artemis.password", "password of that user");
        VON_SPRING.put("spring.datasource.url", "JDBC URL, such as jdbc:postgresql://datenbank/postfachhub");
        VON_SPRING.put("spring.datasource.username", "user for the database");
        VON_SPRING.put("spring.datasource.password", "password of that user");
        VON_SPRING.put("spring.mail.host", "relay that takes the notification mails");
        VON_SPRING.put("spring.mail.port", "port of the relay");
        VON_SPRING.put("spring.mail.username", "user for the relay, if it asks for one");
        VON_SPRING.put("spring.mail.password", "password of that user");
        VON_SPRING.put("server.port", "port of the pages and the API");
        VON_SPRING.put(
                "server.servlet.session.timeout",
                "after which somebody who did nothing in the browser must sign in again");
        VON_SPRING.put(
                "server.tomcat.remoteip.internal-proxies",
                "regular expression of the addresses of proxies whose X-Forwarded-… headers are believed");
        VON_SPRING.put(
                "server.ssl.bundle",
                "SSL bundle (spring.ssl.bundle.*) with the certificate of the hub; with one the pages and the API are HTTPS");
    }

    private static final Map<String, JsonNode> METADATEN = metadaten();
    private static final PropertySource<?> VORGABEN = vorgaben();

    @Test
    void standInTheReadmeAsTheHubReadsThem() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).containsSubsequence(ANFANG, ENDE);
        int anfang = readme.indexOf(ANFANG) + ANFANG.length();
        int ende = readme.indexOf(ENDE, anfang);
        String richtig = "\n" + tabelle();
        if (Boolean.getBoolean("einstellungen.schreiben")) {
            Files.writeString(README, readme.substring(0, anfang) + richtig + readme.substring(ende));
        } else {
            assertThat(readme.substring(anfang, ende))
                    .as("the table of settings in README.md, written anew by -Deinstellungen.schreiben=true")
                    .isEqualTo(richtig);
        }
    }

    @ParameterizedTest
    @MethodSource("eigene")
    void arrivesFromItsEnvironmentVariable(String name) throws ReflectiveOperationException {
        String variable = variable(name).replace("<n>", "0");

        assertThat(wert(name, Map.of(variable, probe(name))))
                .as(variable)
                .isNotNull()
                .isNotEqualTo(wert(name, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("listen")
    void describesEveryFieldOfAListOfRecords(String name) throws ReflectiveOperationException {
        assertThat(eigene().filter(setting -> setting.startsWith(name + NUMMER)).map(EinstellungenTest::ohneStriche))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(element(name).getRecordComponents())
                        .map(feld -> ohneStriche(name + NUMMER + "." + feld.getName()))
                        .toList());
    }

    /** Every setting of the hub; of a list of records the fields. */
    private static Stream<String> eigene() {
        return METADATEN.keySet().stream()
                .filter(name -> name.startsWith("postfach."))
                .filter(name -> !istListe(name));
    }

    /** The settings that are lists of records. */
    private static Stream<String> listen() {
        return METADATEN.keySet().stream().filter(EinstellungenTest::istListe);
    }

    private static boolean istListe(String name) {
        return METADATEN.keySet().stream().anyMatch(andere -> andere.startsWith(name + NUMMER + "."));
    }

    /** What stands between the angle brackets of a collection's type. */
    private static Class<?> element(String name) throws ClassNotFoundException {
        String typ = METADATEN.get(name).path("type").asString();
        return Class.forName(typ.substring(typ.indexOf('<') + 1, typ.indexOf('>')));
    }

    private static String ohneStriche(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String tabelle() {
        return Stream.concat(
                        Stream.of("| Einstellung | Umgebungsvariable | Vorgabe | Bedeutung |", "|---|---|---|---|"),
                        Stream.concat(eigene(), VON_SPRING.keySet().stream()).map(EinstellungenTest::zeile))
                .collect(joining("\n", "", "\n"));
    }

    private static String zeile(String name) {
        assertThat(METADATEN).containsKey(name);
        String bedeutung = VON_SPRING.getOrDefault(
                name, METADATEN.get(name).path("description").asString());
        String vorgabe = vorgabe(name);
        return "| `%s` | `%s` | %s | %s |"
                .formatted(
                        name,
                        variable(name),
                        vorgabe.isEmpty() ? "" : "`" + vorgabe.replace("|", "\\|") + "`",
                        bedeutung.replaceAll("\\{@code ([^}]+)}", "`$1`").replace("|", "\\|"));
    }

    private static String vorgabe(String name) {
        Object eingestellt = VORGABEN.getProperty(name);
        if (eingestellt != null) {
            return eingestellt.toString();
        }
        // Spring Boot would fall back on a local broker, the hub brings its own.
        return name.equals("spring.artemis.broker-url")
                ? ""
                : METADATEN.get(name).path("defaultValue").asString();
    }

    private static String variable(String name) {
        return name.replace("-", "")
                .replace(NUMMER, ".<n>")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT)
                .replace("<N>", "<n>");
    }

    /** A value that is no default. */
    private static String probe(String name) throws ClassNotFoundException {
        JsonNode einstellung = METADATEN.get(name);
        return switch (name) {
            case "postfach.benachrichtigung.absender", "postfach.benachrichtigung.ruecklaufadresse" ->
                "probe@agentur.example";
            default ->
                switch (einstellung.path("type").asString()) {
                    case "java.lang.Boolean" -> "true";
                    case "java.net.InetAddress" -> "0.0.0.0";
                    case "java.time.LocalDate" -> "2025-10-07";
                    case "java.lang.Integer" -> "7";
                    case "java.time.Duration" -> "11d";
                    case "org.springframework.util.unit.DataSize" -> "7MB";
                    case "org.springframework.core.io.Resource" -> "file:probe.txt";
                    case "java.util.Set<de.postfachhub.nachricht.Bereich>",
                            "java.util.Set<de.postfachhub.nachricht.Herkunft>",
                            "java.util.Set<de.postfachhub.nachricht.Rechtskreis>" ->
                        element(name).getEnumConstants()[0].toString();
                    default -> "probe.example";
                };
        };
    }

    /** The field of the record, bound as at the start of the hub. */
    private static Object wert(String name, Map<String, Object> umgebung) throws ReflectiveOperationException {
        String liste = name.contains(NUMMER) ? name.substring(0, name.indexOf(NUMMER)) : name;
        int punkt = liste.lastIndexOf('.');
        Class<?> typ = Class.forName(METADATEN.get(liste).path("sourceType").asString());
        Map<String, Object> alle = new HashMap<>(umgebung);
        // Allowed domains need a sender.
        alle.putIfAbsent("POSTFACH_BENACHRICHTIGUNG_ABSENDER", "hub@agentur.example");
        var quelle = new SystemEnvironmentPropertySource("systemEnvironment", alle);
        Object gebunden =
                new Binder(ConfigurationPropertySources.from(quelle)).bindOrCreate(liste.substring(0, punkt), typ);
        Object wert = feld(gebunden, liste.substring(punkt + 1));
        if (liste.equals(name)) {
            return wert;
        }
        return ((List<?>) wert).isEmpty()
                ? null
                : feld(((List<?>) wert).get(0), name.substring(name.lastIndexOf('.') + 1));
    }

    private static @Nullable Object feld(Object gebunden, String name) throws ReflectiveOperationException {
        RecordComponent feld = Arrays.stream(gebunden.getClass().getRecordComponents())
                .filter(component -> component.getName().equalsIgnoreCase(name.replace("-", "")))
                .findFirst()
                .orElseThrow();
        feld.getAccessor().setAccessible(true);
        return feld.getAccessor().invoke(gebunden);
    }

    /** Of the hub and of Spring Boot, by name. */
    private static Map<String, JsonNode> metadaten() {
        try {
            Map<String, JsonNode> alle = new TreeMap<>();
            for (URL datei : Collections.list(EinstellungenTest.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                new ObjectMapper()
                        .readTree(datei.openStream())
                        .path("properties")
                        .forEach(eintrag -> alle.put(eintrag.path("name").asString(), eintrag));
            }
            return alle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PropertySource<?> vorgaben() {
        try {
            return new YamlPropertySourceLoader()
                    .load("vorgaben", new ClassPathResource("application.yaml"))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
