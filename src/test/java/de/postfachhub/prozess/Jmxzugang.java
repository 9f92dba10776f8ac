package de.postfachhub.prozess;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A process as a monitoring system sees it over JMX. */
final class Jmxzugang {

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

    /** Every readable attribute of every MBean, by the name of the MBean. */
    static Map<String, String> lies(int port) throws IOException, JMException {
        Map<String, String> alle = new LinkedHashMap<>();
        var adresse = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (var verbindung = JMXConnectorFactory.connect(adresse)) {
            var server = verbindung.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(null, null)) {
                StringBuilder text = new StringBuilder();
                for (MBeanAttributeInfo attribut : server.getMBeanInfo(name).getAttributes()) {
                    text.append(attribut.getName())
                            .append('=')
                            .append(wert(server, name, attribut))
                            .append('\n');
                }
                alle.put("JMX " + name, text.toString());
            }
        }
        return alle;
    }

    private static String wert(MBeanServerConnection server, ObjectName name, MBeanAttributeInfo attribut)
            throws IOException, JMException {
        if (!attribut.isReadable()) {
            return "";
        }
        try {
            Object wert = server.getAttribute(name, attribut.getName());
            return wert instanceof Object[] liste ? Arrays.deepToString(liste) : String.valueOf(wert);
        } catch (JMException | JMRuntimeException nichtLesbar) {
            // What can't be read can't be seen.
            return "";
        }
    }
}
