package de.postfachhub.leitweg;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One conversation with the relay that gives each step the time of RFC 5321, 4.5.3.2. Those are least times: {@code mail.smtp.timeout} is the
 * longest of them but one, and the relay's answer to the whole mail, for which it may have to store and check it, may take twice as long.
 * Whoever gives up earlier gives the relay a mail again that it is about to take.
 */
final class Relaisgespraech extends SMTPTransport {

    private static final String ENDE_DER_MAIL = ".";

    private String befehl = "";

    /** @param relais its protocol is smtp or smtps */
    Relaisgespraech(Session sitzung, URLName relais) {
        super(sitzung, relais, relais.getProtocol(), relais.getProtocol().equals("smtps"));
    }

    @Override
    protected void sendCommand(String neuer) throws MessagingException {
        befehl = neuer;
        super.sendCommand(neuer);
    }

    /**
     * A read that was given up while no line had begun has lost nothing: the same answer can be waited for once more. Of a relay that
     * stalls within a line the begun part is lost; then the answer is misread and the mail repeated.
     */
    @Override
    protected int readServerResponse() throws MessagingException {
        try {
            return super.readServerResponse();
        } catch (MessagingException e) {
            if (befehl.equals(ENDE_DER_MAIL) && e.getNextException() instanceof SocketTimeoutException) {
                return super.readServerResponse();
            }
            throw e;
        }
    }
}
