package de.postfachhub.einstellungen;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;

/**
 * A profile of Spring. The hub knows those whose settings it brings; another one, such as a misspelt {@code produktion}, would switch on
 * nothing and check nothing.
 */
final class Profil {

    private static final String PRODUKTION = "produktion";
    private static final String DEMO = "demo";
    private static final String OHNE_NAMEN = "default";

    private static final int TIPPFEHLER = 3;

    private Profil() {}

    /** Each a sentence that begins with the setting. */
    static List<String> unbekannte(Environment umgebung) {
        return Stream.of(umgebung.getActiveProfiles(), umgebung.getDefaultProfiles())
                .flatMap(Stream::of)
                .filter(name -> !name.equals(OHNE_NAMEN) && !istBekannt(name))
                .map(Profil::beschreibe)
                .distinct()
                .toList();
    }

    private static boolean istBekannt(String name) {
        return new ClassPathResource("application-" + name + ".yaml").exists();
    }

    private static String beschreibe(String name) {
        var klein = name.toLowerCase(Locale.ROOT);
        boolean produktion = klein.startsWith("pro") || Einstellung.abstand(klein, PRODUKTION) <= TIPPFEHLER;
        return "spring.profiles.active: das Profil \"" + name + "\" gibt es nicht"
                + (produktion ? "; gemeint ist vielleicht " + PRODUKTION : "")
                + "; bekannt sind: "
                + Stream.of(PRODUKTION, DEMO).filter(Profil::istBekannt).collect(Collectors.joining(", "));
    }
}
