package de.postfachhub.zustaendigkeit;

import java.util.List;
import java.util.stream.Stream;

/** The rows of the three tables as they are known at one time. */
public record Stammdaten(
        List<Dienststelle> dienststellen, List<Postfach> postfaecher, List<Weiterleitung> weiterleitungen) {

    static final Stammdaten KEINE = new Stammdaten(List.of(), List.of(), List.of());

    public Stammdaten {
        dienststellen = List.copyOf(dienststellen);
        postfaecher = List.copyOf(postfaecher);
        weiterleitungen = List.copyOf(weiterleitungen);
    }

    public boolean istLeer() {
        return dienststellen.isEmpty() && postfaecher.isEmpty() && weiterleitungen.isEmpty();
    }

    /** All rows, Dienststellen first. */
    public Stream<Zeile> zeilen() {
        return Stream.of(dienststellen, postfaecher, weiterleitungen).flatMap(List::stream);
    }
}
