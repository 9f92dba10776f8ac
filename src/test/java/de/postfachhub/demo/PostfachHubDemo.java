package de.postfachhub.demo;

import de.postfachhub.PostfachHub;
import org.springframework.boot.SpringApplication;

/**
 * The hub with everything that it needs to be tried out: a broker that can be reached from outside, a mail sink, a sample of agencies
 * and a trickle of messages. Started by {@code mvn spring-boot:test-run}.
 */
public final class PostfachHubDemo {

    private PostfachHubDemo() {}

    public static void main(String[] args) {
        SpringApplication.from(PostfachHub::main).withAdditionalProfiles("demo").run(args);
    }
}
