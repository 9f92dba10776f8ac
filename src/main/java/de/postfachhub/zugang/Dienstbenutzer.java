package de.postfachhub.zugang;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.StringUtils;

/**
 * Makes a user of the hub of the claims of an OpenID provider: name, roles, agencies. What the hub doesn't know gives no right.
 * Who has no role, or a name that isn't theirs alone, isn't signed in.
 */
final class Dienstbenutzer {

    static final String KEINE_ROLLE = "keine_rolle";
    static final String NAME_UNBRAUCHBAR = "name_unbrauchbar";
    static final String NAME_VERGEBEN = "name_vergeben";
    static final String GESTOERT = "gestoert";

    /** As much as a column holds. */
    private static final int LAENGSTE_KENNUNG = 600;

    private static final Logger LOG = LoggerFactory.getLogger(Dienstbenutzer.class);

    private final Anmeldeeinstellungen einstellungen;
    private final Benutzerverzeichnis verzeichnis;
    private final Personenregister register;
    private final AtomicBoolean rollenGemeldet = new AtomicBoolean();
    private final AtomicBoolean agenturenGemeldet = new AtomicBoolean();

    Dienstbenutzer(Anmeldeeinstellungen einstellungen, Benutzerverzeichnis verzeichnis, Personenregister register) {
        this.einstellungen = einstellungen;
        this.verzeichnis = verzeichnis;
        this.register = register;
    }

    /** @throws OAuth2AuthenticationException with one of the codes above */
    OidcUser benutzer(OidcUserRequest anmeldung, @Nullable OidcUserInfo angaben) {
        Map<String, Object> claims = new LinkedHashMap<>(anmeldung.getIdToken().getClaims());
        if (angaben != null) {
            claims.putAll(angaben.getClaims());
        }
        var namensclaim = namensclaim(anmeldung);
        var name = name(claims.get(namensclaim));
        var rollenwerte = werte(claims, einstellungen.rollenclaim());
        var rollen = einstellungen.rollen().aus(rollenwerte).stream()
                .map(Rolle::name)
                .toList();
        if (rollen.isEmpty()) {
            throw abgewiesen(KEINE_ROLLE);
        }
        nimmNamen(name, Handelnder.kennung(anmeldung.getIdToken()));
        meldeUnbekannte(
                einstellungen.rollenclaim(),
                rollenwerte.stream().allMatch(einstellungen.rollen()::kennt),
                rollenGemeldet);
        var agenturwerte = werte(claims, einstellungen.agenturenclaim());
        var agenturen =
                agenturwerte.stream().filter(Benutzerpruefung::istAgentur).toList();
        meldeUnbekannte(einstellungen.agenturenclaim(), agenturen.size() == agenturwerte.size(), agenturenGemeldet);
        return new DefaultOidcUser(Handelnder.rechte(rollen, agenturen), anmeldung.getIdToken(), angaben, namensclaim);
    }

    /** Histories show the name: it must be readable as one name only, and fit where it is kept. */
    private String name(@Nullable Object name) {
        if (!(name instanceof String text) || !Personenname.istZulaessig(text)) {
            throw abgewiesen(NAME_UNBRAUCHBAR);
        }
        if (verzeichnis.verwechselt(text)) {
            throw abgewiesen(NAME_VERGEBEN);
        }
        return text;
    }

    /** Only for who comes in: whoever has no role here must not keep a name from somebody who has. */
    private void nimmNamen(String name, String kennung) {
        if (kennung.length() > LAENGSTE_KENNUNG) {
            throw abgewiesen(NAME_UNBRAUCHBAR);
        }
        try {
            if (!register.gehoert(name, kennung)) {
                throw abgewiesen(NAME_VERGEBEN);
            }
        } catch (DataAccessException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(GESTOERT), e);
        }
    }

    private static String namensclaim(OidcUserRequest anmeldung) {
        var eingestellt = anmeldung
                .getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUserNameAttributeName();
        return StringUtils.hasText(eingestellt) ? eingestellt : "sub";
    }

    /** @return the texts at that place; empty if there are none */
    private static List<String> werte(Map<?, ?> claims, String ort) {
        var wert = wert(claims, ort);
        var werte = new ArrayList<String>();
        // A number would have lost the zeros in front: it is no agency.
        (wert instanceof Collection<?> mehrere ? mehrere : wert == null ? List.of() : List.of(wert))
                .forEach(einer -> werte.add(einer instanceof String text ? text : ""));
        return werte;
    }

    /** A name may hold dots itself, as those that are web addresses do. */
    private static @Nullable Object wert(Map<?, ?> claims, String ort) {
        int punkt = ort.indexOf('.');
        if (claims.containsKey(ort) || punkt < 0) {
            return claims.get(ort);
        }
        return claims.get(ort.substring(0, punkt)) instanceof Map<?, ?> inneres
                ? wert(inneres, ort.substring(punkt + 1))
                : null;
    }

    /** Without the values: a group may be named after a person. */
    private static void meldeUnbekannte(String claim, boolean alleBekannt, AtomicBoolean gemeldet) {
        if (!alleBekannt && gemeldet.compareAndSet(false, true)) {
            LOG.info(
                    "Der Claim {} enthält auch Werte, die dem Hub nichts sagen; sie geben kein Recht. Das steht hier nur einmal.",
                    claim);
        }
    }

    private static OAuth2AuthenticationException abgewiesen(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
