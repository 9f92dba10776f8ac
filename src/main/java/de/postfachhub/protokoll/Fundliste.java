package de.postfachhub.protokoll;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of events, newest first.
 *
 * @param weitere whether there is a next page
 */
record Fundliste(List<Fund> eintraege, int seite, int groesse, boolean weitere) {

    /** An event with the message that it belongs to, as far as that could be read. */
    record Fund(
            @Nullable UUID nachrichtId,
            @Nullable String vorgangId,
            @Nullable OffsetDateTime eingangAm,
            @Nullable String anliegen,
            @Nullable String dienststelle,
            Schritt ereignis) {}

    /** @param ereignisse up to one more than {@code suche} asks for */
    static Fundliste aus(Suche suche, List<Ereignis> ereignisse) {
        return new Fundliste(
                ereignisse.stream().limit(suche.groesse()).map(Fundliste::fund).toList(),
                suche.seite(),
                suche.groesse(),
                ereignisse.size() > suche.groesse());
    }

    private static Fund fund(Ereignis ereignis) {
        var kopf = ereignis.kopf();
        return new Fund(
                kopf.nachrichtId(),
                kopf.vorgangId(),
                Schritt.hier(kopf.eingangAm()),
                kopf.anliegen(),
                kopf.dienststelle(),
                Schritt.von(ereignis));
    }
}
