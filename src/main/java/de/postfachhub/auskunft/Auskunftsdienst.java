package de.postfachhub.auskunft;

import de.postfachhub.aufbewahrung.Aufbewahrung;
import de.postfachhub.aufbewahrung.Aufbewahrungsfristen;
import de.postfachhub.auskunft.Auskunft.Nachricht;
import de.postfachhub.auskunft.AuskunftAbgewiesen.Fehler;
import de.postfachhub.auskunft.Auskunftsverzeichnis.Anlass;
import de.postfachhub.auskunft.Auskunftsvorgang.Art;
import de.postfachhub.benachrichtigung.Benachrichtigungsspuren;
import de.postfachhub.protokoll.Nachrichtenspur;
import de.postfachhub.protokoll.Nachrichtenspuren;
import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells and erases what is kept of a message or a case. Each time is an entry of the record and a line of the audit log. */
@Component
final class Auskunftsdienst {

    /** More rows than any case has; a number that stands in more of them is none of a case. */
    static final int ZEILEN_HOECHSTENS = 1_000;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern AKTENZEICHEN = Pattern.compile("(?=.*[0-9])[A-Za-z0-9/_.-]{1,40}");

    private final Nachrichtenspuren nachrichten;
    private final Benachrichtigungsspuren benachrichtigungen;
    private final Auskunftsverzeichnis verzeichnis;
    private final Aufbewahrung aufbewahrung;
    private final Aufbewahrungsfristen fristen;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Auskunftsdienst(
            Nachrichtenspuren nachrichten,
            Benachrichtigungsspuren benachrichtigungen,
            Auskunftsverzeichnis verzeichnis,
            Aufbewahrung aufbewahrung,
            Aufbewahrungsfristen fristen,
            PlatformTransactionManager transaktionen,
            Clock uhr) {
        this.nachrichten = nachrichten;
        this.benachrichtigungen = benachrichtigungen;
        this.verzeichnis = verzeichnis;
        this.aufbewahrung = aufbewahrung;
        this.fristen = fristen;
        this.transaktion = new TransactionTemplate(transaktionen);
        this.uhr = uhr;
    }

    /**
     * @param adresse from where it is asked
     * @throws AuskunftAbgewiesen if the number stands in too many rows
     */
    Auskunft erteile(Kennung kennung, Handelnder wer, String adresse) {
        var gefundene = finde(kennung);
        var vorgang = verzeichnis.vermerke(
                Art.AUSKUNFT, wer, kennung, null, zeilen(gefundene), benachrichtigungen(gefundene));
        zeile("auskunft-erteilen", kennung, wer, adresse)
                .mit(Feld.ZIEL, "Vorgang " + vorgang)
                .erlaubt();
        return new Auskunft(
                vorgang,
                jetzt(),
                kennung.art(),
                Objects.requireNonNullElseGet(kennung.vorgangId(), kennung::schluessel),
                gefundene,
                Speicherorte.zu(gefundene));
    }

    /** @throws AuskunftAbgewiesen if nothing is kept that could be erased */
    Loeschvorschau vorschau(Kennung kennung) {
        var gefundene = finde(kennung);
        if (zeilen(gefundene) + benachrichtigungen(gefundene) == 0) {
            throw AuskunftAbgewiesen.unbekannt();
        }
        return Loeschvorschau.von(
                kennung, gefundene, jetzt().plus(aufbewahrung.aufbewahrung()), jetzt().plus(fristen.loeschprotokoll()));
    }

    /**
     * @param zeilen how many the preview said
     * @return the number of the record
     * @throws AuskunftAbgewiesen if it can't be done, or not any more as it was seen
     */
    long loesche(
            Kennung kennung,
            @Nullable Loeschgrund grund,
            @Nullable String aktenzeichen,
            int zeilen,
            Handelnder wer,
            String adresse) {
        var anlass = anlass(grund, aktenzeichen);
        try {
            var vorgang = Objects.requireNonNull(transaktion.execute(status -> loesche(kennung, anlass, zeilen, wer)));
            zeile("nachricht-loeschen", kennung, wer, adresse)
                    .mit(Feld.ZIEL, "Vorgang " + vorgang)
                    .erlaubt();
            return vorgang;
        } catch (AuskunftAbgewiesen e) {
            zeile("nachricht-loeschen", kennung, wer, adresse)
                    .mit(Feld.GRUND, e.fehler().get(0).code())
                    .abgelehnt();
            throw e;
        }
    }

