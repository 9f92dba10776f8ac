package de.postfachhub.prozess;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** A mail server that can be stopped and started again on its port, and that forgets none of the mails it has taken. */
final class Mailserver implements AutoCloseable {

    private final GreenMail smtp;
    private final int port = Prozess.freierPort();
    private final List<MimeMessage> frueher = new ArrayList<>();

    Mailserver() {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
    }

    int port() {
        return port;
    }

    void stoppe() throws FolderException {
        var ablage = smtp.getManagers().getImapHostManager();
        smtp.stop();
        ablage.getAllMessages().stream().map(StoredMessage::getMimeMessage).forEach(frueher::add);
    }

    void starte() {
        smtp.start();
    }

    /** Answers the end of each mail with a refusal, by breaking down in the middle of taking it. */
    void lehneAb(String grund) {
        smtp.getUserManager().setMessageDeliveryHandler((mail, postfach) -> {
            throw new IllegalStateException(grund);
        });
    }

    List<MimeMessage> mails() {
        List<MimeMessage> alle = new ArrayList<>(frueher);
        alle.addAll(List.of(smtp.getReceivedMessages()));
        return alle;
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
