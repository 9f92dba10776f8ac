package de.postfachhub.leitweg;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which user of the broker may hand back messages of which Zielpostfach.
 *
 * @param benutzer the user that reads {@code postfach.ziel.<agency>.…}; {@code {agentur}} stands for that part of the queue's name
 * @param weitere users that read queues of several agencies, or of none
 */
@Validated
@ConfigurationProperties("postfach.rueckgabe")
record Rueckgabeeinstellungen(
        @DefaultValue("agentur-{agentur}") @NotBlank(message = "darf nicht leer sein")
        String benutzer,

        @DefaultValue List<@Valid Konto> weitere) {

    private static final String ZIELE = "postfach.ziel.";
    private static final String AGENTUR = "{agentur}";
    private static final String UND_DARUNTER = ".#";

    /**
     * A user beside the pattern, such as that of a data centre.
     *
     * @param name of the user at the broker
     * @param zielpostfaecher names of queues; {@code .#} at the end stands for all that begin so, as in rechte.properties
     */
    record Konto(
            @NotBlank(message = "darf nicht leer sein") String name,

            @NotEmpty(message = "darf nicht leer sein")
            List<@Pattern(regexp = "postfach\\.ziel(\\.[A-Za-z0-9_-]+)*(\\.#)?", message = FORM) String>
                    zielpostfaecher) {

        private static final String FORM =
                "muss ein Zielpostfach nennen, wie postfach.ziel.735.leistung oder postfach.ziel.735.#";

        private boolean liest(String zielpostfach) {
            return zielpostfaecher.stream()
                    .anyMatch(muster -> muster.endsWith(UND_DARUNTER)
                            ? (zielpostfach + ".").startsWith(muster.substring(0, muster.length() - 1))
                            : zielpostfach.equals(muster));
        }
    }

    /** Whether the user reads this queue, and so may hand back what lay there. */
    boolean liest(String wer, String zielpostfach) {
        return wer.equals(nachMuster(zielpostfach))
                || weitere.stream().anyMatch(konto -> konto.name().equals(wer) && konto.liest(zielpostfach));
    }

    private String nachMuster(String zielpostfach) {
        String agentur = zielpostfach.startsWith(ZIELE)
                ? zielpostfach.substring(ZIELE.length()).split("\\.", 2)[0]
                : "";
        return benutzer.replace(AGENTUR, agentur);
    }
}
