package de.postfachhub.demo;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Lets a newcomer see queues fill and mails arrive. Only in the demo. */
@Profile("demo")
@RestController
class Demoseite {

    private static final int MAILS = 5;

    private static final String SEITE = """
            <!doctype html>
            <html lang="de">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="2">
              <title>Demo – Postfach-Hub</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/zugang/zugang.css">
              <style>
                table { border-collapse: collapse; margin: 1rem 0 2rem; }
                caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
                th, td { text-align: left; padding: .25rem 1.5rem .25rem 0; border-bottom: 1px solid #ccc; }
                td.zahl, th.zahl { text-align: right; font-variant-numeric: tabular-nums; }
              </style>
            </head>
            <body>
              <header>Postfach-Hub</header>
              <main>
                <h1>Demo</h1>
                <p>Stand %s Uhr; die Seite erneuert sich alle zwei Sekunden. <a href="/">Zur Startseite</a></p>
                <table>
                  <caption>Die neuesten von %d Benachrichtigungen</caption>
                  <thead><tr><th scope="col">Organisationspostfach</th><th scope="col">Betreff</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
                <table>
                  <caption>Nachrichten in den Warteschlangen</caption>
                  <thead><tr><th scope="col">Warteschlange</th><th scope="col" class="zahl">Nachrichten</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
              </main>
            </body>
            </html>
            """;

    private final ActiveMQServer broker;
    private final GreenMail mailsenke;
    private final Clock clock;

    Demoseite(EmbeddedActiveMQ broker, GreenMail mailsenke, Clock clock) {
        this.broker = broker.getActiveMQServer();
        this.mailsenke = mailsenke;
        this.clock = clock;
    }

    @GetMapping(path = "/demo", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String seite() throws MessagingException {
        MimeMessage[] mails = mailsenke.getReceivedMessages();
        return SEITE.formatted(
                LocalTime.now(clock.withZone(ZoneId.of("Europe/Berlin"))).truncatedTo(ChronoUnit.SECONDS),
                mails.length,
                neueste(mails),
                queues());
    }

    private String queues() {
        return Arrays.stream(broker.getActiveMQServerControl().getQueueNames())
                .filter(queue -> queue.startsWith("postfach."))
                .sorted()
                .map(queue -> "<tr><td>%s</td><td class=\"zahl\">%d</td></tr>"
                        .formatted(queue, broker.locateQueue(queue).getMessageCount()))
                .collect(Collectors.joining());
    }

    private static String neueste(MimeMessage[] mails) throws MessagingException {
        StringBuilder zeilen = new StringBuilder();
        for (int i = mails.length - 1; i >= Math.max(0, mails.length - MAILS); i--) {
            zeilen.append("<tr><td>%s</td><td>%s</td></tr>"
                    .formatted(
                            HtmlUtils.htmlEscape(mails[i].getAllRecipients()[0].toString()),
                            HtmlUtils.htmlEscape(mails[i].getSubject())));
        }
        return zeilen.toString();
    }
}
