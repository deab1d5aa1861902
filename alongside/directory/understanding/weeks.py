"""Hours as numbers that a database can compare: minutes of the week, and dates where weeks differ.

Belongs here: from rules (directory.hours) to ranges. Not here: what a rule means, wording. Two weeks are written, so
that a span over Sunday night needs no seam.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from alongside.directory.hours import Rule, spans

DAY = 24 * 60
WEEK = 7 * DAY
LOOK_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Both as PostgreSQL reads them; None where it is not that kind."""

    week: str | None = None
    dates: str | None = None


def spelled(rules: Sequence[Rule] | None, zone: ZoneInfo, today: date) -> Spelled:
    """Every week the same: minutes. Otherwise the dates of the year to come. No rule: nothing is known."""
    if not rules:
        return Spelled()
    if all(is_every_week(rule, today) for rule in rules):
        return Spelled(week=_ranges(_minutes(rules)))
    found = spans(rules, zone, today - timedelta(days=1), today + LOOK_AHEAD)
    return Spelled(dates=_ranges([(f'"{begins.isoformat()}"', f'"{ends.isoformat()}"') for begins, ends in found]))


def is_every_week(rule: Rule, today: date) -> bool:
    """Whether the rule holds this week, next week and until somebody changes it."""
    begun = rule.first is None or rule.first <= today
    return rule.freq == "WEEKLY" and rule.interval == 1 and begun and rule.last is None


def _minutes(rules: Sequence[Rule]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for rule in rules:
        opens, closes = (at.hour * 60 + at.minute for at in (rule.opens, rule.closes))
        length = (closes - opens) % DAY or DAY
        for _which, weekday in rule.days:
            for week in (-WEEK, 0, WEEK):
                start = week + weekday * DAY + opens
                found.append((max(0, start), min(2 * WEEK, start + length)))
    return sorted((start, end) for start, end in found if start < end)


def _ranges(pairs: Sequence[tuple[object, object]]) -> str:
    return "{" + ",".join(f"[{start},{end})" for start, end in pairs) + "}"
