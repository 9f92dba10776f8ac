package de.postfachhub.aufbewahrung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A table or a queue that nobody has said anything about doesn't get into the hub. */
class VollstaendigkeitTest {

    private static final Pattern QUEUE_DES_BROKERS = Pattern.compile("queueConfigs\\.\"([^\"]+)\"");
    private static final Pattern QUEUE_EINER_ROUTE = Pattern.compile("jms\\w*:queue:(postfach[\\w.-]*)");

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void namesEveryTable(Testdatenbank datenbank) {
        var tabellen = datenbank
                .jdbc()
                .sql("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_schema) = 'public'")
                .query(String.class)
                .list();

        assertThat(Arrays.stream(Tabellenfrist.values())
                        .map(Tabellenfrist::tabelle)
                        .distinct())
                .as(
                        "Tabellenfrist says for each table of the schema what becomes of its rows; add what is missing, then write"
                                + " docs/datenschutz.md anew")
                .containsExactlyInAnyOrderElementsOf(tabellen);
    }

    @Test
    void namesEveryQueue() throws IOException {
        var namen = new TreeSet<>(List.of("postfach.ziel.*"));
        namen.addAll(fundstellen(QUEUE_DES_BROKERS, Path.of("docker/artemis/broker.properties")));
        try (var routen = Files.list(Path.of("routes"))) {
            for (var route : routen.toList()) {
                namen.addAll(fundstellen(QUEUE_EINER_ROUTE, route));
            }
        }

        assertThat(namen).hasSizeGreaterThan(10);
        assertThat(Warteschlangenfrist.ALLE)
                .extracting(Warteschlangenfrist::name)
                .as("Warteschlangenfrist says for each queue who empties it")
                .containsExactlyInAnyOrderElementsOf(namen);
    }

    @ParameterizedTest
    @EnumSource
    void saysForWhateverGoesWhenAndFromWhenOn(Tabellenfrist regel) {
        assertThat(regel.personenbezug()).isNotBlank();
        assertThat(regel.zweck()).isNotBlank();
        if (regel.massnahme() == Massnahme.BLEIBT) {
            assertThat(regel.personenbezug()).startsWith("keiner");
            assertThat(regel.loeschung()).isEmpty();
        } else {
            assertThat(regel.frist()).isPresent();
            assertThat(regel.beginn()).isNotBlank();
            assertThat(regel.loeschung().isPresent() || regel.beginn().startsWith("mit dem "))
                    .isTrue();
        }
    }

    private static List<String> fundstellen(Pattern muster, Path datei) throws IOException {
        return muster.matcher(Files.readString(datei))
                .results()
                .map(fund -> fund.group(1))
                .toList();
    }
}
