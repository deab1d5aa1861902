#!/bin/sh
# Makes sure that a Chromium is here for the tests that drive a browser. Exit 1, with the reason, where it may not.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "No Chromium here, and no right to install one (apt-get install chromium)." >&2
    exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium here, and no apt-get to install one." >&2
    exit 1
fi
echo "Installing Debian's Chromium for the browser tests" >&2
log=$(mktemp)
if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium; } > "$log" 2>&1; then
    echo "Chromium could not be installed:" >&2
    tail -n 5 "$log" >&2
    rm -f "$log"
    exit 1
fi
rm -f "$log"
