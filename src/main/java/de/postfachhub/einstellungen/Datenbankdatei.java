package de.postfachhub.einstellungen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** The file that is there before H2 opens it; empty for a new database, one in memory, or one on a server. */
    static Optional<Datenbankdatei> vorhandene(String url) {
        var treffer = URL.matcher(url);
        if (!treffer.matches()) {
            return Optional.empty();
        }
        var name = treffer.group("name").replaceFirst("^~", System.getProperty("user.home"));
        return Optional.of(Path.of(name + ENDUNG).toAbsolutePath().normalize())
                .filter(Files::exists)
                .map(Datenbankdatei::new);
    }

    /** @throws DatenbankdateiLeer when there is nothing in it */
    void verlangeInhalt() throws IOException {
        if (Files.size(pfad) == 0) {
            throw new DatenbankdateiLeer(pfad);
        }
    }
}
