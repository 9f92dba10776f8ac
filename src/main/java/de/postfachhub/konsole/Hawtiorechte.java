package de.postfachhub.konsole;

import io.hawt.jmx.JMXSecurity;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;

/** Tells Hawtio's page which buttons the user may press. Only that: what is allowed is decided when one is pressed. */
final class Hawtiorechte extends JMXSecurity {

    static final String NAME = "hawtio:type=security,area=jmx,name=Postfachhub";

    @Override
    public boolean canInvoke(String mbean, String befehl) {
        try {
            return Konsolenbenutzer.darf(new ObjectName(mbean), befehl);
        } catch (MalformedObjectNameException e) {
            return false;
        }
    }

    @Override
    public boolean canInvoke(String mbean, String befehl, String[] parameter) {
        return canInvoke(mbean, befehl);
    }

    @Override
    public TabularData canInvoke(Map<String, List<String>> befehle) throws OpenDataException {
        var alle = new TabularDataSupport(CAN_INVOKE_TABULAR_TYPE);
        for (var mbean : befehle.entrySet()) {
            for (String befehl : mbean.getValue()) {
                Object[] zeile = {mbean.getKey(), befehl, canInvoke(mbean.getKey(), befehl)};
                alle.put(new CompositeDataSupport(CAN_INVOKE_RESULT_ROW_TYPE, CAN_INVOKE_RESULT_COLUMNS, zeile));
            }
        }
        return alle;
    }

    @Override
    protected String getDefaultObjectName() {
        return NAME;
    }
}
