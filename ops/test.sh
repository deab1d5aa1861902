#!/bin/sh
# The suite. The first word is a target: quick (all but tests marked slow), slow (those alone), whole. Browser
# tests are left out, loudly, only where no Chromium can be had. Further words go on to pytest. WORKERS (2 unless
# said) is how many run at once: one more than the cores fills the time in which a journey waits for its browser.
set -eu
cd "$(dirname "$0")/.."
target=${1:-quick}
[ $# -eq 0 ] || shift
dist="loadgroup"
examples="house"
case "$target" in
    quick) marks="not slow"; dist="worksteal" ;;  # in runs of neighbours: no test of this target has a group
    slow) marks="slow or hypothesis"; examples="thorough" ;;
    whole) marks="" ;;
    *) echo "Say quick, slow or whole." >&2; exit 2 ;;
esac
# What was compiled is kept for the next run, whatever this machine says elsewhere: five seconds a worker.
unset PYTHONDONTWRITEBYTECODE
left_out=""
code=0
if ! ops/chromium.sh; then
    left_out="yes"
    marks="${marks:+($marks) and }not browser"
fi
.venv/bin/python -m pytest -n "${WORKERS:-2}" --dist "$dist" --hypothesis-profile="$examples" ${marks:+-m} ${marks:+"$marks"} "$@" || code=$?
if [ "$target" = quick ]; then
    echo "Tests marked slow have a target of their own: make test-slow" >&2
fi
if [ -n "$left_out" ]; then
    echo ""
    echo "LEFT OUT: every test marked browser (journeys, axe, without JavaScript), because there is no Chromium." >&2
fi
exit "$code"
