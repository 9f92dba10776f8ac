package de.postfachhub.leitweg;

import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Ereignisse;
import de.postfachhub.protokoll.Kopfdaten;
import de.postfachhub.zustaendigkeit.Zuordnung;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.util.List;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Tells the journal what a route has done with a message. */
@Component("ereignisbeleg")
public final class Ereignisbeleg {

    private final Ereignisse ereignisse;

    Ereignisbeleg(Ereignisse ereignisse) {
        this.ereignisse = ereignisse;
    }

    public List<Ereignis> zugestellt(Eingang eingang, Zuordnung zuordnung, @Nullable String jmsMessageId) {
        return nachAnlass(
                eingang, ereignisse.zugestellt(eingang.kopfdaten(), zuordnung, jmsMessageId, eingang.angekommenAm()));
    }

    /** @param zuordnung the decision, where it came to one */
    public List<Ereignis> klaerfall(Eingang eingang, @Nullable Zuordnung zuordnung, @Nullable String jmsMessageId) {
        if (eingang.anlass() == Ereignisart.ZURUECKGEGEBEN && !eingang.andere()) {
            return gesendet(eingang, ereignisse.zurueckgegeben(eingang.kopfdaten(), jmsMessageId));
        }
        String beleg = zuordnung == null ? null : zuordnung.beleg();
        return nachAnlass(eingang, ereignisse.klaerfall(eingang.kopfdaten(), eingang.gruende(), beleg, jmsMessageId));
    }

    public List<Ereignis> dublette(Eingang eingang, String jmsMessageId) {
        return gesendet(eingang, ereignisse.dublette(eingang.kopfdaten(), jmsMessageId));
    }

    /** @param herkunft the queue in which it lay before the broker put it aside */
    public List<Ereignis> ausgesondert(Eingang eingang, @Nullable String herkunft, @Nullable String jmsMessageId) {
        return gesendet(
                eingang, ereignisse.ausgesondert(eingang.kopfdaten(), herkunft, eingang.gruende(), jmsMessageId));
    }

    /** An attempt failed and is rolled back. The exception's text may hold anything, the class of its cause says enough. */
    public List<Ereignis> gestoert(
            @Variable("eingang") @Nullable Eingang eingang,
            @ExchangeException Exception fehler,
            @Header("JMSDestination") @Nullable Queue queue,
            @Header("JMSMessageID") @Nullable String jmsMessageId,
            @Header("JMSXDeliveryCount") @Nullable Integer versuch)
            throws JMSException {
        var belegt = ereignisse.fehler(
                eingang == null ? Kopfdaten.UNBEKANNT : eingang.kopfdaten(),
                queue == null ? null : queue.getQueueName(),
                List.of(NestedExceptionUtils.getMostSpecificCause(fehler)
                        .getClass()
                        .getSimpleName()),
                jmsMessageId,
                versuch);
        return eingang == null ? belegt : gesendet(eingang, belegt);
    }

    private List<Ereignis> nachAnlass(Eingang eingang, List<Ereignis> belegt) {
        var gesendet = gesendet(eingang, belegt);
        return switch (eingang.anlass()) {
            case WIEDERVORGELEGT -> ereignisse.wiedervorgelegt(gesendet);
            // Nobody had it, so nobody has handed it back: there is the Klärfall alone.
            case ZURUECKGEGEBEN ->
                gesendet.stream()
                        .filter(ereignis -> ereignis.art() == Ereignisart.KLAERFALL)
                        .toList();
            default -> gesendet;
        };
    }

    private List<Ereignis> gesendet(Eingang eingang, List<Ereignis> belegt) {
        return ereignisse.gesendet(belegt, eingang.benutzer(), eingang.andere());
    }
}
