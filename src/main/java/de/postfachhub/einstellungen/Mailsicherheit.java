package de.postfachhub.einstellungen;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A relay that is reached with TLS alone, begun by STARTTLS or from the first byte, and whose name is checked.
 *
 * @see <a href="https://eclipse-ee4j.github.io/angus-mail/docs/api/org.eclipse.angus.mail/org/eclipse/angus/mail/smtp/package-summary.html">
 *     Properties of Angus Mail</a>
 */
final class Mailsicherheit {

    private static final String ANGABEN = "spring.mail.properties.";

    private Mailsicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        maengel.verlange(umgebung, "spring.mail.host", "der Mailserver, der die Benachrichtigungen annimmt");
        Map<String, String> angaben = Binder.get(umgebung)
                .bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        var protokoll = umgebung.getProperty("spring.mail.protocol", "smtp");
        var stelle = "mail." + protokoll + ".";
        boolean vonAnfangAn = protokoll.equals("smtps")
                || umgebung.getProperty("spring.mail.ssl.enabled", boolean.class, false)
                || wahr(angaben, stelle + "ssl.enable", false);
        maengel.falls(
                !vonAnfangAn && !wahr(angaben, stelle + "starttls.required", false),
                ANGABEN + stelle
                        + "starttls.required: muss true sein (Vorgabe des Profils); die Einstellung entfernen");
        maengel.falls(
                !wahr(angaben, stelle + "ssl.checkserveridentity", true)
                        || !umgebung.getProperty("spring.mail.ssl.verify-hostname", boolean.class, true),
                ANGABEN + stelle + "ssl.checkserveridentity: false prüft den Namen des Mailservers nicht; entfernen");
        maengel.falls(
                angaben.containsKey(stelle + "ssl.trust"),
                ANGABEN + stelle + "ssl.trust: umgeht die Prüfung des Zertifikats; entfernen");
    }

    private static boolean wahr(Map<String, String> angaben, String name, boolean vorgabe) {
        return Boolean.parseBoolean(angaben.getOrDefault(name, Boolean.toString(vorgabe)));
    }
}
