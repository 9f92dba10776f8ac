package de.postfachhub.nachricht;

import java.util.List;
import java.util.Optional;

/** The Anliegen that the hub knows. Read once at start, unchanged while the hub runs, safe for use by many threads. */
public interface Anliegenkatalog {

    /** The entry with exactly this code: no trimming, no change of case; empty if the catalogue has none. */
    Optional<Anliegen> finde(String code);

    /** All entries in the order of the catalogue. */
    List<Anliegen> alle();
}
