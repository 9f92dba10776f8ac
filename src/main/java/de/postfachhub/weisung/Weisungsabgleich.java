package de.postfachhub.weisung;

import de.postfachhub.nachricht.Anliegenkatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether the Weisungen can be carried out at all. Finds what the form of a single field doesn't show. */
@Component
final class Weisungsabgleich {

    private final Anliegenkatalog katalog;
    private final List<String> fehler = new ArrayList<>();
    private final Map<String, String> stellen = new HashMap<>();

    /** @throws WeisungUngueltig with all faults of all Weisungen */
    Weisungsabgleich(Weisungen weisungen, Anliegenkatalog katalog) {
        this.katalog = katalog;
        for (var i = 0; i < weisungen.weisungen().size(); i++) {
            pruefe("postfach.weisungen[" + i + "]", weisungen.weisungen().get(i));
        }
        if (!fehler.isEmpty()) {
            throw new WeisungUngueltig(fehler);
        }
    }

    private void pruefe(String stelle, Weisung weisung) {
        var andere = stellen.putIfAbsent(weisung.nummer(), stelle);
        if (andere != null) {
            fehler.add("%s.nummer: %s steht schon in %s; erlaubt ist jede Nummer einmal"
                    .formatted(stelle, weisung.nummer(), andere));
        }
        if (weisung.frist().isBefore(weisung.gueltigAb())) {
            fehler.add("%s.frist: %s liegt vor gueltig-ab %s; erlaubt ist dieser oder ein späterer Tag"
                    .formatted(stelle, weisung.frist(), weisung.gueltigAb()));
        }
        if (weisung.gueltigBis() != null && !weisung.gueltigBis().isAfter(weisung.gueltigAb())) {
            fehler.add("%s.gueltig-bis: %s liegt nicht nach gueltig-ab %s; erlaubt ist ein späterer Tag oder keiner"
                    .formatted(stelle, weisung.gueltigBis(), weisung.gueltigAb()));
        }
        weisung.anliegen().stream()
                .filter(code -> katalog.finde(code).isEmpty())
                .sorted()
                .forEach(code ->
                        fehler.add("%s.anliegen: \"%s\" steht nicht im Anliegenkatalog; erlaubt sind dessen Codes"
                                .formatted(stelle, code)));
    }
}
