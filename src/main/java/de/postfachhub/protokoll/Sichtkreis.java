package de.postfachhub.protokoll;

import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose messages somebody may see: those whose Dienststelle belongs to an agency of the login, be it by its number or because an agency of
 * the login is its successor. It decides row by row: what names another agency, or none, is not to be seen, though it be of the same message.
 * The one place that says so; every list and page of single messages asks it, within the database.
 *
 * @param alles the operator, the auditor, and who acts for every agency
 * @param agenturen three digits each; none: sees no message
 */
public record Sichtkreis(boolean alles, List<String> agenturen) {

    public static final Sichtkreis ALLES = new Sichtkreis(true, List.of());

    private static final Pattern AGENTUR = Pattern.compile("[0-9]{3}");

    public Sichtkreis {
        agenturen = List.copyOf(agenturen);
        // They become part of a statement.
        if (!agenturen.stream().allMatch(agentur -> AGENTUR.matcher(agentur).matches())) {
            throw new IllegalArgumentException("an agency has three digits");
        }
    }

    public static Sichtkreis von(Handelnder wer) {
        return wer.hat(Rolle.BETRIEB)
                        || wer.hat(Rolle.REVISION)
                        || wer.agenturen().contains(Handelnder.ALLE)
                ? ALLES
                : nur(wer.agenturen());
    }

    static Sichtkreis nur(Collection<String> agenturen) {
        return new Sichtkreis(
                false,
                agenturen.stream()
                        .filter(agentur -> AGENTUR.matcher(agentur).matches())
                        .sorted()
                        .toList());
    }

    public boolean sieht(String agentur) {
        return alles || agenturen.contains(agentur);
    }

    /**
     * The condition for a WHERE clause, without parameters; what has no Dienststelle doesn't meet it.
     *
     * @param spalte name of the column with the Dienststelle of a message
     */
    public String bedingung(String spalte) {
        if (alles) {
            return "TRUE";
        }
        if (agenturen.isEmpty()) {
            return "FALSE";
        }
        var vorgaenger =
                "(SELECT nummer FROM dienststelle WHERE ersetzt_am IS NULL AND " + gehoertDazu("nachfolger") + ")";
        return "(%2$s OR %1$s IN %3$s OR substring(%1$s, 1, 3) IN %3$s)"
                .formatted(spalte, gehoertDazu(spalte), vorgaenger);
    }

    /** Of an agency and its offices: three or five digits. */
    private String gehoertDazu(String spalte) {
        return agenturen.stream()
                .map(agentur -> "%1$s BETWEEN '%2$s' AND '%2$s99'".formatted(spalte, agentur))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
