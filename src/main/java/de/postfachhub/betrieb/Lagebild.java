package de.postfachhub.betrieb;

import de.postfachhub.aufbewahrung.Aufbewahrungsfristen;
import de.postfachhub.benachrichtigung.Versandaufsicht;
import de.postfachhub.benachrichtigung.Versandstand;
import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import de.postfachhub.protokoll.Protokoll;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Puts together what the start page shows, within a second and a half whatever is away. Safe for use by many threads. */
@Component
final class Lagebild {

    private static final Duration HOECHSTENS = Duration.ofMillis(500);

    private final Ablesung<Stundenbild> stunde;
    private final Ablesung<Versandstand> versand;
    private final Ablesung<List<Teil>> teile;
    private final Warteschlangen warteschlangen;
    private final Duration wartefrist;
    private final Clock uhr;

    Lagebild(
            Protokoll protokoll,
            Versandaufsicht versandaufsicht,
            HealthEndpoint gesundheit,
            Warteschlangen warteschlangen,
            Aufbewahrungsfristen fristen,
            @Qualifier("applicationTaskExecutor") TaskExecutor ausfuehrung,
            Clock uhr) {
        this.stunde = new Ablesung<>("The journal", () -> stunde(protokoll, uhr), ausfuehrung, uhr);
        this.versand = new Ablesung<>("The state of the mails", versandaufsicht::stand, ausfuehrung, uhr);
        this.teile = new Ablesung<>("Health", () -> Teil.aus(gesundheit.health()), ausfuehrung, uhr);
        this.warteschlangen = warteschlangen;
        this.wartefrist = fristen.wartend();
        this.uhr = uhr;
    }

    Lage jetzt() {
        List.of(stunde, versand, teile).forEach(Ablesung::beginne);
        var dieStunde = stunde.lies(HOECHSTENS);
        var derVersand = versand.lies(HOECHSTENS);
        var dieTeile = teile.lies(HOECHSTENS);
        try {
            return new Lage(uhr.instant(), dieStunde, derVersand, dieTeile, true, warteschlangen.alle(), wartefrist);
        } catch (BrokerAntwortetNicht e) {
            List<Warteschlange> keine = List.of();
            return new Lage(uhr.instant(), dieStunde, derVersand, dieTeile, false, keine, wartefrist);
        }
    }

    private static Stundenbild stunde(Protokoll protokoll, Clock uhr) {
        var jetzt = uhr.instant();
        return Stundenbild.aus(protokoll.zaehle(Stundenbild.beginn(jetzt)), jetzt);
    }
}
