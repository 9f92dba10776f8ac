package de.postfachhub.protokoll;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the hub remembers.
 *
 * @param aufbewahrung age at which entries of the journal and of the register of received ids are deleted; a duplicate that
 *     comes later is no longer found
 */
@Validated
@ConfigurationProperties("postfach")
public record Aufbewahrung(
        @DefaultValue("180d")
        @DurationMin(days = 1, message = "muss mindestens einen Tag lang sein, zum Beispiel 180d")
        @DurationMax(days = 1096, message = "darf höchstens drei Jahre lang sein (1096d), zum Beispiel 180d")
        Duration aufbewahrung) {}
