package de.postfachhub.zusagen;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Nobody gets into the process from outside but through the pages: no debugger, no remote JMX, no agent with a port of its own. */
@Component
final class KeinFernzugang implements Zusage {

    private static final Pattern TUER = Pattern.compile(
            "-agentlib:jdwp.*|-agentpath:.*jdwp.*|-Xrunjdwp.*|-Xdebug|-javaagent:.*jolokia.*|-Dcom\\.sun\\.management\\.jmxremote\\.(rmi\\.)?port=.*"
                    + "|-Dcom\\.sun\\.management\\.config\\.file=.*");

    /** Set by whoever opens it while the process runs, too. */
    private static final String JMX = "com.sun.management.jmxremote.port";

    @Override
    public String code() {
        return "KEIN_FERNZUGANG";
    }

    @Override
    public Befund pruefe() {
        return pruefe(ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperty(JMX) != null);
    }

    static Befund pruefe(List<String> angaben, boolean jmx) {
        var fehler = new ArrayList<String>();
        angaben.stream()
                .filter(angabe -> TUER.matcher(angabe).matches())
                .map(angabe -> angabe.split("[=,]", 2)[0])
                .forEach(angabe -> fehler.add("die JVM läuft mit " + angabe));
        if (jmx && fehler.isEmpty()) {
            fehler.add("die JVM läuft mit " + JMX);
        }
        return Befund.aus(
                fehler,
                "die JVM hat keinen Zugang von außen",
                "die Angabe aus dem Aufruf von java oder aus JAVA_TOOL_OPTIONS entfernen");
    }
}
