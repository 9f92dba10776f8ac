package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What an integration engineer reads when the hub doesn't start with the routes. */
@ExtendWith(OutputCaptureExtension.class)
class RoutenfehlerTest {

    private static final String ROUTE = """
            - route:
                id: probe
                from:
                  uri: direct:probe
                  steps:
                    - to:
                        uri: direct:ziel
            """;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(CamelAutoConfiguration.class)
    static class NurRouten {}

    @TempDir
    private Path ordner;

    @Test
    void startsWithGoodRoutes(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE);
        starte();
        assertThat(ausgabe).contains("Started probe");
    }

    @Test
    void namesTheLineThatIsNoYaml(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE.replace("    from:", "   from:"));
        scheitert(ausgabe, "probe.camel.yaml hat einen Fehler in Zeile 3, Spalte 4", "   from:");
    }

    @Test
    void namesTheLineOfAnUnknownStep(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE.replace("- to:", "- too:"));
        scheitert(ausgabe, "probe.camel.yaml hat einen Fehler in Zeile 6", "Unknown node id: too");
    }

    @Test
    void namesRouteAndStepOfAnUnknownBean(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE.replace("- to:", "- bean:").replace("uri: direct:ziel", "ref: fehlt"));
        scheitert(
                ausgabe,
                "Die Route probe in probe.camel.yaml",
                "Eine Bean namens \"fehlt\" gibt es nicht.",
                "Im Schritt Bean[ref:fehlt]");
    }

    @Test
    void namesAnUnknownEndpoint(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE.replace("direct:ziel", "jsm:queue:ziel"));
        scheitert(ausgabe, "Die Route probe in probe.camel.yaml", "jsm://queue:ziel kennt der Hub nicht");
    }

    @Test
    void namesAMissingSetting(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE.replace("direct:ziel", "direct:{{postfach.leitweg.ziel}}"));
        scheitert(
                ausgabe,
                "Die Route probe in probe.camel.yaml",
                "Die Einstellung {{postfach.leitweg.ziel}} gibt es nicht.");
    }

    @Test
    void quotesCamelOnTwoRoutesOfOneName(CapturedOutput ausgabe) throws IOException {
        schreibe(ROUTE);
        Files.writeString(ordner.resolve("kopie.camel.yaml"), ROUTE);
        scheitert(ausgabe, "Eine Route lässt sich nicht einrichten", "Duplicate route ids detected: probe");
    }

    @Test
    void refusesAFolderWithoutRoutes(CapturedOutput ausgabe) {
        scheitert(ausgabe, ordner + " enthält keine Datei *.camel.yaml.", "postfach.leitweg.routen");
    }

    @Test
    void refusesAFolderThatIsNone(CapturedOutput ausgabe) {
        ordner = ordner.resolve("fehlt");
        scheitert(ausgabe, ordner + " ist kein Ordner.", "postfach.leitweg.routen");
    }

    private void schreibe(String route) throws IOException {
        Files.writeString(ordner.resolve("probe.camel.yaml"), route);
    }

    private void starte() {
        new SpringApplicationBuilder(NurRouten.class)
                .web(WebApplicationType.NONE)
                .run("--postfach.leitweg.routen=" + ordner)
                .close();
    }

    private void scheitert(CapturedOutput ausgabe, String... texte) {
        assertThatException().isThrownBy(this::starte);
        assertThat(ausgabe).contains(texte).contains("Action:").doesNotContain("\tat ");
    }
}
