package de.postfachhub.protokoll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of received ids, by which duplicates are found across restarts and hub instances, for as long as
 * {@code postfach.aufbewahrung} says.
 *
 * <p>An id belongs to the message that brought it first, not to the processing of it: a hub that is killed
 * after the entry gets that message again and must process it. The answer for one message is always the same, however often
 * it is asked, unless it is the first to be asked ({@code NEU}, then {@code WIEDERZUSTELLUNG}).
 *
 * <p>Safe for use by many threads and instances; the primary key decides who was first, nothing is cached.
 */
@Component
public final class Eingangsbuch {

    private final JdbcClient jdbc;
    private final TransactionTemplate ausserhalb;
    private final Clock uhr;

    Eingangsbuch(JdbcClient jdbc, PlatformTransactionManager transaktionen, Clock uhr) {
        this.jdbc = jdbc;
        this.ausserhalb = new TransactionTemplate(transaktionen);
        // Each statement commits by itself: an entry must outlive whatever its caller does next.
        this.ausserhalb.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.uhr = uhr;
    }

    /**
     * @param kennungen what tells this message from every other and stays the same when it is redelivered; never one that a sender can choose.
     *     The first is booked, the others are what it may have been booked by before
     * @param pruefsumme SHA-256 of the body
     * @throws IllegalArgumentException without one or for a blank one, which would make every duplicate a redelivery
     * @throws org.springframework.dao.DataAccessException when the database can't be asked; the entry may then exist or not,
     *     asking again gives the right answer in both cases
     */
    public Eintrag eintragen(UUID nachrichtId, List<String> kennungen, byte[] pruefsumme) {
        if (kennungen.isEmpty() || kennungen.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no identity, or a blank one");
        }
        var zustellungen = kennungen.stream().map(Eingangsbuch::sha256).toList();
        return ausserhalb.execute(status -> {
            while (true) {
                if (ersterEintrag(nachrichtId, zustellungen.get(0), pruefsumme)) {
                    return Eintrag.NEU;
                }
                var vergleich = vergleiche(nachrichtId, zustellungen, pruefsumme);
                if (vergleich.isPresent()) {
                    return vergleich.get();
                }
                // The retention has deleted the entry between the two statements: the id is free again.
            }
        });
    }

    /** When a message with this id was first taken in; empty if none was, or if that is no longer kept. */
    public Optional<Instant> eingetragen(UUID nachrichtId) {
        return jdbc.sql("SELECT eingetragen_am FROM eingangsbuch WHERE nachricht_id = ?")
                .param(nachrichtId)
                .query((zeile, nummer) ->
                        zeile.getObject("eingetragen_am", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Within the transaction of the caller, if there is one. */
    boolean ersterEintrag(UUID nachrichtId, byte[] zustellung, byte[] pruefsumme) {
        return jdbc.sql("""
                        INSERT INTO eingangsbuch (nachricht_id, zustellung_sha256, inhalt_sha256, eingetragen_am)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(
                                nachrichtId,
                                zustellung,
                                pruefsumme,
                                OffsetDateTime.ofInstant(uhr.instant(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Optional<Eintrag> vergleiche(UUID nachrichtId, List<byte[]> zustellungen, byte[] pruefsumme) {
        return jdbc.sql("""
                        SELECT zustellung_sha256, inhalt_sha256
                        FROM eingangsbuch
                        WHERE nachricht_id = ?
                        """)
                .param(nachrichtId)
                .query((zeile, nummer) -> {
                    if (!MessageDigest.isEqual(zeile.getBytes("inhalt_sha256"), pruefsumme)) {
                        return Eintrag.ABWEICHEND;
                    }
                    byte[] gebucht = zeile.getBytes("zustellung_sha256");
                    boolean dieselbe =
                            zustellungen.stream().anyMatch(zustellung -> MessageDigest.isEqual(gebucht, zustellung));
                    return dieselbe ? Eintrag.WIEDERZUSTELLUNG : Eintrag.DUBLETTE;
                })
                .optional();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
