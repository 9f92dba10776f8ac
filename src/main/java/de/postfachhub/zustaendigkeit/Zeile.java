package de.postfachhub.zustaendigkeit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of one of the three tables. Its texts have the form that the table asks for, so a row that exists is well formed. */
public sealed interface Zeile permits Dienststelle, Postfach, Weiterleitung {

    /** Id of a row that the store gave, or the number of its line in a file; 0 for one that isn't stored yet. */
    long id();

    Gueltigkeit gueltigkeit();

    /** Number of the change request that wrote the row; null if it came with an import. */
    @Nullable
    Long aenderungsauftrag();

    /** What the row is about, beginning with the number of the Dienststelle: one row of it holds at a time. */
    List<String> schluessel();

    /** The row in a decision receipt: letter of the table, id, and the change request if there is one. */
    default String beleg() {
        var kurz = Stammdatentabelle.von(this).buchstabe() + ":" + id();
        return aenderungsauftrag() == null ? kurz : kurz + "/" + aenderungsauftrag();
    }
}
