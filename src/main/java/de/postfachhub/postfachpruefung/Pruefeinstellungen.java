package de.postfachhub.postfachpruefung;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The check of an Organisationspostfach. How its mails are sent is set below {@code postfach.benachrichtigung}.
 *
 * @param gueltigkeit how long the code of a test mail can be entered
 * @param hoechsteingaben wrong codes that may be entered before a new test mail is needed
 * @param mindestabstand least time between two test mails to the same mailbox
 * @param hoechstensTaeglich test mails to the same mailbox in 24 hours, in whatever case and with whatever sub-address ({@code +…})
 * @param hoechstensTaeglichJeBenutzer test mails that a user may ask for in 24 hours
 * @param hoechstensTaeglichInsgesamt test mails in 24 hours in all, by all instances
 */
@Validated
@ConfigurationProperties("postfach.postfachpruefung")
record Pruefeinstellungen(
        @DefaultValue("7d")
        @DurationMin(minutes = 1, message = "muss mindestens eine Minute lang sein, zum Beispiel 7d")
        @DurationMax(days = 31, message = "darf höchstens 31 Tage lang sein, zum Beispiel 7d")
        Duration gueltigkeit,

        @DefaultValue("5") @Min(value = 1, message = ANZAHL) @Max(value = 20, message = ANZAHL)
        int hoechsteingaben,

        @DefaultValue("1m")
        @DurationMin(message = "darf nicht negativ sein, zum Beispiel 1m")
        @DurationMax(days = 1, message = "darf höchstens einen Tag lang sein, zum Beispiel 1m")
        Duration mindestabstand,

        @DefaultValue("5") @Min(value = 1, message = ANZAHL) @Max(value = 20, message = ANZAHL)
        int hoechstensTaeglich,

        @DefaultValue("20") @Min(value = 1, message = VIELE) @Max(value = 1000, message = VIELE)
        int hoechstensTaeglichJeBenutzer,

        @DefaultValue("200") @Min(value = 1, message = VIELE) @Max(value = 1000, message = VIELE)
        int hoechstensTaeglichInsgesamt) {

    private static final String ANZAHL = "muss zwischen 1 und 20 liegen";
    private static final String VIELE = "muss zwischen 1 und 1000 liegen";
}
