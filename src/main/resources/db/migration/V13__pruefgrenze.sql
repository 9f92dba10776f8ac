-- The limits of test mails count over all mailboxes. Who asks for one locks this row first, at whatever instance.
CREATE TABLE pruefgrenze (
    id integer PRIMARY KEY
);

INSERT INTO pruefgrenze (id) VALUES (1);

CREATE INDEX postfachpruefung_angefordert_am ON postfachpruefung (angefordert_am);
