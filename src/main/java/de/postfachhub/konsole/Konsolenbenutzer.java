package de.postfachhub.konsole;

import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.util.Optional;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks on this thread, as the login of the hub knows it. */
record Konsolenbenutzer(String name, @Nullable String kennung, boolean betrieb) {

    static final Konsolenbenutzer NIEMAND = new Konsolenbenutzer("", null, false);

    /** A client that is attached to the process. */
    static final Konsolenbenutzer ANGESCHLOSSEN = new Konsolenbenutzer("JMX ohne Anmeldung", null, false);

    private static final String BETRIEB = "ROLE_" + Rolle.BETRIEB.name();

    /** Empty where nobody is signed in: on the threads of the hub itself and of a JMX client that is attached to the process. */
    static Optional<Konsolenbenutzer> aktueller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(anmeldung -> new Konsolenbenutzer(
                        anmeldung.getName(),
                        Handelnder.kennung(anmeldung),
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
