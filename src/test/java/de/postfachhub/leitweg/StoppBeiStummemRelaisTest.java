package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.benachrichtigung.Benachrichtigungsauftrag;
import de.postfachhub.benachrichtigung.Postausgang;
import de.postfachhub.benachrichtigung.Stoersmtp;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole hub is stopped while the relay owes it an answer, for which it would wait ten minutes. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StoppBeiStummemRelaisTest {

    private static final Stoersmtp SMTP = Stoersmtp.starte();

    @TempDir
    static Path ordner;

    @Autowired
    private Postausgang postausgang;

    @Autowired
    private CamelContext camel;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen).mailserver(SMTP::port).mit("camel.main.shutdown-timeout", 2);
    }

    @AfterAll
    static void beende() {
        SMTP.close();
    }

    @Test
    void waitsNoLongerThanTheShutdownTimeout() {
        var stumm = SMTP.halte(Stoersmtp.MAILENDE);
        postausgang.vormerken(new Benachrichtigungsauftrag(
                UUID.randomUUID(),
                OffsetDateTime.now(),
                "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                "70101",
                Bereich.ARBEITGEBER_SERVICE,
                "stumm@agentur.example",
                null));
        await().atMost(Duration.ofSeconds(30)).until(stumm::erreicht);
        var vorher = System.nanoTime();

        camel.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - vorher)).isLessThan(Duration.ofSeconds(15));
        assertThat(camel.isStopped()).isTrue();
    }
}
