#!/bin/sh
# Run by the database's container at its very first start: the hub owns its database and is no superuser.
psql --set=ON_ERROR_STOP=1 --set=kennwort="$DATENBANK_HUB_KENNWORT" --username postgres --dbname postgres <<'ENDE'
CREATE ROLE postfachhub LOGIN PASSWORD :'kennwort';
CREATE DATABASE postfachhub OWNER postfachhub;
ENDE
