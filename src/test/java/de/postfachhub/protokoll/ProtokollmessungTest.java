package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Bereich;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProtokollmessungTest {

    private final SimpleMeterRegistry metriken = new SimpleMeterRegistry();

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsAnEventOnceHoweverOftenItIsWritten(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank.dataSource(), metriken);
        var erstes = zugestellt(Beispiel.EINGANG, null);
        var zweites = Beispiel.ereignis(Beispiel.JETZT, Ereignisart.DUBLETTE, Kopfdaten.UNBEKANNT);

        protokoll.schreibe(List.of(erstes));
        protokoll.schreibe(List.of(erstes, zweites));
        protokoll.schreibe(List.of(erstes, zweites));

        assertThat(nachrichten("zugestellt", "leistung")).isEqualTo(1);
        assertThat(nachrichten("dublette", "keiner")).isEqualTo(1);
        assertThat(nachrichten("klaerfall", "keiner")).isZero();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsNothingThatItsCallerTakesBack(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank.dataSource(), metriken);
        var ereignis = zugestellt(Beispiel.EINGANG, null);
        var transaktion = new TransactionTemplate(new JdbcTransactionManager(datenbank.dataSource()));

        transaktion.executeWithoutResult(status -> {
            protokoll.schreibe(List.of(ereignis));
            status.setRollbackOnly();
        });
        assertThat(nachrichten("zugestellt", "leistung")).isZero();

        transaktion.executeWithoutResult(status -> protokoll.schreibe(List.of(ereignis)));
        assertThat(nachrichten("zugestellt", "leistung")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void measuresTheTimeToDeliveryFromReceiptAndFromArrival(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank.dataSource(), metriken);

        protokoll.schreibe(List.of(zugestellt(Beispiel.EINGANG, Beispiel.JETZT.minusSeconds(3))));

        assertThat(metriken.get("postfach.eingang.bis.zustellung").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(
                        Duration.between(Beispiel.EINGANG.toInstant(), Beispiel.JETZT)
                                        .toMillis()
                                / 1000.0,
                        within());
        assertThat(metriken.get("postfach.ankunft.bis.zustellung").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3, within());
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void survivesTimesThatNoOneCanMean(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank.dataSource(), metriken);
        List<Ereignis> ereignisse = new ArrayList<>();
        for (var zeit : List.of("0002-01-01T00:00:00Z", "9998-12-31T00:00:00Z")) {
            ereignisse.add(zugestellt(OffsetDateTime.parse(zeit), Instant.parse(zeit)));
        }
        ereignisse.add(zugestellt(OffsetDateTime.MAX, null));

        protokoll.schreibe(ereignisse);

        var abEingang = metriken.get("postfach.eingang.bis.zustellung").timer();
        assertThat(abEingang.count()).isEqualTo(2);
        assertThat(abEingang.totalTime(TimeUnit.DAYS)).isEqualTo(365, within());
        assertThat(metriken.get("postfach.ankunft.bis.zustellung").timer().count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsFailedAttemptsByTheirCause(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank.dataSource(), metriken);

        protokoll.schreibe(Beispiel.ereignisse(Beispiel.JETZT)
                .fehler(Kopfdaten.UNBEKANNT, "postfach.eingang", List.of("ActiveMQAddressFullException"), "ID:1", 2));

        assertThat(metriken.get("postfach.jms.fehler")
                        .tag("code", "ActiveMQAddressFullException")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private double nachrichten(String ereignis, String bereich) {
        return metriken.get("postfach.nachrichten")
                .tags("ereignis", ereignis, "bereich", bereich)
                .counter()
                .count();
    }

    private static Ereignis zugestellt(OffsetDateTime eingangAm, @Nullable Instant angekommenAm) {
        var kopf = new Kopfdaten(UUID.randomUUID(), null, eingangAm, null, null, null, null);
        return new Ereignis(
                UUID.randomUUID(),
                Beispiel.JETZT,
                angekommenAm,
                1,
                Ereignisart.ZUGESTELLT,
                kopf,
                new Ziel(Bereich.LEISTUNG, "postfach.ziel.735.leistung", null, null),
                List.of(),
                "ID:1",
                null,
                "hub-1");
    }

    private static Offset<Double> within() {
        return Offset.offset(0.01);
    }
}
