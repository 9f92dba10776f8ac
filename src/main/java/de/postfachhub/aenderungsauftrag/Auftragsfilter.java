package de.postfachhub.aenderungsauftrag;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which requests a person wants to see, as it was chosen and typed; what makes no sense is not asked for.
 *
 * @param zustand a state, or {@value #OFFENE}
 * @param agentur 3 or 5 digits; an office stands for its agency
 * @param eigene any value: only those of the user
 * @param seite from 0
 */
record Auftragsfilter(
        @Nullable String zustand,
        @Nullable String agentur,
        @Nullable String weisung,
        @Nullable String eigene,
        @Nullable String seite) {

    static final String OFFENE = "OFFEN";
    private static final int GROESSE = 25;
    private static final int LETZTE_SEITE = 1000;
    private static final Pattern NUMMER = Pattern.compile("\\d{3}|\\d{5}");

    Auftragsfilter {
        zustand = getippt(zustand);
        agentur = getippt(agentur);
        weisung = getippt(weisung);
        eigene = getippt(eigene);
    }

    public boolean gefiltert() {
        return Stream.of(zustand, agentur, weisung, eigene).anyMatch(wert -> wert != null);
    }

    /** Null if nothing is wrong. */
    public @Nullable String fehlerBeiAgentur() {
        return agentur == null || NUMMER.matcher(agentur).matches()
                ? null
                : "Erlaubt sind 3 Ziffern (Agentur) oder 5 Ziffern (Geschäftsstelle).";
    }

    Auftragssuche suche(String benutzer) {
        return new Auftragssuche(
                zustaende(),
                agentur == null || fehlerBeiAgentur() != null ? null : Tagesstand.agentur(agentur),
                weisung,
                eigene == null ? null : benutzer,
                dieSeite(),
                GROESSE);
    }

    int dieSeite() {
        try {
            return seite == null ? 0 : Math.max(0, Math.min(LETZTE_SEITE, Integer.parseInt(seite)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Of another page of what was found, within the hub. */
    String adresse(int andereSeite) {
        var adresse = UriComponentsBuilder.fromPath("/aenderungsauftraege");
        if (zustand != null) {
            adresse.queryParam("zustand", zustand);
        }
        if (agentur != null) {
            adresse.queryParam("agentur", agentur);
        }
        if (weisung != null) {
            adresse.queryParam("weisung", weisung);
        }
        if (eigene != null) {
            adresse.queryParam("eigene", eigene);
        }
        return adresse.queryParam("seite", andereSeite).encode().build().toUriString();
    }

    private Set<Auftragszustand> zustaende() {
        if (OFFENE.equals(zustand)) {
            return EnumSet.of(Auftragszustand.ENTWURF, Auftragszustand.EINGEREICHT);
        }
        var gesucht = EnumSet.noneOf(Auftragszustand.class);
        Arrays.stream(Auftragszustand.values())
                .filter(moeglich -> moeglich.name().equals(zustand))
                .forEach(gesucht::add);
        return gesucht;
    }

    private static @Nullable String getippt(@Nullable String wert) {
        return wert == null || wert.isBlank() ? null : wert.strip();
    }
}
