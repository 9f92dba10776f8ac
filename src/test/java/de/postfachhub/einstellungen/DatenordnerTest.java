package de.postfachhub.einstellungen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class DatenordnerTest {

    private static final String MASSNAHME = "ihn für andere sperren (chmod 700)";

    @TempDir
    private Path ordner;

    private final MockEnvironment umgebung = new MockEnvironment();

    @BeforeEach
    void hatRechte() {
        assumeThat(ordner.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    @Test
    void makesAFolderThatOnlyItsUserEnters() throws IOException {
        var neu = ordner.resolve("data/broker");

        Datenordner.in(neu, umgebung).verschliesse();

        assertThat(rechte(neu)).isEqualTo("rwx------");
        assertThat(rechte(neu.getParent())).isEqualTo("rwx------");
    }

    @Test
    void closesWhatEarlierVersionsHaveLeftOpen() throws IOException {
        var journal = lege(ordner.resolve("broker/journal/activemq-data-1.amq"));
        oeffne(ordner);

        Datenordner.in(ordner.resolve("broker"), umgebung).verschliesse();

        assertThat(rechte(journal)).isEqualTo("rw-------");
        assertThat(rechte(journal.getParent())).isEqualTo("rwx------");
        assertThat(rechte(ordner.resolve("broker"))).isEqualTo("rwx------");
        assertThat(rechte(ordner)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void closesAllThatH2MakesBesideItsFileAndNoOtherFile() throws IOException {
        var datei = lege(ordner.resolve("datenbank.mv.db"));
        var spur = lege(ordner.resolve("datenbank.trace.db"));
        var fremde = lege(ordner.resolve("anleitung.txt"));
        oeffne(ordner);

        Datenbankdatei.aus("jdbc:h2:file:" + ordner.resolve("datenbank") + ";WRITE_DELAY=0")
                .orElseThrow()
                .verschliesse(umgebung);

        assertThat(rechte(datei)).isEqualTo("rw-------");
        assertThat(rechte(spur)).isEqualTo("rw-------");
        assertThat(rechte(fremde)).isEqualTo("rw-r--r--");
        assertThat(rechte(ordner)).isEqualTo("rwx------");
    }

    /** A file of H2 right in the home must not close the home. */
    @Test
    void closesNoFolderThatHoldsMoreThanTheHubsData(CapturedOutput ausgabe) throws IOException {
        var hier = Path.of("").toAbsolutePath();
        var vorher = rechte(hier);
        assumeThat(vorher).isNotEqualTo("rwx------");

        Datenordner.in(hier, umgebung).verschliesse("gibt-es-nicht");

        assertThat(rechte(hier)).isEqualTo(vorher);
        assertThat(ausgabe).contains("Im Ordner " + hier + " liegt nicht nur", MASSNAHME);
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws IOException {
        var fremde = lege(ordner.resolve("anderswo/datei"));
        Files.createDirectories(ordner.resolve("broker"));
        Files.createSymbolicLink(ordner.resolve("broker/link"), fremde);
        oeffne(ordner);

        Datenordner.in(ordner.resolve("broker"), umgebung).verschliesse();

        assertThat(rechte(fremde)).isEqualTo("rw-r--r--");
    }

    @Test
    void saysWhichFolderItCannotClose(CapturedOutput ausgabe) {
        Datenordner.in(fremder(), umgebung).verschliesse("gibt-es-nicht");

        assertThat(ausgabe).contains("Die Rechte des Ordners " + fremder() + " kann der Hub nicht ändern", MASSNAHME);
    }

    @Test
    void doesNotStartInProductionWithAFolderThatItCannotClose() {
        umgebung.setActiveProfiles("produktion");

        assertThatExceptionOfType(DatenordnerOffen.class)
                .isThrownBy(() -> Datenordner.in(fremder(), umgebung).verschliesse("gibt-es-nicht"))
                .withMessageContaining("kann der Hub nicht ändern");
    }

    /** Nobody may change its rights, not even root. */
    private static Path fremder() {
        var task = Path.of("/proc/self/task");
        assumeThat(task).exists();
        return task;
    }

    private static Path lege(Path datei) throws IOException {
        Files.createDirectories(datei.getParent());
        return Files.createFile(datei);
    }

    private static void oeffne(Path ordner) throws IOException {
        try (var alle = Files.walk(ordner)) {
            for (var einer : alle.filter(pfad -> !Files.isSymbolicLink(pfad)).toList()) {
                Files.setPosixFilePermissions(
                        einer, PosixFilePermissions.fromString(Files.isDirectory(einer) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static String rechte(Path pfad) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(pfad));
    }
}
