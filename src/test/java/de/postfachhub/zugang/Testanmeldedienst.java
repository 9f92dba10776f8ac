package de.postfachhub.zugang;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/**
 * A small OpenID provider over real HTTP: discovery, authorization code with PKCE, signed id tokens, user info, logout. Whoever
 * comes is signed in at once, as the person that the test named; tests may also have it lie.
 */
final class Testanmeldedienst implements AutoCloseable {

    static final String CLIENT = "postfach-hub";
    static final String GEHEIMNIS = "client-geheimnis";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How an id token is made of claims. */
    interface Unterschrift {
        String unter(JWTClaimsSet claims) throws JOSEException;
    }

    private record Ausgabe(String nonce, String pruefwert, String rueckkehr) {}

    private final HttpServer server;
    /** The same for every instance: the hub keeps the keys that it has seen. */
    private static final RSAKey SCHLUESSEL = neuerSchluessel();

    private final Map<String, Ausgabe> codes = new ConcurrentHashMap<>();
    private final Queue<Map<String, String>> anfragen = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, String>> abmeldungen = new ConcurrentLinkedQueue<>();

    private volatile Map<String, Object> person = Map.of();
    private volatile Map<String, Object> angaben = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> verfaelschung = UnaryOperator.identity();
    private volatile Unterschrift unterschrift = this::unterschreibe;
    private volatile String verweigerung = "";

    Testanmeldedienst(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", anfrage -> json(anfrage, 200, beschreibung()));
        server.createContext("/schluessel", anfrage -> json(anfrage, 200, new JWKSet(SCHLUESSEL).toJSONObject()));
        server.createContext("/anmelden", this::melde);
        server.createContext("/token", this::gibToken);
        server.createContext("/person", anfrage -> json(anfrage, 200, mit(person, angaben)));
        server.createContext("/abmelden", anfrage -> {
            var parameter = parameter(anfrage.getRequestURI().getRawQuery());
            abmeldungen.add(parameter);
            leite(anfrage, parameter.get("post_logout_redirect_uri"));
        });
        server.start();
    }

    static String adresse(int port) {
        return "http://127.0.0.1:" + port;
    }

    String adresse() {
        return adresse(server.getAddress().getPort());
    }

    /** Who signs in next, and honestly. */
    void naechste(Map<String, Object> claims) {
        person = claims;
        angaben = Map.of();
        verfaelschung = UnaryOperator.identity();
        unterschrift = this::unterschreibe;
    }

    /** What the user info says beyond the id token. */
    void sagtAusserdem(Map<String, Object> claims) {
        angaben = claims;
    }

    void verfaelscht(UnaryOperator<JWTClaimsSet.Builder> claims) {
        verfaelschung = claims;
    }

    void unterschreibtMit(Unterschrift andere) {
        unterschrift = andere;
    }

    void verweigert(String fehler) {
        verweigerung = fehler;
    }

    Map<String, String> letzteAnfrage() {
        return anfragen.stream().reduce((eine, naechste) -> naechste).orElseThrow();
    }

    Queue<Map<String, String>> abmeldungen() {
        return abmeldungen;
    }

