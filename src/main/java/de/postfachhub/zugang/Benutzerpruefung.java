package de.postfachhub.zugang;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds every fault of the configured users; each is one German sentence that begins with the setting. */
final class Benutzerpruefung {

    private static final Pattern BCRYPT =
            Pattern.compile("\\{bcrypt}\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");
    private static final Pattern AGENTUR = Pattern.compile("\\d{3}|\\*");

    private static final Set<String> ROLLEN =
            Arrays.stream(Rolle.values()).map(Rolle::name).collect(Collectors.toUnmodifiableSet());

    private final List<String> fehler = new ArrayList<>();
    private final Set<String> namen = new HashSet<>();

    private Benutzerpruefung() {}

    /** @return empty if all is well */
    static List<String> fehler(List<Benutzer> benutzer) {
        var pruefung = new Benutzerpruefung();
        for (int i = 0; i < benutzer.size(); i++) {
            pruefung.pruefe("postfach.benutzer[" + i + "]", benutzer.get(i));
        }
        return List.copyOf(pruefung.fehler);
    }

    /** Three digits, or * for all. */
    static boolean istAgentur(String wert) {
        return AGENTUR.matcher(wert).matches();
    }

    private void pruefe(String stelle, Benutzer benutzer) {
        pruefeName(stelle + ".name", benutzer.name());
        if (!BCRYPT.matcher(benutzer.kennwort()).matches()) {
            fehler.add(stelle + ".kennwort: muss verschlüsselt sein und mit {bcrypt} beginnen;"
                    + " so einen Wert erzeugt: java -jar postfach-hub.jar kennwort");
        }
        if (benutzer.rollen().isEmpty()) {
            fehler.add(stelle + ".rollen: fehlt; erlaubt sind " + erlaubteRollen());
        }
        benutzer.rollen().stream()
                .filter(rolle -> !ROLLEN.contains(rolle))
                .forEach(rolle -> fehler.add(
                        "%s.rollen: \"%s\" gibt es nicht; erlaubt sind %s".formatted(stelle, rolle, erlaubteRollen())));
        benutzer.agenturen().stream()
                .filter(agentur -> !istAgentur(agentur))
                .forEach(
                        agentur -> fehler.add("%s.agenturen: \"%s\" ist keine Agentur; erlaubt sind drei Ziffern oder *"
                                        .formatted(stelle, agentur)
                                + " (in YAML in Anführungszeichen, sonst wird aus 030 eine 24)"));
    }

    private void pruefeName(String stelle, String name) {
        if (name.isBlank()) {
            fehler.add(stelle + ": fehlt");
            return;
        }
        // No colon either, which ends the name in HTTP Basic (RFC 7617).
        if (!Personenname.istZulaessig(name)) {
            fehler.add(stelle + ": erlaubt sind " + Personenname.ERLAUBT);
        }
        if (!namen.add(Personenname.schluessel(name))) {
            fehler.add(
                    "%s: \"%s\" gibt es schon, Groß- und Kleinschreibung unterscheidet nicht".formatted(stelle, name));
        }
    }

    private static String erlaubteRollen() {
        return Arrays.stream(Rolle.values()).map(Rolle::name).collect(Collectors.joining(", "));
    }
}
