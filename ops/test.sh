#!/bin/sh
# The whole suite. Browser tests are left out, loudly, only where no Chromium can be had. Words go on to pytest.
set -eu
cd "$(dirname "$0")/.."
left_out=""
code=0
if ops/chromium.sh; then
    .venv/bin/python -m pytest -n 2 --dist loadgroup "$@" || code=$?
else
    left_out="yes"
    .venv/bin/python -m pytest -n 2 --dist loadgroup -m "not browser" "$@" || code=$?
fi
if [ -n "$left_out" ]; then
    echo ""
    echo "LEFT OUT: every test marked browser (journeys, axe, without JavaScript), because there is no Chromium." >&2
fi
exit "$code"
