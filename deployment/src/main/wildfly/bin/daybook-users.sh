#!/bin/sh
# Adds, changes, removes and lists the local users of the Daybook in this WildFly; without arguments it says how.
# JBOSS_BASE_DIR is the server's base folder, if it is not standalone.
home=$(cd "$(dirname "$0")/.." && pwd) || exit 1
file="${JBOSS_BASE_DIR:-$home/standalone}/configuration/daybook-users.txt"
# -Djdk.console: later versions of Java would take a pipe for a terminal
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djdk.console=java.base \
    -jar "$home/jboss-modules.jar" -mp "$home/modules" dev.daybook.users "$file" "$@"
