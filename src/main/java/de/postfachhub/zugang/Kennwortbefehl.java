package de.postfachhub.zugang;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The command {@code java -jar postfach-hub.jar kennwort}: turns a password into the value of
 * {@code postfach.benutzer[n].kennwort}. Never takes it as an argument: those stand in the shell's history and in the list of
 * processes.
 */
public final class Kennwortbefehl {

    private static final int MINDESTENS = 12;

    /** In bytes of UTF-8: bcrypt doesn't look at more. */
    private static final int HOECHSTENS = 72;

    private Kennwortbefehl() {}

    /**
     * Asks twice on the terminal without showing what is typed; where there is no terminal, takes the first line of the
     * standard input.
     *
     * @return exit code: 0 and the encoded password as the only line of the standard output, or 1 and the reason, in German,
     *     on the standard error
     */
    public static int ausfuehren() {
        var konsole = System.console();
        if (konsole == null) {
            return ausfuehren(System.in, System.out, System.err);
        }
        var kennwort = konsole.readPassword("Kennwort (mindestens %d Zeichen, wird nicht angezeigt): ", MINDESTENS);
        var nochmal = konsole.readPassword("Noch einmal: ");
        if (!Arrays.equals(kennwort, nochmal)) {
            System.err.println("Die beiden Eingaben stimmen nicht überein.");
            return 1;
        }
        return ausfuehren(kennwort == null ? null : new String(kennwort), System.out, System.err);
    }

    /** The same without a terminal: the password is the first line of {@code eingabe}, in UTF-8. */
    static int ausfuehren(InputStream eingabe, PrintStream ausgabe, PrintStream fehler) {
        try {
            var zeilen = new BufferedReader(new InputStreamReader(eingabe, StandardCharsets.UTF_8));
            return ausfuehren(zeilen.readLine(), ausgabe, fehler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ausfuehren(@Nullable String kennwort, PrintStream ausgabe, PrintStream fehler) {
        if (kennwort == null || kennwort.codePointCount(0, kennwort.length()) < MINDESTENS) {
            fehler.println("Das Kennwort ist zu kurz: mindestens " + MINDESTENS + " Zeichen.");
            return 1;
        }
        if (kennwort.getBytes(StandardCharsets.UTF_8).length > HOECHSTENS) {
            fehler.println(
                    "Das Kennwort ist zu lang: höchstens " + HOECHSTENS + " Bytes in UTF-8, ein Umlaut hat zwei.");
            return 1;
        }
        // The terminal's encoding isn't the one that Java expects: a password that nobody typed would be encoded.
        if (kennwort.indexOf('\uFFFD') >= 0) {
            fehler.println(
                    "Das Kennwort enthält Zeichen, die hier nicht lesbar ankommen (etwa Umlaute bei LANG=C). Mit LANG=C.UTF-8"
                            + " noch einmal versuchen.");
            return 1;
        }
        ausgabe.println("{bcrypt}" + new BCryptPasswordEncoder().encode(kennwort));
        return 0;
    }
}
