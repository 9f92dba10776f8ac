package de.postfachhub.einstellungen;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.Environment;

/**
 * Somebody can sign in, nobody's password is cheap to guess, and OpenID providers are reached with TLS alone. Whether the values are
 * well-formed is checked where they are read.
 */
final class Zugangssicherheit {

    private static final String HTTPS = "https://";
    private static final String ADRESSE = "postfach.anmeldung.adresse";
    private static final int KOSTEN = 10;
    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.*");

    private Zugangssicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        int anzahl = 0;
        for (; vorhanden(umgebung, benutzer(anzahl)); anzahl++) {
            var treffer = BCRYPT.matcher(umgebung.getProperty(benutzer(anzahl) + "kennwort", ""));
            maengel.falls(
                    treffer.matches() && Integer.parseInt(treffer.group(1)) < KOSTEN,
                    benutzer(anzahl) + "kennwort: ist zu schwach verschlüsselt, verlangt sind Kosten von mindestens "
                            + KOSTEN + "; neu erzeugen mit java -jar postfach-hub.jar kennwort");
        }
        var dienste = Binder.get(umgebung)
                .bind("spring.security.oauth2.client", OAuth2ClientProperties.class)
                .orElseGet(OAuth2ClientProperties::new);
        maengel.falls(
                anzahl == 0 && dienste.getRegistration().isEmpty(),
                "postfach.benutzer[0].name, .kennwort und .rollen: fehlen, niemand könnte sich anmelden; den Wert von kennwort"
                        + " erzeugt java -jar postfach-hub.jar kennwort; oder einen Anmeldedienst einrichten (README,"
                        + " \"Anmeldung über OpenID Connect\")");
        maengel.falls(
                !dienste.getRegistration().isEmpty()
                        && !umgebung.getProperty(ADRESSE, "").startsWith(HTTPS),
                ADRESSE
                        + ": fehlt oder ist ohne TLS; verlangt ist die Adresse, unter der Browser den Hub erreichen, zum Beispiel"
                        + " https://hub.example, denn dorthin leitet der Anmeldedienst zurück");
        dienste.getProvider().forEach((name, dienst) -> {
            var stelle = "spring.security.oauth2.client.provider." + name + ".";
            mitTls(stelle + "issuer-uri", dienst.getIssuerUri(), maengel);
            mitTls(stelle + "authorization-uri", dienst.getAuthorizationUri(), maengel);
            mitTls(stelle + "token-uri", dienst.getTokenUri(), maengel);
            mitTls(stelle + "user-info-uri", dienst.getUserInfoUri(), maengel);
            mitTls(stelle + "jwk-set-uri", dienst.getJwkSetUri(), maengel);
        });
    }

    private static void mitTls(String einstellung, @Nullable String adresse, Maengel maengel) {
        maengel.falls(
                adresse != null && !adresse.regionMatches(true, 0, HTTPS, 0, HTTPS.length()),
                einstellung + ": ist ohne TLS; erlaubt sind Adressen, die mit " + HTTPS + " beginnen");
    }

    private static String benutzer(int nummer) {
        return "postfach.benutzer[" + nummer + "].";
    }

    private static boolean vorhanden(Environment umgebung, String benutzer) {
        return umgebung.containsProperty(benutzer + "name") || umgebung.containsProperty(benutzer + "kennwort");
    }
}
