#!/bin/sh
# Everything that can be said about the code without running it. All of it is said, also after the first fault.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=""

look() {
    about=$1
    shift
    log=$(mktemp)
    if "$@" > "$log" 2>&1; then
        printf 'ok    %s\n' "$about"
    else
        printf 'FAIL  %s\n' "$about"
        sed 's/^/      /' "$log"
        failed="$failed $about;"
    fi
    rm -f "$log"
}

rooms=$(find alongside -mindepth 1 -maxdepth 1 -type d ! -name '__pycache__' | sort)
typed="alongside/vault alongside/foundation config"
for room in $rooms; do
    case "$room" in alongside/vault | alongside/foundation) continue ;; esac
    for part in policies selectors actions; do
        for place in "$room/$part" "$room/$part.py"; do
            [ ! -e "$place" ] || typed="$typed $place"
        done
    done
done

look "style (ruff)" "$bin/ruff" check .
look "form (ruff format)" "$bin/ruff" format --check .
# shellcheck disable=SC2086  # a list of folders
look "templates (djlint)" "$bin/djlint" --lint --quiet $rooms demo
# shellcheck disable=SC2086
look "types (mypy)" "$bin/mypy" $typed
look "imports (import-linter)" "$bin/lint-imports"
look "migrations" "$bin/python" -W ignore manage.py makemigrations --check --dry-run
look "translations" "$bin/python" -m config.messages check

if [ -n "$failed" ]; then
    echo "Not well:$failed"
    exit 1
fi
echo "All well."
