package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zugang.Handelnder;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.web.server.ResponseStatusException;

/** The second door behind the rules by path: methods that change something ask for the role themselves. */
@ExtendWith(SpringExtension.class)
class BetriebsrechteTest {

    private static final Handelnder LESER =
            Handelnder.von(new TestingAuthenticationToken("leser", "", "ROLE_LESEN", "AGENTUR_735"));

    @Configuration
    @EnableMethodSecurity
    @Import({BenachrichtigungenResource.class, PostfachsperrenResource.class})
    static class Anwendung {

        @Bean(destroyMethod = "close")
        Versandprobe hub() {
            return new Versandprobe(Testdatenbank.h2());
        }

        @Bean
        Versandaufsicht aufsicht(Versandprobe hub) {
            return hub.bean(Versandaufsicht.class);
        }

        @Bean
        JdbcClient jdbc(Versandprobe hub) {
            return hub.bean(JdbcClient.class);
        }
    }

    @Autowired
    private BenachrichtigungenResource benachrichtigungen;

    @Autowired
    private PostfachsperrenResource postfachsperren;

    @Test
    @WithMockUser(roles = {"LESEN", "ADMINISTRATION", "GENEHMIGUNG", "REVISION"})
    void letsEverybodyReadButNotChange() {
        assertThatNoException().isThrownBy(() -> benachrichtigungen.liste(LESER, null, 0));
        assertThatNoException().isThrownBy(() -> postfachsperren.liste(LESER));
        assertThatThrownBy(() -> benachrichtigungen.wiederhole(LESER, UUID.randomUUID()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> postfachsperren.hebeAuf(LESER, "ags@agentur.example"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @WithMockUser(roles = "BETRIEB")
    void letsBetriebChange() {
        assertThatThrownBy(() -> benachrichtigungen.wiederhole(LESER, UUID.randomUUID()))
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> postfachsperren.hebeAuf(LESER, "ags@agentur.example"))
                .isInstanceOf(ResponseStatusException.class);
    }
}
