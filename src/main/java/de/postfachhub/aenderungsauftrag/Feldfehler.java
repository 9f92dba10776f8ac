package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Texteingaben;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What is wrong with an input of a page.
 *
 * @param feld id of the input
 * @param text German
 */
record Feldfehler(String feld, String text) {

    private static final Map<String, String> NAMEN = Map.ofEntries(
            Map.entry("dienststelle", "Dienststelle"),
            Map.entry("weisung", "Weisung"),
            Map.entry("grund", "Begründung"),
            Map.entry("rueckwirkend", "Rückwirkend"),
            Map.entry("anliegen", "Anliegen"),
            Map.entry("rechtskreis", "Rechtskreis"),
            Map.entry("herkunft", "Herkunft"),
            Map.entry("bereich", "Bereich"),
            Map.entry("zielpostfach", "Zielpostfach"),
            Map.entry("gemeinsam", "Gemeinsames Zielpostfach"),
            Map.entry("organisationspostfach", "Organisationspostfach"),
            Map.entry("nachfolger", "Nachfolger"),
            Map.entry("gueltigAb", "Beginn"),
            Map.entry("letzterTag", "Letzter Tag"));

    /**
     * The findings at the inputs of a form: {@code aenderungen[1].gueltigAb} is said at {@code gueltigAb}, and once.
     *
     * @param felder ids of the inputs that there are
     * @param sonst id of what a finding about something else leads to
     */
    static List<Feldfehler> von(List<Befund> befunde, Set<String> felder, String sonst) {
        return befunde.stream()
                .map(befund -> von(befund, felder, sonst))
                .distinct()
                .toList();
    }

    /** At the inputs of a search. */
    static List<Feldfehler> von(Texteingaben texte) {
        return texte.fehler().stream()
                .map(fehler -> new Feldfehler(fehler.feld(), fehler.text()))
                .toList();
    }

    private static Feldfehler von(Befund befund, Set<String> felder, String sonst) {
        var feld = befund.feld().substring(befund.feld().lastIndexOf('.') + 1);
        var eingabe = feld.equals("gueltigBis") ? "letzterTag" : feld;
        return new Feldfehler(felder.contains(eingabe) ? eingabe : sonst, text(NAMEN.get(eingabe), befund.text()));
    }

    private static String text(@Nullable String name, String text) {
        var sagtEsSelbst = name == null || text.startsWith("das " + name);
        return sagtEsSelbst ? StringUtils.capitalize(text) : name + ": " + text;
    }
}
