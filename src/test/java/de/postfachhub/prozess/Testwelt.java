package de.postfachhub.prozess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ten agencies, 701 to 710, and messages for them whose fate is known beforehand. The even ones have switched to the Arbeitgeber-Service;
 * the Arbeitgeber-Service of 710 has no Organisationspostfach. The same seed gives the same messages.
 */
public final class Testwelt {

    static final String KLAERFALL = "postfach.klaerfall";
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final int GRUPPEN = 8;

    private final Random zufall;
    private final List<Testnachricht> bisher = new ArrayList<>();

    public Testwelt(long saat) {
        this.zufall = new Random(saat);
    }

    /**
     * @param queue where the message must end; null for a duplicate, which must end nowhere
     * @param postfach the mailbox that must be told
     * @param gruppe the JMSXGroupID, whose messages must keep their order
     */
    public record Testnachricht(
            int nummer,
            Object body,
            @Nullable String queue,
            @Nullable String postfach,
            @Nullable String gruppe,
            @Nullable UUID nachrichtId) {

        public byte[] bytes() {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) body;
        }

        public boolean dublette() {
            return queue == null;
        }

        /** The same for a message and its duplicates: whichever reaches the hub first is the one that is delivered. */
        public Object schluessel() {
            return nachrichtId == null ? nummer : nachrichtId;
        }
    }

    public static Path stammdaten(Path ordner) throws IOException {
        StringBuilder dienststellen = new StringBuilder("nummer,name,gueltig_ab,gueltig_bis,nachfolger\n");
        StringBuilder postfaecher =
                new StringBuilder("dienststelle,bereich,zielpostfach,organisationspostfach,gueltig_ab,gueltig_bis\n");
        StringBuilder weiterleitungen =
                new StringBuilder("dienststelle,anliegen,rechtskreis,herkunft,bereich,gueltig_ab,gueltig_bis,grund\n");
        for (int agentur = 701; agentur <= 710; agentur++) {
            dienststellen.append("%d,Agentur %d,2023-01-01,,%n".formatted(agentur, agentur));
            dienststellen.append("%d01,Geschäftsstelle %d01,2023-01-01,,%n".formatted(agentur, agentur));
            postfaecher.append("%d,LEISTUNG,postfach.ziel.%d.leistung,leistung.%d@agentur.example,2023-01-01,%n"
                    .formatted(agentur, agentur, agentur));
            postfaecher.append("%d,ARBEITGEBER_SERVICE,postfach.ziel.%d.arbeitgeber-service,%s,2023-01-01,%n"
                    .formatted(agentur, agentur, agentur == 710 ? "" : "ags." + agentur + "@agentur.example"));
            if (agentur % 2 == 0) {
                weiterleitungen.append(
                        "%d,%s,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,Weisung 202509011%n"
                                .formatted(agentur, EGZ));
            }
        }
        Path ziel = Files.createDirectories(ordner.resolve("stammdaten"));
        Files.writeString(ziel.resolve("dienststellen.csv"), dienststellen);
        Files.writeString(ziel.resolve("postfaecher.csv"), postfaecher);
        Files.writeString(ziel.resolve("weiterleitungen.csv"), weiterleitungen);
        return ziel;
    }

    /** The database of a hub in this world, once it has ended. */
    static String h2(Path ordner) {
        return "jdbc:h2:file:" + ordner.resolve("data/datenbank") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    /** What a hub in this world is told by environment variables. */
    public static Map<String, String> umgebung(Path ordner, String brokerUrl, int smtpPort) throws IOException {
        Map<String, String> umgebung = new HashMap<>();
        umgebung.put("SPRING_ARTEMIS_BROKERURL", brokerUrl);
        umgebung.put("SPRING_ARTEMIS_USER", "hub");
        umgebung.put("SPRING_ARTEMIS_PASSWORD", "geheim");
        umgebung.put("SPRING_MAIL_HOST", "127.0.0.1");
        umgebung.put("SPRING_MAIL_PORT", Integer.toString(smtpPort));
        umgebung.put("SERVER_PORT", "0");
        umgebung.put("POSTFACH_STAMMDATEN", stammdaten(ordner).toString());
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_ABSENDER", "hub@agentur.example");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_DOMAENEN", "agentur.example");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_SAMMELFRIST", "2s");
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_ANSPRUCHSDAUER", "3s");
        return umgebung;
    }

    public List<Testnachricht> nachrichten(int anzahl) {
        return Stream.generate(this::naechste).limit(anzahl).toList();
    }

    /** 5 % duplicates, 5 % faulty, 1 % of 2 MB, one in ten with a group. */
    public Testnachricht naechste() {
        int nummer = bisher.size();
        int los = zufall.nextInt(100);
        Testnachricht nachricht;
        if (los < 5 && nummer > 0) {
            nachricht = dublette(nummer, bisher.get(zufall.nextInt(nummer)));
        } else if (los < 10) {
            nachricht = fehlerhaft(nummer);
        } else {
            nachricht = gueltig(nummer, los == 10 ? 2_000_000 : 200 + zufall.nextInt(5_000));
        }
        bisher.add(nachricht);
        return nachricht;
    }

    private Testnachricht dublette(int nummer, Testnachricht erste) {
        // Without a readable id there is nothing to be a duplicate of: that one is faulty a second time.
        String queue = erste.nachrichtId() == null ? KLAERFALL : null;
        return new Testnachricht(nummer, erste.body(), queue, null, null, erste.nachrichtId());
    }

    private Testnachricht gueltig(int nummer, int groesse) {
        UUID id = id();
        int agentur = 701 + zufall.nextInt(10);
        boolean egz = zufall.nextInt(3) > 0;
        String bereich = egz && agentur % 2 == 0 ? "arbeitgeber-service" : "leistung";
        String dienststelle = zufall.nextBoolean() ? agentur + "01" : Integer.toString(agentur);
        String text = json(id, "\"" + dienststelle + "\"", egz ? EGZ : "KUG_ANZEIGE", groesse);
        String postfach = bereich.equals("leistung")
                ? "leistung." + agentur + "@agentur.example"
                : agentur == 710 ? null : "ags." + agentur + "@agentur.example";
        return new Testnachricht(
                nummer,
                zufall.nextBoolean() ? text : text.getBytes(StandardCharsets.UTF_8),
                "postfach.ziel." + agentur + "." + bereich,
                postfach,
                zufall.nextInt(10) == 0 ? "gruppe-" + zufall.nextInt(GRUPPEN) : null,
                id);
    }

    private Testnachricht fehlerhaft(int nummer) {
        UUID id = id();
        return switch (zufall.nextInt(5)) {
            case 0 -> klaerfall(nummer, "kein JSON " + nummer, null);
            case 1 -> klaerfall(nummer, json(id, "3001", EGZ, 50), id);
            case 2 -> klaerfall(nummer, json(id, "\"99999\"", EGZ, 50), id);
            case 3 -> klaerfall(nummer, json(id, "\"70101\"", "EINGLIEDERUNGSZUSCHUSS", 50), id);
            default -> klaerfall(nummer, ("[" + nummer + "]").getBytes(StandardCharsets.UTF_16), null);
        };
    }

    private static Testnachricht klaerfall(int nummer, Object body, @Nullable UUID id) {
        return new Testnachricht(nummer, body, KLAERFALL, null, null, id);
    }

    private UUID id() {
        return new UUID(zufall.nextLong() & ~0xF000L | 0x4000L, zufall.nextLong() & ~(0xCL << 60) | 0x8L << 60);
    }

    private String json(UUID id, String dienststelle, String anliegen, int groesse) {
        byte[] anlage = new byte[groesse * 3 / 4];
        zufall.nextBytes(anlage);
        return """
                {"nachrichtId":"%s","vorgangId":"V-1","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                "herkunft":"UNTERNEHMENSPROFIL","text":"Grüße, 你好","anlagen":[{"name":"a.bin","inhalt":"%s"}],
                "anliegen":"%s","dienststelle":%s}
                """.formatted(id, Base64.getEncoder().encodeToString(anlage), anliegen, dienststelle);
    }
}
