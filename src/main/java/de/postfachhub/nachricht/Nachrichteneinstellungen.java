package de.postfachhub.nachricht;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the hub accepts as a message.
 *
 * @param hoechstgroesse largest body that is accepted, counted in bytes of UTF-8 for text messages too; a larger one
 *     becomes a Klärfall
 */
@ConfigurationProperties("postfach.nachricht")
public record Nachrichteneinstellungen(@DefaultValue("25MB") DataSize hoechstgroesse) {

    /** A message is in memory as a whole, several times, for each consumer. */
    private static final DataSize HOECHSTENS = DataSize.ofMegabytes(100);

    public Nachrichteneinstellungen {
        if (hoechstgroesse.toBytes() < 1 || hoechstgroesse.compareTo(HOECHSTENS) > 0) {
            throw new IllegalArgumentException("postfach.nachricht.hoechstgroesse ist " + hoechstgroesse
                    + ", erlaubt ist eine Größe über 0 und bis " + HOECHSTENS.toMegabytes() + "MB, z. B. 25MB");
        }
    }
}
