package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class BenachrichtigungsauftragTest {

    @Test
    void survivesTheQueue() throws Exception {
        var json = JsonMapper.builder().findAndAddModules().build();
        var auftrag = Versandprobe.auftrag("ags@agentur.example");

        var gelesen = json.readValue(json.writeValueAsBytes(auftrag), Benachrichtigungsauftrag.class);

        assertThat(gelesen)
                .usingRecursiveComparison()
                .withComparatorForType(Comparator.comparing(OffsetDateTime::toInstant), OffsetDateTime.class)
                .isEqualTo(auftrag);
    }

    @Test
    void saysWhatIsMissingInTheJsonOfSomebodyElse() {
        var json = JsonMapper.builder().findAndAddModules().build();

        assertThatException()
                .isThrownBy(() -> json.readValue("{\"anliegen\":\"X\",\"fremd\":1}", Benachrichtigungsauftrag.class))
                .havingRootCause()
                .isInstanceOf(AuftragUnvollstaendig.class)
                .withMessageContaining("[nachrichtId, eingangAm, dienststelle, bereich, organisationspostfach]")
                .withMessageContaining("Nur der Hub selbst darf an postfach.benachrichtigung senden");
    }
}
