package de.postfachhub.einstellungen;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * A folder in which messages or tables lie: only the hub's own user gets in. The folder is what protects, also files that are made in it
 * later: Java can't set the umask, and neither H2 nor Artemis asks for rights. What is there already gets them too.
 */
public final class Datenordner {

    private static final Logger LOG = LoggerFactory.getLogger(Datenordner.class);
    private static final Set<PosixFilePermission> ORDNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> DATEI = PosixFilePermissions.fromString("rw-------");

    private final Path pfad;
    private final boolean streng;

    private Datenordner(Path pfad, boolean streng) {
        this.pfad = pfad;
        this.streng = streng;
    }

    /** With the profile {@code produktion} a folder that others can look into stops the start. */
    public static Datenordner in(Path pfad, Environment umgebung) {
        return new Datenordner(pfad.toAbsolutePath().normalize(), umgebung.acceptsProfiles(Profiles.of("produktion")));
    }

    /** Closes the folder, which is made where there is none, and all that lies in it. */
    public void verschliesse() {
        verschliesse("");
    }

    /**
     * Closes the folder, which is made where there is none, and of what lies in it that whose name begins so.
     *
     * @throws DatenordnerOffen if others can look into it and the profile is {@code produktion}
     */
    void verschliesse(String namensbeginn) {
        try {
            lege();
            var rechte = Files.getFileAttributeView(pfad, PosixFileAttributeView.class);
            if (rechte == null) {
                beanstande("Das Dateisystem des Ordners " + pfad + " kennt keine Rechte, die der Hub setzen könnte.");
                return;
            }
            verschliesseOrdner(rechte);
            try (var eintraege = Files.list(pfad)) {
                for (var eintrag : eintraege
                        .filter(eintrag -> eintrag.getFileName().toString().startsWith(namensbeginn))
                        .toList()) {
                    verschliesseInhalt(eintrag);
                }
            }
        } catch (IOException e) {
            // Whoever is about to use the folder says it in words that fit: H2 or the broker.
            LOG.debug("Der Ordner {} lässt sich nicht anlegen oder lesen.", pfad, e);
        }
    }

    private void lege() throws IOException {
        if (Files.notExists(pfad)) {
            if (pfad.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(pfad, PosixFilePermissions.asFileAttribute(ORDNER));
            } else {
                Files.createDirectories(pfad);
            }
        }
    }

    private void verschliesseOrdner(PosixFileAttributeView rechte) throws IOException {
        if (ORDNER.containsAll(rechte.readAttributes().permissions())) {
            return;
        }
        if (gehoertAuchAnderem()) {
            beanstande("Im Ordner " + pfad
                    + " liegt nicht nur, was der Hub speichert; deshalb ändert er dessen Rechte nicht.");
            return;
        }
        try {
            rechte.setPermissions(ORDNER);
        } catch (IOException e) {
            beanstande("Die Rechte des Ordners %s kann der Hub nicht ändern; er gehört %s."
                    .formatted(pfad, rechte.getOwner().getName()));
        }
    }

    /** Whoever names the home or a folder above it as the place of a file doesn't want it closed. */
    private boolean gehoertAuchAnderem() {
        return Stream.of("user.home", "user.dir", "java.io.tmpdir")
                .map(System::getProperty)
                .map(anderer -> Path.of(anderer).toAbsolutePath().normalize())
                .anyMatch(anderer -> anderer.startsWith(pfad));
    }

    private static void verschliesseInhalt(Path eintrag) throws IOException {
        Files.walkFileTree(eintrag, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path ordner, BasicFileAttributes art) {
                setze(ordner, ORDNER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path datei, BasicFileAttributes art) {
                if (art.isRegularFile()) {
                    setze(datei, DATEI);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path datei, IOException grund) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void setze(Path ziel, Set<PosixFilePermission> rechte) {
        try {
            if (!rechte.containsAll(Files.getPosixFilePermissions(ziel, LinkOption.NOFOLLOW_LINKS))) {
                Files.setPosixFilePermissions(ziel, rechte);
            }
        } catch (IOException e) {
            LOG.warn(
                    "Die Rechte von {} kann der Hub nicht ändern: {}",
                    ziel,
                    e.getClass().getSimpleName());
        }
    }

    private void beanstande(String was) {
        if (streng) {
            throw new DatenordnerOffen(was);
        }
        LOG.warn("{} {}", was, DatenordnerOffen.MASSNAHME);
    }
}
