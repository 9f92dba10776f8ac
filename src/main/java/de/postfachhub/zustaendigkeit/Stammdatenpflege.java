package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only writer of the tables. Writers of all instances take turns by a row lock, each checks the tables as a whole before
 * it commits, so overlapping validity and references into the void can't get in, whoever writes at the same time.
 */
@Service
public final class Stammdatenpflege {

    private final Stammdatenspeicher speicher;
    private final AktuelleZustaendigkeiten zustaendigkeiten;
    private final Anliegenkatalog katalog;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Stammdatenpflege(
            Stammdatenspeicher speicher,
            AktuelleZustaendigkeiten zustaendigkeiten,
            Anliegenkatalog katalog,
            TransactionTemplate transaktion,
            Clock uhr) {
        this.speicher = speicher;
        this.zustaendigkeiten = zustaendigkeiten;
        this.katalog = katalog;
        this.transaktion = transaktion;
        this.uhr = uhr;
    }

    /**
     * Writes, all or nothing; joins the caller's transaction if there is one. After the commit this instance decides by the
     * new tables at once, the others within 2 seconds.
     *
     * @param aenderung gets the rows as they are known now and can't change until the commit, returns what to do
     * @return false if there was nothing to do
     * @throws StammdatenUngueltig if the tables would be inconsistent; nothing is written then
     * @throws OptimisticLockingFailureException if a row to be ended isn't known any more; nothing is written then
     */
    public boolean schreibe(Function<Stammdaten, Stammdatenaenderung> aenderung) {
        return Boolean.TRUE.equals(transaktion.execute(status -> {
            var zeitpunkt = speicher.sperre(uhr.instant());
            var auftrag = aenderung.apply(speicher.lade());
            if (auftrag.istLeer()) {
                return false;
            }
            for (var zeile : auftrag.beendet()) {
                if (!speicher.beende(zeile, zeitpunkt)) {
                    throw new OptimisticLockingFailureException("%s, id %d, gilt nicht mehr: inzwischen ersetzt"
                            .formatted(Stammdatentabelle.von(zeile).datei(), zeile.id()));
                }
            }
            speicher.fuegeEin(auftrag.neu(), zeitpunkt);
            pruefe(auftrag.neu());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    zustaendigkeiten.aktualisiere();
                }
            });
            return true;
        }));
    }

    /**
     * The rows of these receipts, also those that were replaced since: a row never changes.
     *
     * @param belege as {@link Zeile#beleg()}
     */
    public Stammdaten zeilen(Collection<String> belege) {
        return speicher.lade(belege.stream()
                .collect(Collectors.groupingBy(
                        Stammdatentabelle::ausBeleg,
                        Collectors.mapping(beleg -> Long.valueOf(beleg.split("[:/]")[1]), Collectors.toList()))));
    }

    private void pruefe(Stammdaten neu) {
        List<Stammdatenfehler> fehler = new ArrayList<>();
        // Only new rules: an Anliegen that left the catalogue later must not block every other change.
        for (var zeile : neu.weiterleitungen()) {
            if (katalog.finde(zeile.anliegen()).isEmpty()) {
                fehler.add(new Stammdatenfehler(
                        Stammdatentabelle.WEITERLEITUNG.datei(),
                        zeile.id(),
                        "anliegen",
                        Art.UNBEKANNTES_ANLIEGEN,
                        zeile.anliegen() + " steht nicht im Anliegenkatalog"));
            }
        }
        fehler.addAll(Stammdatenpruefung.pruefe(speicher.lade()));
        if (!fehler.isEmpty()) {
            throw new StammdatenUngueltig(
                    "Die Tabellen der Zuständigkeit würden sich widersprechen (Zeile = id in der Datenbank)", fehler);
        }
    }
}
