package de.postfachhub.postfachpruefung;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses whether an address is that of a person. A team's mailbox has a number or a word of the office in its name. */
public final class Personenpostfach {

    private static final Pattern VORNAME_NACHNAME =
            Pattern.compile("\\p{L}{1,30}\\d{0,3}(?:[._-]\\p{L}{1,30})?[._-]\\p{L}{2,40}\\d{0,3}");
    private static final Set<String> DIENSTLICHES = Set.of(
            "ag",
            "ags",
            "agentur",
            "arbeitgeber",
            "anfragen",
            "annahme",
            "eingang",
            "egz",
            "info",
            "kontakt",
            "leistung",
            "leistungen",
            "os",
            "operativer",
            "post",
            "postfach",
            "poststelle",
            "service",
            "team",
            "zentrale");

    private Personenpostfach() {}

    /** Sub-addresses ({@code +…}) are looked through: their mail reaches the same person. */
    public static boolean wirktPersoenlich(String adresse) {
        var name = adresse.substring(0, Math.max(0, adresse.indexOf('@')))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\+.*", "");
        return VORNAME_NACHNAME.matcher(name).matches()
                && Arrays.stream(name.split("[._\\d-]+")).noneMatch(DIENSTLICHES::contains);
    }
}
