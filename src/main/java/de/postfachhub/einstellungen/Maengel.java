package de.postfachhub.einstellungen;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Collects what is wrong, so that all of it is told at once. */
final class Maengel {

    private final List<String> alle = new ArrayList<>();

    /** @param satz begins with the setting and ends with what to set; holds no secret */
    void falls(boolean mangelhaft, String satz) {
        if (mangelhaft) {
            alle.add(satz);
        }
    }

    /** Returns whether there is a value. */
    boolean verlange(Environment umgebung, String einstellung, String was) {
        boolean da = !umgebung.getProperty(einstellung, "").isBlank();
        falls(!da, einstellung + ": fehlt; anzugeben ist " + was);
        return da;
    }

    List<String> alle() {
        return List.copyOf(alle);
    }
}
