package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Handelnder;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes a draft, and may come twice: a form that is sent again, a call that is repeated, also at the same time and at another
 * instance.
 *
 * @param einmalschluessel told apart for each author; null: every time it comes it makes another one
 * @param gleich whether a request is what this one would make
 */
record Einmalsendung(@Nullable UUID einmalschluessel, Handelnder autor, Predicate<Aenderungsauftrag> gleich) {

    /**
     * @param schritt makes the draft and keeps the key with it, both or nothing
     * @return the draft, or the request that the same key made before
     * @throws Auftragskonflikt if that one is another than this would make, or of the step
     */
    Aenderungsauftrag einmal(Auftragsspeicher speicher, Supplier<Aenderungsauftrag> schritt) {
        var frueherer = frueherer(speicher);
        if (frueherer.isPresent()) {
            return frueherer.get();
        }
        try {
            return schritt.get();
        } catch (Auftragskonflikt e) {
            // The other one of the same two may have been faster: then this isn't a conflict.
            return frueherer(speicher).orElseThrow(() -> e);
        }
    }

    private Optional<Aenderungsauftrag> frueherer(Auftragsspeicher speicher) {
        var frueherer = einmalschluessel == null
                ? Optional.<Aenderungsauftrag>empty()
                : speicher.finde(autor.name(), einmalschluessel);
        frueherer.filter(gleich.negate()).ifPresent(anderer -> {
            throw new Auftragskonflikt(
                    "SCHON_ABGESANDT",
                    ("Dieselbe Sendung ist schon Auftrag %d geworden, mit anderem Inhalt; was jetzt anders ist, ist nicht"
                                    + " gespeichert. Soll es ein weiterer Auftrag werden: im Formular noch einmal absenden, in"
                                    + " der Schnittstelle mit einem neuen Idempotency-Key.")
                            .formatted(anderer.id()));
        });
        return frueherer;
    }
}
