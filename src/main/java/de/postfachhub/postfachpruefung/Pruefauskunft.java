package de.postfachhub.postfachpruefung;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State and history of a mailbox, for pages and API.
 *
 * @param verlauf newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Pruefauskunft(
        String organisationspostfach,
        Pruefzustand zustand,
        @Nullable OffsetDateTime seit,
        @Nullable OffsetDateTime codeUnterwegsSeit,
        @Nullable List<Eintrag> verlauf) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /**
     * One test mail.
     *
     * @param versandtAm when the relay took it; null: not yet or never
     * @param gueltigBis until when its code can be entered; null once it can't
     * @param restlicheEingaben wrong codes that may still be entered; null like gueltigBis
     * @param antwort why the last attempt to send it failed, codes alone
     * @param ausgang null while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Testmail")
    record Eintrag(
            int nummer,
            OffsetDateTime angefordertAm,
            String angefordertVon,
            @Nullable OffsetDateTime versandtAm,
            @Nullable OffsetDateTime gueltigBis,
            @Nullable Integer restlicheEingaben,
            @Nullable String antwort,
            @Nullable Ausgang ausgang,
            @Nullable OffsetDateTime ausgangAm,
            @Nullable String bestaetigtVon) {}

    /**
     * @param pruefungen newest first
     * @param gesperrtSeit when the notifications found out that the mailbox doesn't exist
     */
    static Pruefauskunft aus(
            String adresse,
            List<Pruefung> pruefungen,
            Optional<Instant> gesperrtSeit,
            Pruefeinstellungen einstellungen,
            Instant jetzt) {
        var zustand = Pruefzustand.UNGEPRUEFT;
        Instant seit = null;
        for (int i = pruefungen.size() - 1; i >= 0; i--) {
            var eine = pruefungen.get(i);
            if (eine.ausgang() == Ausgang.BESTAETIGT) {
                zustand = Pruefzustand.GEPRUEFT;
                seit = eine.ausgangAm();
            } else if (eine.ausgang() == Ausgang.UNZUSTELLBAR) {
                zustand = Pruefzustand.UNZUSTELLBAR;
                seit = eine.ausgangAm();
            } else if (zustand == Pruefzustand.UNZUSTELLBAR && eine.versandtAm() != null) {
                zustand = Pruefzustand.UNGEPRUEFT;
                seit = eine.versandtAm();
            }
        }
        var laufende = pruefungen.stream()
                .filter(eine -> eine.laeuft(einstellungen.gueltigkeit(), jetzt))
                .findFirst();
        return new Pruefauskunft(
                adresse,
                gesperrtSeit.isPresent() ? Pruefzustand.GESPERRT : zustand,
                zeit(gesperrtSeit.orElse(seit)),
                laufende.map(eine -> zeit(eine.angefordertAm())).orElse(null),
                pruefungen.stream()
                        .map(eine -> eintrag(eine, einstellungen, jetzt))
                        .toList());
    }

    /** For who needn't know who did what. */
    Pruefauskunft ohneVerlauf() {
        return new Pruefauskunft(organisationspostfach, zustand, seit, codeUnterwegsSeit, null);
    }

    @JsonIgnore
    Pruefstand stand() {
        return new Pruefstand(organisationspostfach, zustand, codeUnterwegsSeit, seit);
    }

    private static Eintrag eintrag(Pruefung eine, Pruefeinstellungen einstellungen, Instant jetzt) {
        boolean laeuft = eine.laeuft(einstellungen.gueltigkeit(), jetzt);
        return new Eintrag(
                eine.nummer(),
                zeit(eine.angefordertAm()),
                eine.angefordertVon(),
                zeit(eine.versandtAm()),
                laeuft ? zeit(eine.gueltigBis(einstellungen.gueltigkeit())) : null,
                laeuft ? einstellungen.hoechsteingaben() - eine.fehleingaben() : null,
                eine.antwort(),
                eine.ausgang(),
                zeit(eine.ausgangAm()),
                eine.bestaetigtVon());
    }

    private static @Nullable OffsetDateTime zeit(@Nullable Instant zeitpunkt) {
        return zeitpunkt == null ? null : zeitpunkt.atZone(BERLIN).toOffsetDateTime();
    }
}
