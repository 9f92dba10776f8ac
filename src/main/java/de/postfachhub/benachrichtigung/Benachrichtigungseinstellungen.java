package de.postfachhub.benachrichtigung;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The notification mails. How the relay is reached are Spring Boot's own settings ({@code spring.mail.*}).
 *
 * @param domaenen domains to which mails may go, compared by equality; without one no mail is sent
 * @param absender plain address from which the mails come; without one postfach-hub at the first of the domains
 * @param ruecklaufadresse plain address to which undeliverable mails return, read by someone; without one the absender
 * @param vorlage the template of the mails: first line the subject, an empty line, the text; UTF-8
 * @param sammelfrist least time between two mails to the same mailbox; messages that come in between share the next mail
 * @param anspruchsdauer after this time another hub instance repeats the mail that a killed one was about to send; a living one
 *     keeps its claim for as long as the relay takes
 * @param wartezeit before the second attempt of a mail, doubled for each further one
 * @param hoechstwartezeit longest time between two attempts of a mail
 * @param hoechstversuche attempts of a mail that the relay refuses for good, before it is given up
 * @param relaispause before the relay is tried again when it can't be reached, doubled each time
 * @param hoechsteRelaispause longest time between two attempts to reach the relay
 */
@Validated
@ConfigurationProperties("postfach.benachrichtigung")
public record Benachrichtigungseinstellungen(
        @DefaultValue List<String> domaenen,
        @DefaultValue("") String absender,
        @DefaultValue("") String ruecklaufadresse,
        @DefaultValue("classpath:benachrichtigung.txt") Resource vorlage,

        @DefaultValue("15m")
        @DurationMin(message = "darf nicht negativ sein, zum Beispiel 15m")
        @DurationMax(days = 1, message = HOECHSTENS_1D)
        Duration sammelfrist,

        @DefaultValue("2m")
        @DurationMin(seconds = 3, message = "muss mindestens drei Sekunden lang sein, zum Beispiel 2m")
        @DurationMax(hours = 1, message = HOECHSTENS_1H)
        Duration anspruchsdauer,

        @DefaultValue("1m")
        @DurationMin(seconds = 1, message = MINDESTENS_1S)
        @DurationMax(days = 1, message = HOECHSTENS_1D)
        Duration wartezeit,

        @DefaultValue("1h")
        @DurationMin(seconds = 1, message = MINDESTENS_1S)
        @DurationMax(days = 1, message = HOECHSTENS_1D)
        Duration hoechstwartezeit,

        @DefaultValue("8") @Min(value = 1, message = VERSUCHE) @Max(value = 100, message = VERSUCHE)
        int hoechstversuche,

        @DefaultValue("5s")
        @DurationMin(seconds = 1, message = MINDESTENS_1S)
        @DurationMax(hours = 1, message = HOECHSTENS_1H)
        Duration relaispause,

        @DefaultValue("1m")
        @DurationMin(seconds = 1, message = MINDESTENS_1S)
        @DurationMax(hours = 1, message = HOECHSTENS_1H)
        Duration hoechsteRelaispause) {

    private static final String VERSUCHE = "muss zwischen 1 und 100 liegen";
    private static final String HOECHSTENS_1H = "darf höchstens eine Stunde lang sein, zum Beispiel 1m";
    private static final String HOECHSTENS_1D = "darf höchstens einen Tag lang sein, zum Beispiel 15m";
    private static final String MINDESTENS_1S = "muss mindestens eine Sekunde lang sein, zum Beispiel 1m";

    /** @throws IllegalArgumentException with all faults of the addresses and domains at once */
    public Benachrichtigungseinstellungen {
        var fehler = new ArrayList<String>();
        domaenen = domaenen.stream().map(text -> domaene(text, fehler)).toList();
        absender = absender.isBlank() && fehler.isEmpty() && !domaenen.isEmpty()
                ? "postfach-hub@" + domaenen.get(0)
                : adresse("absender", absender, fehler);
        ruecklaufadresse =
                ruecklaufadresse.isBlank() ? absender : adresse("ruecklaufadresse", ruecklaufadresse, fehler);
        if (!fehler.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", fehler));
        }
    }

    private static String domaene(String text, List<String> fehler) {
        return Mailadresse.domaene(text.strip()).orElseGet(() -> {
            fehler.add("postfach.benachrichtigung.domaenen: '" + text
                    + "' ist keine Domäne; erlaubt ist zum Beispiel agentur.example, ohne @, Stern und Umlaut");
            return text;
        });
    }

    private static String adresse(String name, String text, List<String> fehler) {
        if (text.isBlank()) {
            return "";
        }
        return Mailadresse.lies(text.strip()).map(Mailadresse::toString).orElseGet(() -> {
            fehler.add(
                    "postfach.benachrichtigung." + name
                            + " ist keine einfache Adresse; erlaubt ist zum Beispiel postfach-hub@agentur.example, ohne Namen davor");
            return text;
        });
    }

    /** Whether the hub may write to what should be an address. */
    public boolean erlaubt(String adresse) {
        return Mailadresse.lies(adresse)
                .filter(gelesene -> domaenen.contains(gelesene.domaene()))
                .isPresent();
    }

    /**
     * How long a mail waits for its next attempt; empty if it was refused for good.
     *
     * @param versuche failed attempts so far, at least one
     */
    public Optional<Duration> vorWiederholung(Mailfehler fehler, int versuche) {
        return switch (fehler.art()) {
            case POSTFACH_UNBEKANNT -> Optional.empty();
            case RELAIS_GESTOERT -> Optional.of(Versandtakt.verdoppelt(relaispause, hoechsteRelaispause, versuche));
            case VORUEBERGEHEND -> Optional.of(takt().vorWiederholung(versuche));
            case ABGEWIESEN ->
                versuche < hoechstversuche ? Optional.of(takt().vorWiederholung(versuche)) : Optional.empty();
        };
    }

    Versandtakt takt() {
        return new Versandtakt(sammelfrist, wartezeit, hoechstwartezeit);
    }
}
