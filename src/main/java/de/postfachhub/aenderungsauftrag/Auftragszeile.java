package de.postfachhub.aenderungsauftrag;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A request in a list, in words. */
record Auftragszeile(
        long id,
        Auftragszustand zustand,
        String dienststelle,
        String titel,
        @Nullable String weisung,
        LocalDate beginn,
        String autor,
        OffsetDateTime erstelltAm) {

    static Auftragszeile von(Aenderungsauftrag auftrag, Wortlaut wortlaut) {
        return new Auftragszeile(
                auftrag.id(),
                auftrag.zustand(),
                wortlaut.dienststelle(auftrag.antrag().dienststelle()),
                auftrag.umkehrVon() == null
                        ? wortlaut.kurz(auftrag.antrag())
                        : "Umkehr von Auftrag %d: %s".formatted(auftrag.umkehrVon(), wortlaut.kurz(auftrag.antrag())),
                auftrag.antrag().weisung(),
                auftrag.beginn(),
                auftrag.autor(),
                auftrag.erstelltAm());
    }
}
