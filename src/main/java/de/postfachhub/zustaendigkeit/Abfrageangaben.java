package de.postfachhub.zustaendigkeit;

import de.postfachhub.zugang.Texteingaben;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What somebody asks the tables with: days, times, a Dienststelle, as texts of a form or of an address. Makes values of them
 * and collects all that is wrong. For one request.
 */
public final class Abfrageangaben {

    /**
     * @param code an API
     * @param feld name of the parameter, and of the input on a page
     * @param text German: what is wrong and what is allowed
     */
    public record Fehler(String code, String feld, String text) {}

    /** Two days that are compared. */
    record Tage(LocalDate von, LocalDate nach) {}

    private static final String UNGUELTIG = "UNGUELTIGER_WERT";
    private static final int ERSTES_JAHR = 1900;
    private static final int LETZTES_JAHR = 9999;

    private final Instant jetzt;
    private final boolean ortszeit;
    private final List<Fehler> fehler = new ArrayList<>();

    private Abfrageangaben(Clock uhr, boolean ortszeit) {
        this.jetzt = uhr.instant();
        this.ortszeit = ortszeit;
    }

    /** Of a program: times have an offset to UTC. */
    public static Abfrageangaben einesProgramms(Clock uhr) {
        return new Abfrageangaben(uhr, false);
    }

    /** Of a person: times are those of the clock on the wall in Germany, unless there is an offset. */
    public static Abfrageangaben einerSeite(Clock uhr) {
        return new Abfrageangaben(uhr, true);
    }

    public List<Fehler> fehler() {
        return List.copyOf(fehler);
    }

    /** @throws ErrorResponseException with all faults, as status 400, if there is one */
    public void verlangeFehlerfrei() {
        if (!fehler.isEmpty()) {
            var problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
            problem.setProperties(Map.of("fehler", fehler()));
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
    }

    public LocalDate heute() {
        return jetzt.atZone(Gueltigkeit.ZEITZONE).toLocalDate();
    }

    /**
     * A day; today if nothing is given or something is wrong with it.
     *
     * @param name what people call the field
     */
    public LocalDate tag(String feld, String name, @Nullable String wert) {
        if (fehlt(wert)) {
            return heute();
        }
        try {
            var tag = LocalDate.parse(wert.strip());
            if (denkbar(tag.getYear())) {
                return tag;
            }
            melde(UNGUELTIG, feld, "„%s“ liegt außerhalb des Kalenders. %s".formatted(name, erlaubteJahre()));
        } catch (DateTimeException e) {
            melde(UNGUELTIG, feld, "„%s“ ist kein Datum. So ist es richtig: 2026-12-01".formatted(name));
        }
        return heute();
    }

    /** Two days, the second after the first, from the fields {@code von} and {@code nach}; what is missing is today. */
    Tage tage(@Nullable String von, @Nullable String nach) {
        var vorher = fehler.size();
        var frueher = tag("von", "Von", von);
        var spaeter = tag("nach", "Nach", nach);
        if (fehler.size() == vorher && !spaeter.isAfter(frueher)) {
            melde(UNGUELTIG, "nach", "„Nach“ muss ein späterer Tag sein als „Von“.");
        }
        return new Tage(frueher, spaeter);
    }

    /** A time that isn't in the future; null if nothing is given or something is wrong with it. */
    public @Nullable Instant vergangenes(String feld, String name, @Nullable String wert) {
        if (fehlt(wert)) {
            return null;
        }
        // A plus sign in a query string arrives as a space unless it was written %2B.
        var text = wert.strip().replaceFirst(" (?=[0-9]{2}:[0-9]{2}$)", "+");
        var zeit = zeit(text);
        if (zeit == null) {
            var ohneZone = !ortszeit && ortszeit(text) != null;
            melde(
                    ohneZone ? "ZEIT_OHNE_ZONE" : UNGUELTIG,
                    feld,
                    "„%s“ ist kein Zeitpunkt%s. So ist es richtig: %s"
                            .formatted(
                                    name,
                                    ohneZone ? " mit Abstand zu UTC" : "",
                                    ortszeit ? "2026-11-22T10:00" : "2026-11-22T10:00:00+01:00"));
        } else if (!denkbar(zeit.getYear())) {
            melde(UNGUELTIG, feld, "„%s“ liegt außerhalb des Kalenders. %s".formatted(name, erlaubteJahre()));
        } else if (zeit.toInstant().isAfter(jetzt)) {
            melde(
                    UNGUELTIG,
                    feld,
                    "„%s“ liegt in der Zukunft; was der Hub dann weiß, steht noch nicht fest. Erlaubt ist jetzt oder früher."
                            .formatted(name));
        } else {
            return zeit.toInstant();
        }
        return null;
    }

    /** 3 digits or 5; null if nothing is given or something is wrong with it. */
    public @Nullable String dienststelle(String feld, @Nullable String wert) {
        if (fehlt(wert)) {
            return null;
        }
        if (!Form.NUMMER.passt(wert.strip())) {
            melde(
                    UNGUELTIG,
                    feld,
                    "Eine Dienststelle hat 5 Ziffern (Geschäftsstelle) oder 3 Ziffern (Agentur mit ihren Geschäftsstellen).");
            return null;
        }
        return wert.strip();
    }

    /** What can be no text at all, where nothing else was said of the field. */
    public void melde(Texteingaben texte) {
        texte.fehler().stream()
                .filter(einer ->
                        fehler.stream().noneMatch(bekannter -> bekannter.feld().equals(einer.feld())))
                .forEach(einer -> melde(UNGUELTIG, einer.feld(), einer.text()));
    }

    public void melde(String code, String feld, String text) {
        fehler.add(new Fehler(code, feld, text));
    }

    private @Nullable OffsetDateTime zeit(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            return ortszeit ? ortszeit(text) : null;
        }
    }

    private static @Nullable OffsetDateTime ortszeit(String text) {
        try {
            return LocalDateTime.parse(text).atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean fehlt(@Nullable String wert) {
        return wert == null || wert.isBlank();
    }

    /** The databases refuse years that Java can still write. */
    private static boolean denkbar(int jahr) {
        return jahr >= ERSTES_JAHR && jahr <= LETZTES_JAHR;
    }

    private static String erlaubteJahre() {
        return "Erlaubt sind die Jahre %d bis %d.".formatted(ERSTES_JAHR, LETZTES_JAHR);
    }
}
