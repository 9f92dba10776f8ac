package de.postfachhub.zugang;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.stereotype.Component;

/** The ways in that the login page offers. None at all means that nobody gets in, which the log says. */
@Component
final class Anmeldewege {

    private static final Logger LOG = LoggerFactory.getLogger(Anmeldewege.class);

    /**
     * An OpenID provider.
     *
     * @param id of the registration
     * @param name as people read it
     */
    record Anmeldedienst(String id, String name) {}

    private final List<Anmeldedienst> dienste;
    private final boolean kennwort;

    Anmeldewege(ObjectProvider<OAuth2ClientProperties> einstellungen, Benutzerverzeichnis verzeichnis) {
        this.dienste = einstellungen.stream()
                .flatMap(client -> client.getRegistration().entrySet().stream())
                .map(eintrag -> new Anmeldedienst(
                        eintrag.getKey(),
                        Objects.requireNonNullElse(eintrag.getValue().getClientName(), eintrag.getKey())))
                .toList();
        this.kennwort = dienste.isEmpty() || !verzeichnis.istLeer();
        if (dienste.isEmpty() && verzeichnis.istLeer()) {
            LOG.warn("""
                    Es ist kein Benutzer eingerichtet, deshalb kann sich niemand anmelden. Einen Benutzer einrichten:
                      1. Kennwort verschlüsseln:   java -jar postfach-hub.jar kennwort
                      2. Umgebungsvariablen setzen: POSTFACH_BENUTZER_0_NAME=betrieb
                                                    POSTFACH_BENUTZER_0_KENNWORT='{bcrypt}…'
                                                    POSTFACH_BENUTZER_0_ROLLEN=LESEN,BETRIEB
                      3. Den Hub neu starten.""");
        }
    }

    List<Anmeldedienst> dienste() {
        return dienste;
    }

    /** Whether anybody could sign in with name and password. */
    boolean kennwort() {
        return kennwort;
    }
}
