package de.postfachhub.protokoll;

import de.postfachhub.protokoll.Nachrichtenspur.Registereintrag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What journal and register keep of a message or a case, and its erasure (Art. 15 and 17 GDPR). Only asks for what indexes find; safe for use
 * by many threads.
 *
 * <p>Erasing leaves the rows, without what leads to the message: previews and figures count them, and a batch that the broker delivers again
 * finds them. The entry in the register stays until the retention ends, and beside it that the message was erased, so that events
 * which come late don't bring the reference back (see {@link Loeschvermerke}).
 */
@Component
public final class Nachrichtenspuren {

    private static final Logger LOG = LoggerFactory.getLogger(Nachrichtenspuren.class);

    private final JdbcClient jdbc;
    private final Loeschvermerke vermerke;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Nachrichtenspuren(JdbcClient jdbc, PlatformTransactionManager transaktionen, Clock uhr) {
        this.jdbc = jdbc;
        this.vermerke = new Loeschvermerke(jdbc);
        this.transaktion = new TransactionTemplate(transaktionen);
        this.uhr = uhr;
    }

    /** Without rows and entry if neither journal nor register knows the message. */
    public Nachrichtenspur vonNachricht(UUID nachrichtId) {
        return spur(nachrichtId, zeilen("nachricht_id = ?", nachrichtId), eingangsbuch(nachrichtId));
    }

    /** How many rows name the case. */
    public int anzahl(String vorgangId) {
        return jdbc.sql("SELECT count(*) FROM protokoll WHERE vorgang_id = ?")
                .param(vorgangId)
                .query(Integer.class)
                .single();
    }

    /** Every message in whose rows the number stands; of those without a readable id only these rows. */
    public List<Nachrichtenspur> vonVorgang(String vorgangId) {
        List<Nachrichtenspur> spuren = new ArrayList<>();
        var ids = new LinkedHashSet<>(
                jdbc.sql("SELECT nachricht_id FROM protokoll WHERE vorgang_id = ? ORDER BY zeitpunkt, lfd, id")
                        .param(vorgangId)
                        .query((zeile, nummer) -> Optional.ofNullable(zeile.getObject("nachricht_id", UUID.class)))
                        .list());
        ids.stream().flatMap(Optional::stream).forEach(id -> spuren.add(vonNachricht(id)));
        if (ids.contains(Optional.<UUID>empty())) {
            spuren.add(spur(null, zeilen("nachricht_id IS NULL AND vorgang_id = ?", vorgangId), null));
        }
        return List.copyOf(spuren);
    }

    /**
     * Takes from the rows what leads to these messages, within the transaction of the caller.
     *
     * @return how many rows
     */
    public int loesche(Collection<UUID> nachrichtIds) {
        var jetzt = uhr.instant();
        vermerke.setze(nachrichtIds, jetzt);
        return vermerke.loese(nachrichtIds, jetzt);
    }

    /** Of what was erased, takes the reference from what was written at the same moment, or by an instance of the version before. */
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void holeNach() {
        try {
            var zeilen = transaktion.execute(status -> vermerke.holeNach());
            if (zeilen != null && zeilen > 0) {
                LOG.info("Löschung: {} Ereignissen gelöschter Nachrichten den Bezug genommen", zeilen);
            }
        } catch (DataAccessException e) {
            LOG.warn("Löschung: abgebrochen, wird in einer Stunde nachgeholt", e);
        }
    }

    private static Nachrichtenspur spur(
            @Nullable UUID nachrichtId, List<Ereignis> ereignisse, @Nullable Registereintrag eintrag) {
        return new Nachrichtenspur(
                nachrichtId,
                ereignisse.isEmpty() ? null : Nachrichtenstand.nach(ereignisse),
                ereignisse.stream().map(Nachrichtenspur.Zeile::von).toList(),
                eintrag);
    }

    private List<Ereignis> zeilen(String bedingung, Object wert) {
        return jdbc.sql("SELECT * FROM protokoll WHERE " + bedingung + " ORDER BY zeitpunkt, lfd, id")
                .param(wert)
                .query(Protokollzeile::lies)
                .list();
    }

    private @Nullable Registereintrag eingangsbuch(UUID nachrichtId) {
        return jdbc.sql("SELECT * FROM eingangsbuch WHERE nachricht_id = ?")
                .param(nachrichtId)
                .query((zeile, nummer) -> {
                    var eingetragen = Objects.requireNonNull(
                            Schritt.hier(zeile.getObject("eingetragen_am", OffsetDateTime.class)));
                    return new Registereintrag(
                            eingetragen,
                            HexFormat.of().formatHex(zeile.getBytes("zustellung_sha256")),
                            HexFormat.of().formatHex(zeile.getBytes("inhalt_sha256")));
                })
                .optional()
                .orElse(null);
    }
}
