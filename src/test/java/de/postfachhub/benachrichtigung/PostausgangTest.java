package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.protokoll.Sichtkreis;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostausgangTest {

    private static final String ALLE = "de.postfachhub.Testdatenbank#alle";
    private static final String AGS = "ags@agentur.example";
    private static final String LEISTUNG = "leistung@agentur.example";

    private final List<Versandprobe> proben = new ArrayList<>();

    @AfterEach
    void stoppeHubs() {
        proben.forEach(Versandprobe::close);
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void mailsFirstMessageAtOnceAndFurtherOnesTogether(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var erste = hub.vormerken(AGS);

        var mail = naechste(hub);
        assertThat(mail.nachrichtIds()).containsExactly(erste.nachrichtId());
        assertThat(hub.postausgang().naechste()).isNull();
        hub.postausgang().versandt(mail);

        var zweite = hub.vormerken(AGS);
        var dritte = hub.vormerken(AGS);
        hub.vergehe(Duration.ofMinutes(15).minusMillis(1));
        assertThat(hub.postausgang().naechste()).isNull();
        hub.vergehe(Duration.ofMillis(1));
        var sammelmail = naechste(hub);
        assertThat(sammelmail.nachrichtIds()).containsExactlyInAnyOrder(zweite.nachrichtId(), dritte.nachrichtId());
        assertThat(sammelmail.subject()).startsWith("2 neue Nachrichten");
        hub.postausgang().versandt(sammelmail);

        hub.vergehe(Duration.ofDays(1));
        assertThat(hub.postausgang().naechste()).isNull();
        assertThat(List.of(erste, zweite, dritte))
                .allSatisfy(auftrag -> assertThat(hub.protokoll(auftrag)).containsExactly("BENACHRICHTIGT"));
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void notesMessageOnceForEachMailbox(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var auftrag = hub.vormerken(AGS);
        hub.postausgang().vormerken(auftrag);
        hub.postausgang().vormerken(an(auftrag, "ags@AGENTUR.example"));
        hub.postausgang().vormerken(an(auftrag, LEISTUNG));

        assertThat(sendeAlles(hub))
                .extracting(Mail::to)
                .as("one mail for each mailbox, whatever the case of its domain")
                .containsExactlyInAnyOrder(AGS, LEISTUNG);

        hub.postausgang().vormerken(auftrag);
        hub.vergehe(Duration.ofDays(1));
        assertThat(hub.postausgang().naechste())
                .as("a replay doesn't mail again")
                .isNull();
        assertThat(hub.protokoll(auftrag)).containsExactly("BENACHRICHTIGT", "BENACHRICHTIGT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void repeatsSameMailWhenHubWasKilledWhileSending(Testdatenbank datenbank) {
        var getoeteter = hub(datenbank);
        var anderer = hub(datenbank);
        var auftrag = getoeteter.vormerken(AGS);
        var mail = naechste(getoeteter);
        anderer.vormerken(AGS);

        assertThat(anderer.postausgang().naechste())
                .as("still claimed by the first")
                .isNull();
        anderer.vergehe(Duration.ofMinutes(2));
        var wiederholt = naechste(anderer);

        assertThat(wiederholt)
                .usingRecursiveComparison()
                .ignoringFields("anspruch")
                .isEqualTo(mail);
        anderer.postausgang().versandt(wiederholt);
        getoeteter.postausgang().versandt(mail);
        assertThat(anderer.protokoll(auftrag)).containsExactly("BENACHRICHTIGT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void ignoresFailureOfSenderWhoseMailWasTakenOver(Testdatenbank datenbank) {
        var langsamer = hub(datenbank);
        var anderer = hub(datenbank);
        langsamer.vormerken(AGS);
        var mail = naechste(langsamer);
        anderer.vergehe(Duration.ofMinutes(2));
        naechste(anderer);

        langsamer.postausgang().gescheitert(mail, antwort(550, "5.1.1"));
        langsamer.vergehe(Duration.ofMinutes(2).plusSeconds(1));

        assertThat(langsamer.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .isEmpty();
        assertThat(langsamer.postausgang().naechste())
                .as("the other's claim is untouched")
                .isNull();
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void goesOnAfterAMailThatCouldNotEvenBeWritten(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        hub.vormerken(AGS);

        hub.postausgang().gescheitert(null, new IllegalStateException("probe"));

        assertThat(naechste(hub).to()).isEqualTo(AGS);
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void retriesWithGrowingPausesWhileOtherMailboxesGoOn(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        hub.vormerken(AGS);
        var erste = naechste(hub);
        var mail = erste;
        for (int pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            hub.postausgang().gescheitert(mail, antwort(451, "4.3.0"));
            var andere = "team" + mail.versuch() + "@agentur.example";
            hub.vormerken(andere);
            assertThat(sendeAlles(hub)).extracting(Mail::to).containsExactly(andere);

            hub.vergehe(Duration.ofMinutes(pause).minusMillis(1));
            assertThat(hub.postausgang().naechste()).isNull();
            hub.vergehe(Duration.ofMillis(1));
            mail = naechste(hub);
        }

        assertThat(mail.versuch()).isEqualTo(10);
        assertThat(mail.messageId()).isEqualTo(erste.messageId());
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void keepsMessagesOfMailFixedWhileItIsRetried(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var erste = hub.vormerken(AGS);
        hub.postausgang().gescheitert(naechste(hub), antwort(451, "4.3.0"));
        var zweite = hub.vormerken(AGS);
        hub.vergehe(Duration.ofMinutes(1));

        var wiederholt = naechste(hub);
        assertThat(wiederholt.nachrichtIds()).containsExactly(erste.nachrichtId());
        hub.postausgang().versandt(wiederholt);
        assertThat(hub.postausgang().naechste()).isNull();
        hub.vergehe(Duration.ofMinutes(15));
        assertThat(naechste(hub).nachrichtIds()).containsExactly(zweite.nachrichtId());
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void givesUpRefusedMailButNotLaterOnes(Testdatenbank datenbank) {
        var hub = hub(datenbank, Map.of("hoechstversuche", "2"));
        var erste = hub.vormerken(AGS);
        hub.postausgang().gescheitert(naechste(hub), antwort(554, "5.6.0"));
        hub.vergehe(Duration.ofMinutes(1));
        assertThat(hub.protokoll(erste)).isEmpty();
        var zweite = hub.vormerken(AGS);
        hub.postausgang().gescheitert(naechste(hub), antwort(554, "5.6.0"));

        assertThat(hub.protokoll(erste)).containsExactly("NICHT_BENACHRICHTIGT MAIL_UNZUSTELLBAR");
        assertThat(sendeAlles(hub)).flatExtracting(Mail::nachrichtIds).containsExactly(zweite.nachrichtId());
        assertThat(hub.protokoll(zweite)).containsExactly("BENACHRICHTIGT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void pausesAllMailsWhileRelayIsAwayAndCountsNoAttempt(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var health = hub.bean(BenachrichtigungHealthIndicator.class);
        hub.vormerken(AGS);
        hub.vormerken(LEISTUNG);
        for (int i = 0; i < 20; i++) {
            hub.postausgang().gescheitert(naechste(hub), new MessagingException("away"));
            assertThat(hub.postausgang().naechste()).isNull();
            hub.vergehe(Duration.ofMinutes(1));
        }
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health.health().getDetails()).containsEntry("versuche", 20).containsKey("relayGestoertSeit");

        var mails = sendeAlles(hub);
        assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrder(AGS, LEISTUNG);
        assertThat(mails).extracting(Mail::versuch).containsOnly(1);
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void letsOthersPassMailOnWhichRelayAlwaysBreaksDown(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        hub.vormerken(AGS);
        hub.postausgang().gescheitert(naechste(hub), new MessagingException("broken"));
        hub.vormerken(LEISTUNG);
        hub.vergehe(Duration.ofSeconds(5));

        assertThat(naechste(hub).to()).isEqualTo(LEISTUNG);
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void suspendsMailboxThatDoesNotExistAndMailsAllInOneWhenLifted(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var aufsicht = hub.bean(Versandaufsicht.class);
        var erste = hub.vormerken(AGS);
        var mail = naechste(hub);
        var waehrenddessen = hub.vormerken(AGS);
        hub.postausgang().gescheitert(mail, antwort(550, "5.1.1"));
        var spaeter = hub.vormerken(AGS);
        var alle = List.of(erste, waehrenddessen, spaeter);
        hub.vergehe(Duration.ofDays(1));

        assertThat(hub.postausgang().naechste()).isNull();
        assertThat(aufsicht.gesperrte(Sichtkreis.ALLES)).singleElement().satisfies(postfach -> {
            assertThat(postfach.adresse()).isEqualTo(AGS);
            assertThat(postfach.antwort()).isEqualTo("550 5.1.1");
        });
        assertThat(alle)
                .allSatisfy(auftrag ->
                        assertThat(hub.protokoll(auftrag)).containsExactly("NICHT_BENACHRICHTIGT POSTFACH_GESPERRT"));

        assertThat(aufsicht.hebeSperreAuf("ags@Agentur.Example")).isTrue();
        assertThat(aufsicht.hebeSperreAuf(AGS)).isFalse();
        assertThat(sendeAlles(hub))
                .singleElement()
                .satisfies(sammelmail -> assertThat(sammelmail.nachrichtIds())
                        .containsExactlyInAnyOrderElementsOf(alle.stream()
                                .map(Benachrichtigungsauftrag::nachrichtId)
                                .toList()));
        assertThat(hub.protokoll(spaeter)).containsExactly("NICHT_BENACHRICHTIGT POSTFACH_GESPERRT", "BENACHRICHTIGT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void mailsNothingToAddressThatIsNotAllowed(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        var versuche = List.of(
                "ags@boese-agentur.example",
                "ags@agentur.example.evil.example",
                "ags@sub.agentur.example",
                "ags@agentur.example\r\nBcc: alle@evil.example",
                "ags@agentur.example,alle@evil.example",
                "Agentur <ags@agentur.example>",
                "\0".repeat(1000),
                "");

        for (var adresse : versuche) {
            var auftrag = hub.vormerken(adresse);
            hub.postausgang().vormerken(auftrag);
            assertThat(hub.protokoll(auftrag)).containsExactly("NICHT_BENACHRICHTIGT DOMAENE_NICHT_ERLAUBT");
        }
        assertThat(hub.postausgang().naechste()).isNull();
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void mailsMessageWhoseTimeOfReceiptIsBeyondAllCalendars(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        for (var zeit : List.of(OffsetDateTime.MIN, OffsetDateTime.MAX)) {
            var vorlage = Versandprobe.auftrag(AGS);
            hub.postausgang()
                    .vormerken(new Benachrichtigungsauftrag(
                            vorlage.nachrichtId(),
                            zeit,
                            vorlage.anliegen(),
                            vorlage.dienststelle(),
                            vorlage.bereich(),
                            AGS,
                            null));
        }

        assertThat(naechste(hub).text()).contains("Eingang: 01.01.1900", " bis 31.12.9998");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void checksDomainAgainWhenItSends(Testdatenbank datenbank) {
        var auftrag = hub(datenbank, Map.of("domaenen", "agentur.example,frueher.example"))
                .vormerken("ags@frueher.example");
        var heute = hub(datenbank);
        heute.vormerken(AGS);

        assertThat(sendeAlles(heute)).extracting(Mail::to).containsExactly(AGS);
        assertThat(heute.protokoll(auftrag)).containsExactly("NICHT_BENACHRICHTIGT DOMAENE_NICHT_ERLAUBT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void sendsEveryMessageInExactlyOneMailWithCompetingInstances(Testdatenbank datenbank) throws Exception {
        var instanzen =
                List.of(hub(datenbank, Map.of("sammelfrist", "0s")), hub(datenbank, Map.of("sammelfrist", "0s")));
        var vorgemerkt = ConcurrentHashMap.<UUID>newKeySet();
        var versandt = new ConcurrentLinkedQueue<Mail>();
        var inArbeit = ConcurrentHashMap.<String>newKeySet();
        var nochNichtVersandt = new AtomicInteger(2 * 40);
        var arbeiten = new ArrayList<Callable<Object>>();
        for (var hub : instanzen) {
            arbeiten.add(() -> {
                for (int i = 0; i < 40; i++) {
                    var auftrag = hub.vormerken("team" + i % 3 + "@agentur.example");
                    vorgemerkt.add(auftrag.nachrichtId());
                    instanzen.forEach(jede -> jede.postausgang().vormerken(auftrag));
                }
                return "noted";
            });
            arbeiten.add(() -> {
                while (nochNichtVersandt.get() > 0) {
                    var mail = hub.postausgang().naechste();
                    if (mail != null) {
                        assertThat(inArbeit.add(mail.to())).as("mine alone").isTrue();
                        versandt.add(mail);
                        inArbeit.remove(mail.to());
                        hub.postausgang().versandt(mail);
                        nochNichtVersandt.addAndGet(-mail.nachrichtIds().size());
                    }
                }
                return "sent";
            });
        }
        var faeden = Executors.newFixedThreadPool(arbeiten.size());
        try {
            for (var ergebnis : faeden.invokeAll(arbeiten, 60, TimeUnit.SECONDS)) {
                ergebnis.get();
            }
        } finally {
            faeden.shutdownNow();
        }

        var ids = versandt.stream().flatMap(m -> m.nachrichtIds().stream()).toList();
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(vorgemerkt);
        assertThat(versandt).extracting(Mail::messageId).doesNotHaveDuplicates();
    }

    /** Whatever happens in whatever order: every message is mailed or said not to be, and never more than a mail a Sammelfrist. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neverLosesMessageWhateverTheRelayAnswers(int lauf) {
        long saat = new Random().nextLong();
        System.out.println("seed of run " + lauf + ": " + saat);
        var zufall = new Random(saat);
        var hub = hub(Testdatenbank.h2(), Map.of("hoechstversuche", "2", "sammelfrist", "10m"));
        var postfaecher = IntStream.range(0, 4)
                .mapToObj(i -> "team" + i + "@agentur.example")
                .toList();
        var auftraege = new ArrayList<Benachrichtigungsauftrag>();
        var zuletzt = new HashMap<String, Integer>();
        var gemailt = new HashSet<UUID>();

        for (int minute = 0; minute < 400; minute++) {
            if (minute < 300 && zufall.nextInt(3) == 0) {
                auftraege.add(hub.vormerken(postfaecher.get(zufall.nextInt(4))));
            }
            if (zufall.nextInt(20) == 0 || minute == 320) {
                postfaecher.forEach(hub.bean(Versandaufsicht.class)::hebeSperreAuf);
            }
            for (var mail = hub.postausgang().naechste();
                    mail != null;
                    mail = hub.postausgang().naechste()) {
                switch (minute < 320 ? zufall.nextInt(8) : 7) {
                    case 0 -> hub.postausgang().gescheitert(mail, antwort(550, "5.1.1"));
                    case 1 -> hub.postausgang().gescheitert(mail, antwort(451, "4.3.0"));
                    case 2 -> hub.postausgang().gescheitert(mail, antwort(554, "5.6.0"));
                    case 3 -> hub.postausgang().gescheitert(mail, new MessagingException("away"));
                    case 4 -> {
                        // Killed: nobody says anything, the claim runs out.
                    }
                    default -> {
                        var vorher = zuletzt.put(mail.to(), minute);
                        assertThat(vorher == null ? 10 : minute - vorher)
                                .as("minutes between two mails, seed %d", saat)
                                .isGreaterThanOrEqualTo(10);
                        assertThat(mail.nachrichtIds())
                                .as("mailed for the first time, seed %d", saat)
                                .allMatch(gemailt::add);
                        hub.postausgang().versandt(mail);
                    }
                }
            }
            hub.vergehe(Duration.ofMinutes(1));
        }

        assertThat(auftraege).as("seed %d", saat).allSatisfy(auftrag -> {
            var protokoll = hub.protokoll(auftrag);
            assertThat(protokoll.get(protokoll.size() - 1))
                    .isEqualTo(
                            gemailt.contains(auftrag.nachrichtId())
                                    ? "BENACHRICHTIGT"
                                    : "NICHT_BENACHRICHTIGT MAIL_UNZUSTELLBAR");
        });
    }

    private Versandprobe hub(Testdatenbank datenbank) {
        return hub(datenbank, Map.of());
    }

    private Versandprobe hub(Testdatenbank datenbank, Map<String, String> einstellungen) {
        var probe = new Versandprobe(datenbank, Versandprobe.einstellungen(einstellungen));
        proben.add(probe);
        return probe;
    }

    private static Mail naechste(Versandprobe hub) {
        return Objects.requireNonNull(hub.postausgang().naechste(), "no mail is due");
    }

    private static List<Mail> sendeAlles(Versandprobe hub) {
        var mails = new ArrayList<Mail>();
        for (var mail = hub.postausgang().naechste();
                mail != null;
                mail = hub.postausgang().naechste()) {
            hub.postausgang().versandt(mail);
            mails.add(mail);
        }
        return mails;
    }

    private static Benachrichtigungsauftrag an(Benachrichtigungsauftrag auftrag, String postfach) {
        return new Benachrichtigungsauftrag(
                auftrag.nachrichtId(),
                auftrag.eingangAm(),
                auftrag.anliegen(),
                auftrag.dienststelle(),
                auftrag.bereich(),
                postfach,
                auftrag.angekommenAm());
    }

    private static Exception antwort(int code, String erweitert) {
        return new SMTPAddressFailedException(null, "RCPT TO:<x>", code, code + " " + erweitert + " text");
    }
}
