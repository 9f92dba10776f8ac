package de.postfachhub.nachricht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class KatalogFehlerhaftAnalyseTest {

    @Configuration(proxyBeanMethods = false)
    @Import(Katalogdatei.class)
    @EnableConfigurationProperties(Katalogeinstellungen.class)
    static class NurKatalog {}

    @Test
    void listsTheFaultsWithoutAStackTrace(CapturedOutput ausgabe, @TempDir Path ordner) throws IOException {
        Path datei = ordner.resolve("katalog.csv");
        Files.writeString(datei, "code,bezeichnung,bereich\nklein,Text,LEISTUNG\nGROSS,Text,KEINER\n");

        assertThatException()
                .isThrownBy(() -> new SpringApplicationBuilder(NurKatalog.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.config.name=keine")
                        .run("--postfach.anliegenkatalog=" + datei.toUri()));

        assertThat(ausgabe)
                .contains("Zeile 2, Spalte code", "Zeile 3, Spalte bereich", "Die genannten Stellen berichtigen")
                .doesNotContain("\tat ");
    }
}
