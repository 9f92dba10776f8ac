-- When the message came to the broker, for the time that it takes until the team is told. Null: not known.
ALTER TABLE benachrichtigung ADD COLUMN angekommen_am timestamp with time zone;
