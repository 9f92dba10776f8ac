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

cat >etc-override/artemis-users.properties <<ENDE
$ARTEMIS_USER = $ARTEMIS_PASSWORD
hub = $BROKER_HUB_KENNWORT
portal = $BROKER_PORTAL_KENNWORT
agentur-735 = $BROKER_AGENTUR_KENNWORT
ENDE
# What each role may do: rechte.properties. The administrator has them all.
cat >etc-override/artemis-roles.properties <<ENDE
amq = $ARTEMIS_USER
hub = hub,$ARTEMIS_USER
portal = portal,$ARTEMIS_USER
agentur-735 = agentur-735,$ARTEMIS_USER
ENDE

exec /docker-run.sh "$@"
