package de.postfachhub.demo;

import com.icegreen.greenmail.util.GreenMail;
import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.zugang.Handelnder;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a portal, an agency and a mailbox would do, for people who have nothing but curl. Only in the demo. */
@Profile("demo")
@RestController
@RequestMapping("/api/demo")
class DemoResource {

    private static final int HOECHSTENS = 20;
    private static final Pattern ZIEL = Pattern.compile("postfach\\.ziel\\.(\\d{3})\\..*");

    private final JmsTemplate broker;
    private final GreenMail mailsenke;

    DemoResource(JmsTemplate broker, GreenMail mailsenke) {
        this.broker = broker;
        this.mailsenke = mailsenke;
    }

    /** A message as it lies in a queue. */
    record Fund(Map<String, Object> kopfzeilen, String inhalt) {}

    /** A mail as it lies in a mailbox. */
    record Post(String an, String betreff, String messageId, String text) {}

    @PostMapping(path = "/nachrichten", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sende(@RequestBody byte[] nachricht) {
        broker.send("postfach.eingang", session -> {
            var message = session.createBytesMessage();
            message.writeBytes(nachricht);
            return message;
        });
    }

    /** Newest last, nothing is taken out. */
    @GetMapping("/queues/{queue}")
    List<Fund> queue(Handelnder wer, @PathVariable("queue") String queue) {
        var ziel = ZIEL.matcher(queue);
        if (!Sichtkreis.von(wer).sieht(ziel.matches() ? ziel.group(1) : "")) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Diese Warteschlange gehört zu keiner eigenen Agentur.");
        }
        return broker.browse(queue, (session, browser) -> {
            List<Fund> funde = new ArrayList<>();
            for (var messages = browser.getEnumeration(); messages.hasMoreElements(); ) {
                funde.add(fund((Message) messages.nextElement()));
            }
            return funde.subList(Math.max(0, funde.size() - HOECHSTENS), funde.size());
        });
    }

    private static Fund fund(Message message) throws JMSException {
        Map<String, Object> kopfzeilen = new LinkedHashMap<>();
        for (var namen = message.getPropertyNames(); namen.hasMoreElements(); ) {
            String name = (String) namen.nextElement();
            kopfzeilen.put(name, message.getObjectProperty(name));
        }
        return new Fund(
                kopfzeilen,
                message instanceof TextMessage text
                        ? text.getText()
                        : new String(message.getBody(byte[].class), StandardCharsets.UTF_8));
    }

    /** To whom a mail went tells nothing of an agency, so only who sees all sees them. */
    @GetMapping("/mails")
    List<Post> mails(Handelnder wer) throws MessagingException, IOException {
        if (!Sichtkreis.von(wer).alles()) {
            return List.of();
        }
        MimeMessage[] alle = mailsenke.getReceivedMessages();
        List<Post> mails = new ArrayList<>();
        for (MimeMessage mail : Arrays.copyOfRange(alle, Math.max(0, alle.length - HOECHSTENS), alle.length)) {
            mails.add(new Post(mail.getAllRecipients()[0].toString(), mail.getSubject(), mail.getMessageID(), (String)
                    mail.getContent()));
        }
        return mails;
    }
}
