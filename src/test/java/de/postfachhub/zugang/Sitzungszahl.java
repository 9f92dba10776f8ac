package de.postfachhub.zugang;

import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What the container says of the sessions that it keeps. */
final class Sitzungszahl {

    private final Manager sitzungen;

    Sitzungszahl(ServletWebServerApplicationContext hub) {
        var host = ((TomcatWebServer) hub.getWebServer()).getTomcat().getHost();
        this.sitzungen = ((Context) host.findChildren()[0]).getManager();
    }

    int jetzt() {
        return sitzungen.getActiveSessions();
    }

    /** Since the start, ended ones too. */
    long jemals() {
        return sitzungen.getSessionCounter();
    }

    long abgewiesen() {
        return sitzungen.getRejectedSessions();
    }
}
