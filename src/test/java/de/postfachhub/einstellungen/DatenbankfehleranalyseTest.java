package de.postfachhub.einstellungen;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an operator reads when the hub doesn't start with its database. */
@ExtendWith(OutputCaptureExtension.class)
class DatenbankfehleranalyseTest {

    private static final String UEBERSCHRIFT = "APPLICATION FAILED TO START";

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class NurDatenbank {}

    /** As the hub does it; waits for a server that is away. */
    @Configuration(proxyBeanMethods = false)
    @Import({NurDatenbank.class, Datenbankstart.class})
    static class WieDerHub {}

    @TempDir
    private Path ordner;

    @Test
    void saysThatTheServerIsNotReached(CapturedOutput ausgabe) {
        scheitert(ausgabe, "jdbc:postgresql://127.0.0.1:1/hub", "Die Datenbank ist nicht erreichbar", "127.0.0.1:1");
    }

    @Test
    void saysThatAnotherHubHasTheFile(CapturedOutput ausgabe) throws Exception {
        try (var datei = FileChannel.open(Files.createFile(ordner.resolve("hub.mv.db")), WRITE);
                var sperre = datei.lock()) {
            assertThat(sperre.isValid()).isTrue();
            scheitert(ausgabe, h2("hub"), "benutzt schon ein anderer Prozess", "Den anderen Hub beenden");
        }
    }

    @Test
    void saysThatTheFolderIsNotWritable(CapturedOutput ausgabe) throws Exception {
        Files.createFile(ordner.resolve("datei"));
        scheitert(ausgabe, h2("datei/hub"), "lässt sich nicht lesen und schreiben", "schreiben darf");
    }

    /** H2 alone would begin a new database, without the register by which duplicates are found. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8192})
    void refusesAFileThatIsThereAndHoldsNoDatabase(int laenge, CapturedOutput ausgabe) throws Exception {
        starte(h2("hub"));
        kuerze(laenge);
        assertThatException().isThrownBy(() -> starte(WieDerHub.class, h2("hub")));
        pruefe(
                ausgabe,
                "enthält aber keine Daten eines Hubs: " + ordner.resolve("hub.mv.db"),
                "aus der Sicherung wiederherstellen",
                "die Datei zu entfernen");

        Files.delete(ordner.resolve("hub.mv.db"));
        starte(WieDerHub.class, h2("hub"));
        starte(WieDerHub.class, h2("hub"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeroed header", "no database"})
    void saysThatTheFileIsDamaged(String schaden, CapturedOutput ausgabe) throws Exception {
        starte(h2("hub"));
        byte[] inhalt = Files.readAllBytes(ordner.resolve("hub.mv.db"));
        Arrays.fill(inhalt, 0, 8192, schaden.equals("no database") ? (byte) 'x' : 0);
        Files.write(ordner.resolve("hub.mv.db"), inhalt);
        scheitert(ausgabe, h2("hub"), "ist beschädigt", "aus der Sicherung wiederherstellen");
    }

    /** H2 has its header twice. What it makes of other damage depends on what lies there: it goes back to an older state that is whole. */
    @ParameterizedTest
    @ValueSource(ints = {20, 4096 + 20})
    void startsWithAllDataWhenOneHeaderIsDamaged(int stelle) throws Exception {
        starte(h2("hub"));
        frage("CREATE TABLE probe AS SELECT random_uuid() || repeat('x', 500) AS text FROM system_range(1, 500)");
        byte[] inhalt = Files.readAllBytes(ordner.resolve("hub.mv.db"));
        inhalt[stelle] ^= 1;
        Files.write(ordner.resolve("hub.mv.db"), inhalt);

        starte(WieDerHub.class, h2("hub"));

        assertThat(frage("SELECT count(DISTINCT text) FROM probe WHERE length(text) = 536"))
                .isEqualTo(500);
    }

    @Test
    void saysThatTheLoginIsWrong(CapturedOutput ausgabe) {
        starte(h2("hub"), "--spring.datasource.username=eins", "--spring.datasource.password=geheim");
        scheitert(
                ausgabe,
                h2("hub"),
                "Die Datenbank lässt den Hub nicht ein.",
                "spring.datasource.password prüfen",
                "Sie meldet: ");
    }

    @Test
    void saysThatTheTablesAreOfAnotherHub(CapturedOutput ausgabe) throws Exception {
        starte(h2("hub"));
        Path migrationen = Files.createDirectory(ordner.resolve("migrationen"));
        Files.writeString(migrationen.resolve("V1__anders.sql"), "SELECT 1;");
        assertThatException()
                .isThrownBy(() -> starte(h2("hub"), "--spring.flyway.locations=filesystem:" + migrationen));
        assertThat(ausgabe)
                .contains("passen nicht zu diesem Hub", "neuerer Hub")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "08001, true",
        "08006, true",
        "57P01, true",
        "57P03, true",
        "90067, true",
        "53300, true",
        "08004, false",
        "28P01, false",
        "3D000, false",
        "42501, false",
        "90020, false",
        "90031, false"
    })
    void waitsOnlyForWhatMayPassByItself(String zustand, boolean vergeht) {
        var fehler = new FlywayException("unable to connect", new SQLException("", zustand));
        assertThat(Datenbankfehleranalyse.vergeht(fehler)).isEqualTo(vergeht);
    }

    /** On a connection of its own, which closes the file. */
    private int frage(String sql) throws SQLException {
        try (var verbindung = DriverManager.getConnection(h2("hub"));
                var anweisung = verbindung.createStatement()) {
            if (!anweisung.execute(sql)) {
                return anweisung.getUpdateCount();
            }
            try (var zahl = anweisung.getResultSet()) {
                zahl.next();
                return zahl.getInt(1);
            }
        }
    }

    private void kuerze(int laenge) throws IOException {
        try (var datei = FileChannel.open(ordner.resolve("hub.mv.db"), WRITE)) {
            datei.truncate(laenge);
        }
    }

    private String h2(String datei) {
        return "jdbc:h2:file:" + ordner.resolve(datei) + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    private static void starte(String url, String... einstellungen) {
        starte(NurDatenbank.class, url, einstellungen);
    }

    private static void starte(Class<?> anwendung, String url, String... einstellungen) {
        new SpringApplicationBuilder(anwendung)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of("--spring.datasource.url=" + url), Stream.of(einstellungen))
                        .toArray(String[]::new))
                .close();
    }

    private static void scheitert(CapturedOutput ausgabe, String url, String... texte) {
        assertThatException().isThrownBy(() -> starte(url));
        pruefe(ausgabe, texte);
    }

    /** What is printed before, such as H2's own trace, is not ours. */
    private static void pruefe(CapturedOutput ausgabe, String... texte) {
        String alles = ausgabe.toString();
        assertThat(alles).contains(UEBERSCHRIFT);
        assertThat(alles.substring(alles.lastIndexOf(UEBERSCHRIFT)))
                .contains(texte)
                .doesNotContain("\tat ");
    }
}
