package de.postfachhub.zusagen;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** The running Tomcats: that of the pages, and one of its own for the endpoints where somebody has set that up. */
@Component
final class Webserver implements ApplicationListener<WebServerInitializedEvent> {

    private final List<Tomcat> alle = new CopyOnWriteArrayList<>();
    private volatile @Nullable Tomcat mitSeiten;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent ereignis) {
        if (ereignis.getWebServer() instanceof TomcatWebServer server) {
            alle.add(server.getTomcat());
            if (ereignis.getApplicationContext().getServerNamespace() == null) {
                mitSeiten = server.getTomcat();
            }
        }
    }

    /** Every door. */
    List<Connector> anschluesse() {
        return alle.stream()
                .flatMap(tomcat -> Stream.of(tomcat.getServer().findServices()))
                .flatMap(dienst -> Stream.of(dienst.findConnectors()))
                .toList();
    }

    /** @throws IllegalStateException while there are no pages */
    Context seiten() {
        return kontext(laufender());
    }

    /** What each request of the pages goes through within Tomcat. */
    List<Valve> stationen() {
        var tomcat = laufender();
        return Stream.<Container>of(tomcat.getEngine(), tomcat.getHost(), kontext(tomcat))
                .flatMap(behaelter -> Stream.of(behaelter.getPipeline().getValves()))
                .toList();
    }

    private Tomcat laufender() {
        var tomcat = mitSeiten;
        if (tomcat == null) {
            throw new IllegalStateException("No web server.");
        }
        return tomcat;
    }

    private static Context kontext(Tomcat tomcat) {
        return Stream.of(tomcat.getHost().findChildren())
                .filter(Context.class::isInstance)
                .map(Context.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
