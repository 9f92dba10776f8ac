package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;

/** What the hub's own cookies have in common: no script reads them, and no form on another site sends them along. */
final class Keks {

    /** Browsers take a cookie of such a name from this very host alone, by TLS, and for all of its paths. */
    private static final String NUR_VON_HIER = "__Host-";

    private Keks() {}

    static String name(String name, boolean sicher) {
        return sicher ? NUR_VON_HIER + name : name;
    }

    /** As the container decides it for the session's. */
    static boolean istSicher(HttpServletRequest anfrage) {
        return anfrage.isSecure()
                || anfrage.getServletContext().getSessionCookieConfig().isSecure();
    }

    static ResponseCookie mit(String name, boolean sicher, String wert, Duration dauer) {
        return beschraenkt(ResponseCookie.from(name(name, sicher), wert), sicher)
                .maxAge(dauer)
                .build();
    }

    static ResponseCookieBuilder beschraenkt(ResponseCookieBuilder keks, boolean sicher) {
        return keks.path("/").httpOnly(true).secure(sicher).sameSite("Lax");
    }
}
