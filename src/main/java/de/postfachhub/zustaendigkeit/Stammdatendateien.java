package de.postfachhub.zustaendigkeit;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/** The tables as three CSV files in a folder: UTF-8, comma, header line. What the export writes, the import accepts. */
@Component
public final class Stammdatendateien {

    private static final Logger LOG = LoggerFactory.getLogger(Stammdatendateien.class);

    private final Stammdateneinstellungen einstellungen;
    private final Stammdatenleser leser;
    private final Stammdatenpflege pflege;
    private final AktuelleZustaendigkeiten zustaendigkeiten;
    private final ResourceLoader orte;

    Stammdatendateien(
            Stammdateneinstellungen einstellungen,
            Stammdatenleser leser,
            Stammdatenpflege pflege,
            AktuelleZustaendigkeiten zustaendigkeiten,
            ResourceLoader orte) {
        this.einstellungen = einstellungen;
        this.leser = leser;
        this.pflege = pflege;
        this.zustaendigkeiten = zustaendigkeiten;
        this.orte = orte;
    }

    @PostConstruct
    void importiereBeimErstenStart() {
        if (StringUtils.hasText(einstellungen.stammdaten())
                && zustaendigkeiten.stammdaten().istLeer()) {
            importiereWennLeer(einstellungen.stammdaten());
        }
    }

    /**
     * Fills empty tables; of several instances that try at once, one does.
     *
     * @param ort a folder, or a location such as {@code classpath:stammdaten}
     * @return false if the tables weren't empty; nothing is changed then
     * @throws StammdatenUngueltig with all faults of all files if there is one; nothing is imported then
     */
    public boolean importiereWennLeer(String ort) {
        var gelesen = leser.lies(ort, tabelle -> inhalt(ort, tabelle));
        var importiert = pflege.schreibe(
                bekannt -> new Stammdatenaenderung(List.of(), bekannt.istLeer() ? gelesen : Stammdaten.KEINE));
        if (importiert) {
            LOG.info("Stammdaten importiert aus {}", ort);
        }
        return importiert;
    }

    /**
     * Writes the tables as this instance knows them, in stable order, over files of the same name.
     *
     * @param ordner is created if it doesn't exist
     */
    public void exportiere(Path ordner) throws IOException {
        Files.createDirectories(ordner);
        var stammdaten = zustaendigkeiten.stammdaten();
        for (var tabelle : Stammdatentabelle.values()) {
            try (var datei = Files.newBufferedWriter(ordner.resolve(tabelle.datei()))) {
                Stammdatenschreiber.schreibe(tabelle, stammdaten, datei);
            }
        }
    }

    private byte @Nullable [] inhalt(String ort, Stammdatentabelle tabelle) {
        Resource datei = ResourceUtils.isUrl(ort)
                ? orte.getResource(ort + "/" + tabelle.datei())
                : new FileSystemResource(Path.of(ort, tabelle.datei()));
        try {
            return datei.isReadable() ? datei.getContentAsByteArray() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
