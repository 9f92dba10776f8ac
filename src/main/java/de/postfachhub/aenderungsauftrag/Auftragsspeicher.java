package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The requests in the database. Only ever adds rows; transactions are the caller's. */
// No @Repository: its proxy needs a class that isn't final, and JdbcClient translates the exceptions already.
@Component
final class Auftragsspeicher {

    private record Rumpf(
            long id,
            String dienststelle,
            @Nullable String weisung,
            String grund,
            boolean rueckwirkend,
            String autor,
            OffsetDateTime erstelltAm,
            @Nullable Long umkehrVon,
            @Nullable Long ersetzt,
            String ausgangslage) {}

    private record Zugehoerig<T>(long auftrag, T was) {}

    private final JdbcClient jdbc;

    Auftragsspeicher(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return the number of the new request
     * @throws org.springframework.dao.DuplicateKeyException if the author has made one with the same key
     */
    long fuegeEin(
            Antrag antrag,
            String autor,
            OffsetDateTime wann,
            @Nullable Long umkehrVon,
            @Nullable Long ersetzt,
            String ausgangslage,
            @Nullable UUID einmalschluessel) {
        var schluessel = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO aenderungsauftrag (dienststelle, weisung, grund, rueckwirkend, autor, erstellt_am,
                                                       umkehr_von, ersetzt, ausgangslage, einmalschluessel)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        antrag.dienststelle(),
                        antrag.weisung(),
                        antrag.grund(),
                        antrag.rueckwirkend(),
                        autor,
                        wann,
                        umkehrVon,
                        ersetzt,
                        ausgangslage,
                        einmalschluessel)
                .update(schluessel, "id");
        var id = Objects.requireNonNull(schluessel.getKey()).longValue();
        for (var i = 0; i < antrag.aenderungen().size(); i++) {
            fuegeEin(id, i + 1, antrag.aenderungen().get(i));
        }
        return id;
    }

    private void fuegeEin(long auftrag, int nummer, Aenderung aenderung) {
        jdbc.sql("""
                        INSERT INTO aenderung (aenderungsauftrag, nummer, art, dienststelle, anliegen, rechtskreis,
                                               herkunft, bereich, zielpostfach, gemeinsam, organisationspostfach, name,
                                               nachfolger, aufheben, gueltig_ab, gueltig_bis)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """).params(Aenderungszeile.werte(auftrag, nummer, aenderung)).update();
    }

