package de.postfachhub.protokoll;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The name of this hub instance.
 *
 * @param instanz name of this hub instance in the journal; without one it is made of host name and process id
 */
@ConfigurationProperties("postfach")
public record Instanz(@Nullable String instanz) {

    public Instanz {
        if (instanz == null || instanz.isBlank()) {
            instanz = rechner() + "-" + ProcessHandle.current().pid();
        }
    }

    /** The configured name or the one that was made up at start; it doesn't change while the hub runs. */
    public String name() {
        return String.valueOf(instanz);
    }

    private static String rechner() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A container without an entry for itself in /etc/hosts: the process id must do.
            return "hub";
        }
    }
}
