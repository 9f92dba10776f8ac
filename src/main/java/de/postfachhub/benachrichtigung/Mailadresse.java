package de.postfachhub.benachrichtigung;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A plain mail address: no display name, no quoting, no routing, ASCII alone. Stricter than RFC 5321 on purpose: what is not
 * obviously one mailbox in one domain is no address here.
 *
 * @param domaene in lower case
 */
public record Mailadresse(String postfach, String domaene) {

    /** RFC 5321, 4.5.3.1.3, less the angle brackets. */
    static final int HOECHSTLAENGE = 254;

    // Neither '%' nor '!', by which old relays pass a mail on to another domain; no leading '-', which is an option to
    // some.
    // Nothing in them is given back once it fits, or a long text would cost a stack.
    private static final Pattern FORM = Pattern.compile("(\\w[\\w+-]*+(?:\\.[\\w+-]++)*+)@([^@]++)");
    private static final Pattern DOMAENE =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)++");
    private static final Pattern UNSICHTBARES = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int POSTFACH_HOECHSTLAENGE = 64;

    /** Empty if the text is anything but one plain address. */
    public static Optional<Mailadresse> lies(String text) {
        var treffer = FORM.matcher(text);
        if (text.length() > HOECHSTLAENGE
                || !treffer.matches()
                || treffer.group(1).length() > POSTFACH_HOECHSTLAENGE) {
            return Optional.empty();
        }
        return domaene(treffer.group(2)).map(domaene -> new Mailadresse(treffer.group(1), domaene));
    }

    /** The domain in the form in which domains are compared; empty if it is none. */
    static Optional<String> domaene(String text) {
        // The lower case of some other letters is ASCII (U+212A is a 'k'): such a domain is a look-alike, not an equal.
        if (!text.chars().allMatch(zeichen -> zeichen < 128)) {
            return Optional.empty();
        }
        var klein = text.toLowerCase(Locale.ROOT);
        return DOMAENE.matcher(klein).matches() ? Optional.of(klein) : Optional.empty();
    }

    /** By what a mailbox is known: its address with the domain in lower case; of what is no address, as much as can be shown. */
    public static String schluessel(String text) {
        return lies(text)
                .map(Mailadresse::toString)
                .orElseGet(() -> UNSICHTBARES
                        .matcher(text.length() > HOECHSTLAENGE ? text.substring(0, HOECHSTLAENGE) : text)
                        .replaceAll("\uFFFD"));
    }

    /** By what is known whom a mailbox reaches: all in lower case, without sub-address ({@code +…}). */
    public static String person(String text) {
        return schluessel(text).toLowerCase(Locale.ROOT).replaceFirst("[+][^@]*@", "@");
    }

    @Override
    public String toString() {
        return postfach + "@" + domaene;
    }
}
