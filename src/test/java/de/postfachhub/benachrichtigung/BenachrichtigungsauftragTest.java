package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class BenachrichtigungsauftragTest {

    @Test
    void survivesTheQueue() throws Exception {
        var json = Jackson2ObjectMapperBuilder.json().<ObjectMapper>build();
        var auftrag = Versandprobe.auftrag("ags@agentur.example");

        var gelesen = json.readValue(json.writeValueAsBytes(auftrag), Benachrichtigungsauftrag.class);

        assertThat(gelesen)
                .usingRecursiveComparison()
                .withComparatorForType(Comparator.comparing(OffsetDateTime::toInstant), OffsetDateTime.class)
                .isEqualTo(auftrag);
    }
}
