-- Test mails with a code, one row for each that somebody asked for. No row is ever deleted, and an outcome never changes. Two who
-- ask for the same mailbox at the same time collide in the primary key, and one of them loses. Only the newest row of a mailbox
-- can be open, that is without an outcome.
CREATE TABLE postfachpruefung (
    adresse         varchar(254)             NOT NULL,
    nummer          integer                  NOT NULL,
    angefordert_von varchar(100)             NOT NULL,
    angefordert_am  timestamp with time zone NOT NULL,
    faellig_am      timestamp with time zone,          -- when the mail is to be sent or tried again; null: it needn't
    versuche        integer                  NOT NULL, -- attempts to send that were begun; tells whose attempt is the current one
    antwort         varchar(100),                      -- why the last of them failed: '550 5.1.1', 'MailConnectException'
    code            varchar(100),                      -- bcrypt; made with the mail, removed once the code is worth nothing
    code_am         timestamp with time zone,
    versandt_am     timestamp with time zone,
    fehleingaben    integer                  NOT NULL,
    ausgang         varchar(20),
    ausgang_am      timestamp with time zone,
    bestaetigt_von  varchar(100),
    PRIMARY KEY (adresse, nummer)
);

CREATE INDEX postfachpruefung_faellig_am ON postfachpruefung (faellig_am);
