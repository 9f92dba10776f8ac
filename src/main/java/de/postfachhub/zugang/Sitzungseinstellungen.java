package de.postfachhub.zugang;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the sessions of browsers. Programs have none, and nobody has one before the login.
 *
 * @param dauer after which somebody must sign in again, whatever they did
 * @param jeBenutzer sessions of one user at once, such as browsers and devices; with one more the one ends that was begun first
 * @param insgesamt sessions of one instance at once; whoever wants one more is told to come again later
 */
@Validated
@ConfigurationProperties("postfach.sitzungen")
record Sitzungseinstellungen(
        @DefaultValue("12h") @DurationMin(minutes = 1, message = DAUER) @DurationMax(days = 7, message = DAUER)
        Duration dauer,

        @DefaultValue("5") @Min(value = 1, message = JE_BENUTZER) @Max(value = 100, message = JE_BENUTZER)
        int jeBenutzer,

        @DefaultValue("1000") @Min(value = 1, message = INSGESAMT) @Max(value = 10_000, message = INSGESAMT)
        int insgesamt) {

    private static final String DAUER = "muss zwischen einer Minute und sieben Tagen liegen, zum Beispiel 12h";
    private static final String JE_BENUTZER = "muss zwischen 1 und 100 liegen";
    private static final String INSGESAMT = "muss zwischen 1 und 10000 liegen";
}
