package de.postfachhub.grenzen;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the health answers beside the hub's own port, on threads that no user can hold.
 *
 * @param port port that answers /actuator/health, without TLS and without details; 0 for any that is free, -1 for none
 * @param adresse address that port listens on; 0.0.0.0 for all, where a probe comes from another machine
 */
@Validated
@ConfigurationProperties("postfach.gesundheit")
record Gesundheitseinstellungen(
        @DefaultValue("8081")
        @Min(value = -1, message = "muss ein Port sein, 0 für einen freien oder -1 für keinen")
        @Max(value = 65_535, message = "muss ein Port sein, 0 für einen freien oder -1 für keinen")
        int port,

        @DefaultValue("127.0.0.1") InetAddress adresse) {

    boolean istAn() {
        return port >= 0;
    }
}