    private long loesche(Kennung kennung, Anlass anlass, int zeilen, Handelnder wer) {
        var vorschau = vorschau(kennung);
        if (!vorschau.hindernisse().isEmpty()) {
            throw new AuskunftAbgewiesen(HttpStatus.CONFLICT, vorschau.hindernisse());
        }
        if (vorschau.zeilen() != zeilen) {
            throw AuskunftAbgewiesen.veraltet();
        }
        var geloest = nachrichten.loesche(vorschau.nachrichtIds());
        var geloescht = benachrichtigungen.loesche(vorschau.nachrichtIds());
        return verzeichnis.vermerke(Art.LOESCHUNG, wer, kennung, anlass, geloest, geloescht);
    }

    private static Anlass anlass(@Nullable Loeschgrund grund, @Nullable String aktenzeichen) {
        var gegeben = aktenzeichen == null ? "" : aktenzeichen.strip();
        var fehler = Stream.of(
                        grund == null
                                ? Optional.of(new Fehler("FELD_FEHLT", "grund", "Bitte den Grund der Löschung wählen."))
                                : Optional.<Fehler>empty(),
                        AKTENZEICHEN.matcher(gegeben).matches()
                                ? Optional.<Fehler>empty()
                                : Optional.of(new Fehler(
                                        "UNGUELTIGER_WERT",
                                        "aktenzeichen",
                                        "Bitte das Aktenzeichen des Antrags angeben: höchstens 40 Zeichen, Buchstaben, Ziffern und - / _ . mit"
                                                + " mindestens einer Ziffer, keinen Namen.")))
                .flatMap(Optional::stream)
                .toArray(Fehler[]::new);
        if (grund == null || fehler.length > 0) {
            throw AuskunftAbgewiesen.ungueltig(fehler);
        }
        return new Anlass(grund, gegeben);
    }

    private List<Nachricht> finde(Kennung kennung) {
        List<Nachrichtenspur> spuren;
        var id = kennung.nachrichtId();
        if (id != null) {
            spuren = List.of(nachrichten.vonNachricht(id));
        } else {
            var vorgangId = Objects.requireNonNull(kennung.vorgangId());
            var anzahl = nachrichten.anzahl(vorgangId);
            if (anzahl > ZEILEN_HOECHSTENS) {
                throw AuskunftAbgewiesen.zuViele(anzahl, ZEILEN_HOECHSTENS);
            }
            spuren = nachrichten.vonVorgang(vorgangId);
        }
        return spuren.stream()
                .map(this::nachricht)
                .filter(nachricht -> !nachricht.leer())
                .toList();
    }

    private Nachricht nachricht(Nachrichtenspur spur) {
        var id = spur.nachrichtId();
        var eintrag = spur.eingangsbuch();
        return new Nachricht(
                spur,
                eintrag == null ? null : eintrag.eingetragenAm().plus(aufbewahrung.aufbewahrung()),
                id == null ? List.of() : benachrichtigungen.von(id));
    }

    private static int zeilen(List<Nachricht> gefundene) {
        return gefundene.stream()
                .mapToInt(nachricht -> nachricht.protokoll().zeilen().size())
                .sum();
    }

    private static int benachrichtigungen(List<Nachricht> gefundene) {
        return gefundene.stream()
                .mapToInt(nachricht -> nachricht.benachrichtigungen().size())
                .sum();
    }

    /** A case has no name in a log. */
    private static Auditzeile zeile(String operation, Kennung kennung, Handelnder wer, String adresse) {
        var zeile = Auditzeile.zu(operation, wer).mit(Feld.ADRESSE, adresse);
        return kennung.nachrichtId() == null ? zeile : zeile.mit(Feld.NACHRICHT, kennung.schluessel());
    }

    private OffsetDateTime jetzt() {
        return uhr.instant().atZone(BERLIN).toOffsetDateTime();
    }
}
