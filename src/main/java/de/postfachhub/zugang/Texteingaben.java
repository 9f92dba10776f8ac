package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What is wrong with the texts of a request: parameters of its address, fields of its form, variables of its path. A page that
 * {@linkplain ZeigtTextfehler shows} it takes this as an argument; every other page, and the API, isn't even asked (see
 * {@link Texteingang}).
 */
public record Texteingaben(List<Fehler> fehler) {

    /**
     * @param feld name of the input; empty where it can be none
     * @param text German: what is wrong and what is allowed
     */
    public record Fehler(String feld, String text) {}

    /** No controller can read a parameter of that request. */
    static final Texteingaben KEIN_UTF8 =
            new Texteingaben(List.of(new Fehler("", "Ein Text der Anfrage ist nicht in UTF-8; erlaubt ist nur das.")));

    /** Nothing else of a client's words comes back. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}");

    public Texteingaben {
        fehler = List.copyOf(fehler);
    }

    static Texteingaben von(HttpServletRequest anfrage) {
        Map<String, String[]> parameter;
        try {
            parameter = anfrage.getParameterMap();
        } catch (IllegalStateException e) {
            return KEIN_UTF8;
        }
        List<Fehler> fehler = new ArrayList<>();
        parameter.forEach((name, werte) -> pruefe(name, List.of(werte), fehler));
        if (anfrage.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> pfad) {
            pfad.forEach((name, wert) -> pruefe(String.valueOf(name), List.of(String.valueOf(wert)), fehler));
        }
        return new Texteingaben(fehler);
    }

    private static void pruefe(String name, List<String> werte, List<Fehler> fehler) {
        var feld = NAME.matcher(name).matches() ? name : "";
        werte.stream()
                .flatMap(wert -> Freitext.fehler(wert).stream())
                .findFirst()
                .ifPresent(text -> fehler.add(new Fehler(feld, text)));
    }
}