    static String signiert(JWSAlgorithm art, String kid, JWSSigner womit, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(art).keyID(kid).build(), claims);
        token.sign(womit);
        return token.serialize();
    }

    static RSAKey neuerSchluessel() {
        try {
            return new RSAKeyGenerator(2048).keyID("schluessel").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String oeffentlicherSchluessel() throws JOSEException {
        return Base64.getEncoder().encodeToString(SCHLUESSEL.toRSAPublicKey().getEncoded());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String unterschreibe(JWTClaimsSet claims) throws JOSEException {
        return signiert(JWSAlgorithm.RS256, SCHLUESSEL.getKeyID(), new RSASSASigner(SCHLUESSEL), claims);
    }

    private Map<String, Object> beschreibung() {
        return Map.ofEntries(
                Map.entry("issuer", adresse()),
                Map.entry("authorization_endpoint", adresse() + "/anmelden"),
                Map.entry("token_endpoint", adresse() + "/token"),
                Map.entry("jwks_uri", adresse() + "/schluessel"),
                Map.entry("userinfo_endpoint", adresse() + "/person"),
                Map.entry("end_session_endpoint", adresse() + "/abmelden"),
                Map.entry("response_types_supported", new String[] {"code"}),
                Map.entry("subject_types_supported", new String[] {"public"}),
                Map.entry("id_token_signing_alg_values_supported", new String[] {"RS256"}));
    }

    private void melde(HttpExchange anfrage) throws IOException {
        var parameter = parameter(anfrage.getRequestURI().getRawQuery());
        anfragen.add(parameter);
        if (!verweigerung.isEmpty()) {
            leite(
                    anfrage,
                    "%s?error=%s&state=%s"
                            .formatted(
                                    parameter.get("redirect_uri"),
                                    URLEncoder.encode(verweigerung, StandardCharsets.UTF_8),
                                    URLEncoder.encode(parameter.get("state"), StandardCharsets.UTF_8)));
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Ausgabe(parameter.get("nonce"), parameter.get("code_challenge"), parameter.get("redirect_uri")));
        leite(
                anfrage,
                "%s?code=%s&state=%s"
                        .formatted(
                                parameter.get("redirect_uri"),
                                code,
                                URLEncoder.encode(parameter.get("state"), StandardCharsets.UTF_8)));
    }

    private void gibToken(HttpExchange anfrage) throws IOException {
        var parameter = parameter(new String(anfrage.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var ausgabe = codes.remove(parameter.getOrDefault("code", ""));
        var nachweis = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + GEHEIMNIS).getBytes(StandardCharsets.UTF_8));
        if (ausgabe == null
                || !nachweis.equals(anfrage.getRequestHeaders().getFirst("Authorization"))
                || !ausgabe.pruefwert().equals(s256(parameter.getOrDefault("code_verifier", "")))
                || !ausgabe.rueckkehr().equals(parameter.get("redirect_uri"))) {
            json(anfrage, 400, Map.of("error", "invalid_grant"));
            return;
        }
        try {
            json(
                    anfrage,
                    200,
                    Map.of(
                            "access_token",
                            UUID.randomUUID().toString(),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "scope",
                            "openid profile",
                            "id_token",
                            unterschrift.unter(claims(ausgabe.nonce()))));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private JWTClaimsSet claims(String nonce) {
        var jetzt = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(adresse())
                .audience(CLIENT)
                .issueTime(Date.from(jetzt))
                .expirationTime(Date.from(jetzt.plusSeconds(300)))
                .claim("nonce", nonce);
        person.forEach(claims::claim);
        return verfaelschung.apply(claims).build();
    }

    private static Map<String, Object> mit(Map<String, Object> eine, Map<String, Object> andere) {
        return Stream.of(Map.of("sub", eine.get("sub")), eine, andere)
                .flatMap(claims -> claims.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (alt, neu) -> neu));
    }

    private static String s256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameter(String text) {
        Function<String, String> lesbar = wert -> URLDecoder.decode(wert, StandardCharsets.UTF_8);
        return Stream.of(text.split("&"))
                .map(teil -> teil.split("=", 2))
                .collect(Collectors.toMap(teil -> lesbar.apply(teil[0]), teil -> lesbar.apply(teil[1])));
    }

    private static void leite(HttpExchange anfrage, String wohin) throws IOException {
        anfrage.getResponseHeaders().set("Location", wohin);
        anfrage.sendResponseHeaders(302, -1);
        anfrage.close();
    }

    private static void json(HttpExchange anfrage, int status, Map<String, ?> inhalt) throws IOException {
        var bytes = JSON.writeValueAsBytes(inhalt);
        anfrage.getResponseHeaders().set("Content-Type", "application/json");
        anfrage.sendResponseHeaders(status, bytes.length);
        try (var ausgabe = anfrage.getResponseBody()) {
            ausgabe.write(bytes);
        }
    }
}
