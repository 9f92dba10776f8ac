package de.postfachhub.zugang;

import de.postfachhub.zugang.Problem.Angabe;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;

/** What Spring found wrong with the input of a REST resource, said in German and without the input. */
final class Eingabefehler {

    static final String WERT = "UNGUELTIGER_WERT";
    private static final String FEHLT = "FELD_FEHLT";
    private static final String UNLESBAR = "KEIN_JSON";
    private static final String DOPPELT = "DOPPELTES_FELD";

    private Eingabefehler() {}

    /** @return empty if the exception isn't about the input */
    static List<Angabe> von(Exception grund) {
        if (grund instanceof MissingServletRequestParameterException fehlt) {
            return List.of(new Angabe(FEHLT, fehlt.getParameterName(), "Der Parameter fehlt."));
        }
        if (grund instanceof TypeMismatchException falsch) {
            return List.of(
                    new Angabe(WERT, String.valueOf(falsch.getPropertyName()), erwartet(falsch.getRequiredType())));
        }
        if (grund instanceof HandlerMethodValidationException ungueltig) {
            return ungueltig.getParameterValidationResults().stream()
                    .flatMap(ergebnis -> ergebnis.getResolvableErrors().stream()
                            .map(fehler -> new Angabe(
                                    WERT,
                                    String.valueOf(ergebnis.getMethodParameter().getParameterName()),
                                    String.valueOf(fehler.getDefaultMessage()))))
                    .toList();
        }
        if (grund instanceof MethodArgumentNotValidException ungueltig) {
            return ungueltig.getBindingResult().getAllErrors().stream()
                    .map(fehler -> new Angabe(WERT, feld(fehler), String.valueOf(fehler.getDefaultMessage())))
                    .toList();
        }
        if (grund instanceof HttpMessageNotReadableException) {
            return List.of(unlesbar(grund.getCause()));
        }
        return List.of();
    }

    private static Angabe unlesbar(@Nullable Throwable grund) {
        // Jackson has no type for it. Neither its words nor the name of the field go on: a client wrote that.
        if (grund instanceof JacksonException json
                && String.valueOf(json.getOriginalMessage()).startsWith("Duplicate ")) {
            return new Angabe(
                    DOPPELT, "", "Ein Feld steht zweimal im Inhalt; erlaubt ist jedes Feld höchstens einmal.");
        }
        return new Angabe(
                UNLESBAR,
                "",
                "Der Inhalt ist nicht genau ein JSON-Objekt in der Form, die beschrieben ist, mit Text in UTF-8.");
    }

    private static String feld(ObjectError fehler) {
        return fehler instanceof FieldError amFeld ? amFeld.getField() : "";
    }

    private static String erwartet(@Nullable Class<?> art) {
        if (art == UUID.class) {
            return "erwartet wird eine UUID, zum Beispiel 6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10";
        }
        if (art == OffsetDateTime.class) {
            return "erwartet wird ein Zeitpunkt mit Abstand zu UTC, zum Beispiel 2025-10-01T09:00:00+02:00"
                    + " (in einer Adresse ist + als %2B zu schreiben)";
        }
        if (art != null && Temporal.class.isAssignableFrom(art)) {
            return "erwartet wird ein Datum, zum Beispiel 2025-10-01";
        }
        if (art != null && art.isEnum()) {
            return "erlaubt sind "
                    + String.join(
                            ", ",
                            Arrays.stream(art.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        return "erwartet wird eine ganze Zahl";
    }
}
