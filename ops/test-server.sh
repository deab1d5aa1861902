#!/bin/sh
# The suite against an installed PostgreSQL server: DATABASE_URL_TEST names one, else Debian's is started for
# the length of the tests, in a folder of its own, with passwords, on a port of its own.
set -eu
cd "$(dirname "$0")/.."
place=$(mktemp -d "${TMPDIR:-/tmp}/alongside-server-XXXXXX")
chmod 755 "$place"
bin=""

as_server() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

clean_up() {
    [ -z "$bin" ] || as_server "$bin/pg_ctl" -D "$place/server/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

if [ -n "${DATABASE_URL_TEST:-}" ]; then
    DATABASE_URL="$DATABASE_URL_TEST"
else
    for folder in /usr/lib/postgresql/*/bin; do
        [ -x "$folder/initdb" ] && bin="$folder"
    done
    if [ -z "$bin" ]; then
        echo "No installed PostgreSQL server here. On Debian: apt-get install postgresql" >&2
        echo "Or name one of version 15 or newer: DATABASE_URL_TEST=postgresql://admin:secret@host/alongside_test" >&2
        exit 1
    fi
    mkdir -m 700 "$place/server"
    [ "$(id -u)" != 0 ] || chown postgres "$place/server"
    secret=$(.venv/bin/python -c 'import secrets; print(secrets.token_hex(16))')
    printf '%s' "$secret" > "$place/secret"
    chmod 644 "$place/secret"  # this server lives as long as the tests
    port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_server "$bin/initdb" -D "$place/server/data" -U postgres -A scram-sha-256 --pwfile="$place/secret" \
        -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    as_server "$bin/pg_ctl" -D "$place/server/data" -w -l "$place/server/log" start >/dev/null \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$place/server -c fsync=off -c max_connections=100"
    DATABASE_URL="postgresql://postgres:$secret@127.0.0.1:$port/alongside_test"
    echo "Testing against $("$bin/postgres" --version)" >&2
fi
export DATABASE_URL
export ALONGSIDE_DATA="$place/data"
export ALONGSIDE_DEMO=yes
# Roles and their passwords come first: every worker of the tests reads them when it starts.
.venv/bin/python -c 'from config import roles; roles.prepare()'
ops/test.sh whole "$@"
