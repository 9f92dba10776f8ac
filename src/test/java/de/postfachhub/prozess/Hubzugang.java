package de.postfachhub.prozess;

import de.postfachhub.zugang.Rolle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The hub as its users and the probes of its platform see it: over HTTP. */
final class Hubzugang {

    private static final String NAME = "pruefer";
    private static final String KENNWORT = "geheim-und-lang";
    private static final int SCHNELL = 4;
    private static final int PRODUKTION = 10;

    private final ObjectMapper json = new ObjectMapper();
    private final int port = Prozess.freierPort();
    private final String schema;
    private final int kosten;
    private volatile HttpClient http;

    Hubzugang() {
        schema = "http";
        kosten = SCHNELL;
        http = client().build();
    }

    /** Over HTTPS, with passwords as strong as production asks for. */
    Hubzugang(SSLContext vertrauen) {
        schema = "https";
        kosten = PRODUKTION;
        http = client().sslContext(vertrauen).build();
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
    }

    /** From now on, on new connections. */
    void vertraue(SSLContext vertrauen) {
        http = client().sslContext(vertrauen).build();
    }

    int port() {
        return port;
    }

    /** What a hub must be told so that this access works: one user with all roles, and one with each of them, named like it. */
    Map<String, String> umgebung() {
        Map<String, String> umgebung = new HashMap<>();
        umgebung.put("SERVER_PORT", Integer.toString(port));
        benutzer(
                umgebung,
                0,
                NAME,
                Arrays.stream(Rolle.values()).map(Rolle::name).collect(Collectors.joining(",")));
        for (Rolle rolle : Rolle.values()) {
            benutzer(umgebung, rolle.ordinal() + 1, rolle.name(), rolle.name());
        }
        return umgebung;
    }

    private void benutzer(Map<String, String> umgebung, int nummer, String name, String rollen) {
        String stelle = "POSTFACH_BENUTZER_" + nummer;
        umgebung.put(stelle + "_NAME", name);
        umgebung.put(stelle + "_KENNWORT", "{bcrypt}" + new BCryptPasswordEncoder(kosten).encode(KENNWORT));
        umgebung.put(stelle + "_ROLLEN", rollen);
    }

    boolean bereit() {
        return antwort("/actuator/health/readiness").statusCode() == 200;
    }

    boolean lebt() {
        return antwort("/actuator/health/liveness").statusCode() == 200;
    }

    /** Status of one part of the hub, as {@code UP} or {@code DOWN}. */
    String zustand(String teil) {
        JsonNode zustand = json.readTree(antwort("/actuator/health").body());
        return zustand.at("/components/" + teil + "/status").asString();
    }

    /** The answer with its status and headers, whatever it is. */
    String lies(String pfad) {
        HttpResponse<String> antwort = antwort(pfad);
        return antwort.statusCode() + " " + antwort.headers().map() + "\n" + antwort.body();
    }

    /** What the API answers to a JSON document, as {@link #lies}. */
    String sende(String pfad, String dokument) {
        return sende(pfad, dokument, "application/json");
    }

    /** The same in another form. */
    String sende(String pfad, String dokument, String form) {
        HttpResponse<String> antwort = sende(anfrage(pfad, NAME)
                .header("Content-Type", "application/json")
                .header("Accept", form)
                .POST(HttpRequest.BodyPublishers.ofString(dokument)));
        return antwort.statusCode() + " " + antwort.body();
    }

    /** What a browser gets before anybody has signed in. */
    HttpResponse<String> alsFremder(String pfad) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(adresse(pfad)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI adresse(String pfad) {
        return URI.create(schema + "://127.0.0.1:" + port + pfad);
    }

    /** What Jolokia answers to a request, or to a list of them, of the user who has that role alone. */
    JsonNode jolokia(Rolle rolle, Object anfrage) {
        return json.readTree(jolokiatext(rolle, anfrage));
    }

    /** The same as it comes, which is no JSON for a list with a request that Jolokia can't understand. */
    String jolokiatext(Rolle rolle, Object anfrage) {
        String text = json.writeValueAsString(anfrage);
        return sende(anfrage("/actuator/jolokia", rolle.name()).POST(HttpRequest.BodyPublishers.ofString(text)))
                .body();
    }

    private HttpResponse<String> antwort(String pfad) {
        return sende(anfrage(pfad, NAME));
    }

    private HttpRequest.Builder anfrage(String pfad, String name) {
        String nachweis = Base64.getEncoder().encodeToString((name + ":" + KENNWORT).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(adresse(pfad))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + nachweis);
    }

    private HttpResponse<String> sende(HttpRequest.Builder anfrage) {
        try {
            return http.send(anfrage.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
