#!/bin/bash
# Start of the broker's container: names the users, then goes on with the start of the image.
#
# The image makes its configuration at the first start alone and knows one user, the administrator. Here it is made anew at each start,
# so that changed passwords and settings are never shadowed by old ones; the image lays the files of etc-override over it.
set -eu
umask 077
cd /var/lib/artemis-instance
rm -rf etc etc-override
mkdir etc-override
cp /etc/postfach-hub/artemis/etc/* etc-override/

# Hashed, as the broker compares them. The command reads the password from the file itself: no list of processes shows it.
verschluesselt() {
  hash=$(/opt/artemis/bin/artemis mask --hash "@/run/secrets/$1")
  echo "ENC(${hash#result: })"
}
cat >etc-override/artemis-users.properties <<ENDE
$ARTEMIS_USER = $(verschluesselt broker-admin)
hub = $(verschluesselt broker-hub)
portal = $(verschluesselt broker-portal)
agentur-735 = $(verschluesselt broker-agentur-735)
ENDE
if [ "$(grep -cE '= ENC\([0-9]+:[0-9A-F]+:[0-9A-F]+\)$' etc-override/artemis-users.properties)" != 4 ]; then
  echo "Die Kennwörter unter /run/secrets lassen sich nicht verschlüsseln." >&2
  exit 1
fi
# What each role may do: rechte.properties. The administrator has them all.
cat >etc-override/artemis-roles.properties <<ENDE
amq = $ARTEMIS_USER
hub = hub,$ARTEMIS_USER
portal = portal,$ARTEMIS_USER
agentur-735 = agentur-735,$ARTEMIS_USER
ENDE

# The console takes orders from its own page alone, by its exact address: a page of another service on this host is a stranger.
cat >etc-override/jolokia-access.xml <<ENDE
<?xml version="1.0" encoding="utf-8"?>
<restrict>
  <cors>
    <allow-origin>http://localhost:$KONSOLE_PORT</allow-origin>
    <allow-origin>http://127.0.0.1:$KONSOLE_PORT</allow-origin>
    <strict-checking/>
  </cors>
</restrict>
ENDE

# The image gives it to the first user, whom the file above replaces.
ARTEMIS_PASSWORD=$(od -A n -t x1 -N 16 /dev/urandom | tr -d ' \n')
export ARTEMIS_PASSWORD
exec /docker-run.sh "$@"
