package de.postfachhub.postfachpruefung;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for can't be done; says why and what can be done instead. */
final class PruefungAbgewiesen extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String POSTFACH = "organisationspostfach";
    private static final String CODE = "code";
    private static final String PERSOENLICHES = "persoenlichesPostfach";

    /**
     * @param code an API
     * @param feld name of the input
     * @param text German
     */
    record Fehler(String code, String feld, String text) {}

    private final transient Fehler fehler;

    private PruefungAbgewiesen(HttpStatus status, Fehler fehler) {
        super(status, problem(status, fehler), null);
        this.fehler = fehler;
    }

    Fehler fehler() {
        return fehler;
    }

    static PruefungAbgewiesen keineAdresse() {
        return von(
                HttpStatus.BAD_REQUEST,
                "ADRESSE_UNGUELTIG",
                POSTFACH,
                "Das ist keine einfache E-Mail-Adresse. Erlaubt ist eine einzige, zum Beispiel ags.735@agentur.example,"
                        + " ohne Namen davor und ohne Umlaute.");
    }

    static PruefungAbgewiesen nichtErlaubt(List<String> domaenen) {
        return von(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "DOMAENE_NICHT_ERLAUBT",
                POSTFACH,
                domaenen.isEmpty()
                        ? "Der Hub darf keine E-Mails senden. Der Betrieb muss dafür postfach.benachrichtigung.domaenen setzen."
                        : "An diese Domäne darf der Hub nicht schreiben. Erlaubt: " + String.join(", ", domaenen)
                                + ".");
    }

    static PruefungAbgewiesen gesperrt() {
        return von(
                HttpStatus.CONFLICT,
                "POSTFACH_GESPERRT",
                POSTFACH,
                "Dieses Postfach ist gesperrt, weil es der Mailserver bei einer Benachrichtigung nicht kannte. Gibt es das"
                        + " Postfach wieder, muss zuerst der Betrieb die Sperre aufheben.");
    }

    static PruefungAbgewiesen persoenliches() {
        return von(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "PERSOENLICHE_ADRESSE",
                PERSOENLICHES,
                "Das sieht nach dem Postfach einer Person aus; gemeint ist ein Funktions- oder Organisationspostfach. Soll der"
                        + " Code dennoch dorthin, ist das ausdrücklich zu bestätigen.");
    }

    /** @param text why, and from when on one is possible */
    static PruefungAbgewiesen zuOft(String text) {
        return von(HttpStatus.CONFLICT, "CODE_ZU_OFT", POSTFACH, text);
    }

    /** @param eingabe any but the right one */
    static PruefungAbgewiesen wegen(Codeeingabe eingabe) {
        var status = switch (eingabe) {
            case UNFOERMIG -> HttpStatus.BAD_REQUEST;
            case FALSCH -> HttpStatus.UNPROCESSABLE_ENTITY;
            default -> HttpStatus.CONFLICT;
        };
        return von(status, "CODE_" + eingabe.name(), CODE, eingabe.text());
    }

    private static PruefungAbgewiesen von(HttpStatus status, String code, String feld, String text) {
        return new PruefungAbgewiesen(status, new Fehler(code, feld, text));
    }

    private static ProblemDetail problem(HttpStatus status, Fehler fehler) {
        var problem = ProblemDetail.forStatusAndDetail(status, fehler.text());
        problem.setProperty("fehler", List.of(fehler));
        return problem;
    }
}
