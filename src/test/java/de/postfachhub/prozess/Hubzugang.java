package de.postfachhub.prozess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The hub as its users and the probes of its platform see it: over HTTP. */
final class Hubzugang {

    private static final String NAME = "pruefer";
    private static final String KENNWORT = "geheim-und-lang";
    private static final int SCHNELL = 4;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final int port = Prozess.freierPort();

    /** What a hub must be told so that this access works. */
    Map<String, String> umgebung() {
        return Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "MANAGEMENT_ENDPOINT_HEALTH_SHOWDETAILS",
                "always",
                "POSTFACH_BENUTZER_0_NAME",
                NAME,
                "POSTFACH_BENUTZER_0_KENNWORT",
                "{bcrypt}" + new BCryptPasswordEncoder(SCHNELL).encode(KENNWORT),
                "POSTFACH_BENUTZER_0_ROLLEN",
                "LESEN,ADMINISTRATION,GENEHMIGUNG,BETRIEB,REVISION");
    }

    boolean bereit() {
        return antwort("/actuator/health/readiness").statusCode() == 200;
    }

    boolean lebt() {
        return antwort("/actuator/health/liveness").statusCode() == 200;
    }

    /** Status of one part of the hub, as {@code UP} or {@code DOWN}. */
    String zustand(String teil) {
        try {
            JsonNode zustand = json.readTree(antwort("/actuator/health").body());
            return zustand.at("/components/" + teil + "/status").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer with its status and headers, whatever it is. */
    String lies(String pfad) {
        HttpResponse<String> antwort = antwort(pfad);
        return antwort.statusCode() + " " + antwort.headers().map() + "\n" + antwort.body();
    }

    private HttpResponse<String> antwort(String pfad) {
        String nachweis = Base64.getEncoder().encodeToString((NAME + ":" + KENNWORT).getBytes(StandardCharsets.UTF_8));
        HttpRequest anfrage = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pfad))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + nachweis)
                .build();
        try {
            return http.send(anfrage, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
