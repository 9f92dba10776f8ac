package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Klaerungsgrund.DOPPELTES_FELD;
import static de.postfachhub.nachricht.Klaerungsgrund.GRENZE_UEBERSCHRITTEN;
import static de.postfachhub.nachricht.Klaerungsgrund.KEIN_JSON;
import static de.postfachhub.nachricht.Klaerungsgrund.KEIN_OBJEKT;
import static de.postfachhub.nachricht.Klaerungsgrund.LEER;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one body to its end, keeps the envelope fields of its top level and passes over the rest without building it.
 *
 * <p>For one body only. Nothing of the parser's messages is used: they may quote the source.
 */
final class Rohleser {

    private static final int FELDER_HOECHSTENS = 1_000;
    private static final int EBENEN_HOECHSTENS = 1_000;

    private static final char BOM = '\uFEFF';
    private static final String GENAU_EIN_OBJEKT = "genau ein JSON-Objekt nach RFC 8259";

    /** The fields that the contract knows and the hub never reads. */
    static final Set<String> INHALTSFELDER = Set.of("absender", "betreff", "text", "anlagen");

    /**
     * Strings have no limit of their own: the body has one. The parser shares no names between messages: they would
     * outlive the message that they came with.
     */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EBENEN_HOECHSTENS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final String GRENZEN =
            "höchstens %d Felder auf oberster Ebene, %d Ebenen, %d Zeichen je Feldname, %d je Zahl"
                    .formatted(
                            FELDER_HOECHSTENS,
                            EBENEN_HOECHSTENS,
                            JSON.streamReadConstraints().getMaxNameLength(),
                            JSON.streamReadConstraints().getMaxNumberLength());

    private final Map<Kopffeld, Rohwert> werte = new EnumMap<>(Kopffeld.class);
    private final Set<String> feldnamen = new HashSet<>();
    private final Set<@Nullable String> gemeldet = new HashSet<>();
    private final List<Nachrichtenfehler> fehler = new ArrayList<>();

    Rohkopf lies(Reader inhalt) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), ohneBom(inhalt))) {
            return new Rohkopf(werte, fehler, istVollstaendig(parser));
        } catch (IOException e) {
            throw new UncheckedIOException("The body is in memory, reading it can't fail", e);
        }
    }

    /** Whether the body is an object that was read to its end; if not, a fault says why. */
    private boolean istVollstaendig(JsonParser parser) {
        try {
            return liesBisEnde(parser);
        } catch (StreamConstraintsException e) {
            melde(GRENZE_UEBERSCHRITTEN, null, stelle(parser.currentLocation()), GRENZEN);
        } catch (JacksonException e) {
            melde(KEIN_JSON, null, stelle(e.getLocation()), GENAU_EIN_OBJEKT);
        }
        return false;
    }

    private static Reader ohneBom(Reader inhalt) throws IOException {
        var reader = new PushbackReader(inhalt);
        int erstes = reader.read();
        if (erstes >= 0 && erstes != BOM) {
            reader.unread(erstes);
        }
        return reader;
    }

    private boolean liesBisEnde(JsonParser parser) {
        var wurzel = parser.nextToken();
        if (wurzel == null) {
            melde(LEER, null, null, GENAU_EIN_OBJEKT);
            return false;
        }
        if (wurzel == JsonToken.START_OBJECT) {
            liesFelder(parser);
        } else {
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            melde(KEIN_JSON, null, stelle(parser.currentTokenLocation()), GENAU_EIN_OBJEKT);
        } else if (wurzel != JsonToken.START_OBJECT) {
            melde(KEIN_OBJEKT, null, art(wurzel).bezeichnung(), GENAU_EIN_OBJEKT);
        } else {
            return true;
        }
        return false;
    }

    private void liesFelder(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var neu = feldnamen.add(name);
            if (feldnamen.size() > FELDER_HOECHSTENS) {
                throw new StreamConstraintsException("Too many fields");
            }
            if (!neu) {
                meldeDoppelt(name, parser.currentTokenLocation());
            }
            var token = parser.nextToken();
            var feld = Kopffeld.mitName(name);
            if (feld != null) {
                werte.put(feld, neu ? rohwert(parser, token) : Rohwert.MEHRDEUTIG);
            }
            parser.skipChildren();
        }
    }

    private void meldeDoppelt(String name, TokenStreamLocation ort) {
        // A name that the contract doesn't know may be anything, also personal: say where it stands instead.
        var feld = Kopffeld.mitName(name) != null || INHALTSFELDER.contains(name) ? name : null;
        if (gemeldet.add(feld)) {
            melde(DOPPELTES_FELD, feld, stelle(ort), "jedes Feld höchstens einmal");
        }
    }

    private static Rohwert rohwert(JsonParser parser, JsonToken token) {
        return new Rohwert(art(token), token.isScalarValue() ? parser.getString() : "");
    }

    private static Rohwert.Art art(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Rohwert.Art.ZEICHENKETTE;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Rohwert.Art.ZAHL;
            case VALUE_TRUE, VALUE_FALSE -> Rohwert.Art.WAHRHEITSWERT;
            case VALUE_NULL -> Rohwert.Art.NULL;
            case START_OBJECT -> Rohwert.Art.OBJEKT;
            case START_ARRAY -> Rohwert.Art.LISTE;
            default -> throw new IllegalStateException("No JSON value begins with " + token);
        };
    }

    private void melde(Klaerungsgrund grund, @Nullable String feld, @Nullable String gefunden, String erlaubt) {
        fehler.add(new Nachrichtenfehler(grund, feld, gefunden, erlaubt));
    }

    private static String stelle(TokenStreamLocation ort) {
        return "Zeile " + ort.getLineNr() + ", Spalte " + ort.getColumnNr();
    }
}
