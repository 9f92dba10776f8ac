package de.postfachhub.konsole;

import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.springframework.stereotype.Component;

/** Jolokia's policy: what {@link Freigaben} releases, changes for the role BETRIEB alone, nothing for other sites. */
@Component
final class Konsolenrichtlinie implements Restrictor {

    @Override
    public boolean isHttpMethodAllowed(HttpMethod methode) {
        return methode == HttpMethod.GET || methode == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType art) {
        return !Befehlswaechter.GESCHLOSSENE.contains(art);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName mbean, String attribut) {
        return Freigaben.zeigt(mbean, attribut);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName mbean, String attribut) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName mbean, String befehl) {
        return Konsolenbenutzer.darf(mbean, befehl);
    }

    /** Login and CSRF token decide that before. */
    @Override
    public boolean isRemoteAccessAllowed(String... rechner) {
        return true;
    }

    /** No page of another site may read an answer; the hub's own pages need no permission. */
    @Override
    public boolean isOriginAllowed(String herkunft, boolean nurStreng) {
        return nurStreng;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName mbean) {
        return !Freigaben.zeigt(mbean);
    }

    /** A proxy that ends TLS makes an https page of what the hub sees as http. */
    @Override
    public boolean ignoreScheme() {
        return true;
    }
}
