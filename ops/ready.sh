#!/bin/sh
# Makes the environment in .venv and keeps it in step with a lock: ready.sh run|dev
set -eu
cd "$(dirname "$0")/.."
lock="requirements/${1:-run}.txt"
stamp=".venv/installed-${1:-run}.txt"

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3.14 python3 python; do
        if command -v "$name" >/dev/null 2>&1 && works "$name"; then
            command -v "$name"
            return 0
        fi
    done
    found=$(python3 --version 2>/dev/null || echo "no Python")
    echo "Alongside needs Python 3.11 or newer, and this machine has $found." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
    return 1
}

if ! works .venv/bin/python; then
    python=$(find_python)
    echo "Making the environment with $python" >&2
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "Python is here, but not its venv module. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
fi

if ! cmp -s "$lock" "$stamp"; then
    echo "Installing packages from $lock (only when it changed)" >&2
    .venv/bin/python -m pip install --disable-pip-version-check --no-input --require-hashes \
        --progress-bar off -r "$lock" > .venv/pip.log 2>&1 &
    pip=$!
    trap 'kill "$pip" 2>/dev/null || true; exit 130' INT TERM
    while kill -0 "$pip" 2>/dev/null; do
        sleep 2
        printf '  %s of %s packages\r' "$(grep -c '^Collecting' .venv/pip.log || true)" "$(grep -c '==' "$lock")" >&2
    done
    if ! wait "$pip"; then
        echo "The packages could not be installed. The end of .venv/pip.log:" >&2
        tail -n 20 .venv/pip.log >&2
        exit 1
    fi
    trap - INT TERM
    printf '\n' >&2
    cp "$lock" "$stamp"
fi

if [ ! -x .venv/bin/alongside ]; then
    cat > .venv/bin/alongside <<'WORDS'
#!/bin/sh
# The command line of this checkout, from anywhere.
venv=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
PYTHONPATH="$(dirname "$venv")${PYTHONPATH:+:$PYTHONPATH}" exec "$venv/bin/python" -m config.cli "$@"
WORDS
    chmod 755 .venv/bin/alongside
fi
