package de.postfachhub.aenderungsauftrag;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.postfachpruefung.Personenpostfach;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one change of a request sets: for whom, to which queue, to which mailbox. */
final class Inhaltspruefung {

    private final Antrag antrag;
    private final Aenderung aenderung;
    private final String ort;
    private final boolean umkehr;
    private final Stammdaten bekannt;
    private final Anliegenkatalog katalog;
    private final Benachrichtigungseinstellungen benachrichtigung;
    private final List<Befund> befunde = new ArrayList<>();

    Inhaltspruefung(
            Antrag antrag,
            int stelle,
            boolean umkehr,
            Stammdaten bekannt,
            Anliegenkatalog katalog,
            Benachrichtigungseinstellungen benachrichtigung) {
        this.antrag = antrag;
        this.aenderung = antrag.aenderungen().get(stelle);
        this.ort = "aenderungen[%d].".formatted(stelle);
        this.umkehr = umkehr;
        this.bekannt = bekannt;
        this.katalog = katalog;
        this.benachrichtigung = benachrichtigung;
    }

    List<Befund> pruefe() {
        var nummer = aenderung.dienststelle();
        if (!nummer.equals(antrag.dienststelle())
                && !(antrag.dienststelle().length() == 3 && nummer.startsWith(antrag.dienststelle()))) {
            fehler(
                    "FREMDE_DIENSTSTELLE",
                    "dienststelle",
                    "%s gehört nicht zu %s; erlaubt: die Dienststelle des Auftrags oder"
                                    .formatted(nummer, antrag.dienststelle())
                            + " eine ihrer Geschäftsstellen");
        } else if (bekannt.dienststellen().stream()
                        .noneMatch(zeile -> zeile.nummer().equals(nummer))
                && !nummer.equals(antrag.dienststelle())) {
            fehler("UNBEKANNTE_DIENSTSTELLE", "dienststelle", nummer + " ist keine eingetragene Dienststelle");
        }
        if (aenderung.anliegen() != null && katalog.finde(aenderung.anliegen()).isEmpty()) {
            fehler(
                    "UNBEKANNTES_ANLIEGEN",
                    "anliegen",
                    "steht nicht im Anliegenkatalog; erlaubt: ein Code des Katalogs, genau");
        }
        zielpostfach();
        nachfolger();
        organisationspostfach();
        wirkung();
        return befunde;
    }

    private void zielpostfach() {
        var ziel = aenderung.zielpostfach();
        if (ziel == null) {
            return;
        }
        var agentur = Wirkungskreis.agentur(aenderung.dienststelle());
        var eigner = Betroffene.eigner(ziel);
        if (eigner.filter(agentur::equals).isPresent()) {
            return;
        }
        if (eigner.isPresent() && !besteht(eigner.get())) {
            fehler(
                    "UNBEKANNTE_AGENTUR",
                    "zielpostfach",
                    "%s gehört der Agentur %s, die es in dieser Zeit nicht durchgehend gibt; erlaubt: das Zielpostfach einer"
                                    .formatted(ziel, eigner.get())
                            + " eingetragenen Agentur");
        } else if (!aenderung.gemeinsam() && !umkehr) {
            fehler(
                    "FREMDES_ZIELPOSTFACH",
                    "zielpostfach",
                    "%s gehört nicht der Agentur %s; erlaubt: postfach.ziel.%s.<…>, oder"
                                    .formatted(ziel, agentur, agentur)
                            + " ausdrücklich als gemeinsames Zielpostfach");
        } else {
            hinweis(
                    "GEMEINSAMES_ZIELPOSTFACH",
                    "zielpostfach",
                    "%s ist ein gemeinsames Zielpostfach: auch andere lesen dort. Genehmigen kann nur, wer %s handelt"
                            .formatted(
                                    ziel,
                                    eigner.map(eine -> "für %s und %s".formatted(agentur, eine))
                                            .orElse("für alle Agenturen")));
        }
    }

