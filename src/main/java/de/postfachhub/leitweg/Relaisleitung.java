package de.postfachhub.leitweg;

import de.postfachhub.zusagen.Befund;
import de.postfachhub.zusagen.Zusage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.MailComponent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The relay is spoken to over TLS alone, its certificate is checked, and nothing of it is logged: judged by the session that mails really use.
 *
 * @see <a href="https://eclipse-ee4j.github.io/angus-mail/docs/api/org.eclipse.angus.mail/org/eclipse/angus/mail/smtp/package-summary.html">
 *     Properties of Angus Mail</a>
 */
@Component
final class Relaisleitung implements Zusage {

    private static final Set<String> VERSIONEN = Set.of("TLSv1.2", "TLSv1.3");

    private final MailComponent smtp;

    Relaisleitung(@Qualifier("smtp") MailComponent smtp) {
        this.smtp = smtp;
    }

    @Override
    public String code() {
        return "RELAIS_VERSCHLUESSELT";
    }

    @Override
    public Befund pruefe() {
        var sender = smtp.getConfiguration().getJavaMailSender();
        var sitzung = sender.getSession();
        var protokoll = sender.getProtocol();
        var angaben = new Angaben(sitzung.getProperties(), "mail." + protokoll + ".");
        var fehler = new ArrayList<String>();
        boolean vonAnfangAn = protokoll.equals("smtps") || angaben.wahr("ssl.enable", false);
        if (!vonAnfangAn && !(angaben.wahr("starttls.enable", false) && angaben.wahr("starttls.required", false))) {
            fehler.add("Mails gehen auch ohne TLS an das Relais");
        }
        if (!angaben.wahr("ssl.checkserveridentity", true) || angaben.gesetzt("ssl.trust")) {
            fehler.add("das Zertifikat des Relais wird nicht geprüft");
        }
        if (Stream.of("socketFactory", "socketFactory.class", "ssl.socketFactory.class")
                        .anyMatch(angaben::gesetzt)
                || !angaben.bringtJava("ssl.socketFactory")) {
            fehler.add("eine fremde SocketFactory macht die Verbindung zum Relais");
        }
        if (angaben.gesetzt("ssl.protocols")
                && !VERSIONEN.containsAll(
                        Arrays.asList(angaben.text("ssl.protocols").trim().split("\\s+")))) {
            fehler.add("das Relais darf veraltetes TLS sprechen");
        }
        if (sitzung.getDebug()) {
            fehler.add("das Gespräch mit dem Relais steht im Log, Mails und Kennwort darin");
        }
        return Befund.aus(
                fehler,
                "das Relais wird nur über geprüftes TLS angesprochen, das Log enthält keine Mails",
                "spring.mail.properties.* bis auf die Vorgaben des Profils produktion entfernen, besonders starttls, ssl, socketFactory und"
                        + " mail.debug");
    }

    private record Angaben(Properties alle, String stelle) {

        boolean gesetzt(String name) {
            return alle.get(stelle + name) != null;
        }

        String text(String name) {
            return String.valueOf(alle.get(stelle + name));
        }

        boolean wahr(String name, boolean vorgabe) {
            return gesetzt(name) ? Boolean.parseBoolean(text(name).trim()) : vorgabe;
        }

        /** Spring Boot puts that of an SSL bundle there ({@code spring.mail.ssl.bundle}). */
        boolean bringtJava(String name) {
            return !gesetzt(name)
                    || alle.get(stelle + name) instanceof SSLSocketFactory factory
                            && factory.getClass().getName().startsWith("sun.security.ssl.");
        }
    }
}
