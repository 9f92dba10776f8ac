-- Whose the mailbox is: drawn with each claim, so that its owner can prolong the claim for as long as the relay takes.
ALTER TABLE benachrichtigungspostfach ADD COLUMN anspruch uuid;
-- The first of those refusals that came alike, one after the other; null after anything else. Together with letzte_mail_am it tells
-- a dead mailbox from a relay that refuses every mail.
ALTER TABLE benachrichtigungspostfach ADD COLUMN abgewiesen_seit timestamp with time zone;
