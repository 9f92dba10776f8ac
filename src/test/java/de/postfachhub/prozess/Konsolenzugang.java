package de.postfachhub.prozess;

import de.postfachhub.zugang.Rolle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The hub's MBeans as its users see them, in Hawtio or with scripts: through Jolokia, with one role each. */
final class Konsolenzugang {

    /** Operations that would end the test, not tell something. */
    private static final Pattern AENDERND = Pattern.compile("(start|stop|suspend|resume|reset).*");

    private static final int STAPEL = 100;

    private Konsolenzugang() {}

    /** For each role all that it can read, also by patterns that match hidden MBeans, and what every operation answers that it is told of. */
    static Map<String, String> lies(Hubzugang zugang) {
        Map<String, String> alle = new LinkedHashMap<>();
        for (Rolle rolle : Rolle.values()) {
            if (!rolle.liest()) {
                continue;
            }
            JsonNode liste = zugang.jolokia(rolle, Map.of("type", "list"));
            alle.put("Jolokia " + rolle + " list", liste.toString());
            List<Object> anfragen = new ArrayList<>();
            anfragen.add(Map.of("type", "read", "mbean", "*:*", "config", Map.of("ignoreErrors", true)));
            liste.path("value")
                    .properties()
                    .forEach(domain -> domain.getValue()
                            .properties()
                            .forEach(mbean -> anfragen.addAll(befehle(
                                    domain.getKey() + ":" + mbean.getKey(),
                                    mbean.getValue().path("op")))));
            for (int i = 0; i < anfragen.size(); i += STAPEL) {
                List<Object> stapel = anfragen.subList(i, Math.min(i + STAPEL, anfragen.size()));
                String antwort = zugang.jolokiatext(rolle, stapel);
                alle.put("Jolokia " + rolle + " " + i, antwort);
                if (!antwort.startsWith("[")) {
                    // One that it doesn't understand spoils the whole list.
                    stapel.forEach(eine -> alle.put("Jolokia " + rolle + " " + eine, zugang.jolokiatext(rolle, eine)));
                }
            }
        }
        return alle;
    }

    private static List<Object> befehle(String mbean, JsonNode befehle) {
        List<Object> anfragen = new ArrayList<>();
        befehle.properties().forEach(befehl -> {
            if (!AENDERND.matcher(befehl.getKey()).matches()) {
                JsonNode formen = befehl.getValue();
                (formen.isArray() ? formen : List.of(formen))
                        .forEach(form -> anfragen.add(befehl(mbean, befehl.getKey(), form.path("args"))));
            }
        });
        return anfragen;
    }

    private static Map<String, Object> befehl(String mbean, String name, JsonNode parameter) {
        List<String> typen = new ArrayList<>();
        parameter.forEach(einer -> typen.add(einer.path("type").asString()));
        return Map.of(
                "type",
                "exec",
                "mbean",
                mbean,
                "operation",
                name + "(" + String.join(",", typen) + ")",
                "arguments",
                Collections.nCopies(typen.size(), true));
    }
}
