package de.postfachhub.konsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KonsolenschleuseTest {

    private final Konsolenschleuse schleuse = new Konsolenschleuse();
    private final ExecutorService faeden = Executors.newCachedThreadPool();
    private final CountDownLatch ende = new CountDownLatch(1);
    private final AtomicInteger drin = new AtomicInteger();

    private final FilterChain jolokia = (anfrage, antwort) -> {
        drin.incrementAndGet();
        try {
            ende.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    @AfterEach
    void beende() {
        ende.countDown();
        faeden.shutdownNow();
    }

    @Test
    void letsSixInAtOnceAndTheNextWhenOneHasLeft() {
        List<CompletableFuture<MockHttpServletResponse>> antworten = anfragen(7);

        await().until(() -> drin.get() == 6);
        assertThat(antworten).noneMatch(CompletableFuture::isDone);
        ende.countDown();

        assertThat(antworten)
                .allSatisfy(antwort -> assertThat(antwort.join().getStatus()).isEqualTo(200));
        assertThat(drin).hasValue(7);
    }

    @Test
    void sendsAwayAtOnceWhoWouldWaitBehindMany() {
        anfragen(6);
        await().until(() -> drin.get() == 6);
        var wartende = anfragen(60);

        await().until(() -> wartende.stream().filter(CompletableFuture::isDone).count() >= 20);
        assertThat(wartende.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .allSatisfy(antwort -> {
                    assertThat(antwort.getStatus()).isEqualTo(503);
                    assertThat(antwort.getHeader("Retry-After")).isEqualTo("5");
                });
        assertThat(drin).hasValue(6);
    }

    private List<CompletableFuture<MockHttpServletResponse>> anfragen(int zahl) {
        List<CompletableFuture<MockHttpServletResponse>> antworten = new ArrayList<>();
        for (int i = 0; i < zahl; i++) {
            antworten.add(CompletableFuture.supplyAsync(this::anfrage, faeden));
        }
        return antworten;
    }

    private MockHttpServletResponse anfrage() {
        var antwort = new MockHttpServletResponse();
        try {
            schleuse.doFilter(new MockHttpServletRequest(), antwort, jolokia);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return antwort;
    }
}
