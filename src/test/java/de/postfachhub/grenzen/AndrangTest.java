package de.postfachhub.grenzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AndrangTest {

    private final Andrang andrang = new Andrang(3, 2);

    @Test
    void leavesPlacesForOthersWhereOneAddressWantsAll() {
        assertThat(andrang.betrete("a")).isTrue();
        assertThat(andrang.betrete("a")).isTrue();
        assertThat(andrang.betrete("a")).isFalse();
        assertThat(andrang.betrete("b")).isTrue();
        assertThat(andrang.betrete("c")).isFalse();
    }

    @Test
    void givesAPlaceAwayAgain() {
        andrang.betrete("a");
        andrang.betrete("a");
        andrang.verlasse("a");

        assertThat(andrang.betrete("a")).isTrue();
        andrang.verlasse("a");
        andrang.verlasse("a");
        assertThat(andrang.betrete("a")).isTrue();
        assertThat(andrang.betrete("a")).isTrue();
        assertThat(andrang.betrete("a")).isFalse();
    }

    @Test
    void waitsForAMoment() {
        andrang.betrete("a");
        andrang.betrete("a");
        var naechster = CompletableFuture.supplyAsync(() -> andrang.betrete("a"));
        andrang.verlasse("a");

        assertThat(naechster.join()).isTrue();
    }
}
