package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * The page that somebody wanted before they were led to the login. It travels in the address of the login page and in its form, so each
 * tab of a browser has its own and nobody who isn't signed in takes up memory. Whatever an address says, it leads to the hub's own pages
 * alone.
 */
final class Wunschseite {

    static final String PARAMETER = "weiter";

    /** Where an OpenID provider was asked in between, what was wanted before. */
    static final String ATTRIBUT = Wunschseite.class.getName();

    private static final int HOECHSTLAENGE = 1_000;

    /** What browsers could take for another host ({@code //}, {@code /\}) is none, nor what they would read otherwise than the hub. */
    private static final Pattern EIGENE = Pattern.compile("/(?!/)[!-~&&[^\\\\\"#<>]]*");

    /** Nobody wants to go there who has just come from there. */
    private static final List<String> NICHT = List.of(Anmeldung.SEITE, Anmeldung.ABMELDEN, "/oauth2/", "/login/");

    private Wunschseite() {}

    /** @return path and query without the context path */
    static Optional<String> von(HttpServletRequest anfrage) {
        return Optional.ofNullable(
                        anfrage.getAttribute(ATTRIBUT) instanceof String frueher ? frueher : parameter(anfrage))
                .filter(Wunschseite::istEigene);
    }

    /** Where somebody goes who has just signed in. */
    static String ziel(HttpServletRequest anfrage) {
        return anfrage.getContextPath() + von(anfrage).orElse("/");
    }

    /**
     * The login page, from which it goes on to the page that this request asks for.
     *
     * @param abgelaufen whether to say that the session has ended
     */
    static String anmeldungVor(HttpServletRequest anfrage, boolean abgelaufen) {
        return adresse(
                anfrage,
                abgelaufen ? text(Seiten.Anlass.ABGELAUFEN) : "",
                HttpMethod.GET.matches(anfrage.getMethod()) ? gewollt(anfrage) : Optional.empty());
    }

    /** The login page, with a sentence that says why, from which it goes on to where this request wanted to go on. */
    static String anmeldung(HttpServletRequest anfrage, Seiten.Anlass anlass) {
        return adresse(anfrage, text(anlass), von(anfrage));
    }

    private static String text(Seiten.Anlass anlass) {
        return anlass.name().toLowerCase(Locale.ROOT);
    }

    private static String adresse(HttpServletRequest anfrage, String anlass, Optional<String> weiter) {
        var angaben = anlass
                + weiter.map(seite -> (anlass.isEmpty() ? "" : "&") + PARAMETER + "="
                                + URLEncoder.encode(seite, StandardCharsets.UTF_8))
                        .orElse("");
        return anfrage.getContextPath() + Anmeldung.SEITE + (angaben.isEmpty() ? "" : "?" + angaben);
    }

    private static Optional<String> gewollt(HttpServletRequest anfrage) {
        var angaben = anfrage.getQueryString();
        var seite = anfrage.getRequestURI().substring(anfrage.getContextPath().length())
                + (angaben == null || Sitzungsende.vonSelbst(angaben) ? "" : "?" + angaben);
        return Optional.of(seite).filter(eine -> !eine.equals("/")).filter(Wunschseite::istEigene);
    }

    private static boolean istEigene(String seite) {
        return seite.length() <= HOECHSTLAENGE
                && EIGENE.matcher(seite).matches()
                && NICHT.stream().noneMatch(seite::startsWith);
    }

    private static @Nullable String parameter(HttpServletRequest anfrage) {
        try {
            return anfrage.getParameter(PARAMETER);
        } catch (IllegalStateException e) {
            // Not in UTF-8, see Texteingaben.
            return null;
        }
    }
}
