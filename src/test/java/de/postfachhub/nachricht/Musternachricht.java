package de.postfachhub.nachricht;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The message of {@code src/test/beispiele}, to be changed by a test, and the reader with its default limit. */
final class Musternachricht {

    static final Path BEISPIEL = Path.of("src/test/beispiele/anfrage-egz.json");
    static final ObjectMapper JSON = new ObjectMapper();

    private Musternachricht() {}

    static ObjectNode muster() {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(BEISPIEL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Kopfleser kopfleser() {
        return kopfleser(DataSize.ofMegabytes(25));
    }

    static Kopfleser kopfleser(DataSize hoechstgroesse) {
        return new Kopfleser(new Nachrichteneinstellungen(hoechstgroesse));
    }

    static Nachrichtenkopf kopf(Object inhalt) {
        var ergebnis = kopfleser().lies(inhalt);
        assertThat(ergebnis).isInstanceOf(Kopfergebnis.Gelesen.class);
        return ((Kopfergebnis.Gelesen) ergebnis).kopf();
    }

    static Kopfergebnis.Fehlerhaft fehlerhaft(Object inhalt) {
        var ergebnis = kopfleser().lies(inhalt);
        assertThat(ergebnis).isInstanceOf(Kopfergebnis.Fehlerhaft.class);
        return (Kopfergebnis.Fehlerhaft) ergebnis;
    }

    static List<Nachrichtenfehler> fehler(Object inhalt) {
        return fehlerhaft(inhalt).fehler();
    }

    /** The faults in short: {@code FELD_FEHLT anliegen}, or the code alone where no field is to blame. */
    static List<String> kurz(Object inhalt) {
        return fehler(inhalt).stream()
                .map(fehler -> fehler.feld() == null ? fehler.grund().name() : fehler.grund() + " " + fehler.feld())
                .toList();
    }
}
