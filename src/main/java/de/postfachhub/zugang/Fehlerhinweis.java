package de.postfachhub.zugang;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** What whoever refuses a request before any controller sees it has to say about it, for the error page and the problem details. */
public final class Fehlerhinweis {

    private static final String NAME = Fehlerhinweis.class.getName();

    private Fehlerhinweis() {}

    /** @param text German, without anything that the client sent */
    public static void setze(ServletRequest anfrage, String text) {
        anfrage.setAttribute(NAME, text);
    }

    static @Nullable String von(ServletRequest anfrage) {
        return (String) anfrage.getAttribute(NAME);
    }
}
