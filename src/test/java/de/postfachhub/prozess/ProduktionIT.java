package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.benachrichtigung.Stoersmtp;
import de.postfachhub.prozess.Testwelt.Testnachricht;
import de.postfachhub.verschluesselung.Testzertifikate;
import de.postfachhub.verschluesselung.Testzertifikate.Ausweis;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub with the profile {@code produktion} among the servers of a production: the distribution of Artemis, PostgreSQL and a relay with
 * STARTTLS, none of which speaks to anybody in plain text. What single connections refuse is shown by the tests of their rooms.
 */
class ProduktionIT {

    private static final Duration FRIST = Duration.ofMinutes(2);
    private static final String VERWEIGERT =
            "Der Hub verweigert die Verbindung %s: das Zertifikat des Servers ist abgelaufen (am ";

    @TempDir
    Path ordner;

    private final Testwelt welt = new Testwelt(20250922);
    private final List<Testnachricht> gesendete = new ArrayList<>();
    private final List<AutoCloseable> offene = new ArrayList<>();
    private Stoersmtp relais;
    private Postgresserver postgres;
    private Artemisserver artemis;
    private Hubzugang zugang;
    private Prozess hub;

    @AfterEach
    void beendeAlles() throws Exception {
        for (int i = offene.size() - 1; i >= 0; i--) {
            offene.get(i).close();
        }
    }

    @Test
    void worksEncryptedTakesRenewedCertificatesAndRefusesExpiredOnes() throws Exception {
        var ca = new Testzertifikate(ordner, "ca");
        var server = ca.gueltig("server");
        var eigener = ca.gueltig("hub");
        starteServer(server);
        starteHub(ca, eigener);

        sendeUndWarteAufMails(ca);
        pruefeHttps();

        var naechste = new Testzertifikate(ordner, "naechste");
        Files.write(ca.caDatei(), Files.readAllBytes(naechste.caDatei()));
        naechste.gueltig("hub2").ersetze(eigener);
        zugang.vertraue(naechste.vertrauen());
        warte().ignoreExceptions().until(zugang::lebt);
        tausche(server, naechste.gueltig("server2"));
        warte().until(zugang::bereit);
        sendeUndWarteAufMails(naechste);

        var alt = naechste.abgelaufen("alt");
        long stelle = hub.loglaenge();
        relais.verschluessele(alt.kontext());
        sende(naechste);
        warte().until(() -> zugang.lies("/actuator/health").contains("TLS_ABGELAUFEN"));
        assertThat(zugang.bereit()).isTrue();
        assertThat(hub.logSeit(stelle))
                .contains(VERWEIGERT.formatted("zum Mailserver"))
                .doesNotContain("\n\tat ");
        tausche(server, alt);
        warte().until(() -> hub.logSeit(stelle).contains(VERWEIGERT.formatted("zum Broker")));
        warte().until(() -> hub.logSeit(stelle).contains(VERWEIGERT.formatted("zur Datenbank")));
        warte().until(() -> !zugang.bereit());
        var log = hub.logSeit(stelle);
        assertThat(log.substring(log.indexOf(VERWEIGERT.formatted("zum Broker"))))
                .doesNotContain("\n\tat ");

        hub.beende();
        long neustart = hub.loglaenge();
        hub.starte();
        hub.warteAufEnde();
        assertThat(hub.logSeit(neustart))
                .contains("APPLICATION FAILED TO START", "Der Hub verweigert die Verbindung", "ist abgelaufen (am ")
                .doesNotContain("\n\tat ");
    }

