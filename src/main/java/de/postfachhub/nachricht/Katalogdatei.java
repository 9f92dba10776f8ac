package de.postfachhub.nachricht;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The catalogue as it stood in its file when the hub was started. */
@Component
final class Katalogdatei implements Anliegenkatalog {

    private final List<Anliegen> eintraege;
    private final Map<String, Anliegen> nachCode;

    /** @throws KatalogFehlerhaft with all faults of the file */
    Katalogdatei(Katalogeinstellungen einstellungen) {
        eintraege = new Katalogleser(einstellungen.anliegenkatalog()).lies();
        nachCode = eintraege.stream().collect(Collectors.toUnmodifiableMap(Anliegen::code, Function.identity()));
    }

    @Override
    public Optional<Anliegen> finde(String code) {
        return Optional.ofNullable(nachCode.get(code));
    }

    @Override
    public List<Anliegen> alle() {
        return eintraege;
    }
}
