package de.postfachhub;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the hub. What happens to a message stands in {@code routes/}, not here. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PostfachHub {

    public static void main(String[] args) {
        SpringApplication.run(PostfachHub.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
