package de.postfachhub.einstellungen;

import java.nio.file.Path;

/** The file of the database is there, but no database of a hub is in it. */
final class DatenbankdateiLeer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatenbankdateiLeer(Path datei) {
        super("Die Datei der Datenbank ist da, enthält aber keine Daten eines Hubs: " + datei);
    }
}
