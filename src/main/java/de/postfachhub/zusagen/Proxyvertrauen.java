package de.postfachhub.zusagen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** What a request says of the browser behind it is believed of named proxies alone, never of a whole net. */
@Component
final class Proxyvertrauen implements Zusage {

    /** Two addresses far apart in each net in which clients are; no proxy has those for documentation (RFC 5737, RFC 3849). */
    private static final List<List<String>> NETZE = List.of(
            List.of("10.3.17.201", "10.251.96.14"),
            List.of("172.16.9.77", "172.30.201.5"),
            List.of("192.168.3.211", "192.168.244.9"),
            List.of("192.0.2.53", "203.0.113.190"),
            List.of("fd12:3456:789a::b7", "fdfe:dcba:9876::c3"),
            List.of("2001:db8::17", "2001:db8:ffff::a9"));

    private final Webserver server;

    Proxyvertrauen(Webserver server) {
        this.server = server;
    }

    @Override
    public String code() {
        return "PROXY_BENANNT";
    }

    @Override
    public Befund pruefe() {
        var fehler = new ArrayList<String>();
        boolean vonJedem = server.seiten().getServletContext().getFilterRegistrations().values().stream()
                .anyMatch(filter -> ForwardedHeaderFilter.class.getName().equals(filter.getClassName()));
        if (vonJedem) {
            fehler.add("jedem Absender werden die Kopfzeilen eines Proxys geglaubt");
        }
        for (var station : server.stationen()) {
            if (station instanceof RemoteIpValve proxys) {
                Stream.of(proxys.getInternalProxies(), proxys.getTrustedProxies())
                        .forEach(muster -> pruefe(muster, fehler));
            }
        }
        return Befund.aus(
                fehler,
                "Kopfzeilen eines Proxys werden nur benannten geglaubt",
                "server.forward-headers-strategy=native lassen und unter server.tomcat.remoteip.internal-proxies die Adressen der"
                        + " Proxys angeben");
    }

    private static void pruefe(@Nullable String muster, List<String> fehler) {
        if (muster != null && !muster.isBlank()) {
            var proxys = Pattern.compile(muster);
            NETZE.stream()
                    .filter(netz -> netz.stream()
                            .allMatch(adresse -> proxys.matcher(adresse).matches()))
                    .forEach(netz -> fehler.add("einem ganzen Netz (darin " + netz.get(0)
                            + ") werden die Kopfzeilen eines Proxys geglaubt"));
        }
    }
}
