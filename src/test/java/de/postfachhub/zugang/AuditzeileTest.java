package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.postfachhub.zugang.Auditzeile.Feld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditzeileTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("postfach.audit");
    private final ListAppender<ILoggingEvent> zeilen = new ListAppender<>();

    @BeforeEach
    void hoereZu() {
        zeilen.start();
        log.addAppender(zeilen);
    }

    @AfterEach
    void hoereAuf() {
        log.detachAppender(zeilen);
    }

    @Test
    void hasItsPartsAsFieldsOfTheElasticCommonSchemaToo() {
        Auditzeile.zu("anmeldung")
                .mit(Feld.ADRESSE, "192.0.2.7")
                .mit(Feld.BENUTZER, "anna")
                .abgelehnt();

        assertThat(zeilen.list).singleElement().satisfies(zeile -> {
            assertThat(zeile.getFormattedMessage())
                    .isEqualTo("ergebnis=abgelehnt benutzer=\"anna\" operation=\"anmeldung\" adresse=\"192.0.2.7\"");
            assertThat(zeile.getKeyValuePairs())
                    .map(String::valueOf)
                    .containsExactly(
                            "event.outcome=\"failure\"",
                            "user.name=\"anna\"",
                            "event.action=\"anmeldung\"",
                            "source.ip=\"192.0.2.7\"");
        });
    }

    @Test
    void breaksNoLineAndFillsNoLog() {
        Auditzeile.zu("anmeldung")
                .mit(Feld.BENUTZER, "a\" ergebnis=erlaubt\r\n\u2028" + "x".repeat(10_000))
                .erlaubt();

        assertThat(zeilen.list.get(0).getFormattedMessage())
                .startsWith("ergebnis=erlaubt benutzer=\"a' ergebnis=erlaubt???xxx")
                .hasSizeLessThan(400)
                .doesNotContain("\n");
    }
}
