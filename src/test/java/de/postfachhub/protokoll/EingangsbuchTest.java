package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EingangsbuchTest {

    private static final byte[] INHALT = {1, 2, 3};
    private static final byte[] ANDERER_INHALT = {3, 2, 1};

    private final UUID nachrichtId = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void tellsARedeliveryFromADuplicateAndFromAnotherContent(Testdatenbank datenbank) {
        var buch = buch(datenbank);

        assertThat(buch.eintragen(nachrichtId, List.of("ID:1"), INHALT)).isEqualTo(Eintrag.NEU);
        // Twice: each of these messages may itself come again after a crash, and nothing about it has changed.
        for (int mal = 0; mal < 2; mal++) {
            assertThat(buch.eintragen(nachrichtId, List.of("ID:1"), INHALT)).isEqualTo(Eintrag.WIEDERZUSTELLUNG);
            assertThat(buch.eintragen(nachrichtId, List.of("ID:2"), INHALT)).isEqualTo(Eintrag.DUBLETTE);
            assertThat(buch.eintragen(nachrichtId, List.of("ID:3"), ANDERER_INHALT))
                    .isEqualTo(Eintrag.ABWEICHEND);
        }
        assertThat(buch.eintragen(UUID.randomUUID(), List.of("ID:2"), INHALT)).isEqualTo(Eintrag.NEU);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesAJmsMessageIdOfAnyLengthAndContent(Testdatenbank datenbank) {
        var buch = buch(datenbank);
        var lang = "x".repeat(10_000) + "\u0000";

        assertThat(buch.eintragen(nachrichtId, List.of(lang + "1"), INHALT)).isEqualTo(Eintrag.NEU);
        assertThat(buch.eintragen(nachrichtId, List.of(lang + "1"), INHALT)).isEqualTo(Eintrag.WIEDERZUSTELLUNG);
        assertThat(buch.eintragen(nachrichtId, List.of(lang + "2"), INHALT)).isEqualTo(Eintrag.DUBLETTE);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsTheEntryWhenTheCallersTransactionRollsBack(Testdatenbank datenbank) {
        var transaktionen = new JdbcTransactionManager(datenbank.dataSource());
        var buch = new Eingangsbuch(datenbank.jdbc(), transaktionen, Clock.systemUTC());

        new TransactionTemplate(transaktionen).executeWithoutResult(status -> {
            buch.eintragen(nachrichtId, List.of("ID:1"), INHALT);
            status.setRollbackOnly();
        });

        assertThat(buch.eintragen(nachrichtId, List.of("ID:2"), INHALT)).isEqualTo(Eintrag.DUBLETTE);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void letsExactlyOneBeTheFirst(Testdatenbank datenbank) throws Exception {
        int instanzen = 16;
        var gemeinsam = IntStream.range(0, 50).mapToObj(i -> UUID.randomUUID()).toList();
        var los = new CyclicBarrier(instanzen);
        var pool = Executors.newFixedThreadPool(instanzen);
        try {
            List<Future<List<Eintrag>>> antworten = new ArrayList<>();
            for (int instanz = 0; instanz < instanzen; instanz++) {
                antworten.add(pool.submit(instanz(datenbank, los, "ID:" + instanz, gemeinsam)));
            }
            var jeId = new ArrayList<List<Eintrag>>();
            gemeinsam.forEach(id -> jeId.add(new ArrayList<>()));
            for (var antwort : antworten) {
                var eintraege = antwort.get();
                for (int i = 0; i < eintraege.size(); i++) {
                    jeId.get(i).add(eintraege.get(i));
                }
            }
            assertThat(jeId).allSatisfy(eintraege -> {
                assertThat(eintraege).filteredOn(Eintrag.NEU::equals).hasSize(1);
                assertThat(eintraege).filteredOn(Eintrag.DUBLETTE::equals).hasSize(instanzen - 1);
            });
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void answersRightWhenTheConnectionDiedAfterTheEntry(Testdatenbank datenbank) {
        var stirbt = new AtomicBoolean(true);
        var buch = Beispiel.eingangsbuch(sterbend(datenbank.dataSource(), stirbt), Clock.systemUTC());

        assertThatThrownBy(() -> buch.eintragen(nachrichtId, List.of("ID:1"), INHALT))
                .isInstanceOf(DataAccessException.class);
        stirbt.set(false);

        assertThat(buch.eintragen(nachrichtId, List.of("ID:1"), INHALT)).isEqualTo(Eintrag.WIEDERZUSTELLUNG);
        assertThat(buch.eintragen(nachrichtId, List.of("ID:2"), INHALT)).isEqualTo(Eintrag.DUBLETTE);
    }

    /** Against a plain map, with ids, deliveries and contents drawn so that they meet often. */
    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void agreesWithAnObviousRegister(Testdatenbank datenbank) {
        var saat = new Random().nextLong();
        System.out.println("EingangsbuchTest seed " + saat);
        var zufall = new Random(saat);
        var buch = buch(datenbank);
        var erste = new HashMap<UUID, List<Integer>>();
        var ids = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();

        for (int i = 0; i < 500; i++) {
            var id = ids.get(zufall.nextInt(ids.size()));
            int zustellung = zufall.nextInt(4);
            int inhalt = zufall.nextInt(3);
            var war = erste.putIfAbsent(id, List.of(zustellung, inhalt));
            var erwartet = war == null
                    ? Eintrag.NEU
                    : war.get(1) != inhalt
                            ? Eintrag.ABWEICHEND
                            : war.get(0) == zustellung ? Eintrag.WIEDERZUSTELLUNG : Eintrag.DUBLETTE;

            assertThat(buch.eintragen(id, List.of("ID:" + zustellung), new byte[] {(byte) inhalt}))
                    .as("seed %d, step %d", saat, i)
                    .isEqualTo(erwartet);
        }
    }

    @Test
    void refusesAMessageWithoutIdentity() {
        var buch = buch(Testdatenbank.h2());

        assertThatThrownBy(() -> buch.eintragen(nachrichtId, List.of(" "), INHALT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Eingangsbuch buch(Testdatenbank datenbank) {
        return Beispiel.eingangsbuch(datenbank.dataSource(), Clock.systemUTC());
    }

    private static Callable<List<Eintrag>> instanz(
            Testdatenbank datenbank, CyclicBarrier los, String jmsMessageId, List<UUID> ids) {
        var buch = buch(datenbank);
        return () -> {
            var antworten = new ArrayList<Eintrag>();
            for (var id : ids) {
                los.await();
                antworten.add(buch.eintragen(id, List.of(jmsMessageId), INHALT));
            }
            return antworten;
        };
    }

    /** Connections that carry out a change and then break before they say so, for as long as {@code stirbt}. */
    private static DataSource sterbend(DataSource dataSource, AtomicBoolean stirbt) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return stellvertreter(Connection.class, dataSource.getConnection(), stirbt);
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    private static <T> T stellvertreter(Class<T> art, T echt, AtomicBoolean stirbt) {
        return art.cast(Proxy.newProxyInstance(art.getClassLoader(), new Class<?>[] {art}, (proxy, methode, werte) -> {
            Object ergebnis;
            try {
                ergebnis = methode.invoke(echt, werte);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (methode.getName().equals("executeUpdate") && stirbt.get()) {
                throw new SQLNonTransientConnectionException("connection lost", "08006");
            }
            return ergebnis instanceof PreparedStatement anweisung
                    ? stellvertreter(PreparedStatement.class, anweisung, stirbt)
                    : ergebnis;
        }));
    }
}
