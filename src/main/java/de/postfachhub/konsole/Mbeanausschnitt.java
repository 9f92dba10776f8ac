package de.postfachhub.konsole;

import java.util.Arrays;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** The released part of an MBean. Sends no notifications and takes no attribute. */
final class Mbeanausschnitt implements DynamicMBean, MBeanRegistration {

    private final DynamicMBean ganz;
    private final ObjectName name;

    Mbeanausschnitt(DynamicMBean ganz, ObjectName name) {
        this.ganz = ganz;
        this.name = name;
    }

    @Override
    public @Nullable Object getAttribute(String attribut)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        if (!Freigaben.zeigt(name, attribut)) {
            throw new AttributeNotFoundException(attribut);
        }
        return ganz.getAttribute(attribut);
    }

    @Override
    public AttributeList getAttributes(String[] attribute) {
        return ganz.getAttributes(Arrays.stream(attribute)
                .filter(attribut -> Freigaben.zeigt(name, attribut))
                .toArray(String[]::new));
    }

    @Override
    public void setAttribute(Attribute attribut) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribut.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attribute) {
        return new AttributeList();
    }

    /** Through Jolokia the change has been judged and written down already; a client that is attached has no name. */
    @Override
    public @Nullable Object invoke(String befehl, @Nullable Object @Nullable [] argumente, String @Nullable [] signatur)
            throws MBeanException, ReflectionException {
        var art = Freigaben.art(name, befehl);
        if (art == Befehlsart.GESPERRT) {
            throw new ReflectionException(new NoSuchMethodException(befehl));
        }
        if (art != Befehlsart.AENDERND || Konsolenbenutzer.aktueller().isPresent()) {
            return ganz.invoke(befehl, argumente, signatur);
        }
        var zeile = Auditlog.zeile(
                Konsolenbenutzer.ANGESCHLOSSEN,
                befehl,
                name.toString(),
                argumente == null ? List.of() : Arrays.asList(argumente));
        try {
            var ergebnis = ganz.invoke(befehl, argumente, signatur);
            zeile.erlaubt();
            return ergebnis;
        } catch (MBeanException | ReflectionException | RuntimeException e) {
            zeile.misslungen();
            throw e;
        }
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        var alles = ganz.getMBeanInfo();
        var attribute = Arrays.stream(alles.getAttributes())
                .filter(attribut -> attribut.isReadable() && Freigaben.zeigt(name, attribut.getName()))
                .map(Mbeanausschnitt::nurLesbar)
                .toArray(MBeanAttributeInfo[]::new);
        var befehle = Arrays.stream(alles.getOperations())
                .filter(befehl -> Freigaben.art(name, befehl.getName()) != Befehlsart.GESPERRT)
                .toArray(MBeanOperationInfo[]::new);
        return new MBeanInfo(alles.getClassName(), alles.getDescription(), attribute, null, befehle, null);
    }

    private static MBeanAttributeInfo nurLesbar(MBeanAttributeInfo attribut) {
        return new MBeanAttributeInfo(
                attribut.getName(), attribut.getType(), attribut.getDescription(), true, false, attribut.isIs());
    }

    @Override
    public ObjectName preRegister(MBeanServer server, ObjectName gewuenscht) throws Exception {
        return ganz instanceof MBeanRegistration beteiligt ? beteiligt.preRegister(server, gewuenscht) : gewuenscht;
    }

    @Override
    public void postRegister(Boolean gelungen) {
        if (ganz instanceof MBeanRegistration beteiligt) {
            beteiligt.postRegister(gelungen);
        }
    }

    @Override
    public void preDeregister() throws Exception {
        if (ganz instanceof MBeanRegistration beteiligt) {
            beteiligt.preDeregister();
        }
    }

    @Override
    public void postDeregister() {
        if (ganz instanceof MBeanRegistration beteiligt) {
            beteiligt.postDeregister();
        }
    }
}
