package de.postfachhub.einstellungen;

import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Somebody can sign in, and nobody's password is cheap to guess. Whether the values are well-formed is checked where they are read. */
final class Zugangssicherheit {

    private static final int KOSTEN = 10;
    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.*");

    private Zugangssicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        int anzahl = 0;
        for (; vorhanden(umgebung, benutzer(anzahl)); anzahl++) {
            var treffer = BCRYPT.matcher(umgebung.getProperty(benutzer(anzahl) + "kennwort", ""));
            maengel.falls(
                    treffer.matches() && Integer.parseInt(treffer.group(1)) < KOSTEN,
                    benutzer(anzahl) + "kennwort: ist zu schwach verschlüsselt, verlangt sind Kosten von mindestens "
                            + KOSTEN + "; neu erzeugen mit java -jar postfach-hub.jar kennwort");
        }
        maengel.falls(
                anzahl == 0,
                "postfach.benutzer[0].name, .kennwort und .rollen: fehlen, niemand könnte sich anmelden; den Wert von kennwort"
                        + " erzeugt java -jar postfach-hub.jar kennwort");
    }

    private static String benutzer(int nummer) {
        return "postfach.benutzer[" + nummer + "].";
    }

    private static boolean vorhanden(Environment umgebung, String benutzer) {
        return umgebung.containsProperty(benutzer + "name") || umgebung.containsProperty(benutzer + "kennwort");
    }
}
