"""Hours as people say them: "Monday to Friday, 9 am to 5 pm", "Open until 9 pm".

Belongs here: wording. Not here: counting (hours).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.directory.enums import Weekday
from alongside.directory.hours import DAYS, Now, Rule
from alongside.foundation import dates

WHOLE_WEEK = set(range(7))


def in_words(rules: Sequence[Rule]) -> list[str]:
    """One line a rule, in the order of the week; the same rule twice is one line."""
    lines: list[str] = []
    for rule in sorted(
        _together(rules), key=lambda rule: (min((w for _n, w in rule.days), default=7), rule.opens)
    ):
        line = _line(rule)
        if line not in lines:
            lines.append(line)
    return lines


def _together(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that differ only in the weekday, as many sources have them, are one."""
    found: dict[Rule, list[Rule]] = {}
    for rule in rules:
        found.setdefault(replace(rule, days=()), []).append(rule)
    return [
        replace(same[0], days=tuple(sorted({day for rule in same for day in rule.days})))
        for same in found.values()
    ]


def _line(rule: Rule) -> str:
    words = _("%(days)s, %(hours)s") % {"days": _days(rule), "hours": _hours(rule)}
    if rule.freq and rule.last and rule.last.year < 9000:
        words = _("%(hours)s, until %(day)s") % {"hours": words, "day": dates.day(rule.last)}
    if rule.freq and rule.first and rule.first > timezone.localdate():
        words = _("%(hours)s, from %(day)s") % {"hours": words, "day": dates.day(rule.first)}
    return words


def _hours(rule: Rule) -> str:
    if rule.is_whole_day:
        return _("day and night")
    return _("%(opens)s to %(closes)s") % {"opens": clock(rule.opens), "closes": clock(rule.closes)}


def clock(at: time) -> str:
    """As the house writes times; midnight and noon by their names."""
    if at == time(0):
        return _("midnight")
    return _("noon") if at == time(12) else dates.clock(at)


def _days(rule: Rule) -> str:
    if not rule.freq:
        return dates.day(rule.anchor) if rule.anchor else ""
    if rule.freq == "MONTHLY":
        return _monthly(rule)
    words = _weekdays(sorted({weekday for _n, weekday in rule.days}))
    if rule.interval == 2:
        return _("%(days)s, every second week") % {"days": words}
    if rule.interval > 2:
        return _("%(days)s, every %(count)s weeks") % {"days": words, "count": rule.interval}
    return words


def _weekdays(days: list[int]) -> str:
    if set(days) == WHOLE_WEEK:
        return _("Every day")
    names = [str(Weekday(DAYS[day]).label) for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return _and(names)


def _monthly(rule: Rule) -> str:
    parts = [_which(number, weekday) for number, weekday in rule.days]
    parts += [_("day %(number)s") % {"number": day} if day > 0 else _("last day") for day in rule.month_days]
    words = _("%(days)s of the month") % {"days": _and(parts)}
    if rule.interval > 1:
        return _("%(days)s, every %(count)s months") % {"days": words, "count": rule.interval}
    return words


def _which(number: int, weekday: int) -> str:
    name = str(Weekday(DAYS[weekday]).label)
    forms = {
        0: _("every %(day)s"),
        1: _("first %(day)s"),
        2: _("second %(day)s"),
        3: _("third %(day)s"),
        4: _("fourth %(day)s"),
        5: _("fifth %(day)s"),
        -1: _("last %(day)s"),
        -2: _("second to last %(day)s"),
    }
    return forms.get(number, forms[0]) % {"day": name}


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(words)s and %(last)s") % {"words": ", ".join(words[:-1]), "last": words[-1]}


def now_in_words(now: Now, zone: ZoneInfo, moment: datetime) -> str:
    """What holds at this moment, in a few words."""
    if now.is_open is None:
        return _("Hours not known: call first")
    if now.is_open:
        if now.until is None:
            return _("Open day and night")
        return _("Open until %(time)s") % {"time": _moment(now.until, zone, moment)}
    if now.next_opening is None:
        return _("Closed now")
    return _("Closed now, opens %(time)s") % {"time": _moment(now.next_opening, zone, moment)}


def _moment(then: datetime, zone: ZoneInfo, moment: datetime) -> str:
    there, here = then.astimezone(zone), moment.astimezone(zone)
    at = clock(there.time())
    if there.date() == here.date() or (
        there.time() == time(0) and there.date() == here.date() + timedelta(days=1)
    ):
        return at
    if there.date() == here.date() + timedelta(days=1):
        return _("tomorrow, %(time)s") % {"time": at}
    if there.date() - here.date() < timedelta(days=7):
        return f"{Weekday(DAYS[there.weekday()]).label}, {at}"
    return f"{dates.day(there.date())}, {at}"
