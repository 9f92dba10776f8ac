package de.postfachhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of the hub takes more than linear time, whatever text somebody sends: each is run on texts that are made to hurt
 * it, which count how often they are looked at. Finds the expressions by itself, in class files and sources; one that it can't find out
 * about fails it.
 */
class MusterTest {

    private static final JavaClasses KLASSEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("de.postfachhub");

    private static final Set<String> REGULAERE = Set.of(
            "java.lang.String.matches",
            "java.lang.String.replaceAll",
            "java.lang.String.replaceFirst",
            "java.lang.String.split",
            "java.util.regex.Pattern.compile",
            "java.util.regex.Pattern.matches");

    /** Expressions that operators write in their settings, and what puts an expression together of others that are looked at. */
    private static final Set<String> GEPRUEFTE = Set.of(
            "de.postfachhub.zusagen.Proxyvertrauen compile",
            // Each constant hands its own over, and keeps it.
            "de.postfachhub.zustaendigkeit.Form compile",
            "de.postfachhub.datenbank.Datenbankstoerung compile");

    private static final Pattern LITERAL = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*[,)].*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\s*([A-Z][A-Z0-9_]*+)\\s*[,)].*", Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@Pattern\\(\\s*+regexp = \"((?:[^\"\\\\]|\\\\.)*+)\"");

    private static final int KURZ = 1_000;
    private static final int MAL = 4;
    private static final double ERLAUBT = 5;

    /** An expression, and whether it is also looked for within a text, or only compared with all of it. */
    private record Muster(Pattern muster, boolean gesucht) {}

    @Test
    void takeLinearTimeForAnyText() {
        var alle = alle();
        assertThat(alle).hasSizeGreaterThan(50);
        assertSoftly(weich -> alle.forEach((wo, muster) -> {
            for (String text : texte(muster.muster().pattern())) {
                for (String rand : List.of("", "!", "b")) {
                    long kurz = kosten(muster, text, rand, KURZ);
                    long lang = kosten(muster, text, rand, MAL * KURZ);
                    weich.assertThat((double) lang / Math.max(kurz, KURZ))
                            .as("%s: %s on %s… and %s", wo, muster.muster().pattern(), text, rand)
                            .isLessThanOrEqualTo(ERLAUBT);
                }
            }
        }));
    }

    @Test
    void wouldNoticeOneThatDoesNot() {
        for (String schlecht : List.of("^ +| +$", "x.*y", "\\s*\\n")) {
            assertThat(texte(schlecht)).anyMatch(text -> {
                var muster = new Muster(Pattern.compile(schlecht), true);
                return kosten(muster, text, "!", MAL * KURZ) > ERLAUBT * kosten(muster, text, "!", KURZ);
            });
        }
    }

    private static Map<String, Muster> alle() {
        Map<String, Muster> alle = new TreeMap<>();
        Set<String> unbekannte = new LinkedHashSet<>();
        for (var klasse : KLASSEN) {
            var quelle = quelle(klasse.getSource().orElseThrow().getFileName().orElseThrow(), klasse.getPackageName());
            felder(klasse.reflect())
                    .forEach((name, muster) ->
                            alle.put(klasse.getName() + " " + name, new Muster(muster, wirdGesucht(name, quelle))));
            for (var aufruf : klasse.getMethodCallsFromSelf()) {
                var ziel = aufruf.getTargetOwner().getName() + "." + aufruf.getName();
                if (REGULAERE.contains(ziel) && !istFeld(aufruf)) {
                    var muster = argument(aufruf, quelle, klasse.reflect());
                    if (muster != null) {
                        alle.put(
                                klasse.getName() + ":" + aufruf.getLineNumber(),
                                new Muster(muster, !aufruf.getName().equals("matches")));
                    } else if (!GEPRUEFTE.contains(klasse.getName() + " " + aufruf.getName())) {
                        unbekannte.add(klasse.getName() + ":" + aufruf.getLineNumber() + " " + ziel);
                    }
                }
            }
            var annotation = ANNOTATION.matcher(quelle);
            while (annotation.find()) {
                alle.put(
                        klasse.getName() + " @" + annotation.start(),
                        new Muster(Pattern.compile(annotation.group(1).translateEscapes()), false));
            }
        }
        assertThat(unbekannte)
                .as("expressions that this test can't read: make each a literal or a constant")
                .isEmpty();
        return alle;
    }

    /** Unless the whole text is meant: each use of the constant says so, or its class looks for nothing within a text. */
    private static boolean wirdGesucht(String name, String quelle) {
        var konstante = name.split(" ")[0];
        var matcher = "\\b" + konstante + "\\s*\\.matcher\\((?:[^()]|\\([^()]*\\))*\\)\\s*";
        return Pattern.compile(matcher + "\\.(?!matches)|\\b" + konstante + "\\s*\\.(split|asPredicate)")
                        .matcher(quelle)
                        .find()
                || Stream.of(".find()", ".lookingAt()", ".results()").anyMatch(quelle::contains)
                        && !Pattern.compile(matcher + "\\.matches")
                                .matcher(quelle)
                                .find();
    }

    /** In the initializer of a class: a constant, which {@link #felder} finds whatever it is put together from. */
    private static boolean istFeld(JavaMethodCall aufruf) {
        return aufruf.getName().equals("compile")
                && aufruf.getOrigin().getName().equals("<clinit>");
    }

    private static Map<String, Pattern> felder(Class<?> klasse) {
        Map<String, Pattern> gefundene = new TreeMap<>();
        List<Object> besitzer = new ArrayList<>();
        besitzer.add(klasse);
        if (klasse.isEnum()) {
            besitzer.addAll(Arrays.asList(klasse.getEnumConstants()));
        }
        for (var feld : klasse.getDeclaredFields()) {
            if (Pattern.class.isAssignableFrom(feld.getType())) {
                for (var einer : besitzer) {
                    if (Modifier.isStatic(feld.getModifiers()) == (einer == klasse)) {
                        gefundene.put(
                                feld.getName() + " " + (einer == klasse ? "" : einer), (Pattern) wert(feld, einer));
                    }
                }
            }
        }
        return gefundene;
    }

    private static Pattern argument(JavaMethodCall aufruf, String quelle, Class<?> klasse) {
        var zeilen = quelle.lines().toList();
        int ab = Math.max(0, aufruf.getLineNumber() - 1);
        var stelle = String.join("\n", zeilen.subList(ab, Math.min(zeilen.size(), ab + 6)));
        int klammer = stelle.indexOf(aufruf.getName() + "(");
        if (klammer < 0) {
            return null;
        }
        var rest = stelle.substring(klammer + aufruf.getName().length() + 1);
        var literal = LITERAL.matcher(rest);
        if (literal.matches()) {
            return Pattern.compile(literal.group(1).translateEscapes());
        }
        var name = NAME.matcher(rest);
        if (name.matches()) {
            return Arrays.stream(klasse.getDeclaredFields())
                    .filter(feld -> feld.getName().equals(name.group(1)) && feld.getType() == String.class)
                    .map(feld -> Pattern.compile((String) wert(feld, klasse)))
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static Object wert(Field feld, Object besitzer) {
        try {
            feld.setAccessible(true);
            return feld.get(Modifier.isStatic(feld.getModifiers()) ? null : besitzer);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String quelle(String datei, String paket) {
        try {
            return Files.readString(Path.of("src/main/java", paket.replace('.', '/'), datei));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is repeated: single characters of all kinds, pairs of them, and all that stands in the expression itself. */
    private static List<String> texte(String muster) {
        Set<String> texte = new LinkedHashSet<>(List.of(
                " ",
                "a",
                "A",
                "0",
                ".",
                "-",
                "_",
                "\n",
                "\r\n",
                "\t",
                "\u0001",
                "ä",
                "\uD83D\uDE00",
                "a ",
                "a.",
                "a-",
                "0.",
                "a,",
                "a=",
                ", ",
                "@",
                "a@",
                "(",
                "((",
                "()",
                "[",
                "]",
                "{",
                "{}",
                "{a",
                "\"",
                "/",
                ":",
                ";",
                "; ",
                "&",
                "=",
                "ID:",
                ">",
                ">>> ",
                "<",
                "Z",
                "2"));
        var worte =
                muster.replaceAll("\\\\[pPwWsSdDRbB](\\{\\w+})?", "").replaceAll("[\\\\^$|?*+(){}\\[\\]]+", "\u0000");
        for (String wort : worte.split("\u0000")) {
            if (!wort.isEmpty()) {
                texte.add(wort);
                texte.add(wort + "a");
            }
        }
        texte.add(worte.replace("\u0000", "") + "a");
        return List.copyOf(texte);
    }

    /** How many characters are looked at. */
    private static long kosten(Muster muster, String text, String rand, int laenge) {
        var gezaehlt =
                new Gezaehlter("a" + text.repeat(laenge / text.length() + 1).substring(0, laenge) + rand);
        var ohneAnfang = new Gezaehlter(text.repeat(laenge / text.length() + 1).substring(0, laenge) + rand);
        for (var einer : List.of(gezaehlt, ohneAnfang)) {
            var treffer = muster.muster().matcher(einer);
            try {
                treffer.matches();
                if (muster.gesucht()) {
                    sucheAlle(treffer);
                }
            } catch (StackOverflowError e) {
                return (long) Integer.MAX_VALUE * laenge;
            }
        }
        return gezaehlt.zugriffe + ohneAnfang.zugriffe;
    }

    private static void sucheAlle(Matcher treffer) {
        treffer.reset();
        int zahl = 0;
        while (treffer.find()) {
            zahl++;
        }
        assertThat(zahl).isNotNegative();
    }

    private static final class Gezaehlter implements CharSequence {

        private final String text;
        private long zugriffe;

        private Gezaehlter(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int stelle) {
            zugriffe++;
            return text.charAt(stelle);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int von, int bis) {
            return text.subSequence(von, bis);
        }
    }
}
