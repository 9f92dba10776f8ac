package de.postfachhub.prozess;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Everything that stands in a database, as text. */
final class Datenbankabzug {

    private Datenbankabzug() {}

    static String lies(String url) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (var verbindung = DriverManager.getConnection(url);
                var tabellen = verbindung.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"});
                var anweisung = verbindung.createStatement()) {
            while (tabellen.next()) {
                String tabelle = tabellen.getString("TABLE_NAME");
                text.append(tabelle).append('\n');
                try (var zeilen = anweisung.executeQuery("SELECT * FROM " + tabelle)) {
                    int spalten = zeilen.getMetaData().getColumnCount();
                    while (zeilen.next()) {
                        for (int spalte = 1; spalte <= spalten; spalte++) {
                            text.append(zeilen.getString(spalte)).append('\t');
                        }
                        text.append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
