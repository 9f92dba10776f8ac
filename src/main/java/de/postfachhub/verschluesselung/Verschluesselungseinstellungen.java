package de.postfachhub.verschluesselung;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub encrypts what it sends to others.
 *
 * @param bundle name of the SSL bundle (spring.ssl.bundle.*) for the connections to broker, mail server and database; without a
 *     bundle of that name those apply that Java brings
 */
@ConfigurationProperties("postfach.verschluesselung")
record Verschluesselungseinstellungen(
        @DefaultValue("postfach") String bundle) {}
