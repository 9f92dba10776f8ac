package de.postfachhub.benachrichtigung;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may stand in braces in the template of the mails. */
enum Platzhalter {
    ANZAHL("anzahl", true, Mailinhalt::anzahl),
    NEUE_NACHRICHTEN("neueNachrichten", true, Mailinhalt::neueNachrichten),
    ANLIEGEN("anliegen", true, Mailinhalt::anliegen),
    DIENSTSTELLE("dienststelle", true, Mailinhalt::dienststelle),
    BEREICH("bereich", true, Mailinhalt::bereich),
    EINGANG("eingang", true, Mailinhalt::eingang),
    REFERENZ("referenz", true, inhalt -> inhalt.referenz().toString()),
    UEBERSICHT("uebersicht", false, Mailinhalt::uebersicht),
    NACHRICHT_IDS("nachrichtIds", false, Mailinhalt::nachrichtIds);

    private final String bezeichner;
    private final boolean einzeilig;
    private final Function<Mailinhalt, String> wert;

    Platzhalter(String bezeichner, boolean einzeilig, Function<Mailinhalt, String> wert) {
        this.bezeichner = bezeichner;
        this.einzeilig = einzeilig;
        this.wert = wert;
    }

    static Optional<Platzhalter> finde(String bezeichner) {
        return Arrays.stream(values())
                .filter(einer -> einer.bezeichner.equals(bezeichner))
                .findFirst();
    }

    /** Names for texts that say what is allowed: those for one line or those for several. */
    static String erlaubte(boolean einzeilige) {
        return Arrays.stream(values())
                .filter(einer -> einer.einzeilig == einzeilige)
                .map(einer -> "{" + einer.bezeichner + "}")
                .collect(Collectors.joining(", "));
    }

    /** Whether it may stand in a subject. */
    boolean einzeilig() {
        return einzeilig;
    }

    String wert(Mailinhalt inhalt) {
        return wert.apply(inhalt);
    }
}
