package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.zustaendigkeit.Pruefschritt.Art;
import de.postfachhub.zustaendigkeit.Pruefschritt.Befund;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a message finds its team: Weisung 202509011, as the tables say agency by agency. A function of
 * snapshot, catalogue and question alone, so that explaining a decision and taking it can't differ.
 *
 * <p>Which Dienststelle is responsible: the one that is named, if it has a row at the time of receipt; if it is closed and
 * has a successor, that one by the same rule; else its agency, the first three digits. A closed or not yet opened office
 * without a successor falls to its agency, because the agency answers for the whole district; no other agency is ever
 * guessed. A number that is neither named nor reached that way is a Klärfall.
 */
final class Entscheidung {

    private final Schnappschuss schnappschuss;
    private final Zuordnungsfrage frage;
    private final long sekunde;
    private final List<Pruefschritt> schritte = new ArrayList<>(8);
    private final StringBuilder beleg = new StringBuilder(40);

    private Entscheidung(Schnappschuss schnappschuss, Zuordnungsfrage frage) {
        this.schnappschuss = schnappschuss;
        this.frage = frage;
        this.sekunde = frage.eingangAm().toEpochSecond();
    }

    static Zuordnung triff(Schnappschuss schnappschuss, Anliegenkatalog katalog, Zuordnungsfrage frage) {
        return new Entscheidung(schnappschuss, frage).triff(katalog);
    }

    private Zuordnung triff(Anliegenkatalog katalog) {
        beleg.append("g:").append(schnappschuss.generation());
        var anliegen = findeAnliegen(katalog);
        var dienststelle = findeDienststelle();
        if (anliegen == null) {
            return zuordnung(dienststelle, null, null, Klaerungsgrund.UNBEKANNTES_ANLIEGEN);
        }
        if (dienststelle == null) {
            return zuordnung(null, null, null, Klaerungsgrund.UNBEKANNTE_DIENSTSTELLE);
        }
        var bereich = findeBereich(dienststelle.nummer(), anliegen);
        var postfach = findePostfach(dienststelle.nummer(), bereich);
        return zuordnung(dienststelle, bereich, postfach, postfach == null ? Klaerungsgrund.KEIN_ZIELPOSTFACH : null);
    }

    private @Nullable Anliegen findeAnliegen(Anliegenkatalog katalog) {
        var anliegen = katalog.finde(frage.anliegen()).orElse(null);
        schritt(Art.ANLIEGEN, anliegen == null ? Befund.NICHT_GEFUNDEN : Befund.GEFUNDEN, frage.anliegen(), null, null);
        return anliegen;
    }

    private @Nullable Dienststelle findeDienststelle() {
        var geprueft = new ArrayList<String>(2);
        var art = Art.DIENSTSTELLE;
        var nummer = frage.dienststelle();
        while (nummer != null) {
            if (geprueft.contains(nummer)) {
                schritt(art, Befund.KREIS, nummer, null, null);
                break;
            }
            geprueft.add(nummer);
            var reihe = schnappschuss.dienststelle(nummer);
            var gueltige = reihe == null ? null : reihe.gueltige(sekunde);
            if (gueltige != null) {
                schritt(art, Befund.GEFUNDEN, nummer, null, gueltige);
                belege(Stammdatentabelle.DIENSTSTELLE, gueltige);
                return gueltige;
            }
            var nachfolger = nichtGueltig(art, nummer, reihe);
            art = nachfolger == null ? Art.AGENTUR : Art.NACHFOLGER;
            nummer = nachfolger == null ? Dienststelle.agentur(nummer) : nachfolger;
        }
        belege(Stammdatentabelle.DIENSTSTELLE, null);
        return null;
    }

    private @Nullable String nichtGueltig(Art art, String nummer, @Nullable Zeitreihe<Dienststelle> reihe) {
        if (reihe == null) {
            schritt(art, Befund.NICHT_GEFUNDEN, nummer, null, null);
            return null;
        }
        var beendete = reihe.zuletztBeendete(sekunde);
        if (beendete == null) {
            schritt(art, Befund.NOCH_NICHT_GUELTIG, nummer, null, reihe.erste());
            return null;
        }
        schritt(art, Befund.GESCHLOSSEN, nummer, null, beendete);
        return beendete.nachfolger();
    }

    private Bereich findeBereich(String dienststelle, Anliegen anliegen) {
        for (var nummer = dienststelle; nummer != null; nummer = Dienststelle.agentur(nummer)) {
            var weiterleitung = schnappschuss.weiterleitung(nummer, frage, sekunde);
            if (weiterleitung != null) {
                schritt(Art.WEITERLEITUNG, Befund.GEFUNDEN, nummer, weiterleitung.bereich(), weiterleitung);
                belege(Stammdatentabelle.WEITERLEITUNG, weiterleitung);
                return weiterleitung.bereich();
            }
            schritt(Art.WEITERLEITUNG, Befund.NICHT_GEFUNDEN, nummer, null, null);
        }
        belege(Stammdatentabelle.WEITERLEITUNG, null);
        schritt(Art.STANDARDBEREICH, Befund.GEFUNDEN, anliegen.code(), anliegen.standardbereich(), null);
        return anliegen.standardbereich();
    }

    private @Nullable Postfach findePostfach(String dienststelle, Bereich bereich) {
        for (var nummer = dienststelle; nummer != null; nummer = Dienststelle.agentur(nummer)) {
            var postfach = schnappschuss.postfach(nummer, bereich, sekunde);
            if (postfach != null) {
                var benachrichtigt = postfach.organisationspostfach() != null;
                schritt(Art.ZIELPOSTFACH, Befund.GEFUNDEN, nummer, bereich, postfach);
                schritt(
                        Art.ORGANISATIONSPOSTFACH,
                        benachrichtigt ? Befund.GEFUNDEN : Befund.NICHT_GEFUNDEN,
                        nummer,
                        bereich,
                        postfach);
                belege(Stammdatentabelle.POSTFACH, postfach);
                return postfach;
            }
            schritt(Art.ZIELPOSTFACH, Befund.NICHT_GEFUNDEN, nummer, bereich, null);
        }
        belege(Stammdatentabelle.POSTFACH, null);
        return null;
    }

    private void schritt(
            Art art, Befund ergebnis, String gegenstand, @Nullable Bereich bereich, @Nullable Zeile zeile) {
        schritte.add(new Pruefschritt(art, ergebnis, gegenstand, bereich, zeile));
    }

    private void belege(Stammdatentabelle tabelle, @Nullable Zeile zeile) {
        beleg.append(';').append(zeile == null ? tabelle.buchstabe() + ":-" : zeile.beleg());
    }

    private Zuordnung zuordnung(
            @Nullable Dienststelle dienststelle,
            @Nullable Bereich bereich,
            @Nullable Postfach postfach,
            @Nullable Klaerungsgrund grund) {
        return new Zuordnung(
                frage,
                grund == null && bereich != null ? Ergebnis.von(bereich) : Ergebnis.KLAERFALL,
                dienststelle,
                bereich,
                postfach == null ? null : postfach.zielpostfach(),
                postfach == null ? null : postfach.organisationspostfach(),
                grund,
                beleg.toString(),
                Collections.unmodifiableList(schritte),
                schnappschuss.generation());
    }
}
