-- What the hub has deleted by itself, one row for each run and rule that found something: how much, and up to which day. Written in the
-- transaction that deletes, so that it says neither more nor less than what is gone.
CREATE TABLE loeschprotokoll (
    id          uuid                     PRIMARY KEY,
    begonnen_am timestamp with time zone NOT NULL,
    zuletzt_am  timestamp with time zone NOT NULL,
    gegenstand  varchar(40)              NOT NULL, -- a Tabellenfrist
    massnahme   varchar(20)              NOT NULL, -- a Massnahme
    aelter_als  timestamp with time zone NOT NULL,
    anzahl      bigint                   NOT NULL,
    instanz     varchar(100)             NOT NULL
);

CREATE INDEX loeschprotokoll_begonnen_am ON loeschprotokoll (begonnen_am);

-- When the names of persons in a finished request were replaced. Null: they are still there.
ALTER TABLE aenderungsauftrag ADD COLUMN pseudonymisiert_am timestamp with time zone;
