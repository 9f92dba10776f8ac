package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.zustaendigkeit.Zuordnung;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says why an accepted message that nobody is responsible for needs a person. */
@Component("klaerungsbegruendung")
public final class Klaerungsbegruendung {

    public Eingang begruende(Eingang eingang, Zuordnung zuordnung) {
        Klaerungsgrund grund = Objects.requireNonNull(zuordnung.klaerungsgrund(), "a Klärfall has a reason");
        return eingang.zuKlaeren(grund);
    }
}
