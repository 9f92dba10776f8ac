package de.postfachhub.leitweg;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import java.util.Properties;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How routes reach the mail server: with Spring Boot's own settings ({@code spring.mail.*}). */
@Configuration(proxyBeanMethods = false)
class Maileinrichtung {

    @Bean
    MailComponent smtp(JavaMailSenderImpl springs, Benachrichtigungseinstellungen einstellungen) {
        MailConfiguration mail = new MailConfiguration();
        mail.setJavaMailSender(camels(springs, einstellungen.ruecklaufadresse()));
        // Nothing but mailkopf-setzen sets headers where mails are sent: no header of a message gets there.
        mail.setUseHeaderFrom(true);
        mail.setUseHeaderRecipients(true);
        mail.setUseHeaderSubject(true);
        MailComponent smtp = new MailComponent();
        smtp.setConfiguration(mail);
        return smtp;
    }

    /** Camel's sender leaves the exceptions of Jakarta Mail as they are, with the server's answer for each recipient. */
    private static JavaMailSender camels(JavaMailSenderImpl springs, String ruecklaufadresse) {
        Properties eigenschaften = new Properties();
        eigenschaften.putAll(springs.getJavaMailProperties());
        if (!ruecklaufadresse.isBlank()) {
            eigenschaften.setProperty("mail.smtp.from", ruecklaufadresse);
            eigenschaften.setProperty("mail.smtps.from", ruecklaufadresse);
        }
        Relaisverbindung sender = new Relaisverbindung();
        sender.setJavaMailProperties(eigenschaften);
        sender.setProtocol(springs.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : springs.getProtocol());
        sender.setHost(springs.getHost());
        sender.setPort(springs.getPort());
        sender.setUsername(springs.getUsername());
        sender.setPassword(springs.getPassword());
        return sender;
    }
}
