package de.postfachhub.leitweg;

import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives each message that the hub takes over an identity of its own, see {@link Kennung}. Asks nobody and can't fail. */
@Component("kennungsvergabe")
public final class Kennungsvergabe {

    /** @return to be written on the message as {@link Kennung#KOPFZEILE} */
    public String kennung(
            @Header(Kennung.KOPFZEILE) @Nullable String bisherige,
            @Header("JMSMessageID") @Nullable String jmsMessageId) {
        return Kennung.neu(bisherige, jmsMessageId).kopfzeile();
    }
}
