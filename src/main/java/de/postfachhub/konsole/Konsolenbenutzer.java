package de.postfachhub.konsole;

import de.postfachhub.zugang.Rolle;
import java.util.Optional;
import javax.management.ObjectName;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks on this thread, as the login of the hub knows it. */
record Konsolenbenutzer(String name, boolean betrieb) {

    private static final String BETRIEB = "ROLE_" + Rolle.BETRIEB.name();

    /** Empty where nobody is signed in: on the threads of the hub itself and of a JMX client that is attached to the process. */
    static Optional<Konsolenbenutzer> aktueller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(anmeldung -> new Konsolenbenutzer(
                        anmeldung.getName(),
                        anmeldung.isAuthenticated()
                                && anmeldung.getAuthorities().stream()
                                        .anyMatch(rolle -> BETRIEB.equals(rolle.getAuthority()))));
    }

    static boolean darf(ObjectName mbean, String befehl) {
        return switch (Freigaben.art(mbean, befehl)) {
            case LESEND -> true;
            case AENDERND -> aktueller().filter(Konsolenbenutzer::betrieb).isPresent();
            case GESPERRT -> false;
        };
    }
}
