#!/bin/sh
# Run by the database's container at its very first start: the hub owns its database and is no superuser. psql reads the password itself:
# no list of processes shows it.
psql --set=ON_ERROR_STOP=1 --username postgres --dbname postgres <<'ENDE'
\set kennwort `cat /run/secrets/datenbank-hub`
CREATE ROLE postfachhub LOGIN PASSWORD :'kennwort';
CREATE DATABASE postfachhub OWNER postfachhub;
ENDE
