package de.postfachhub.konsole;

/** What an operation of an MBean does. */
enum Befehlsart {
    /** Tells something that everybody with a role may know. */
    LESEND,
    /** Changes how the hub runs; for the role BETRIEB alone. */
    AENDERND,
    /** Everything else, for nobody. */
    GESPERRT
}
