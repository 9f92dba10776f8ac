package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may do what with a request. */
final class Rechte {

    /** The steps of those who want a change; who took one of them doesn't decide about it. */
    private static final Set<Auftragszustand> VERWALTUNG =
            EnumSet.of(Auftragszustand.ENTWURF, Auftragszustand.EINGEREICHT);

    private static final String FREMDE_AGENTUR = "FREMDE_AGENTUR";

    private Rechte() {}

    /** @throws AuftragAbgewiesen if the user may not act as an administrator of the Dienststelle */
    static void verlangeVerwaltung(String dienststelle, Handelnder wer) {
        verlange(Rolle.ADMINISTRATION, "Änderungsaufträge stellt die Administration", dienststelle, wer);
    }

    /** @throws AuftragAbgewiesen if the user may not decide about the request */
    static void verlangeEntscheidung(Aenderungsauftrag auftrag, Handelnder wer) {
        gegenEntscheidung(auftrag, wer).ifPresent(befund -> {
            Auftragsvermerk.abgelehnt("auftrag-entscheiden", wer, Auftragsvermerk.ziel(auftrag), befund);
            throw new AuftragAbgewiesen(List.of(befund));
        });
    }

    /** Why the user may not decide about the request; empty if nothing speaks against it. */
    static Optional<Befund> gegenEntscheidung(Aenderungsauftrag auftrag, Handelnder wer) {
        var dagegen = gegen(
                Rolle.GENEHMIGUNG,
                "Über Änderungsaufträge entscheidet die Genehmigung",
                auftrag.antrag().dienststelle(),
                wer);
        return dagegen.isEmpty() && istBeteiligt(auftrag, wer)
                ? Optional.of(new Befund(
                        "EIGENER_AUFTRAG",
                        "",
                        "Über einen Auftrag entscheidet eine zweite Person, nie die, die ihn geschrieben oder eingereicht hat.",
                        false))
                : dagegen;
    }

    /** @throws AuftragAbgewiesen if the user may not approve the request */
    static void verlangeGenehmigung(Aenderungsauftrag auftrag, Handelnder wer) {
        gegenGenehmigung(auftrag, wer).ifPresent(befund -> {
            Auftragsvermerk.abgelehnt("auftrag-entscheiden", wer, Auftragsvermerk.ziel(auftrag), befund);
            throw new AuftragAbgewiesen(List.of(befund));
        });
    }

    /**
     * Why the user may not approve the request; empty if nothing speaks against it. An approval consents for every agency that the request
     * hits, so it takes rights for all of them; a refusal needs those of its own alone, and so does who asks.
     */
    static Optional<Befund> gegenGenehmigung(Aenderungsauftrag auftrag, Handelnder wer) {
        return gegenEntscheidung(auftrag, wer)
                .or(() -> Betroffene.von(auftrag.antrag())
                        .filter(einer -> !wer.handeltFuer(einer.agentur()))
                        .findFirst()
                        .map(Rechte::zustimmungFehlt));
    }

    private static Befund zustimmungFehlt(Betroffene einer) {
        return new Befund(
                FREMDE_AGENTUR,
                einer.feld(),
                einer.agentur().equals(Handelnder.ALLE)
                        ? "Das Zielpostfach nennt keine Agentur und kann jeder gehören. Genehmigen kann nur, wer für alle"
                                + " Agenturen handelt."
                        : "Der Auftrag betrifft auch die Agentur %s, für die diese Anmeldung nicht handelt. Genehmigen kann nur, wer"
                                        .formatted(einer.agentur())
                                + " für alle betroffenen Agenturen handelt.",
                false);
    }

    /** Whether the user has written or submitted the request. */
    static boolean istBeteiligt(Aenderungsauftrag auftrag, Handelnder wer) {
        return auftrag.schritte().stream()
                .filter(schritt -> VERWALTUNG.contains(schritt.zustand()))
                .anyMatch(schritt -> schritt.istVon(wer));
    }

    /** Whether the user may change requests of the Dienststelle. */
    static boolean darfVerwalten(String dienststelle, Handelnder wer) {
        return wer.hat(Rolle.ADMINISTRATION) && wer.handeltFuer(dienststelle);
    }

    private static void verlange(Rolle rolle, String aufgabe, String dienststelle, Handelnder wer) {
        gegen(rolle, aufgabe, dienststelle, wer).ifPresent(befund -> {
            Auftragsvermerk.abgelehnt("auftrag-stellen", wer, "Dienststelle " + dienststelle, befund);
            throw new AuftragAbgewiesen(List.of(befund));
        });
    }

    private static Optional<Befund> gegen(Rolle rolle, String aufgabe, String dienststelle, Handelnder wer) {
        if (!wer.hat(rolle)) {
            return Optional.of(new Befund("ROLLE_FEHLT", "", "%s (Rolle %s).".formatted(aufgabe, rolle), false));
        }
        if (!wer.handeltFuer(dienststelle)) {
            return Optional.of(new Befund(
                    FREMDE_AGENTUR,
                    "dienststelle",
                    "Diese Anmeldung handelt nicht für die Dienststelle " + dienststelle
                            + (wer.agenturen().isEmpty()
                                    ? "; ihr ist noch keine Agentur zugewiesen."
                                    : "; erlaubt: "
                                            + String.join(
                                                    ", ",
                                                    wer.agenturen().stream()
                                                            .sorted()
                                                            .toList())),
                    false));
        }
        return Optional.empty();
    }
}
