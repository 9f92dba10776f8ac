package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.verschluesselung.Testzertifikate;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a standalone Artemis with the log4j2.properties that the project ships. */
class BrokerlogTest {

    @TempDir
    Path ordner;

    @Test
    void quotesNoMessageThatItWarnsOf() throws Exception {
        var zertifikate = new Testzertifikate(ordner, "haus");
        try (var artemis = new Artemisserver(ordner.resolve("artemis"), zertifikate.gueltig("broker"));
                var portal = new Brokerzugang(artemis.url(zertifikate.caDatei()), "hub", "geheim")) {
            for (int i = 0; i < 3; i++) {
                portal.sende(
                        "postfach.eingang",
                        "Kanarienvogel",
                        Map.of("firma", "Kanarienvogel\nin zwei Zeilen: Kanarienvogel", "gross", "x".repeat(250_000)));
            }

            await().until(() -> artemis.log().split("AMQ144012", -1).length == 4);
            assertThat(artemis.log())
                    .containsIgnoringCase("the message stays unnamed")
                    .doesNotContainIgnoringCase("kanari");
        }
    }
}