    /** Without a day on which nobody could read there. */
    private boolean besteht(String agentur) {
        LocalDate tag = aenderung.gueltigAb();
        var ende = aenderung.gueltigBis();
        while (tag != null && (ende == null || tag.isBefore(ende))) {
            LocalDate gefragt = tag;
            var geltende = bekannt.dienststellen().stream()
                    .filter(zeile -> zeile.nummer().equals(agentur))
                    .map(Zeile::gueltigkeit)
                    .filter(gueltigkeit -> gueltigkeit.enthaelt(gefragt))
                    .findFirst();
            if (geltende.isEmpty()) {
                return false;
            }
            tag = geltende.get().bis();
        }
        return true;
    }

    private void nachfolger() {
        var nachfolger = aenderung.nachfolger();
        var agentur = Wirkungskreis.agentur(aenderung.dienststelle());
        if (nachfolger != null && !Wirkungskreis.agentur(nachfolger).equals(agentur)) {
            hinweis(
                    "NACHFOLGER_ANDERER_AGENTUR",
                    "nachfolger",
                    "%s gehört zu einer anderen Agentur. Genehmigen kann nur, wer für %s und %s handelt"
                            .formatted(nachfolger, agentur, Wirkungskreis.agentur(nachfolger)));
        }
    }

    private void organisationspostfach() {
        if (aenderung.art() != Aenderungsart.POSTFACH || aenderung.aufheben()) {
            return;
        }
        var adresse = aenderung.organisationspostfach();
        if (adresse == null) {
            hinweis(
                    "NIEMAND_BENACHRICHTIGT",
                    "organisationspostfach",
                    "ohne Organisationspostfach wird niemand benachrichtigt");
        } else if (!benachrichtigung.erlaubt(adresse)) {
            var text = "die Domäne ist nicht erlaubt; erlaubt: "
                    + (benachrichtigung.domaenen().isEmpty()
                            ? "noch keine, der Betrieb setzt postfach.benachrichtigung.domaenen"
                            : String.join(", ", benachrichtigung.domaenen()));
            if (umkehr) {
                hinweis("DOMAENE_NICHT_ERLAUBT", "organisationspostfach", text);
            } else {
                fehler("DOMAENE_NICHT_ERLAUBT", "organisationspostfach", text);
            }
        } else if (Personenpostfach.wirktPersoenlich(adresse)) {
            hinweis(
                    "PERSOENLICHE_ADRESSE",
                    "organisationspostfach",
                    "sieht nach dem Postfach einer Person aus; gemeint ist ein"
                            + " Funktions- oder Organisationspostfach");
        }
    }

    private void wirkung() {
        var verdraengte = Fortschreibung.verdraengte(bekannt, aenderung);
        if (aenderung.aufheben() && verdraengte.isEmpty()) {
            fehler("NICHTS_AUFZUHEBEN", "gueltigAb", "in dieser Zeit gilt nichts, was aufzuheben wäre");
        }
        if (!aenderung.aufheben() && verdraengte.size() == 1 && giltSchon(verdraengte.get(0))) {
            hinweis("GILT_SCHON", "gueltigAb", "genau das gilt in dieser Zeit schon");
        }
    }

    private boolean giltSchon(Zeile zeile) {
        var gueltigkeit = zeile.gueltigkeit();
        var ganz = !gueltigkeit.ab().isAfter(aenderung.gueltigAb())
                && (gueltigkeit.bis() == null
                        || aenderung.gueltigBis() != null && !gueltigkeit.bis().isBefore(aenderung.gueltigBis()));
        if (zeile instanceof Weiterleitung regel) {
            return ganz && regel.bereich() == aenderung.bereich();
        }
        return ganz
                && zeile instanceof Postfach postfach
                && postfach.zielpostfach().equals(aenderung.zielpostfach())
                && Objects.equals(postfach.organisationspostfach(), aenderung.organisationspostfach());
    }

    private void fehler(String code, String feld, String text) {
        befunde.add(new Befund(code, ort + feld, text, false));
    }

    private void hinweis(String code, String feld, String text) {
        befunde.add(new Befund(code, ort + feld, text, true));
    }
}
