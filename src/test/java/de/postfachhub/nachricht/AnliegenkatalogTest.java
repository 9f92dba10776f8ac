package de.postfachhub.nachricht;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class AnliegenkatalogTest {

    private static final String KOPF = "code,bezeichnung,bereich\n";

    private final ApplicationContextRunner hub = new ApplicationContextRunner().withUserConfiguration(Zimmer.class);

    @Test
    void shipsTheAnliegenOfTheWeisungAndItsNeighbours() {
        hub.run(gestartet -> {
            var katalog = gestartet.getBean(Anliegenkatalog.class);

            assertThat(katalog.alle())
                    .hasSize(13)
                    .allSatisfy(
                            anliegen -> assertThat(anliegen.standardbereich()).isEqualTo(Bereich.LEISTUNG));
            assertThat(katalog.finde("ANFRAGE_EINGLIEDERUNGSZUSCHUSS"))
                    .contains(new Anliegen(
                            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS", "Anfrage Eingliederungszuschuss", Bereich.LEISTUNG));
            assertThat(katalog.finde("TRANSFERMASSNAHME").orElseThrow().bezeichnung())
                    .isEqualTo("Förderung einer Transfermaßnahme");
        });
    }

    @Test
    void findsExactCodesOnly() {
        var katalog = katalog(KOPF + "EGZ,Label,LEISTUNG\n");

        assertThat(katalog.finde("EGZ")).isPresent();
        assertThat(katalog.finde("egz")).isEmpty();
        assertThat(katalog.finde(" EGZ")).isEmpty();
        assertThat(katalog.finde("EG")).isEmpty();
    }

    @Test
    void isReplacedWithoutABuild(@TempDir Path ordner) throws IOException {
        var datei = Files.writeString(
                ordner.resolve("eigene.csv"), "\uFEFF" + KOPF + "NEU,\"Neu, mit Komma\",ARBEITGEBER_SERVICE\r\n\r\n");

        hub.withPropertyValues("postfach.anliegenkatalog=" + datei.toUri())
                .run(gestartet -> assertThat(
                                gestartet.getBean(Anliegenkatalog.class).alle())
                        .containsExactly(new Anliegen("NEU", "Neu, mit Komma", Bereich.ARBEITGEBER_SERVICE)));
    }

    @Test
    void stopsTheStartWithAllFaults(@TempDir Path ordner) throws IOException {
        var datei = Files.writeString(ordner.resolve("kaputt.csv"), KOPF + """
                GUT,In Ordnung,LEISTUNG
                egz,Klein,LEISTUNG

                ZWEI,Zwei Spalten
                GUT, Label,Leistung
                LEER,,ARBEITGEBER_SERVICE
                """);

        hub.withPropertyValues("postfach.anliegenkatalog=" + datei.toUri())
                .run(gescheitert -> assertThat(gescheitert)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(KatalogFehlerhaft.class)
                        .hasMessageContainingAll(
                                "postfach.anliegenkatalog",
                                "kaputt.csv",
                                "Zeile 3, Spalte code: \"egz\"; erlaubt: Großbuchstaben, Ziffern und Unterstriche",
                                "Zeile 5: 2 Spalten; erlaubt sind genau 3",
                                "Zeile 6, Spalte code: \"GUT\"; erlaubt: jeder Code einmal, dieser steht schon in Zeile 2",
                                "Zeile 6, Spalte bezeichnung: \" Label\"; erlaubt: 1 bis 100 Zeichen",
                                "Zeile 6, Spalte bereich: \"Leistung\"; erlaubt: ARBEITGEBER_SERVICE, LEISTUNG",
                                "Zeile 7, Spalte bezeichnung: \"\"; erlaubt: 1 bis 100 Zeichen"));
    }

    @Test
    void refusesFileThatIsNoCatalogue(@TempDir Path ordner) {
        assertThatThrownBy(() -> katalog("")).hasMessageContaining("Zeile 1: die Kopfzeile fehlt");
        assertThatThrownBy(() -> katalog("EGZ,Label,LEISTUNG\n")).hasMessageContaining("Zeile 1: die Kopfzeile fehlt");
        assertThatThrownBy(() -> katalog(KOPF)).hasMessageContaining("kein Eintrag");
        assertThatThrownBy(() -> katalog(KOPF + "EGZ,\"Label,LEISTUNG\n"))
                .hasMessageContaining("die Anführungszeichen passen nicht");
        assertThatThrownBy(() -> katalog((KOPF + "EGZ,Förderung,LEISTUNG\n").getBytes(ISO_8859_1)))
                .hasMessageContaining("kein UTF-8");
        assertThatThrownBy(() ->
                        new Katalogdatei(new Katalogeinstellungen(new FileSystemResource(ordner.resolve("fehlt.csv")))))
                .isInstanceOf(KatalogFehlerhaft.class)
                .hasMessageContainingAll("fehlt.csv", "nicht lesbar");
    }

    private static Anliegenkatalog katalog(String text) {
        return katalog(text.getBytes(UTF_8));
    }

    private static Anliegenkatalog katalog(byte[] bytes) {
        return new Katalogdatei(new Katalogeinstellungen(new ByteArrayResource(bytes)));
    }

    @Configuration
    @EnableConfigurationProperties(Katalogeinstellungen.class)
    @Import(Katalogdatei.class)
    static class Zimmer {}
}
