package de.postfachhub.datenbank;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * What a fault of the database means for the work that met it: the content is at fault, or the database isn't ready. The first is
 * named (SQLSTATE 22 and 23), the second is all the rest: a list of what passes by itself would never be complete, and what it
 * lacks would send a whole morning to the dead letters.
 *
 * @param inhaltAbgelehnt whether what was to be written is refused; it will be again
 * @param grund {@code SQLSTATE 40P01}, or the kind of the exception where there is none; never its text, which may quote values
 * @param stoerung what people are told
 */
public record Datenbankfehler(boolean inhaltAbgelehnt, String grund, Datenbankstoerung stoerung) {

    /** Data exception and integrity constraint violation, ISO 9075-2, on both products. */
    private static final Pattern DES_INHALTS = Pattern.compile("2[23]...");

    /** Says only that something before it failed in the same transaction. */
    private static final String FOLGEFEHLER = "25P02";

    private static final int HOECHSTENS = 100;

    /** Empty when the fault is none of the database, such as a program that expects one row and finds none. */
    public static Optional<Datenbankfehler> von(Throwable fehler) {
        var alle = alle(fehler);
        var zustaende = alle.stream()
                .filter(SQLException.class::isInstance)
                .map(sql -> ((SQLException) sql).getSQLState())
                .toList();
        if (zustaende.isEmpty()) {
            return alle.stream()
                    .filter(Datenbankfehler::derDatenbank)
                    .findFirst()
                    .map(Datenbankfehler::ohneZustand);
        }
        var inhalt = zustaende.stream()
                .filter(zustand ->
                        zustand != null && DES_INHALTS.matcher(zustand).matches())
                .findFirst();
        if (inhalt.isPresent()) {
            return Optional.of(mitZustand(true, inhalt.get()));
        }
        // The innermost is the driver's; the pool's around it says only that it waited in vain.
        String innerster = null;
        for (var zustand : zustaende) {
            if (zustand != null && !(innerster != null && zustand.equals(FOLGEFEHLER))) {
                innerster = zustand;
            }
        }
        return Optional.of(innerster == null ? ohneZustand(alle.get(alle.size() - 1)) : mitZustand(false, innerster));
    }

    /** Only one for which the work waits; empty when waiting mends nothing. */
    public static Optional<Datenbankfehler> abzuwarten(Throwable fehler) {
        return von(fehler).filter(einer -> !einer.inhaltAbgelehnt());
    }

    /** What the driver itself says. It may quote values: for whoever starts the hub, never for what its work logs. */
    public static Optional<String> meldung(Throwable fehler) {
        return alle(fehler).stream()
                .filter(SQLException.class::isInstance)
                .reduce((aeusserer, innerer) -> innerer)
                .map(Throwable::getMessage);
    }

    private static Datenbankfehler mitZustand(boolean inhaltAbgelehnt, String zustand) {
        return new Datenbankfehler(inhaltAbgelehnt, "SQLSTATE " + zustand, Datenbankstoerung.von(zustand));
    }

    private static Datenbankfehler ohneZustand(Throwable fehler) {
        boolean inhalt = fehler instanceof DataIntegrityViolationException;
        var stoerung = inhalt ? Datenbankstoerung.ANDERE : Datenbankstoerung.NICHT_ERREICHBAR;
        return new Datenbankfehler(inhalt, fehler.getClass().getSimpleName(), stoerung);
    }

    /** Spring throws the same types where a program uses it wrongly or reads what it doesn't expect: waiting mends none of that. */
    private static boolean derDatenbank(Throwable fehler) {
        if (fehler instanceof TransactionException) {
            return !(fehler instanceof TransactionUsageException || fehler instanceof UnexpectedRollbackException);
        }
        return fehler instanceof DataIntegrityViolationException
                || fehler instanceof NonTransientDataAccessResourceException
                || fehler instanceof DataAccessException && !(fehler instanceof NonTransientDataAccessException);
    }

    /** The fault, its causes, and what came with them: a batch keeps the fault of its row beside its own. */
    private static List<Throwable> alle(Throwable fehler) {
        List<Throwable> alle = new ArrayList<>();
        Set<Throwable> gesehen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> offen = new ArrayDeque<>(List.of(fehler));
        while (!offen.isEmpty() && alle.size() < HOECHSTENS) {
            var einer = offen.remove();
            if (gesehen.add(einer)) {
                alle.add(einer);
                merke(offen, einer instanceof SQLException sql ? sql.getNextException() : null);
                merke(offen, einer.getCause());
            }
        }
        return alle;
    }

    private static void merke(Deque<Throwable> offen, @Nullable Throwable weiterer) {
        if (weiterer != null) {
            offen.add(weiterer);
        }
    }
}
