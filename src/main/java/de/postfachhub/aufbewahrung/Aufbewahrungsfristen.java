package de.postfachhub.aufbewahrung;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the hub keeps what isn't about messages.
 *
 * @param auftraege how long after its effect has ended a change request names the persons who took part
 * @param vorschauen how long the preview of a change request is kept
 * @param pruefungen how long the check of a mailbox is kept, and whose it was
 * @param postfaecher how long the state of a mailbox is kept that nothing is sent to
 * @param loeschprotokoll how long it is kept what was deleted when, and what was told or erased at somebody's request
 * @param wartend after which operators are told that a message still waits for a person
 */
@Validated
@ConfigurationProperties("postfach.aufbewahrung")
public record Aufbewahrungsfristen(
        @DefaultValue("1827d")
        @DurationMin(days = 365, message = MINDESTENS_1J)
        @DurationMax(days = 3653, message = HOECHSTENS_10J)
        Duration auftraege,

        @DefaultValue("90d")
        @DurationMin(days = 1, message = MINDESTENS_1T)
        @DurationMax(days = 3653, message = HOECHSTENS_10J)
        Duration vorschauen,

        @DefaultValue("365d")
        @DurationMin(days = 30, message = MINDESTENS_30T)
        @DurationMax(days = 3653, message = HOECHSTENS_10J)
        Duration pruefungen,

        @DefaultValue("365d")
        @DurationMin(days = 30, message = MINDESTENS_30T)
        @DurationMax(days = 3653, message = HOECHSTENS_10J)
        Duration postfaecher,

        @DefaultValue("1096d")
        @DurationMin(days = 30, message = MINDESTENS_30T)
        @DurationMax(days = 3653, message = HOECHSTENS_10J)
        Duration loeschprotokoll,

        @DefaultValue("30d")
        @DurationMin(days = 1, message = MINDESTENS_1T)
        @DurationMax(days = 365, message = HOECHSTENS_1J)
        Duration wartend) {

    private static final String MINDESTENS_1T = "muss mindestens einen Tag lang sein, zum Beispiel 90d";
    private static final String MINDESTENS_30T = "muss mindestens 30 Tage lang sein, zum Beispiel 365d";
    private static final String MINDESTENS_1J = "muss mindestens 365 Tage lang sein, zum Beispiel 1827d";
    private static final String HOECHSTENS_1J = "darf höchstens 365 Tage lang sein, zum Beispiel 30d";
    private static final String HOECHSTENS_10J = "darf höchstens zehn Jahre (3653d) lang sein, zum Beispiel 365d";
}
