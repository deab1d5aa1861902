# What to type. `make` alone lists it.
# Environment: PORT, HOST, ALONGSIDE_DATA, DATABASE_URL (see docs/operations.md), PYTHON, SCALE, ARGS,
# WORKERS (of the tests, 2).

SCALE ?= demo
ARGS ?=
PY := .venv/bin/python
# Tools that only look at the code still read the settings, which make a data folder.
CHECK_DATA := $(CURDIR)/.venv/check-data

.DEFAULT_GOAL := help
.PHONY: help run test test-slow test-server check bench reset lock messages environment environment-dev

help:  ## List what can be done
	@echo "Alongside: make …"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: environment  ## Start everything and print the address, the cast and its codes (Ctrl-C stops it)
	@exec .venv/bin/alongside run

test: environment-dev  ## The suite, browser journeys included (ARGS goes to pytest)
	@ops/test.sh quick $(ARGS)

test-slow: environment-dev  ## Crash, backup, fuzz and whole-demo tests, which take longer
	@ops/test.sh slow $(ARGS)

test-server: environment-dev  ## The suite against an installed PostgreSQL server (or DATABASE_URL_TEST)
	@ops/test-server.sh $(ARGS)

check: environment-dev  ## Style, types, imports, templates, missing migrations and translations
	@ALONGSIDE_DATA=$(CHECK_DATA) ops/check.sh

bench: environment-dev  ## Measure, as JSON: SCALE=demo or county
	@$(PY) -m bench $(SCALE)

reset: environment  ## Delete this checkout's database, files, keys and secrets (asks first)
	@.venv/bin/alongside reset $(ARGS)

lock: environment-dev  ## Pin the packages anew, with hashes
	@ops/lock.sh

messages: environment-dev  ## Gather what is to be translated into locale/es, and say what is missing
	@ALONGSIDE_DATA=$(CHECK_DATA) $(PY) -m config.messages update

environment:
	@ops/ready.sh run

environment-dev:
	@ops/ready.sh dev
