package de.postfachhub.prozess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Settings of a whole hub in the JVM of a test: the agencies of {@link Testwelt}, a database in memory and a broker of its own, which
 * nobody else reaches, and no mail server, unless the test says so.
 */
public final class Testhub {

    /** Of every user. */
    public static final String KENNWORT = "geheim-und-lang";

    /** Cheap to check: a test signs in often. */
    private static final String KODIERT = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(KENNWORT);

    private final DynamicPropertyRegistry einstellungen;
    private int benutzer;

    private Testhub(DynamicPropertyRegistry einstellungen) {
        this.einstellungen = einstellungen;
    }

    public static Testhub in(Path ordner, DynamicPropertyRegistry einstellungen) throws IOException {
        var stammdaten = Testwelt.stammdaten(ordner);
        var datenbank = "jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        return new Testhub(einstellungen)
                .mit("postfach.stammdaten", stammdaten)
                .mit("spring.datasource.url", datenbank)
                .mit("spring.artemis.embedded.data-directory", ordner.resolve("broker"))
                .mit("spring.mail.host", "127.0.0.1")
                .mailserver(Prozess::freierPort)
                .mit("postfach.benachrichtigung.absender", "hub@agentur.example")
                .mit("postfach.benachrichtigung.domaenen", "agentur.example");
    }

    /** The broker listens on the port, for the user hub with the password geheim. */
    public Testhub broker(int port) {
        return mit("spring.artemis.user", "hub")
                .mit("spring.artemis.password", "geheim")
                .mit("postfach.leitweg.acceptor", "tcp://127.0.0.1:" + port);
    }

    public Testhub mailserver(IntSupplier port) {
        einstellungen.add("spring.mail.port", port::getAsInt);
        return this;
    }

    /**
     * @param rollen separated by commas
     * @param agenturen separated by commas, or *
     */
    public Testhub benutzer(String name, String rollen, String agenturen) {
        var stelle = "postfach.benutzer[" + benutzer++ + "].";
        return mit(stelle + "name", name)
                .mit(stelle + "kennwort", KODIERT)
                .mit(stelle + "rollen", rollen)
                .mit(stelle + "agenturen", agenturen);
    }

    public Testhub mit(String einstellung, Object wert) {
        einstellungen.add(einstellung, wert::toString);
        return this;
    }
}
