package de.postfachhub.nachricht;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reading the envelope of a message gave: an envelope or all faults, never an exception. */
public sealed interface Kopfergebnis {

    /** The message keeps the contract. */
    record Gelesen(Nachrichtenkopf kopf) implements Kopfergebnis {}

    /**
     * The message breaks the contract.
     *
     * @param teilkopf the envelope fields that could be read in spite of the faults
     * @param fehler all faults, at least one: those of the whole body first, then field by field in the contract's
     *     order
     */
    record Fehlerhaft(Teilkopf teilkopf, List<Nachrichtenfehler> fehler) implements Kopfergebnis {

        public Fehlerhaft {
            if (fehler.isEmpty()) {
                throw new IllegalArgumentException("A faulty message has at least one fault");
            }
            fehler = List.copyOf(fehler);
        }

        /** The only fault of a message of which nothing was read. */
        public static Fehlerhaft ungelesen(Nachrichtenfehler fehler) {
            return new Fehlerhaft(Teilkopf.NICHTS, List.of(fehler));
        }

        /** The key of the message, where it could be read. */
        public @Nullable UUID nachrichtId() {
            return teilkopf.nachrichtId();
        }
    }
}
