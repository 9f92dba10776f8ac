package de.postfachhub.protokoll;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what each message needs of the database: a new line in the register and one in the journal. Nothing of it stays. */
@Component
public final class Schreibprobe {

    private static final byte[] LEER = {};

    private final Eingangsbuch eingangsbuch;
    private final JdbcOperations jdbc;
    private final TransactionTemplate transaktion;
    private final Instanz instanz;
    private final Clock uhr;

    Schreibprobe(
            Eingangsbuch eingangsbuch,
            JdbcOperations jdbc,
            PlatformTransactionManager transaktionen,
            Instanz instanz,
            Clock uhr) {
        this.eingangsbuch = eingangsbuch;
        this.jdbc = jdbc;
        this.transaktion = new TransactionTemplate(transaktionen);
        this.instanz = instanz;
        this.uhr = uhr;
    }

    /**
     * @return the name of the database product
     * @throws org.springframework.dao.DataAccessException or {@link org.springframework.transaction.TransactionException} as the work
     *     would meet it, after {@code postfach.datenbank.antwortfrist} at the latest
     */
    public String unternimm() {
        return transaktion.execute(status -> {
            status.setRollbackOnly();
            var id = UUID.randomUUID();
            eingangsbuch.ersterEintrag(id, LEER, LEER);
            jdbc.update(Protokollzeile.EINFUEGEN, Protokollzeile.werte(ereignis(id)));
            return jdbc.execute((ConnectionCallback<String>)
                    verbindung -> verbindung.getMetaData().getDatabaseProductName());
        });
    }

    private Ereignis ereignis(UUID id) {
        return new Ereignis(
                id,
                uhr.instant(),
                null,
                0,
                Ereignisart.EINGEGANGEN,
                Kopfdaten.UNBEKANNT,
                Ziel.KEINES,
                List.of(),
                null,
                null,
                instanz.name());
    }
}
