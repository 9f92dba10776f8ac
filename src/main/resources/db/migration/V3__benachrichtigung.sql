-- One row per Organisationspostfach that was ever to be notified. Whoever changes what a mailbox has to send locks this
-- row first; a sender then owns the mailbox until beansprucht_bis, so that no mail is sent twice at the same time.
CREATE TABLE benachrichtigungspostfach (
    adresse         varchar(254)             PRIMARY KEY,
    faellig_am      timestamp with time zone,          -- when something is to be sent; null: nothing is
    letzte_mail_am  timestamp with time zone,          -- starts the Sammelfrist
    offene_mail     uuid,                              -- the mail whose messages are fixed and that the relay hasn't taken
    versuche        integer                  NOT NULL, -- failed attempts of the open mail
    beansprucht_bis timestamp with time zone,
    gesperrt_seit   timestamp with time zone,
    antwort         varchar(100)                       -- why the last attempt failed: '550 5.1.1', 'MailConnectException'
);

CREATE INDEX benachrichtigungspostfach_faellig_am ON benachrichtigungspostfach (faellig_am);
CREATE INDEX benachrichtigungspostfach_gesperrt_seit ON benachrichtigungspostfach (gesperrt_seit);

-- One row per message and Organisationspostfach: what is to be said, and whether it was. id is made of both by name, so that
-- a repeated command finds its row; the id of a mail's oldest row is the id of the mail.
CREATE TABLE benachrichtigung (
    id                    uuid                     PRIMARY KEY,
    nachricht_id          uuid                     NOT NULL,
    organisationspostfach varchar(254)             NOT NULL,
    eingang_am            timestamp with time zone NOT NULL,
    anliegen              varchar(100)             NOT NULL,
    dienststelle          varchar(20)              NOT NULL,
    bereich               varchar(30)              NOT NULL,
    status                varchar(20)              NOT NULL,
    status_seit           timestamp with time zone NOT NULL,
    mail                  uuid,
    grund                 varchar(100)
);

CREATE INDEX benachrichtigung_postfach_status ON benachrichtigung (organisationspostfach, status);
CREATE INDEX benachrichtigung_status_seit ON benachrichtigung (status, status_seit);
CREATE INDEX benachrichtigung_mail ON benachrichtigung (mail);
