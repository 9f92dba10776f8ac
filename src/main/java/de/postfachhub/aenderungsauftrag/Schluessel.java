package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Zeile;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a change is about: of one key at most one row holds at a time.
 *
 * @param teile as {@link Zeile#schluessel()}
 */
record Schluessel(Aenderungsart art, List<String> teile) {

    /** The fields that make the key must be there. */
    static Schluessel von(Aenderung aenderung) {
        return new Schluessel(
                aenderung.art(),
                switch (aenderung.art()) {
                    case WEITERLEITUNG ->
                        Stream.of(
                                        aenderung.dienststelle(),
                                        aenderung.anliegen(),
                                        aenderung.rechtskreis(),
                                        aenderung.herkunft())
                                .map(String::valueOf)
                                .toList();
                    case POSTFACH -> List.of(aenderung.dienststelle(), String.valueOf(aenderung.bereich()));
                    case DIENSTSTELLE -> List.of(aenderung.dienststelle());
                });
    }

    static Schluessel von(Zeile zeile) {
        return new Schluessel(art(zeile), zeile.schluessel());
    }

    /** The rows of this key. */
    Stream<Zeile> zeilen(Stammdaten stammdaten) {
        Stream<? extends Zeile> tabelle = switch (art) {
            case WEITERLEITUNG -> stammdaten.weiterleitungen().stream();
            case POSTFACH -> stammdaten.postfaecher().stream();
            case DIENSTSTELLE -> stammdaten.dienststellen().stream();
        };
        return tabelle.map(Zeile.class::cast).filter(zeile -> zeile.schluessel().equals(teile));
    }

    private static Aenderungsart art(Zeile zeile) {
        if (zeile instanceof Dienststelle) {
            return Aenderungsart.DIENSTSTELLE;
        }
        return zeile instanceof Postfach ? Aenderungsart.POSTFACH : Aenderungsart.WEITERLEITUNG;
    }
}
