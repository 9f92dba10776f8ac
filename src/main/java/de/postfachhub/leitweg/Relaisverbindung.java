package de.postfachhub.leitweg;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/** Camel's own sender, but for the patience of a {@link Relaisgespraech}. */
final class Relaisverbindung extends DefaultJavaMailSender {

    @Override
    protected Transport getTransport(Session sitzung) {
        return new Relaisgespraech(sitzung, new URLName(getProtocol(), null, -1, null, null, null));
    }
}
