package de.postfachhub.einstellungen;

import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * One setting that the hub reads.
 *
 * @param name as in the metadata; the index of a list element is {@code [n]}
 * @param liste whether its values may be numbered too
 */
record Einstellung(ConfigurationPropertyName name, boolean liste) {

    private static final String INDEX = "n";

    /** Whether {@code gefunden} sets this; upper case, lower case and dashes make no difference, as when Spring Boot binds. */
    boolean heisst(ConfigurationPropertyName gefunden) {
        int laenge = name.getNumberOfElements();
        boolean ganz = gefunden.getNumberOfElements() == laenge;
        boolean element = liste && gefunden.getNumberOfElements() == laenge + 1 && nummer(gefunden, laenge);
        if (!ganz && !element) {
            return false;
        }
        for (int i = 0; i < laenge; i++) {
            var teil = teil(name, i);
            if (!(teil.equals(INDEX) ? nummer(gefunden, i) : teil.equals(teil(gefunden, i)))) {
                return false;
            }
        }
        return true;
    }

    /** The form of environment variables in which a dash is an underscore, which Spring Boot still reads. */
    Einstellung mitUnterstrichen() {
        return new Einstellung(ConfigurationPropertyName.of(name.toString().replace('-', '.')), liste);
    }

    String umgebungsvariable() {
        return name.toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT)
                .replace("[N]", ".<n>")
                .replace('.', '_');
    }

    /** How many characters must be typed differently. A name that only lacks the part in front is near too. */
    int abstand(ConfigurationPropertyName gefunden) {
        int ganz = abstand(schlicht(name), schlicht(gefunden));
        return Math.min(ganz, 1 + abstand(letzter(name), letzter(gefunden)));
    }

    private static boolean nummer(ConfigurationPropertyName name, int stelle) {
        return teil(name, stelle).chars().allMatch(Character::isDigit);
    }

    private static String teil(ConfigurationPropertyName name, int stelle) {
        return name.getElement(stelle, Form.UNIFORM);
    }

    private static String letzter(ConfigurationPropertyName name) {
        return teil(name, name.getNumberOfElements() - 1);
    }

    private static String schlicht(ConfigurationPropertyName name) {
        return name.toString().replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's distance, row by row. */
    static int abstand(String eines, String anderes) {
        int[] zeile = new int[anderes.length() + 1];
        for (int j = 0; j < zeile.length; j++) {
            zeile[j] = j;
        }
        for (int i = 1; i <= eines.length(); i++) {
            int schraeg = zeile[0];
            zeile[0] = i;
            for (int j = 1; j < zeile.length; j++) {
                int ersetzt = schraeg + (eines.charAt(i - 1) == anderes.charAt(j - 1) ? 0 : 1);
                schraeg = zeile[j];
                zeile[j] = Math.min(ersetzt, 1 + Math.min(zeile[j], zeile[j - 1]));
            }
        }
        return zeile[anderes.length()];
    }
}
