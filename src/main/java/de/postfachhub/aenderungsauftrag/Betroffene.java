package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Handelnder;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An agency beside the one that a request is for, whose work it changes: its queue gets messages, or it becomes responsible for those
 * of a closed office. Who approves consents for it too.
 *
 * @param agentur three digits, or {@link Handelnder#ALLE} for a queue that names no agency: it may be anybody's
 * @param feld name of the field in the JSON that says so
 */
record Betroffene(String agentur, String feld) {

    private static final Pattern ZIELPOSTFACH = Pattern.compile("postfach\\.ziel\\.([0-9]{3})\\..+");

    /** In the order of the changes; undo is no exception. */
    static Stream<Betroffene> von(Antrag antrag) {
        return IntStream.range(0, antrag.aenderungen().size())
                .boxed()
                .flatMap(i -> von(antrag.aenderungen().get(i), "aenderungen[%d].".formatted(i)))
                .filter(einer -> !einer.agentur().equals(Wirkungskreis.agentur(antrag.dienststelle())));
    }

    private static Stream<Betroffene> von(Aenderung aenderung, String ort) {
        return Stream.concat(
                Stream.ofNullable(aenderung.zielpostfach())
                        .map(ziel -> new Betroffene(eigner(ziel).orElse(Handelnder.ALLE), ort + "zielpostfach")),
                Stream.ofNullable(aenderung.nachfolger())
                        .map(nummer -> new Betroffene(Wirkungskreis.agentur(nummer), ort + "nachfolger")));
    }

    /** The agency whose number the name of a queue carries: the broker's rights go by it. */
    static Optional<String> eigner(String zielpostfach) {
        var name = ZIELPOSTFACH.matcher(zielpostfach);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
