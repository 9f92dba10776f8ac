package de.postfachhub.postfachpruefung;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How the check of an Organisationspostfach stands.
 *
 * @param codeUnterwegsSeit when the code that is still to be entered was asked for; null: none is
 * @param seit since when the state holds; null for one that was never checked
 */
public record Pruefstand(
        String adresse,
        Pruefzustand zustand,
        @Nullable OffsetDateTime codeUnterwegsSeit,
        @Nullable OffsetDateTime seit) {}
