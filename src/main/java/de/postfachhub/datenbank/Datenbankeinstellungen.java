package de.postfachhub.datenbank;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the hub uses the database.
 *
 * @param antwortfrist how long PostgreSQL may take for one statement; after it the connection counts as dead, and the work waits and asks
 *     again on another one
 */
@Validated
@ConfigurationProperties("postfach.datenbank")
record Datenbankeinstellungen(
        @DefaultValue("60s")
        @DurationMin(seconds = 2, message = "muss mindestens zwei Sekunden lang sein, zum Beispiel 60s")
        @DurationMax(minutes = 10, message = "darf höchstens zehn Minuten lang sein, zum Beispiel 60s")
        Duration antwortfrist) {}