    /**
     * Within a transaction; who did it stands in the audit log once that has committed.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another step was faster
     */
    void fuegeEin(long auftrag, Auftragsschritt schritt) {
        jdbc.sql("""
                        INSERT INTO auftragsschritt (aenderungsauftrag, nummer, zustand, wer, kennung, wann, grund)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        auftrag,
                        schritt.nummer(),
                        schritt.zustand().name(),
                        schritt.wer(),
                        schritt.kennung(),
                        schritt.wann(),
                        schritt.grund())
                .update();
        Auftragsvermerk.nachCommit(auftrag, schritt);
    }

    Optional<Aenderungsauftrag> finde(long id) {
        return ganze(jdbc.sql("SELECT * FROM aenderungsauftrag WHERE id = ?")
                        .param(id)
                        .query(Auftragsspeicher::rumpf)
                        .list())
                .stream()
                .findFirst();
    }

    /** What the author has made with the key. */
    Optional<Aenderungsauftrag> finde(String autor, UUID einmalschluessel) {
        return jdbc.sql("SELECT id FROM aenderungsauftrag WHERE autor = ? AND einmalschluessel = ?")
                .params(autor, einmalschluessel)
                .query(Long.class)
                .optional()
                .flatMap(this::finde);
    }

    /** Newest first; one more than asked for if there are more. */
    List<Aenderungsauftrag> suche(Auftragssuche suche) {
        var bedingungen = new StringBuilder("TRUE");
        if (!suche.zustaende().isEmpty()) {
            bedingungen.append(" AND s.zustand IN (:zustaende)");
        }
        if (suche.agentur() != null) {
            bedingungen.append(" AND a.dienststelle LIKE :agentur");
        }
        if (suche.weisung() != null) {
            bedingungen.append(" AND a.weisung = :weisung");
        }
        if (suche.autor() != null) {
            bedingungen.append(" AND a.autor = :autor");
        }
        return ganze(jdbc.sql("""
                        SELECT a.*
                        FROM aenderungsauftrag a
                        JOIN auftragsschritt s ON s.aenderungsauftrag = a.id
                        WHERE s.nummer = (SELECT max(nummer) FROM auftragsschritt WHERE aenderungsauftrag = a.id)
                          AND %s
                        ORDER BY a.id DESC
                        LIMIT :anzahl OFFSET :versatz
                        """.formatted(bedingungen))
                .param("zustaende", suche.zustaende().stream().map(Enum::name).toList())
                .param("agentur", suche.agentur() + "%")
                .param("weisung", suche.weisung())
                .param("autor", suche.autor())
                .param("anzahl", suche.groesse() + 1)
                .param("versatz", (long) suche.seite() * suche.groesse())
                .query(Auftragsspeicher::rumpf)
                .list());
    }

    private List<Aenderungsauftrag> ganze(List<Rumpf> ruempfe) {
        if (ruempfe.isEmpty()) {
            return List.of();
        }
        var ids = ruempfe.stream().map(Rumpf::id).toList();
        var aenderungen = aenderungen(ids);
        var schritte = schritte(ids);
        return ruempfe.stream()
                .map(rumpf -> new Aenderungsauftrag(
                        rumpf.id(),
                        new Antrag(
                                rumpf.dienststelle(),
                                rumpf.weisung(),
                                rumpf.grund(),
                                rumpf.rueckwirkend(),
                                zu(aenderungen, rumpf)),
                        rumpf.autor(),
                        rumpf.erstelltAm(),
                        rumpf.umkehrVon(),
                        rumpf.ersetzt(),
                        rumpf.ausgangslage(),
                        zu(schritte, rumpf)))
                .toList();
    }

    private static <T> List<T> zu(Map<Long, List<Zugehoerig<T>>> alle, Rumpf rumpf) {
        return alle.getOrDefault(rumpf.id(), List.of()).stream()
                .map(Zugehoerig::was)
                .toList();
    }

    private Map<Long, List<Zugehoerig<Aenderung>>> aenderungen(Collection<Long> ids) {
        return jdbc
                .sql("SELECT * FROM aenderung WHERE aenderungsauftrag IN (:ids) ORDER BY aenderungsauftrag, nummer")
                .param("ids", ids)
                .query((zeile, stelle) ->
                        new Zugehoerig<>(zeile.getLong("aenderungsauftrag"), Aenderungszeile.lies(zeile)))
                .list()
                .stream()
                .collect(groupingBy(Zugehoerig::auftrag));
    }

    private Map<Long, List<Zugehoerig<Auftragsschritt>>> schritte(Collection<Long> ids) {
        return jdbc
                .sql(
                        "SELECT * FROM auftragsschritt WHERE aenderungsauftrag IN (:ids) ORDER BY aenderungsauftrag, nummer")
                .param("ids", ids)
                .query((zeile, stelle) -> new Zugehoerig<>(
                        zeile.getLong("aenderungsauftrag"),
                        new Auftragsschritt(
                                zeile.getInt("nummer"),
                                Auftragszustand.valueOf(zeile.getString("zustand")),
                                zeile.getString("wer"),
                                zeile.getString("kennung"),
                                zeile.getObject("wann", OffsetDateTime.class),
                                zeile.getString("grund"))))
                .list()
                .stream()
                .collect(groupingBy(Zugehoerig::auftrag));
    }

    private static Rumpf rumpf(ResultSet zeile, int stelle) throws SQLException {
        return new Rumpf(
                zeile.getLong("id"),
                zeile.getString("dienststelle"),
                zeile.getString("weisung"),
                zeile.getString("grund"),
                zeile.getBoolean("rueckwirkend"),
                zeile.getString("autor"),
                zeile.getObject("erstellt_am", OffsetDateTime.class),
                zeile.getObject("umkehr_von", Long.class),
                zeile.getObject("ersetzt", Long.class),
                zeile.getString("ausgangslage"));
    }
}
