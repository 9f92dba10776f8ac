package de.postfachhub.einstellungen;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Variables that Kubernetes puts into every container for each service of the namespace: a service {@code postfach-hub} gives
 * {@code POSTFACH_HUB_SERVICE_HOST}, {@code POSTFACH_HUB_PORT=tcp://…} and more. They are nobody's misspelt settings.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes, Services</a>
 */
final class Dienstvariable {

    private static final Pattern NAME = Pattern.compile("postfach(\\.\\w+)*"
            + "\\.(service\\.host|service\\.port(\\.\\w+)*|port|port\\[\\d+]\\.(tcp|udp|sctp)(\\.(proto|port|addr))?)");

    /** So that POSTFACH_PORT=8080, which someone meant for the hub, is still found. */
    private static final Pattern ADRESSE = Pattern.compile("(tcp|udp|sctp)://.*");

    private Dienstvariable() {}

    static boolean ist(ConfigurationProperty eigenschaft) {
        var name = eigenschaft.getName().toString();
        return NAME.matcher(name).matches()
                && (!name.endsWith(".port")
                        || name.endsWith(".service.port")
                        || name.contains("].")
                        || ADRESSE.matcher(String.valueOf(eigenschaft.getValue()))
                                .matches());
    }
}
