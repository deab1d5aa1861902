"""Doctor: the database server itself. Version, clock, and whether its log would keep what people wrote."""

import zoneinfo
from datetime import UTC, datetime

from django.conf import settings

from config import schema as schemas
from config.doctor import Check, listed, ok, one, rows

OLDEST = 150000
DRIFT = 2.0

# name: (the values that keep silent, what it would otherwise write)
LOUD = {
    "log_statement": (("none",), "every statement"),
    "log_min_duration_statement": (("-1",), "slow statements with their values"),
    "log_min_duration_sample": (("-1",), "slow statements with their values"),
    "log_transaction_sample_rate": (("0",), "statements with their values"),
    "log_min_error_statement": (("fatal", "panic"), "the statement of every error"),
    "log_error_verbosity": (("terse",), "details of errors, which quote rows"),
    "log_parameter_max_length_on_error": (("0",), "the values of failed statements"),
}
PRELOADED = "shared_preload_libraries"
TELLTALE = ("auto_explain", "pgaudit", "pg_stat_monitor")


def version() -> Check:
    number = int(one("select current_setting('server_version_num')"))
    told = one("select current_setting('server_version')")
    if number < OLDEST:
        return Check("bad", "PostgreSQL", f"is {told}", "Alongside needs version 15 or newer.")
    return ok("PostgreSQL", f"is {told}")


def schema() -> Check:
    waiting = schemas.waiting()
    if waiting:
        return Check("bad", "Tables", f"{waiting} migrations are waiting", "Run `alongside migrate`.")
    return ok("Tables", "are those of this release")


def clock() -> Check:
    before = datetime.now(UTC)
    there = one("select clock_timestamp()")
    here = before + (datetime.now(UTC) - before) / 2
    drift = abs((there - here).total_seconds())
    if drift > DRIFT:
        return Check(
            "bad",
            "Clock",
            f"database and machine differ by {drift:.0f} s",
            "Codes and contexts are checked by the clock: set both by a time server (chrony).",
        )
    return ok("Clock", f"database and machine agree within {DRIFT:.0f} s")


def time_zone() -> Check:
    if settings.TIME_ZONE not in zoneinfo.available_timezones():
        return Check("bad", "Time zone", f"{settings.TIME_ZONE} is not known here", "Install tzdata.")
    return ok("Time zone", f"days begin and end in {settings.TIME_ZONE}")


def server_log() -> Check:
    found = dict(rows("select name, setting from pg_settings where name = any(%s)", [[*LOUD, PRELOADED]]))
    extra = found.pop(PRELOADED, "")  # shown only to some roles
    loud = [name for name, value in found.items() if value not in LOUD[name][0]]
    loud += [name for name in TELLTALE if name in extra]
    if loud:
        would = listed({LOUD[name][1] for name in loud if name in LOUD} or {"statements"})
        return Check(
            "bad" if "log_statement" in loud else "warn",
            "Server log",
            f"would keep {would} ({listed(loud)})",
            "Set them as docs/operations.md says: a log must not hold what people wrote.",
        )
    return ok("Server log", "keeps no statement and no value")


CHECKS = (version, schema, clock, time_zone, server_log)
