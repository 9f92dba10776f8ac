package de.postfachhub.zugang;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in. Taken as text, so that all faults can be reported at once; {@link Benutzerpruefung} judges.
 *
 * @param benutzer users, numbered from 0; without any nobody can sign in
 */
@ConfigurationProperties("postfach")
record Benutzereinstellungen(@DefaultValue List<Benutzer> benutzer) {

    /**
     * @param name what the user types, compared exactly
     * @param kennwort encoded, beginning with {bcrypt}; made by {@code java -jar postfach-hub.jar kennwort}
     * @param rollen any of LESEN, ADMINISTRATION, GENEHMIGUNG, BETRIEB, REVISION, METRIKEN
     * @param agenturen three-digit numbers of the agencies that the user may act for, or * for all
     */
    record Benutzer(
            @DefaultValue("") String name,
            @DefaultValue("") String kennwort,
            @DefaultValue List<String> rollen,
            @DefaultValue List<String> agenturen) {

        /** Without the password, which would otherwise stand in whatever prints its settings. */
        @Override
        public String toString() {
            return "Benutzer[name=%s, rollen=%s, agenturen=%s]".formatted(name, rollen, agenturen);
        }
    }
}
