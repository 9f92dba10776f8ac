-- A key that a form brings with it, or a program: the same one sent twice, be it at once, makes one request. Those without one may
-- repeat, and a key belongs to whoever sent it.
ALTER TABLE aenderungsauftrag ADD COLUMN einmalschluessel uuid;

CREATE UNIQUE INDEX aenderungsauftrag_einmalschluessel ON aenderungsauftrag (autor, einmalschluessel);
