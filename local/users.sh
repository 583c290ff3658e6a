#!/bin/sh
# Adds, changes, removes and lists the users of the server that ./mvnw -Prun starts; without arguments it says how.
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
if [ -z "$DAYBOOK_HOME" ]; then
    if [ "$(id -u)" = 0 ]; then DAYBOOK_HOME=/var/lib/daybook; else DAYBOOK_HOME=$HOME/.local/share/daybook; fi
fi
command="$here/deployment/target/wildfly/bin/daybook-users.sh"
if [ ! -f "$command" ] || [ ! -d "$DAYBOOK_HOME/server" ]; then
    echo "There is no server in $DAYBOOK_HOME yet. Start it once: ./mvnw -Prun" >&2
    exit 1
fi
export JBOSS_BASE_DIR="$DAYBOOK_HOME/server"
exec sh "$command" "$@"
