package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long a decision takes with 1,500 Dienststellen and 100,000 rows; wanted are less than 5 microseconds. Run
 * {@code main} with the test class path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Entscheidungsmessung {

    private static final int FRAGEN = 1 << 14;

    private final Schnappschuss schnappschuss = new Schnappschuss(1, Vollbestand.stammdaten());
    private final Zuordnungsfrage[] fragen = fragen();
    private int naechste;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(Entscheidungsmessung.class.getSimpleName())
                        .build())
                .run();
    }

    /** All offices and times in turn, one in ten unknown to the tables so that its agency is asked. */
    @Benchmark
    public Zuordnung entscheidung() {
        naechste = (naechste + 1) & (FRAGEN - 1);
        return Entscheidung.triff(schnappschuss, Testtabellen.KATALOG, fragen[naechste]);
    }

    private static Zuordnungsfrage[] fragen() {
        var zufall = new Random(202509011L);
        var nummern = Vollbestand.nummern();
        var anfang = OffsetDateTime.parse("2020-01-01T00:00+01:00");
        return Stream.generate(() -> new Zuordnungsfrage(
                        zufall.nextInt(10) == 0
                                ? 100 + zufall.nextInt(150) + "99"
                                : nummern.get(zufall.nextInt(nummern.size())),
                        Testtabellen.EGZ,
                        Rechtskreis.values()[zufall.nextInt(3)],
                        Herkunft.values()[zufall.nextInt(2)],
                        anfang.plusHours(zufall.nextInt(60_000))))
                .limit(FRAGEN)
                .toArray(Zuordnungsfrage[]::new);
    }
}
