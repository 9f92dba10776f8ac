package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a change of the tables would do: decides by the tables as they are and as they would be. Writes nothing; immutable. */
public final class Stammdatenprobe {

    private final Anliegenkatalog katalog;
    private final Schnappschuss vorher;
    private final Schnappschuss nachher;

    /** @throws StammdatenUngueltig if the tables would contradict each other */
    public Stammdatenprobe(Anliegenkatalog katalog, Stammdaten bekannt, Stammdatenaenderung aenderung) {
        this.katalog = katalog;
        this.vorher = new Schnappschuss(0, bekannt);
        this.nachher = new Schnappschuss(0, geaendert(bekannt, aenderung));
    }

    /** The decision without the change. */
    public Zuordnung vorher(Zuordnungsfrage frage) {
        return Entscheidung.triff(vorher, katalog, frage);
    }

    /** The decision with the change; a row that isn't stored yet has the id 0 in its receipt. */
    public Zuordnung nachher(Zuordnungsfrage frage) {
        return Entscheidung.triff(nachher, katalog, frage);
    }

    public Stammdaten vorher() {
        return vorher.stammdaten();
    }

    public Stammdaten nachher() {
        return nachher.stammdaten();
    }

    private static Stammdaten geaendert(Stammdaten bekannt, Stammdatenaenderung aenderung) {
        var beendet = new HashSet<>(aenderung.beendet());
        var neu = aenderung.neu();
        return new Stammdaten(
                verbunden(bekannt.dienststellen(), beendet, neu.dienststellen()),
                verbunden(bekannt.postfaecher(), beendet, neu.postfaecher()),
                verbunden(bekannt.weiterleitungen(), beendet, neu.weiterleitungen()));
    }

    private static <Z extends Zeile> List<Z> verbunden(List<Z> bekannt, HashSet<Zeile> beendet, List<Z> neu) {
        return Stream.concat(bekannt.stream().filter(zeile -> !beendet.contains(zeile)), neu.stream())
                .toList();
    }
}
