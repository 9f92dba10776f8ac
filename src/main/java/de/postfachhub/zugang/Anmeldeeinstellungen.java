package de.postfachhub.zugang;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the login judges what it is given: a password, or the claims of an OpenID provider. Which provider are Spring Boot's own
 * settings ({@code spring.security.oauth2.client.*}).
 *
 * @param fehlversuche wrong passwords from one address after which a configured user can't sign in from there for a while
 * @param fehlversucheInsgesamt wrong passwords from all addresses together from which a configured user has never signed in, after which
 *     the user can sign in for a while only from where they did before
 * @param sperrdauer how long a name stays locked after too many wrong passwords, and how long each of them counts
 * @param adresse of the hub as browsers reach it, such as https://hub.example: where OpenID providers lead back to. Without it that is
 *     the host that a request names
 * @param rollenclaim claim of an OpenID provider with the roles of a user, or the way to it, such as realm_access.roles
 * @param agenturenclaim claim with the agencies that a user may act for, each a text of three digits, or *
 * @param rollen which values of that claim make which role
 */
@Validated
@ConfigurationProperties("postfach.anmeldung")
record Anmeldeeinstellungen(
        @DefaultValue("5") @Min(value = 1, message = VERSUCHE) @Max(value = 20, message = VERSUCHE)
        int fehlversuche,

        @DefaultValue("50")
        @Min(value = 1, message = VERSUCHE_INSGESAMT)
        @Max(value = 1_000, message = VERSUCHE_INSGESAMT)
        int fehlversucheInsgesamt,

        @DefaultValue("15m") @DurationMin(minutes = 1, message = SPERRE) @DurationMax(days = 1, message = SPERRE)
        Duration sperrdauer,

        @DefaultValue("")
        @Pattern(
                regexp = "|https?://[A-Za-z0-9.\\[\\]:-]+(/[A-Za-z0-9._~-]+)*",
                message = "muss eine Adresse ohne Schrägstrich am Ende sein, zum Beispiel https://hub.example")
        String adresse,

        @DefaultValue("rollen") @NotBlank(message = "darf nicht leer sein, zum Beispiel realm_access.roles")
        String rollenclaim,

        @DefaultValue("agenturen") @NotBlank(message = "darf nicht leer sein, zum Beispiel agenturen")
        String agenturenclaim,

        @DefaultValue Rollenwerte rollen) {

    private static final String VERSUCHE = "muss zwischen 1 und 20 liegen";
    private static final String VERSUCHE_INSGESAMT = "muss zwischen 1 und 1000 liegen";
    private static final String SPERRE = "muss zwischen einer Minute und einem Tag liegen, zum Beispiel 15m";

    /** @param sonst where none is configured */
    String adresseOder(String sonst) {
        return adresse.isEmpty() ? sonst : adresse;
    }

    /**
     * The values for each role; without other settings its name.
     *
     * @param lesen values of the role claim that make LESEN, compared exactly
     * @param administration values of the role claim that make ADMINISTRATION, compared exactly
     * @param genehmigung values of the role claim that make GENEHMIGUNG, compared exactly
     * @param betrieb values of the role claim that make BETRIEB, compared exactly
     * @param revision values of the role claim that make REVISION, compared exactly
     * @param metriken values of the role claim that make METRIKEN, compared exactly
     */
    record Rollenwerte(
            @DefaultValue("LESEN") List<String> lesen,
            @DefaultValue("ADMINISTRATION") List<String> administration,
            @DefaultValue("GENEHMIGUNG") List<String> genehmigung,
            @DefaultValue("BETRIEB") List<String> betrieb,
            @DefaultValue("REVISION") List<String> revision,
            @DefaultValue("METRIKEN") List<String> metriken) {

        /** Empty if none of the values means anything. */
        Set<Rolle> aus(Collection<String> werte) {
            var rollen = EnumSet.noneOf(Rolle.class);
            for (var rolle : Rolle.values()) {
                if (werte.stream().anyMatch(fuer(rolle)::contains)) {
                    rollen.add(rolle);
                }
            }
            return rollen;
        }

        boolean kennt(String wert) {
            return !aus(List.of(wert)).isEmpty();
        }

        private List<String> fuer(Rolle rolle) {
            return switch (rolle) {
                case LESEN -> lesen;
                case ADMINISTRATION -> administration;
                case GENEHMIGUNG -> genehmigung;
                case BETRIEB -> betrieb;
                case REVISION -> revision;
                case METRIKEN -> metriken;
            };
        }
    }
}
