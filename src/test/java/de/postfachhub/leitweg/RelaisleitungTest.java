package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.zusagen.Befund;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaisleitungTest {

    private static final String STARTTLS = "mail.smtp.starttls.enable=true mail.smtp.starttls.required=true";

    private final Relaisverbindung sender = new Relaisverbindung();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        smtp  | mail.smtp.starttls.enable=true mail.smtp.starttls.required=true
        smtp  | mail.smtp.ssl.enable=true
        smtp  | mail.smtp.ssl.enable=true mail.smtp.ssl.protocols=TLSv1.3
        smtps | mail.smtps.ssl.checkserveridentity=true
        """)
    void holdsWithTlsFromTheFirstByteOrBeforeTheFirstMail(String protokoll, String angaben) {
        assertThat(pruefe(protokoll, angaben).stand()).isEqualTo(Befund.Stand.HAELT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mail.smtp.starttls.enable=false                              | Mails gehen auch ohne TLS an das Relais
        mail.smtp.starttls.required=false                            | Mails gehen auch ohne TLS an das Relais
        mail.smtp.ssl.checkserveridentity=false                      | das Zertifikat des Relais wird nicht geprüft
        mail.smtp.ssl.trust=relay.example                            | das Zertifikat des Relais wird nicht geprüft
        mail.smtp.socketFactory.class=x.Y                            | eine fremde SocketFactory macht die Verbindung zum Relais
        mail.smtp.ssl.socketFactory.class=x.Y                        | eine fremde SocketFactory macht die Verbindung zum Relais
        mail.smtp.ssl.protocols=TLSv1.1                               | das Relais darf veraltetes TLS sprechen
        mail.debug=true                                              | das Gespräch mit dem Relais steht im Log, Mails und Kennwort darin
        """)
    void saysWhatIsWeak(String angabe, String satz) {
        var befund = pruefe("smtp", STARTTLS + " " + angabe);

        assertThat(befund.stand()).isEqualTo(Befund.Stand.VERLETZT);
        assertThat(befund.satz()).isEqualTo(satz);
    }

    @Test
    void takesTheFactoryOfAnSslBundle() {
        sender.setJavaMailProperties(new Properties());
        sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", SSLSocketFactory.getDefault());

        assertThat(pruefe("smtp", STARTTLS).stand()).isEqualTo(Befund.Stand.HAELT);
    }

    /** @param angaben separated by spaces; the last of a name counts */
    private Befund pruefe(String protokoll, String angaben) {
        var alle = sender.getJavaMailProperties() == null ? new Properties() : sender.getJavaMailProperties();
        Stream.of(angaben.split(" "))
                .map(angabe -> angabe.split("=", 2))
                .forEach(angabe -> alle.put(angabe[0], angabe[1]));
        sender.setJavaMailProperties(alle);
        sender.setProtocol(protokoll);
        var mail = new MailConfiguration();
        mail.setJavaMailSender(sender);
        var smtp = new MailComponent();
        smtp.setConfiguration(mail);
        return new Relaisleitung(smtp).pruefe();
    }
}
