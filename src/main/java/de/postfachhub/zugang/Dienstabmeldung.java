package de.postfachhub.zugang;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Signs somebody out at the OpenID provider too, if the provider has an address for that.
 *
 * <p>By a page that leads on, not by a redirect: the content policy ({@code form-action 'self'}) lets a form that was sent to the
 * hub end nowhere else, in most browsers not even by a redirect.
 */
final class Dienstabmeldung implements LogoutSuccessHandler {

    static final String SEITE = "/abgemeldet";
    static final String ADRESSE = "de.postfachhub.zugang.Dienstabmeldung";

    private static final String DANACH = Anmeldung.SEITE + "?abgemeldet";

    private final OidcClientInitiatedLogoutSuccessHandler beimDienst;

    /** @param adresse of the hub, as browsers reach it, or how to find it in a request */
    Dienstabmeldung(ClientRegistrationRepository dienste, String adresse) {
        this.beimDienst = new OidcClientInitiatedLogoutSuccessHandler(dienste);
        beimDienst.setDefaultTargetUrl(DANACH);
        beimDienst.setPostLogoutRedirectUri(adresse + DANACH);
        beimDienst.setRedirectStrategy(Dienstabmeldung::leiteWeiter);
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest anfrage, HttpServletResponse antwort, Authentication anmeldung)
            throws IOException, ServletException {
        beimDienst.onLogoutSuccess(anfrage, antwort, anmeldung);
    }

    private static void leiteWeiter(HttpServletRequest anfrage, HttpServletResponse antwort, String adresse)
            throws IOException {
        if (adresse.equals(DANACH)) {
            antwort.sendRedirect(anfrage.getContextPath() + adresse);
            return;
        }
        anfrage.setAttribute(ADRESSE, adresse);
        antwort.setHeader("Refresh", "0; url=" + adresse);
        try {
            anfrage.getRequestDispatcher(SEITE).forward(anfrage, antwort);
        } catch (ServletException e) {
            throw new IOException(e);
        }
    }
}
