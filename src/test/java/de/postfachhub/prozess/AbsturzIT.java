package de.postfachhub.prozess;

import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub as a process of its own, against a broker as another, is killed again and again in the middle of its work. Afterwards the
 * queues, mailboxes and the journal are counted. {@code -Dsaat=…} repeats a run's messages and moments.
 */
class AbsturzIT {

    private static final int NACHRICHTEN = 5_000;
    private static final int ABSTUERZE = 12;

    @TempDir
    Path ordner;

    private final long saat = Long.getLong("saat", ThreadLocalRandom.current().nextLong(1_000_000));
    private final Random zufall = new Random(saat);
    private Mailserver mailserver;
    private Prozess brokerprozess;
    private Prozess hub;
    private Brokerzugang broker;

    @BeforeEach
    void starteBroker() throws Exception {
        System.out.println("AbsturzIT: -Dsaat=" + saat);
        // The mail sink complains in its own thread when a killed hub breaks off a conversation.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        mailserver = new Mailserver();
        int port = Prozess.freierPort();
        String url = "tcp://127.0.0.1:" + port;
        brokerprozess = Prozess.broker(ordner, port).starteUndWarte();
        broker = new Brokerzugang(url, "hub", "geheim");
        hub = Prozess.hub(ordner, "hub", Testwelt.umgebung(ordner, url, mailserver.port()));
    }

    @AfterEach
    void beendeAlles() throws JMSException {
        hub.close();
        broker.close();
        brokerprozess.close();
        mailserver.close();
    }

    @Test
    void losesDoublesAndChangesNothingWhenTheHubIsKilledAgainAndAgain() throws Exception {
        List<Testnachricht> nachrichten = new Testwelt(saat).nachrichten(NACHRICHTEN);
        int jeAbsturz = NACHRICHTEN / ABSTUERZE + 1;
        for (int absturz = 0; absturz < ABSTUERZE; absturz++) {
            for (Testnachricht nachricht :
                    nachrichten.subList(absturz * jeAbsturz, Math.min(NACHRICHTEN, (absturz + 1) * jeAbsturz))) {
                broker.sende(nachricht);
            }
            toeteMittenInDerArbeit();
        }
        hub.starteUndWarte();
        Abrechnung abrechnung = new Abrechnung(broker, mailserver, nachrichten);
        abrechnung.warteBisAllesErledigt(hub);
        hub.beende();

        abrechnung.pruefeQueues();
        abrechnung.pruefeMails(ABSTUERZE);
        abrechnung.pruefeProtokoll(Testwelt.h2(ordner));
    }

    /** At a random share of the work, so that messages, mails and journal are under way for sure. */
    private void toeteMittenInDerArbeit() {
        long vorher = broker.wartend();
        long rest = (long) (vorher * zufall.nextDouble());
        hub.starte();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(25))
                .failFast(hub::mussLaufen)
                .until(() -> broker.wartend() <= rest);
        hub.toete();
    }
}
