package de.postfachhub.aenderungsauftrag;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A day as people write it in Germany. */
final class Tag {

    private static final DateTimeFormatter DEUTSCH = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private Tag() {}

    static String deutsch(LocalDate tag) {
        return DEUTSCH.format(tag);
    }
}
