package de.postfachhub.benachrichtigung;

import java.util.regex.Pattern;

/**
 * What a relay answered, codes alone: the free text may hold anything.
 *
 * @param code RFC 5321, 4.2; below 0 if the connection ended instead
 * @param erweitert the enhanced status code of RFC 3463, or empty
 */
record Smtpantwort(int code, String erweitert) {

    private static final Pattern ERWEITERT = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");

    /** @param antwort the reply as the relay wrote it */
    static Smtpantwort aus(int code, String antwort) {
        var treffer = ERWEITERT.matcher(antwort.strip());
        return new Smtpantwort(code, treffer.find() ? treffer.group(1) : "");
    }

    /** For columns, logs and pages: {@code 550 5.1.1} or {@code 550}. */
    @Override
    public String toString() {
        return (code + " " + erweitert).strip();
    }
}
