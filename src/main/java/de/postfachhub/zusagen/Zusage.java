package de.postfachhub.zusagen;

/** One thing that the hub promises about its own safety. Every bean of this type is asked; it may be asked by any thread. */
public interface Zusage {

    /** Never changes: alarms and tests know it, such as {@code DATENBANK_VERSCHLUESSELT}. */
    String code();

    /**
     * Looks at the effect, in a few seconds at most.
     *
     * @throws Exception when it can't be seen now, which says nothing about whether it holds
     */
    Befund pruefe() throws Exception;
}
