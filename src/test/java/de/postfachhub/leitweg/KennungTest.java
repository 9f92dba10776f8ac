package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KennungTest {

    @Test
    void givesEachMessageAnotherOne() {
        var gegebene = Stream.generate(() -> Kennung.neu(null, "ID:1").eigene())
                .limit(1000)
                .toList();

        assertThat(new HashSet<>(gegebene)).hasSameSizeAs(gegebene);
    }

    @Test
    void keepsWhatAMessageClaimsToHaveBeenNewestFirst() {
        var jmsMessageId = "ID:" + UUID.randomUUID();
        var erste = Kennung.neu(null, jmsMessageId);

        var zweite = Kennung.neu(erste.kopfzeile(), "ID:" + new UUID(0, 1));

        assertThat(erste.fruehere()).containsExactly(jmsMessageId);
        assertThat(zweite.alle())
                .containsExactly(
                        zweite.eigene().toString(),
                        erste.eigene().toString(),
                        jmsMessageId,
                        "ID:00000000-0000-0000-0000-000000000001");
    }

    @Test
    void readsWhatItWrites() {
        var kennung = Kennung.neu(Kennung.neu(null, "ID:" + UUID.randomUUID()).kopfzeile(), null);

        assertThat(Kennung.lies(kennung.kopfzeile())).isEqualTo(kennung);
    }

    @Test
    void claimsNothingThatIsNoIdentity() {
        var kennung = Kennung.neu("portal-1  " + UUID.randomUUID().toString().toUpperCase() + " ID:", "ID:portal:1.1");

        assertThat(kennung.fruehere()).isEmpty();
    }

    @Test
    void claimsNothingTwiceAndNotWithoutEnd() {
        String zeile = null;
        for (int i = 0; i < 100; i++) {
            zeile = Kennung.neu(zeile, "ID:" + new UUID(0, 1)).kopfzeile();
        }

        assertThat(zeile.split(" ")).hasSize(21).doesNotHaveDuplicates();
        assertThat(Kennung.lies(zeile)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "  ",
                "\n",
                "portal-1",
                "ID:0f8fad5b-d9cb-469f-a165-70867728950e",
                " 0f8fad5b-d9cb-469f-a165-70867728950e",
                "0f8fad5b-d9cb-469f-a165-70867728950e ",
                "0f8fad5b-d9cb-469f-a165-70867728950e  0f8fad5b-d9cb-469f-a165-70867728950e",
                "0f8fad5b-d9cb-469f-a165-70867728950e portal-1",
                "0F8FAD5B-D9CB-469F-A165-70867728950E"
            })
    void takesNothingElseForALineOfTheHub(String zeile) {
        assertThat(Kennung.lies(zeile)).isNull();
    }

    @Test
    void readsAnyLineOfASenderWithoutFailing() {
        var zufall = new Random(4711);
        List<String> teile = List.of(" ", "ID:", "x", "\t", "-", new UUID(1, 2).toString(), new UUID(3, 4).toString());
        for (int i = 0; i < 10_000; i++) {
            List<String> zeile = new ArrayList<>();
            for (int j = zufall.nextInt(6); j >= 0; j--) {
                zeile.add(teile.get(zufall.nextInt(teile.size())));
            }
            var gelesen = Kennung.lies(String.join("", zeile));

            if (gelesen != null) {
                assertThat(gelesen.kopfzeile()).isEqualTo(String.join("", zeile));
            }
        }
    }

    @Test
    void readsALineOfAnyLengthWithoutFailing() {
        var endlos = String.join(" ", Collections.nCopies(5_000, new UUID(1, 2).toString()));

        assertThat(Kennung.lies(endlos)).isNull();
        assertThat(Kennung.neu(endlos, null).fruehere()).containsExactly(new UUID(1, 2).toString());
    }
}
