package de.postfachhub.zugang;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Takes the same time for every name, known or not: bcrypt once for each cost that any configured password has. The costs beside the one
 * of the password in question are paid for a value that none fits. With one cost for all, which is the rule, that is nothing.
 */
final class GleichlangePruefung implements PasswordEncoder {

    private static final Pattern KOSTEN = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.*");
    private static final String OHNE_BENUTZER = "10";

    private final PasswordEncoder pruefung;
    private final List<String> kosten;

    /** @param kennwoerter of the configured users, encoded */
    GleichlangePruefung(PasswordEncoder pruefung, Collection<String> kennwoerter) {
        this.pruefung = pruefung;
        var alle = kennwoerter.stream()
                .map(GleichlangePruefung::kosten)
                .distinct()
                .sorted()
                .toList();
        this.kosten = alle.isEmpty() ? List.of(OHNE_BENUTZER) : alle;
    }

    /** What is compared where there is no user of the name: with the highest cost, and nothing fits it. */
    @Override
    public String encode(@Nullable CharSequence kennwort) {
        return unpassend(kosten.get(kosten.size() - 1));
    }

    @Override
    public boolean matches(@Nullable CharSequence kennwort, @Nullable String verschluesselt) {
        boolean passt = pruefung.matches(kennwort, verschluesselt);
        var bezahlt = kosten(String.valueOf(verschluesselt));
        kosten.stream()
                .filter(andere -> !andere.equals(bezahlt))
                .forEach(andere -> pruefung.matches(kennwort, unpassend(andere)));
        return passt;
    }

    private static String kosten(String verschluesselt) {
        var treffer = KOSTEN.matcher(verschluesselt);
        return treffer.matches() ? treffer.group(1) : "";
    }

    private static String unpassend(String kosten) {
        return "{bcrypt}$2a$" + kosten + "$" + ".".repeat(53);
    }
}
