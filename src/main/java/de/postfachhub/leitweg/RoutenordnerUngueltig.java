package de.postfachhub.leitweg;

import java.nio.file.Path;

/** There are no routes where they should be. A hub without routes would run and move nothing. */
final class RoutenordnerUngueltig extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoutenordnerUngueltig(Path ordner, String grund) {
        super("Der Ordner der Routen " + ordner.toAbsolutePath() + " " + grund + ".");
    }
}
