package de.postfachhub.demo;

import com.icegreen.greenmail.util.GreenMail;
import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a newcomer see queues fill and mails arrive. Only in the demo. */
@Hidden
@Profile("demo")
@Controller
class Demoseite {

    private static final int MAILS = 8;

    record Tiefe(String queue, long nachrichten) {}

    record Eingegangene(String an, String betreff) {}

    private final ActiveMQServer broker;
    private final GreenMail mailsenke;
    private final Clock clock;

    Demoseite(EmbeddedActiveMQ broker, GreenMail mailsenke, Clock clock) {
        this.broker = broker.getActiveMQServer();
        this.mailsenke = mailsenke;
        this.clock = clock;
    }

    @GetMapping("/demo")
    String seite(Handelnder wer, @RequestParam(required = false) @Nullable String angehalten, Model seite)
            throws MessagingException {
        MimeMessage[] mails = Sichtkreis.von(wer).alles() ? mailsenke.getReceivedMessages() : new MimeMessage[0];
        seite.addAttribute("laeuft", angehalten == null);
        seite.addAttribute("stand", LocalTime.now(clock.withZone(ZoneId.of("Europe/Berlin"))));
        seite.addAttribute("anzahlMails", mails.length);
        seite.addAttribute("mails", neueste(mails));
        seite.addAttribute("queues", queues());
        return "demo/demo";
    }

    private List<Tiefe> queues() {
        return Arrays.stream(broker.getActiveMQServerControl().getQueueNames())
                .filter(queue -> queue.startsWith("postfach.ziel."))
                .sorted()
                .map(queue -> new Tiefe(queue, broker.locateQueue(queue).getMessageCount()))
                .toList();
    }

    private static List<Eingegangene> neueste(MimeMessage[] mails) throws MessagingException {
        List<Eingegangene> neueste = new ArrayList<>();
        for (int i = mails.length - 1; i >= Math.max(0, mails.length - MAILS); i--) {
            neueste.add(new Eingegangene(mails[i].getAllRecipients()[0].toString(), mails[i].getSubject()));
        }
        return neueste;
    }
}
