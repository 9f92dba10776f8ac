package de.postfachhub.konsole;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectInstance;
import javax.management.ObjectName;

/**
 * A window before an MBean server. What is registered through it shows and does only what {@link Freigaben} releases, for whoever comes:
 * through Hawtio, or with a JMX client that is attached to the process and asks no policy of Jolokia's. MBeans of other kinds aren't
 * registered at all, which who registers them doesn't notice.
 */
public final class Mbeanfenster {

    private Mbeanfenster() {}

    public static MBeanServer vor(MBeanServer server) {
        return (MBeanServer) Proxy.newProxyInstance(
                Mbeanfenster.class.getClassLoader(),
                new Class<?>[] {MBeanServer.class},
                (fenster, methode, argumente) -> methode.getName().equals("registerMBean")
                        ? registriere(server, argumente[0], (ObjectName) argumente[1])
                        : rufe(server, methode, argumente));
    }

    private static ObjectInstance registriere(MBeanServer server, Object mbean, ObjectName name) throws JMException {
        if (!Freigaben.zeigt(name)) {
            return new ObjectInstance(name, mbean.getClass().getName());
        }
        if (mbean instanceof DynamicMBean ganz) {
            return server.registerMBean(new Mbeanausschnitt(ganz, name), name);
        }
        throw new NotCompliantMBeanException(mbean.getClass().getName());
    }

    private static Object rufe(MBeanServer server, Method methode, Object[] argumente) throws Throwable {
        try {
            return methode.invoke(server, argumente);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