    @Test
    void doesNotStartWithoutWhatProductionNeedsAndSaysAllOfIt() {
        hub = Prozess.hub(
                ordner,
                "hub",
                Map.of("SPRING_PROFILES_ACTIVE", "produktion", "SPRING_ARTEMIS_BROKERURL", "tcp://127.0.0.1:61616"));
        offene.add(hub);
        hub.starte();
        hub.warteAufEnde();

        assertThat(hub.log())
                .contains("spring.artemis.broker-url (127.0.0.1): ohne TLS", "spring.artemis.password: fehlt")
                .contains("spring.datasource.url: fehlt oder ist kein PostgreSQL", "spring.mail.host: fehlt")
                .contains("keystore.certificate: fehlt", "postfach.benutzer[0]", "Ein vollständiges Beispiel steht")
                .doesNotContain("\n\tat ");
    }

    private void starteServer(Ausweis server) throws Exception {
        relais = offen(Stoersmtp.starte());
        relais.verschluessele(server.kontext());
        postgres = offen(new Postgresserver(ordner.resolve("postgres"), server));
        artemis = offen(new Artemisserver(ordner.resolve("artemis"), server));
    }

    /** With what the README's example sets, and nothing that makes anything weaker. */
    private void starteHub(Testzertifikate ca, Ausweis eigener) throws IOException {
        zugang = new Hubzugang(ca.vertrauen());
        Map<String, String> umgebung = new HashMap<>(Testwelt.umgebung(ordner, artemis.url(), relais.port()));
        umgebung.putAll(zugang.umgebung());
        umgebung.put("SPRING_PROFILES_ACTIVE", "produktion");
        umgebung.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
        umgebung.put("SPRING_DATASOURCE_USERNAME", "hub");
        umgebung.put("SPRING_DATASOURCE_PASSWORD", "geheim");
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_CERTIFICATE", "file:" + eigener.zertifikat());
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_PRIVATEKEY", "file:" + eigener.schluessel());
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_TRUSTSTORE_CERTIFICATE", "file:" + ca.caDatei());
        umgebung.put("SPRING_SSL_BUNDLE_WATCH_FILE_QUIETPERIOD", "1s");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_RELAISPAUSE", "1s");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_HOECHSTERELAISPAUSE", "2s");
        hub = offen(Prozess.hub(ordner, "hub", umgebung));
        hub.starteUndWarte();
    }

    private void sende(Testzertifikate ca) throws Exception {
        var neue = welt.nachrichten(20);
        gesendete.addAll(neue);
        try (var broker = new Brokerzugang(artemis.url(ca.caDatei()), "hub", "geheim")) {
            for (var nachricht : neue) {
                broker.sende(nachricht);
            }
            warte().until(() -> Abrechnung.zugestellt(broker) == Abrechnung.zuzustellen(gesendete));
            assertThat(Abrechnung.aufgegeben(broker)).isZero();
            assertThat(broker.queues())
                    .as("the project's broker.properties")
                    .contains("postfach.fehler.benachrichtigung");
        }
    }

    private void sendeUndWarteAufMails(Testzertifikate ca) throws Exception {
        int mails = relais.angenommen().size();
        sende(ca);
        warte().until(() -> relais.angenommen().size() > mails);
    }

    private void pruefeHttps() throws IOException, InterruptedException {
        var seite = zugang.alsFremder("/anmelden");
        assertThat(seite.statusCode()).isEqualTo(200);
        assertThat(seite.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
        assertThat(seite.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(seite.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Secure", "HttpOnly", "SameSite=Lax");
        try (var klartext = new Socket("127.0.0.1", zugang.port())) {
            klartext.getOutputStream()
                    .write("GET /anmelden HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(klartext.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    /** Every server shows the other certificate from now on. */
    private void tausche(Ausweis bisheriger, Ausweis neuer) throws Exception {
        neuer.ersetze(bisheriger);
        relais.verschluessele(neuer.kontext());
        postgres.liesEinstellungen();
        artemis.starteNeu();
    }

    private ConditionFactory warte() {
        return await().atMost(FRIST).failFast(hub::mussLaufen);
    }

    private <T extends AutoCloseable> T offen(T neues) {
        offene.add(neues);
        return neues;
    }
}
