package de.postfachhub.zugang;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who asks for something, and for which agencies. A parameter of this type in a controller is the user who is signed in.
 *
 * @param agenturen three-digit numbers, or {@link #ALLE} for the head office
 */
public record Handelnder(String name, Set<Rolle> rollen, Set<String> agenturen) {

    /** In place of a number: every agency. */
    public static final String ALLE = "*";

    private static final String ROLLE = "ROLE_";
    private static final String AGENTUR = "AGENTUR_";

    public Handelnder {
        rollen = Set.copyOf(rollen);
        agenturen = Set.copyOf(agenturen);
    }

    /** What the login says. */
    public static Handelnder von(Authentication anmeldung) {
        return new Handelnder(
                anmeldung.getName(),
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

    public boolean hat(Rolle rolle) {
        return rollen.contains(rolle);
    }

    /** @param dienststelle 3 or 5 digits; an office belongs to its agency */
    public boolean handeltFuer(String dienststelle) {
        return agenturen.contains(ALLE)
                || dienststelle.length() >= 3 && agenturen.contains(dienststelle.substring(0, 3));
    }

    private static Stream<String> mit(Authentication anmeldung, String vorsatz) {
        return anmeldung.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(recht -> recht.startsWith(vorsatz))
                .map(recht -> recht.substring(vorsatz.length()));
    }
}
