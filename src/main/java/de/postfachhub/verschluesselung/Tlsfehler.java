package de.postfachhub.verschluesselung;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an encrypted connection was refused. Waiting doesn't mend it: somebody has to change a certificate or a setting.
 *
 * @param grenze when the certificate ended or will begin to be valid, where that is the reason and it is known
 */
public record Tlsfehler(Art art, @Nullable Instant grenze) {

    private static final DateTimeFormatter TAG =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMAN).withZone(ZoneId.of("Europe/Berlin"));

    public enum Art {
        ABGELAUFEN("das Zertifikat des Servers ist abgelaufen", "Auf dem Server ein neues Zertifikat einrichten."),
        NOCH_NICHT_GUELTIG(
                "das Zertifikat des Servers gilt noch nicht",
                "Die Uhren beider Rechner vergleichen, sonst auf dem Server ein gültiges Zertifikat einrichten."),
        AUSSTELLER_UNBEKANNT(
                "der Aussteller des Zertifikats ist unbekannt",
                "Ist der Server der richtige, dann das Zertifikat seines Ausstellers in truststore.certificate des SSL-Bundles"
                        + " aufnehmen."),
        NAME_PASST_NICHT(
                "der Name im Zertifikat passt nicht zu dem, unter dem der Hub den Server anspricht",
                "Den Server in den Einstellungen so nennen, wie es im Zertifikat steht, oder das Zertifikat für diesen Namen"
                        + " ausstellen lassen."),
        ZERTIFIKAT_UNGUELTIG(
                "das Zertifikat des Servers ist ungültig",
                "Auf dem Server ein Zertifikat einrichten, dessen Kette vollständig und nach heutigem Maß sicher ist."),
        KEIN_TLS(
                "der Server spricht dort kein TLS",
                "Den Anschluss angeben, an dem der Server TLS spricht, oder TLS auf dem Server einschalten."),
        ABGELEHNT(
                "der Server lehnt die Verschlüsselung des Hubs ab",
                "Den Grund im Log des Servers lesen. Meist verlangt er ein Zertifikat des Hubs (keystore.certificate des"
                        + " SSL-Bundles) oder eine andere TLS-Version.");

        private final String befund;
        private final String massnahme;

        Art(String befund, String massnahme) {
            this.befund = befund;
            this.massnahme = massnahme;
        }
    }

    /**
     * @param ausnahme of whoever tried to connect: Artemis, PostgreSQL's driver, Jakarta Mail or Java itself
     * @return empty if the reason is another one, such as a server that is away
     */
    public static Optional<Tlsfehler> von(Throwable ausnahme) {
        return Tlsdiagnose.von(ausnahme);
    }

    /** In one word, for logs, health and tables: {@code TLS_ABGELAUFEN}. */
    public String code() {
        return "TLS_" + art;
    }

    /**
     * One German sentence, free of anything secret or personal.
     *
     * @param verbindung such as {@code zum Broker}
     */
    public String text(String verbindung) {
        return "Der Hub verweigert die Verbindung " + verbindung + ": " + art.befund + datum() + ".";
    }

    /** What to do, in German sentences. */
    public String massnahme() {
        return art.massnahme;
    }

    private String datum() {
        if (grenze == null) {
            return "";
        }
        return (art == Art.ABGELAUFEN ? " (am " : " (erst ab ") + TAG.format(grenze) + ")";
    }
}
