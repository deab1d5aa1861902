#!/bin/sh
# Pins requirements/*.in into requirements/*.txt, with hashes, by pip-tools in an environment of its own.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/lock/bin/pip-compile ] || { .venv/bin/python -m venv .venv/lock; .venv/lock/bin/pip install -q pip-tools; }
for name in run dev; do
    .venv/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url \
        --no-emit-trusted-host --upgrade -o "requirements/$name.txt" "requirements/$name.in"
done
