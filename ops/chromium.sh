#!/bin/sh
# Makes sure that a Chromium is here for the tests that drive a browser. Exit 1, with the reason, where it may not.
# The headless shell takes half the time of the whole browser; where only the browser can be had, that will do.
set -eu

here() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

here chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    here chromium chromium-browser google-chrome && exit 0
    echo "No Chromium here, and no right to install one (apt-get install chromium)." >&2
    exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
    here chromium chromium-browser google-chrome && exit 0
    echo "No Chromium here, and no apt-get to install one." >&2
    exit 1
fi

install() {
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$1"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if here chromium chromium-browser google-chrome; then
    install chromium-headless-shell > "$log" 2>&1 || true
    exit 0
fi
echo "Installing Debian's Chromium for the browser tests" >&2
$as_root apt-get update -qq > "$log" 2>&1 || true
if ! install chromium-headless-shell >> "$log" 2>&1 && ! install chromium >> "$log" 2>&1; then
    echo "Chromium could not be installed:" >&2
    tail -n 5 "$log" >&2
    exit 1
fi
