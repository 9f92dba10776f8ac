package de.postfachhub.zusagen;

import jakarta.servlet.SessionTrackingMode;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.core.ApplicationSessionCookieConfig;
import org.springframework.stereotype.Component;

/** A browser keeps the session to itself, in a cookie as Tomcat really writes it, and not for ever. */
@Component
final class Sitzungsschutz implements Zusage {

    private static final int HOECHSTENS_MINUTEN = 8 * 60;
    private static final Pattern SAMESITE = Pattern.compile("(?i).*; ?SameSite=(Lax|Strict)(;.*|$)");
    private static final Pattern SECURE = Pattern.compile("(?i).*; ?Secure(;.*|$)");
    private static final Pattern HTTP_ONLY = Pattern.compile("(?i).*; ?HttpOnly(;.*|$)");

    private final Webserver server;

    Sitzungsschutz(Webserver server) {
        this.server = server;
    }

    @Override
    public String code() {
        return "SITZUNG_GESCHUETZT";
    }

    @Override
    public Befund pruefe() {
        var seiten = server.seiten();
        var keks = seiten.getCookieProcessor()
                .generateHeader(ApplicationSessionCookieConfig.createSessionCookie(seiten, "probe", false), null);
        var fehler = new ArrayList<String>();
        verlange(SECURE, keks, "das Cookie der Sitzung geht auch ohne TLS (kein Secure)", fehler);
        verlange(HTTP_ONLY, keks, "Skripte können das Cookie der Sitzung lesen (kein HttpOnly)", fehler);
        verlange(SAMESITE, keks, "fremde Seiten schicken das Cookie der Sitzung mit (kein SameSite=Lax)", fehler);
        if (!Set.of(SessionTrackingMode.COOKIE)
                .equals(seiten.getServletContext().getEffectiveSessionTrackingModes())) {
            fehler.add("die Sitzung steht auch in Adressen (tracking-modes)");
        }
        int minuten = seiten.getServletContext().getSessionTimeout();
        if (minuten <= 0 || minuten > HOECHSTENS_MINUTEN) {
            fehler.add(
                    minuten <= 0 ? "eine Sitzung endet nie" : "eine Sitzung endet erst nach " + minuten + " Minuten");
        }
        return Befund.aus(
                fehler,
                "Sitzungen stehen nur in einem geschützten Cookie und enden nach " + minuten + " Minuten",
                "die Einstellungen server.servlet.session.cookie.* und .tracking-modes entfernen, .timeout zwischen 1m und 8h wählen");
    }

    private static void verlange(Pattern angabe, String keks, String sonst, ArrayList<String> fehler) {
        if (!angabe.matcher(keks).matches()) {
            fehler.add(sonst);
        }
    }
}
