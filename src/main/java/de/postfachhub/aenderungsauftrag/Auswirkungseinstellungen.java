package de.postfachhub.aenderungsauftrag;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the preview of a change request is made.
 *
 * @param rueckblick how far back into the journal the preview of a change request looks
 */
@Validated
@ConfigurationProperties("postfach.aenderungsauftrag")
record Auswirkungseinstellungen(
        @DefaultValue("30d")
        @DurationMin(days = 1, message = "muss mindestens einen Tag lang sein, zum Beispiel 30d")
        @DurationMax(days = 366, message = "darf höchstens ein Jahr lang sein, zum Beispiel 30d")
        Duration rueckblick) {}
