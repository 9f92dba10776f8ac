package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub as a process of its own, against a broker as another, is killed again and again in the middle of its work, the broker three times as
 * well. Senders of all protocols send, and some of what they send can be read by nobody. Afterwards the queues, mailboxes and the journal are
 * counted. {@code -Dsaat=…} repeats a run's messages and moments.
 */
class AbsturzIT {

    private static final int NACHRICHTEN = 5_000;
    private static final int ABSTUERZE = 10;
    private static final int BROKERABSTUERZE = 3;
    private static final int GIFTE = 6;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path ordner;

    private final long saat = Long.getLong("saat", ThreadLocalRandom.current().nextLong(1_000_000));
    private final Random zufall = new Random(saat);
    private final int port = Prozess.freierPort();
    private final String url = "tcp://127.0.0.1:" + port;
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
        brokerprozess = Prozess.broker(ordner, port).starteUndWarte();
        verbinde();
        hub = Prozess.hub(ordner, "hub", Testwelt.umgebung(ordner, url, mailserver.port()));
    }

    private void verbinde() throws Exception {
        broker = new Brokerzugang(url, "hub", "geheim");
    }

    @AfterEach
    void beendeAlles() throws Exception {
        hub.close();
        broker.close();
        brokerprozess.close();
        mailserver.close();
    }

    @Test
    void losesDoublesAndChangesNothingWhoeverSendsAndWhateverIsKilled() throws Exception {
        List<Testnachricht> nachrichten = new Testwelt(saat).nachrichten(NACHRICHTEN);
        int jeAbsturz = NACHRICHTEN / ABSTUERZE;
        for (int absturz = 0; absturz < ABSTUERZE; absturz++) {
            try (Absender absender = new Absender(port, broker, zufall)) {
                if (absturz < GIFTE) {
                    absender.sendeGift();
                }
                for (int i = absturz * jeAbsturz; i < (absturz + 1) * jeAbsturz; i++) {
                    absender.sende(nachrichten.get(i));
                }
            }
            toeteMittenInDerArbeit(absturz < BROKERABSTUERZE);
        }
        hub.starteUndWarte();
        Abrechnung abrechnung = new Abrechnung(broker, mailserver, nachrichten);
        abrechnung.warteBisAllesErledigt(hub);
        await().atMost(Duration.ofMinutes(3)).until(() -> broker.tiefe("postfach.fehler.unlesbar") == GIFTE);
        hub.beende();

        try (var amqp = new Amqpzugang(port, "hub", "geheim")) {
            assertThat(amqp.leere("postfach.fehler.unlesbar"))
                    .hasSize(GIFTE)
                    .allSatisfy(message -> assertThat(message.body()).isEqualTo(Absender.GIFT));
        }
        abrechnung.pruefeQueues();
        abrechnung.pruefeMails(ABSTUERZE);
        abrechnung.pruefeProtokoll(Testwelt.h2(ordner));
    }

    /** At a random share of the work, so that messages, mails and journal are under way for sure. */
    private void toeteMittenInDerArbeit(boolean auchDenBroker) throws Exception {
        hub.starte();
        if (auchDenBroker) {
            warteAufEinenTeilDerArbeit();
            brokerprozess.toete();
            broker.close();
            brokerprozess.starteUndWarte();
            verbinde();
        }
        warteAufEinenTeilDerArbeit();
        hub.toete();
    }

    private void warteAufEinenTeilDerArbeit() {
        long rest = (long) (broker.wartend() * zufall.nextDouble());
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(25))
                .failFast(hub::mussLaufen)
                .until(() -> broker.wartend() <= rest);
    }
}
