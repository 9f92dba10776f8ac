package de.postfachhub.zugang;

import java.util.ArrayList;
import java.util.List;

/** The address that a request comes from, as far as one person can choose it. */
final class Herkunftsadresse {

    private static final int TEILE = 8;
    private static final int NETZTEILE = 4;

    private Herkunftsadresse() {}

    /**
     * The first half of an IPv6 address: a household has the whole other half of them (RFC 6177). Others stay as they are.
     *
     * @param adresse as the container names it, or the proxy before it
     */
    static String netz(String adresse) {
        int luecke = adresse.indexOf("::");
        if (adresse.indexOf(':') < 0) {
            return adresse;
        }
        List<String> teile = new ArrayList<>(teile(luecke < 0 ? adresse : adresse.substring(0, luecke)));
        var hinten = luecke < 0 ? List.<String>of() : teile(adresse.substring(luecke + 2));
        while (teile.size() + hinten.size() < TEILE) {
            teile.add("0");
        }
        teile.addAll(hinten);
        return String.join(":", teile.subList(0, NETZTEILE)) + "::";
    }

    private static List<String> teile(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":"));
    }
}
