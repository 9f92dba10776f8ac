package de.postfachhub.aenderungsauftrag;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One change: from a day on, and until another if there is one, this is what holds for the key of the row; before and after
 * that time everything stays as it was. Which fields a change has depends on its kind; the others are null.
 *
 * @param dienststelle the Dienststelle of the request, or one of the offices of the agency of the request
 * @param anliegen key of a WEITERLEITUNG, with rechtskreis and herkunft
 * @param bereich value of a WEITERLEITUNG, key of a POSTFACH
 * @param gemeinsam that the Zielpostfach belongs to another agency is on purpose
 * @param organisationspostfach null: nobody is notified
 * @param name of a DIENSTSTELLE
 * @param nachfolger of a DIENSTSTELLE that ends
 * @param aufheben in that time no row holds for the key
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Aenderung(
        Aenderungsart art,
        String dienststelle,
        @Nullable String anliegen,
        @Nullable Rechtskreis rechtskreis,
        @Nullable Herkunft herkunft,
        @Nullable Bereich bereich,
        @Nullable String zielpostfach,
        boolean gemeinsam,
        @Nullable String organisationspostfach,
        @Nullable String name,
        @Nullable String nachfolger,
        boolean aufheben,
        LocalDate gueltigAb,
        @Nullable LocalDate gueltigBis) {}
