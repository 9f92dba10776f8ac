-- Who a person is, beside what the person is called: issuer and subject of an OpenID provider, or konto: and the name of a configured
-- user. Null in rows that are older than this column.
ALTER TABLE auftragsschritt ADD COLUMN kennung varchar(600);
ALTER TABLE postfachpruefung ADD COLUMN angefordert_kennung varchar(600);
ALTER TABLE postfachpruefung ADD COLUMN bestaetigt_kennung varchar(600);

-- Whose a name is, from the first sign-in through an OpenID provider on. Two who sign in with names that people can't tell apart collide
-- in the primary key, and one of them stays outside.
CREATE TABLE personenname (
    schluessel varchar(300)             PRIMARY KEY, -- the name without what people don't tell apart, as case
    kennung    varchar(600)             NOT NULL,
    seit       timestamp with time zone NOT NULL,
    zuletzt_am timestamp with time zone NOT NULL      -- of the last sign-in, to the day
);
