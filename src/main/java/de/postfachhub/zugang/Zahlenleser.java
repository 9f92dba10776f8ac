package de.postfachhub.zugang;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads every number and every UUID in a path, a query or a form, for all rooms: a number is written with the digits 0 to 9 and in one way
 * alone. Spring would take 0x1, #1, " 1" and the digits of other scripts for 1, and Java 1-1-1-1-1 for a UUID.
 *
 * <p>As editors: where a converter refuses a text, Spring asks its own editors after it.
 */
@ControllerAdvice
final class Zahlenleser {

    private static final Pattern ZAHL = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    @InitBinder
    void lies(WebDataBinder leser) {
        leser.registerCustomEditor(long.class, new Leser(ZAHL, Long::valueOf));
        leser.registerCustomEditor(Long.class, new Leser(ZAHL, Long::valueOf));
        leser.registerCustomEditor(int.class, new Leser(ZAHL, Integer::valueOf));
        leser.registerCustomEditor(Integer.class, new Leser(ZAHL, Integer::valueOf));
        leser.registerCustomEditor(UUID.class, new Leser(UUID_TEXT, UUID::fromString));
    }

    private static final class Leser extends PropertyEditorSupport {

        private final Pattern form;
        private final Function<String, Object> leser;

        Leser(Pattern form, Function<String, Object> leser) {
            this.form = form;
            this.leser = leser;
        }

        /** An empty field is none, as for all other kinds. */
        @Override
        public void setAsText(String text) {
            if (!text.isEmpty() && !form.matcher(text).matches()) {
                throw new IllegalArgumentException("not of the form");
            }
            setValue(text.isEmpty() ? null : leser.apply(text));
        }
    }
}
