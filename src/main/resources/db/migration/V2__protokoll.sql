-- The register of received ids: which message at the broker was the first to bring an id. The sums are SHA-256: of the
-- JMSMessageID, which an AMQP sender chooses in any length, and of the body.
CREATE TABLE eingangsbuch (
    nachricht_id      uuid                     PRIMARY KEY,
    zustellung_sha256 bytea                    NOT NULL,
    inhalt_sha256     bytea                    NOT NULL,
    eingetragen_am    timestamp with time zone NOT NULL
);

CREATE INDEX eingangsbuch_eingetragen_am ON eingangsbuch (eingetragen_am);

-- The journal, only ever appended to. The lengths are the ones that the records Ereignis, Kopfdaten and Ziel cut to.
-- A row of art ZUGESTELLT or KLAERFALL holds the whole question (envelope) and the whole answer (target), so that a changed
-- configuration can be tried on what really came in from these rows alone, found by art and time.
CREATE TABLE protokoll (
    id                    uuid                     PRIMARY KEY,
    zeitpunkt             timestamp with time zone NOT NULL,
    lfd                   integer                  NOT NULL,
    art                   varchar(30)              NOT NULL,
    nachricht_id          uuid,
    vorgang_id            varchar(200),
    eingang_am            timestamp with time zone,
    rechtskreis           varchar(20),
    herkunft              varchar(30),
    anliegen              varchar(100),
    dienststelle          varchar(20),
    bereich               varchar(30),
    queue                 varchar(200),
    organisationspostfach varchar(320),
    zuordnung             varchar(500),
    gruende               varchar(2500),
    jms_message_id        varchar(200),
    versuch               integer,
    instanz               varchar(100)             NOT NULL
);

CREATE INDEX protokoll_nachricht_id ON protokoll (nachricht_id);
CREATE INDEX protokoll_art_zeitpunkt ON protokoll (art, zeitpunkt);
CREATE INDEX protokoll_zeitpunkt ON protokoll (zeitpunkt);
