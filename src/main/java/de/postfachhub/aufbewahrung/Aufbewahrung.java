package de.postfachhub.aufbewahrung;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the hub remembers a message.
 *
 * @param aufbewahrung age at which entries of the journal, of the register of received ids and of the notifications are deleted; a
 *     duplicate that comes later is no longer found
 */
@Validated
@ConfigurationProperties("postfach")
public record Aufbewahrung(
        @DefaultValue("180d")
        @DurationMin(days = 1, message = "muss mindestens einen Tag lang sein, zum Beispiel 180d")
        @DurationMax(days = 3653, message = "darf höchstens zehn Jahre (3653d) lang sein, zum Beispiel 180d")
        Duration aufbewahrung) {}
