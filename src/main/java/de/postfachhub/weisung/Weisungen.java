package de.postfachhub.weisung;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Weisungen that the hub knows.
 *
 * @param weisungen numbered from 0; the Weisung 202509011 comes with the hub
 */
@Validated
@ConfigurationProperties("postfach")
public record Weisungen(@DefaultValue List<@Valid Weisung> weisungen) {

    public Weisungen {
        weisungen = List.copyOf(weisungen);
    }

    public Optional<Weisung> finde(String nummer) {
        return weisungen.stream()
                .filter(weisung -> weisung.nummer().equals(nummer))
                .findFirst();
    }
}
