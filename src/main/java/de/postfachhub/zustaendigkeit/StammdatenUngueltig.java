package de.postfachhub.zustaendigkeit;

import java.util.List;
import java.util.stream.Collectors;

/** The tables, or files that were to become tables, contradict themselves or the rules. Names every fault at once. */
public final class StammdatenUngueltig extends RuntimeException {

    private final transient List<Stammdatenfehler> fehler;

    StammdatenUngueltig(String was, List<Stammdatenfehler> fehler) {
        super(fehler.stream()
                .map(Stammdatenfehler::toString)
                .collect(Collectors.joining("\n  ", was + ", Fehler: " + fehler.size() + "\n  ", "")));
        this.fehler = List.copyOf(fehler);
    }

    /** In the order of files and lines. */
    public List<Stammdatenfehler> fehler() {
        return fehler;
    }
}
