package de.postfachhub.konsole;

import java.util.Set;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What MBeans of one kind show and do. Names are those of JMX, an operation's without its signature. */
record Freigabe(ObjectName muster, Set<String> attribute, Set<String> lesende, Set<String> aendernde) {

    /** MBeans that only show attributes. */
    static Freigabe von(String muster, String attribute) {
        return von(muster, attribute, "", "");
    }

    /** @param attribute names, separated by blanks, as are the operations */
    static Freigabe von(String muster, String attribute, String lesende, String aendernde) {
        try {
            return new Freigabe(new ObjectName(muster), namen(attribute), namen(lesende), namen(aendernde));
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(muster, e);
        }
    }

    Befehlsart art(String befehl) {
        if (lesende.contains(befehl)) {
            return Befehlsart.LESEND;
        }
        return aendernde.contains(befehl) ? Befehlsart.AENDERND : Befehlsart.GESPERRT;
    }

    private static Set<String> namen(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split("\\s+"));
    }
}
