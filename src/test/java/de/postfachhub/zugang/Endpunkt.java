package de.postfachhub.zugang;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One method of a controller with one address, as Spring knows it.
 *
 * @param muster the address with its variables
 * @param variablen the types of the variables by name
 */
record Endpunkt(RequestMethod methode, String muster, Map<String, Class<?>> variablen) {

    private static final Set<RequestMethod> LESEND = Set.of(RequestMethod.GET, RequestMethod.HEAD);
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]\\w*)");

    static final String NACHRICHT = "6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10";

    /** Example values of the variables that are texts. A number is the one of a change request, a UUID any. */
    private static final Map<String, String> BEISPIELE = Map.of(
            "adresse", "ags.702@agentur.example",
            "agentur", "701",
            "datei", "dienststellen.csv",
            "nachrichtId", NACHRICHT);

    private static final String WEISUNG = "202509011";

    /** All of them; a method without HTTP method counts as one that reads, there is a test for those. */
    static List<Endpunkt> alle(RequestMappingHandlerMapping verzeichnis) {
        return verzeichnis.getHandlerMethods().entrySet().stream()
                .flatMap(eintrag -> von(eintrag.getKey(), eintrag.getValue()))
                .sorted((einer, anderer) -> einer.toString().compareTo(anderer.toString()))
                .toList();
    }

    private static Stream<Endpunkt> von(RequestMappingInfo wo, HandlerMethod was) {
        var methoden = wo.getMethodsCondition().getMethods();
        return wo.getPatternValues().stream()
                .flatMap(muster -> (methoden.isEmpty() ? Set.of(RequestMethod.GET) : methoden)
                        .stream().map(methode -> new Endpunkt(methode, muster, variablen(was))));
    }

    private static Map<String, Class<?>> variablen(HandlerMethod was) {
        return Arrays.stream(was.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class))
                .collect(Collectors.toMap(
                        parameter -> {
                            var name =
                                    parameter.getAnnotation(PathVariable.class).value();
                            return name.isEmpty() ? parameter.getName() : name;
                        },
                        parameter -> (Class<?>) parameter.getType()));
    }

    boolean liest() {
        return LESEND.contains(methode);
    }

    boolean istApi() {
        return muster.startsWith("/api/");
    }

    /** @param auftrag number of a change request */
    String pfad(long auftrag) {
        Map<String, Object> werte = new HashMap<>();
        VARIABLE.matcher(muster)
                .results()
                .map(treffer -> treffer.group(1))
                .forEach(name -> werte.put(name, beispiel(name, auftrag)));
        return UriComponentsBuilder.fromPath(muster)
                .buildAndExpand(werte)
                .encode()
                .toUriString();
    }

    private Object beispiel(String name, long auftrag) {
        var art = variablen.getOrDefault(name, String.class);
        if (art == long.class || art == Long.class) {
            return auftrag;
        }
        if (art == UUID.class) {
            return name.equals("nachrichtId") ? NACHRICHT : UUID.randomUUID();
        }
        if (name.equals("nummer")) {
            return muster.contains("weisung") ? WEISUNG : BEISPIELE.get("agentur");
        }
        if (!BEISPIELE.containsKey(name)) {
            throw new AssertionError("Endpunkt.BEISPIELE has no value for {" + name + "} of " + this);
        }
        return BEISPIELE.get(name);
    }

    @Override
    public String toString() {
        return methode + " " + muster;
    }
}
