package de.postfachhub.leitweg;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the hub moves messages.
 *
 * @param routen folder with the route files; without it the folder {@code routes} beside the jar, else the routes in the jar
 * @param verbraucher concurrent consumers in this instance, as many for each of {@code postfach.eingang}, {@code postfach.annahme} and
 *     {@code postfach.ausgesondert}
 * @param acceptor address under which an embedded broker listens, once spring.artemis.user and spring.artemis.password are set
 */
@Validated
@ConfigurationProperties("postfach.leitweg")
record Leitwegeinstellungen(
        @Nullable Path routen,

        @Min(value = 1, message = VERBRAUCHER) @Max(value = 64, message = VERBRAUCHER)
        int verbraucher,

        @DefaultValue("tcp://127.0.0.1:61616") String acceptor) {

    private static final String VERBRAUCHER = "muss zwischen 1 und 64 liegen";
}
