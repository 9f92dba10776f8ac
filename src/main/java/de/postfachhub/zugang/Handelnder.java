package de.postfachhub.zugang;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who asks for something, and for which agencies. A parameter of this type in a controller is the user who is signed in.
 *
 * @param name what the person is called; for people to read
 * @param kennung who the person is, whatever the name: issuer and subject of an OpenID provider, joined by #, or konto: and the
 *     name of a configured user
 * @param agenturen three-digit numbers, or {@link #ALLE} for the head office
 */
public record Handelnder(String name, String kennung, Set<Rolle> rollen, Set<String> agenturen) {

    /** In place of a number: every agency. */
    public static final String ALLE = "*";

    /** Begins no issuer, which is an address with https. */
    private static final String KONTO = "konto:";

    private static final String ROLLE = "ROLE_";
    private static final String AGENTUR = "AGENTUR_";

    public Handelnder {
        rollen = Set.copyOf(rollen);
        agenturen = Set.copyOf(agenturen);
    }

    /** A configured user. */
    public Handelnder(String name, Set<Rolle> rollen, Set<String> agenturen) {
        this(name, KONTO + name, rollen, agenturen);
    }

    /** What the login says. */
    public static Handelnder von(Authentication anmeldung) {
        return new Handelnder(
                anmeldung.getName(),
                kennung(anmeldung),
                mit(anmeldung, ROLLE).map(Rolle::valueOf).collect(Collectors.toSet()),
                mit(anmeldung, AGENTUR).collect(Collectors.toSet()));
    }

    /** Roles and agencies as Spring Security carries them. */
    static List<GrantedAuthority> rechte(Collection<String> rollen, Collection<String> agenturen) {
        return Stream.concat(
                        rollen.stream().map(ROLLE::concat), agenturen.stream().map(AGENTUR::concat))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** What an OpenID provider calls the person; empty for a configured user, who is called by the name, and for nobody. */
    public static Optional<String> beiAnmeldedienst(@Nullable String kennung) {
        return Optional.ofNullable(kennung).filter(eine -> !eine.startsWith(KONTO));
    }

    /** Who signed in through an OpenID provider. */
    static String kennung(OidcIdToken nachweis) {
        return nachweis.getIssuer() + "#" + nachweis.getSubject();
    }

    public boolean hat(Rolle rolle) {
        return rollen.contains(rolle);
    }

    /** @param dienststelle 3 or 5 digits; an office belongs to its agency */
    public boolean handeltFuer(String dienststelle) {
        return agenturen.contains(ALLE)
                || dienststelle.length() >= 3 && agenturen.contains(dienststelle.substring(0, 3));
    }

    /** Who is signed in, in the form of {@link #kennung()}. */
    public static String kennung(Authentication anmeldung) {
        return anmeldung.getPrincipal() instanceof OidcUser person
                ? kennung(person.getIdToken())
                : KONTO + anmeldung.getName();
    }

    private static Stream<String> mit(Authentication anmeldung, String vorsatz) {
        return anmeldung.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(recht -> recht.startsWith(vorsatz))
                .map(recht -> recht.substring(vorsatz.length()));
    }
}
