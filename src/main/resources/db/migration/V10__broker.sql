-- The broker's user from whom the message came: a technical account, no person. Null in older rows, and where the broker doesn't say.
ALTER TABLE protokoll ADD COLUMN benutzer varchar(200);
