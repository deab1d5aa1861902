#!/bin/sh
# The suite. The first word is a target: quick (all but tests marked slow), slow (those alone), whole. Browser
# tests are left out, loudly, only where no Chromium can be had. Further words go on to pytest.
set -eu
cd "$(dirname "$0")/.."
target=${1:-quick}
[ $# -eq 0 ] || shift
case "$target" in
    quick) marks="not slow" ;;
    slow) marks="slow" ;;
    whole) marks="" ;;
    *) echo "Say quick, slow or whole." >&2; exit 2 ;;
esac
left_out=""
code=0
if ! ops/chromium.sh; then
    left_out="yes"
    marks="${marks:+($marks) and }not browser"
fi
.venv/bin/python -m pytest -n 2 --dist loadgroup ${marks:+-m} ${marks:+"$marks"} "$@" || code=$?
if [ "$target" = quick ]; then
    echo "Tests marked slow have a target of their own: make test-slow" >&2
fi
if [ -n "$left_out" ]; then
    echo ""
    echo "LEFT OUT: every test marked browser (journeys, axe, without JavaScript), because there is no Chromium." >&2
fi
exit "$code"
