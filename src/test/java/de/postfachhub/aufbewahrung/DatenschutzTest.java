package de.postfachhub.aufbewahrung;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Holds the tables of {@code docs/datenschutz.md} to the list that the clean-up works by, and its proofs to the tests that there are.
 *
 * <p>After a change, {@code mvn test -Dtest=DatenschutzTest -Ddatenschutz.schreiben=true} writes the tables anew.
 */
class DatenschutzTest {

    private static final Path PAPIER = Path.of("docs/datenschutz.md");
    private static final Pattern TESTNAME = Pattern.compile("`(\\w+(?:Test|IT))`");

    @Test
    void holdsTheListOfTheCode() throws IOException {
        var papier = Files.readString(PAPIER);
        var richtig = ersetzt(ersetzt(papier, "tabellen", tabellen()), "warteschlangen", warteschlangen());
        if (Boolean.getBoolean("datenschutz.schreiben")) {
            Files.writeString(PAPIER, richtig);
        } else {
            assertThat(papier)
                    .as("the tables of docs/datenschutz.md, written anew by -Ddatenschutz.schreiben=true")
                    .isEqualTo(richtig);
        }
    }

    @Test
    void namesTestsThatAreThere() throws IOException {
        try (var quellen = Files.walk(Path.of("src/test/java"))) {
            var tests = quellen.map(Path::getFileName)
                    .map(name -> name.toString().replace(".java", ""))
                    .collect(Collectors.toSet());

            assertThat(TESTNAME.matcher(Files.readString(PAPIER)).results().map(fund -> fund.group(1)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(tests).contains(name));
        }
    }

    private static String ersetzt(String papier, String name, String tabelle) {
        var anfang = "<!-- " + name + " -->\n";
        var ende = "<!-- /" + name + " -->";
        assertThat(papier).containsSubsequence(anfang, ende);
        int ab = papier.indexOf(anfang) + anfang.length();
        return papier.substring(0, ab) + tabelle + papier.substring(papier.indexOf(ende, ab));
    }

    private static String tabellen() {
        var fristen = new Loeschfristen(
                vorgaben("postfach", Aufbewahrung.class),
                vorgaben("postfach.aufbewahrung", Aufbewahrungsfristen.class));
        return Stream.concat(
                        Stream.of(
                                "| Tabelle | Personenbezug | Zweck | Frist | Einstellung | gerechnet ab | dann |",
                                "|---|---|---|---|---|---|---|"),
                        fristen.tabellen().stream()
                                .map(zeile -> "| `%s` | %s | %s | %s | %s | %s | %s |"
                                        .formatted(
                                                zeile.tabelle(),
                                                zeile.personenbezug(),
                                                zeile.zweck(),
                                                zeile.tage() == null ? "keine" : zeile.tage() + " Tage",
                                                zeile.einstellung() == null ? "" : "`" + zeile.einstellung() + "`",
                                                Objects.toString(zeile.beginn(), ""),
                                                zeile.massnahme())))
                .collect(joining("\n", "", "\n"));
    }

    private static String warteschlangen() {
        return Stream.concat(
                        Stream.of(
                                "| Warteschlange | Inhalt | wer sie leert | Hinweis nach der Frist |",
                                "|---|---|---|---|"),
                        Warteschlangenfrist.ALLE.stream()
                                .map(eine -> "| `%s` | %s | %s | %s |"
                                        .formatted(
                                                eine.name(),
                                                eine.inhalt(),
                                                eine.leert(),
                                                eine.hinweis() ? "ja" : "nein")))
                .collect(joining("\n", "", "\n"));
    }

    private static <T> T vorgaben(String stelle, Class<T> typ) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(stelle, typ);
    }
}
