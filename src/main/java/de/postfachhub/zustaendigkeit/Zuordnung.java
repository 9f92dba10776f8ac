package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Klaerungsgrund;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a message and its reasons.
 *
 * @param dienststelle the row that is responsible after agency and successor were considered; null if there is none
 * @param bereich null if it couldn't be decided
 * @param zielpostfach name of the queue; null exactly for a {@link Ergebnis#KLAERFALL}
 * @param organisationspostfach mailbox to notify; null: nobody is notified
 * @param klaerungsgrund null unless {@link Ergebnis#KLAERFALL}
 * @param beleg the receipt, ASCII, travels as header {@code Zuordnung}: the generation of the tables and the rows that
 *     decided, each with its change request if it has one, for example {@code g:17;d:12;w:34/789;p:56}. {@code w:-} says
 *     that no rule held and the catalogue's Bereich was taken, {@code d:-} and {@code p:-} that no row was found; a table
 *     that wasn't asked is left out
 * @param schritte all tests in their order, also those that found nothing
 * @param generation of the tables
 */
public record Zuordnung(
        Zuordnungsfrage frage,
        Ergebnis ergebnis,
        @Nullable Dienststelle dienststelle,
        @Nullable Bereich bereich,
        @Nullable String zielpostfach,
        @Nullable String organisationspostfach,
        @Nullable Klaerungsgrund klaerungsgrund,
        String beleg,
        List<Pruefschritt> schritte,
        long generation) {}
