package de.postfachhub.einstellungen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * The file of an H2 database. H2 takes an empty one for a new database: the hub would start without its register of received ids and
 * deliver duplicates.
 *
 * @see <a href="https://h2database.com/html/features.html#database_url">URLs of H2</a>
 */
record Datenbankdatei(Path pfad) {

    private static final Pattern URL =
            Pattern.compile("jdbc:h2:(?:file:)?(?<name>(?:~|\\.|/|[A-Za-z]:[/\\\\])[^;]*).*");
    private static final String ENDUNG = ".mv.db";

    /** Where H2 keeps the database; empty for one in memory or on a server. */
    static Optional<Datenbankdatei> aus(String url) {
        var treffer = URL.matcher(url);
        if (!treffer.matches()) {
            return Optional.empty();
        }
        var name = treffer.group("name").replaceFirst("^~", System.getProperty("user.home"));
        return Optional.of(
                new Datenbankdatei(Path.of(name + ENDUNG).toAbsolutePath().normalize()));
    }

    /** Whether it is there; before H2 opens it, that is an older database. */
    boolean vorhanden() {
        return Files.exists(pfad);
    }

    /** Closes the folder and the files that H2 makes beside this one too; they begin with its name. */
    void verschliesse(Environment umgebung) {
        var name = pfad.getFileName().toString();
        Datenordner.in(pfad.getParent(), umgebung).verschliesse(name.substring(0, name.length() - ENDUNG.length() + 1));
    }

    /** @throws DatenbankdateiLeer when there is nothing in it */
    void verlangeInhalt() throws IOException {
        if (Files.size(pfad) == 0) {
            throw new DatenbankdateiLeer(pfad);
        }
    }
}
