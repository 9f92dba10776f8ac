package de.postfachhub.leitweg;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells a message from every other for as long as the hub has it: through redelivery, the dead letters and a move by an operator.
 *
 * <p>The hub alone gives it, where it takes a message over from {@code postfach.eingang}, and no agency ever sees it. So nobody can write one
 * that the register knows. What a sender's protocol offers is no identity: it is chosen by the sender (AMQP, a bridge), missing (STOMP), or made
 * up anew at each delivery (AMQP with an id that JMS has no form for).
 *
 * @param eigene given at the last takeover; the one to be booked
 * @param fruehere what the message claims to have been before, newest first. A claim is worth something only if the register knows it: then an
 *     operator moved the message from the dead letters back to {@code postfach.eingang}
 */
record Kennung(UUID eigene, List<String> fruehere) {

    /** The property that carries it, on the hub's own queues alone. */
    static final String KOPFZEILE = "PostfachHubKennung";

    private static final int HOECHSTENS = 20;

    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Versions of the hub before the takeover booked the id of the Artemis client, which has the form {@code ID:<uuid>}. */
    private static final Pattern FRUEHERE = Pattern.compile("(ID:)?" + UUID_FORM);

    /** What {@link #kopfzeile} writes. */
    private static final Pattern ZEILE = Pattern.compile(UUID_FORM + "( " + FRUEHERE + "){0," + HOECHSTENS + "}");

    /**
     * @param kopfzeile what the message carries under {@link #KOPFZEILE}, perhaps from a sender
     * @param jmsMessageId by which an earlier version may have booked it
     */
    static Kennung neu(@Nullable String kopfzeile, @Nullable String jmsMessageId) {
        Stream<String> fruehere = kopfzeile == null ? Stream.empty() : Stream.of(kopfzeile.split(" ", HOECHSTENS + 1));
        return new Kennung(
                UUID.randomUUID(),
                Stream.concat(fruehere, Stream.ofNullable(jmsMessageId))
                        .filter(eine -> FRUEHERE.matcher(eine).matches())
                        .distinct()
                        .limit(HOECHSTENS)
                        .toList());
    }

    /** @return null where the hub hasn't taken the message over */
    static @Nullable Kennung lies(@Nullable String kopfzeile) {
        if (kopfzeile == null || !ZEILE.matcher(kopfzeile).matches()) {
            return null;
        }
        List<String> teile = List.of(kopfzeile.split(" "));
        return new Kennung(UUID.fromString(teile.get(0)), teile.subList(1, teile.size()));
    }

    String kopfzeile() {
        return String.join(" ", alle());
    }

    /** The own one first. */
    List<String> alle() {
        return Stream.concat(Stream.of(eigene.toString()), fruehere.stream()).toList();
    }
}
