package de.postfachhub.aenderungsauftrag;

import de.postfachhub.weisung.Weisung;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an agency is with a Weisung, as its people want to know it.
 *
 * @param auftrag the request that is under way, null: none is
 */
record Weisungslage(Weisung weisung, Stand stand, @Nullable Aenderungsauftrag auftrag) {

    /** For the eye too; the words say all. */
    enum Stand {
        UMGESTELLT("umgestellt"),
        BEANTRAGT("beantragt"),
        OFFEN("offen"),
        UEBERFAELLIG("überfällig");

        private final String bezeichnung;

        Stand(String bezeichnung) {
            this.bezeichnung = bezeichnung;
        }

        public String bezeichnung() {
            return bezeichnung;
        }
    }

    /** @param auftraege of the agency, newest first */
    static Weisungslage von(Weisung weisung, String agentur, Tagesstand heute, List<Aenderungsauftrag> auftraege) {
        var unterwegs = auftraege.stream()
                .filter(auftrag -> weisung.nummer().equals(auftrag.antrag().weisung()))
                .filter(auftrag -> istUnterwegs(auftrag.zustand()))
                .filter(auftrag -> auftrag.antrag().dienststelle().equals(agentur))
                .max(Comparator.comparing(auftrag -> auftrag.zustand() == Auftragszustand.GENEHMIGT));
        return new Weisungslage(weisung, stand(weisung, agentur, heute, unterwegs), unterwegs.orElse(null));
    }

    private static Stand stand(
            Weisung weisung, String agentur, Tagesstand heute, Optional<Aenderungsauftrag> unterwegs) {
        if (istUmgestellt(weisung, agentur, heute)) {
            return Stand.UMGESTELLT;
        }
        if (heute.tag().isAfter(weisung.frist())) {
            return Stand.UEBERFAELLIG;
        }
        return unterwegs
                        .filter(auftrag -> auftrag.zustand() != Auftragszustand.ENTWURF)
                        .isPresent()
                ? Stand.BEANTRAGT
                : Stand.OFFEN;
    }

    private static boolean istUmgestellt(Weisung weisung, String agentur, Tagesstand heute) {
        return weisung.anliegen().stream()
                .allMatch(anliegen -> weisung.rechtskreise().stream()
                        .allMatch(kreis -> weisung.herkuenfte().stream()
                                .allMatch(herkunft -> heute.weiterleitung(agentur, anliegen, kreis, herkunft)
                                        .filter(zeile -> weisung.bereiche().contains(zeile.bereich()))
                                        .isPresent())));
    }

    private static boolean istUnterwegs(Auftragszustand zustand) {
        return zustand == Auftragszustand.ENTWURF
                || zustand == Auftragszustand.EINGEREICHT
                || zustand == Auftragszustand.GENEHMIGT;
    }

    /** German: what happens next. */
    public String text() {
        if (stand == Stand.UMGESTELLT) {
            return "Die Nachrichten gehen an den Bereich, den die Weisung verlangt.";
        }
        return auftrag == null
                ? "Es ist kein Auftrag dafür unterwegs."
                : "Auftrag %d: %s".formatted(auftrag.id(), auftrag.zustand().text());
    }
}
