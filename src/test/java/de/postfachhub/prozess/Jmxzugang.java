package de.postfachhub.prozess;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** A process as a monitoring system sees it over JMX. */
final class Jmxzugang {

    /** Operations that would end the test, not tell something. */
    private static final Pattern AENDERND =
            Pattern.compile("(start|stop|suspend|resume|restart|shutdown|destroy|remove|close|disable|force|fail).*");

    private Jmxzugang() {}

    /** Options of the JVM that is to be read. */
    static String[] freigabe(int port) {
        String praefix = "-Dcom.sun.management.jmxremote.";
        return new String[] {
            praefix + "port=" + port,
            praefix + "rmi.port=" + port,
            praefix + "host=127.0.0.1",
            "-Djava.rmi.server.hostname=127.0.0.1",
            praefix + "authenticate=false",
            praefix + "ssl=false"
        };
    }

    /** Every readable attribute of every MBean and what its operations answer, by the name of the MBean. */
    static Map<String, String> lies(int port) throws IOException, JMException {
        Map<String, String> alle = new LinkedHashMap<>();
        var adresse = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (var verbindung = JMXConnectorFactory.connect(adresse)) {
            var server = verbindung.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(null, null)) {
                StringBuilder text = new StringBuilder();
                for (MBeanAttributeInfo attribut : server.getMBeanInfo(name).getAttributes()) {
                    text.append(zeile(attribut.getName(), () -> server.getAttribute(name, attribut.getName())));
                }
                for (MBeanOperationInfo befehl : server.getMBeanInfo(name).getOperations()) {
                    if (rufbar(befehl)) {
                        text.append(zeile(befehl.getName(), () -> rufe(server, name, befehl)));
                    }
                }
                alle.put("JMX " + name, text.toString());
            }
        }
        return alle;
    }

    private static boolean rufbar(MBeanOperationInfo befehl) {
        return !AENDERND.matcher(befehl.getName()).matches()
                && Arrays.stream(befehl.getSignature())
                        .allMatch(parameter -> parameter.getType().equals("boolean"));
    }

    private static Object rufe(MBeanServerConnection server, ObjectName name, MBeanOperationInfo befehl)
            throws IOException, JMException {
        Object[] argumente = new Object[befehl.getSignature().length];
        Arrays.fill(argumente, true);
        String[] typen = new String[argumente.length];
        Arrays.fill(typen, "boolean");
        return server.invoke(name, befehl.getName(), argumente, typen);
    }

    private static String zeile(String was, Frage frage) throws IOException {
        try {
            Object wert = frage.stelle();
            String text = wert instanceof Object[] liste ? Arrays.deepToString(liste) : String.valueOf(wert);
            return was + "=" + text + "\n";
        } catch (JMException | JMRuntimeException nichtLesbar) {
            // What can't be read can't be seen, unless the refusal tells it.
            return was + "!" + nichtLesbar + "\n";
        }
    }

    @FunctionalInterface
    private interface Frage {
        @Nullable
        Object stelle() throws IOException, JMException;
    }
}
