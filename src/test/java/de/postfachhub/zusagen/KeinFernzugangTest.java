package de.postfachhub.zusagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeinFernzugangTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005",
                "-Xrunjdwp:transport=dt_socket,server=y,address=5005",
                "-javaagent:/opt/jolokia-agent-jvm.jar=host=0.0.0.0",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Dcom.sun.management.jmxremote.rmi.port=9010",
                "-Dcom.sun.management.config.file=/etc/management.properties"
            })
    void findsADoorIntoTheProcess(String angabe) {
        var befund = KeinFernzugang.pruefe(List.of("-Xmx512m", angabe), false);

        assertThat(befund.stand()).isEqualTo(Befund.Stand.VERLETZT);
        assertThat(befund.satz()).isEqualTo("die JVM läuft mit " + angabe.split("[=,]", 2)[0]);
    }

    @Test
    void findsOneThatWasOpenedLater() {
        assertThat(KeinFernzugang.pruefe(List.of(), true).stand()).isEqualTo(Befund.Stand.VERLETZT);
    }

    @Test
    void letsOrdinaryArgumentsBe() {
        assertThat(KeinFernzugang.pruefe(
                                List.of("-Xmx512m", "-javaagent:/opt/messung.jar", "-Dcom.sun.management.jmxremote"),
                                false)
                        .stand())
                .isEqualTo(Befund.Stand.HAELT);
    }
}
