"""What a clock says: its mark, its last day, its working, in the words of the house.

Belongs here: words for what the engine found. Not here: counting (engine), reading (selectors). A rule that nobody
has verified never says that something has passed; what binds others says what should have happened; nothing here
tells someone that they are too late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.clocks.engine import Due, Leg, Point, Standing, Step
from alongside.clocks.enums import Bound
from alongside.clocks.rulefiles import Rule, in_language
from alongside.foundation import dates


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape, its tone, and words."""

    shape: str
    tone: str
    words: str


def language() -> str:
    """The reader's, as rule files name it."""
    return (get_language() or "en").split("-")[0]


def name_of(rule: Rule) -> str:
    """The rule's title."""
    return rule.text("title", language())


def fact_of(rule: Rule, fact: str) -> str:
    """What a clock is counted from."""
    return in_language(rule.facts.get(fact, ""), language())


def bound_words(rule: Rule) -> str:
    """Who must keep it."""
    return rule.text("binds_words", language()) or str(Bound(rule.binds).label)


def point_words(point: Point) -> str:
    """A day where days are counted, a day and an hour where hours are."""
    return dates.day(point.day) if point.day else dates.moment(point.at)


def moment_words(moment: date) -> str:
    """Whatever of the two it is."""
    return dates.moment(moment) if isinstance(moment, datetime) else dates.day(moment)


def ask_words(rule: Rule) -> str:
    """Who answers what this page cannot."""
    return {
        "attorney": _("Ask an attorney."),
        "nurse": _("Ask a nurse."),
        "supervisor": _("Ask your supervisor."),
    }[rule.ask]


def proof_words(rule: Rule) -> str:
    """How far the rule can be relied on."""
    if rule.is_verified and rule.verified_on:
        said = {"day": dates.day(rule.verified_on), "who": rule.body.get("reviewer") or ""}
        return _("Checked on %(day)s by %(who)s.") % said
    if "M" in rule.body.get("flags", ()):
        return _("A draft, written from memory. Nobody has checked it yet.")
    return _("A draft. Nobody has checked it yet.")


# -- where it stands ---------------------------------------------------------------------------------------


def left_words(standing: Standing) -> str:
    """How much is left; what is far off in whole months or years, never more than there are."""
    left, unit = standing.left or 0, standing.unit
    if unit == "hours" and not left:
        return _("Less than an hour")
    if unit != "hours" and not left:
        return _("Today")
    if unit == "hours":
        return ngettext("%(count)s hour", "%(count)s hours", left) % {"count": left}
    if unit == "work_days":
        return ngettext("%(count)s work day", "%(count)s work days", left) % {"count": left}
    if left >= 2 * 365:
        return ngettext("%(count)s year", "%(count)s years", left // 366) % {"count": left // 366}
    if left > 92:
        return ngettext("%(count)s month", "%(count)s months", left // 31) % {"count": left // 31}
    return ngettext("%(count)s day", "%(count)s days", left) % {"count": left}


def due_words(rule: Rule, due: Due, *, assumed: bool = False) -> str:
    """When it ends, or between which two."""
    if due.first and due.last and due.first != due.last:
        span = {"first": point_words(due.first), "last": point_words(due.last)}
        return _("Between %(first)s and %(last)s.") % span
    point = due.first or due.last
    if point is None:
        return _("The first day is not known.")
    when = {"when": point_words(point)}
    if assumed:
        return _("Would be due %(when)s. The first day is our guess.") % when
    if due.last is None:
        return _("Not before %(when)s.") % when
    if due.first is None:
        return _("By %(when)s at the latest.") % when
    return (_("Possible from %(when)s on.") if rule.counting.kind == "from" else _("Until %(when)s.")) % when


def mark_of(rule: Rule, due: Due, standing: Standing, *, assumed: bool = False) -> Mark:
    """The state of a clock that runs."""
    if standing.state == "not_known":
        return Mark("none", "soft", _("The first day is not known"))
    if standing.state == "maybe_over":
        return Mark("wait", "", due_words(rule, due, assumed=assumed) + " " + ask_words(rule))
    if assumed and standing.state == "over":
        return Mark("wait", "", due_words(rule, due, assumed=True) + " " + ask_words(rule))
    if standing.state == "over":
        return _over(rule, due)
    point = due.first or due.last
    assert point is not None
    said = {"left": left_words(standing), "when": point_words(point)}
    if assumed:
        return Mark("soon" if standing.state == "soon" else "open", "", _("Would be due %(when)s") % said)
    if rule.counting.kind == "from":
        return Mark("open", "", _("Possible from %(when)s on") % said)
    words = _("%(left)s, until %(when)s") if due.is_exact else _("%(left)s at the earliest, %(when)s")
    is_soon = standing.state == "soon"
    return Mark("soon" if is_soon else "open", "warm" if is_soon else "", words % said)


def _over(rule: Rule, due: Due) -> Mark:
    """The last moment is behind. What that means depends on whom it binds, and whether anyone checked the rule."""
    assert due.last is not None
    when = {"when": point_words(due.last)}
    ask = " " + ask_words(rule)
    if rule.counting.kind == "from":
        words = _("Possible since %(when)s.") if rule.is_verified else _("May be possible since %(when)s.")
        return Mark("part", "accent" if rule.is_verified else "", words % when + ask)
    if rule.binds == "staff":
        now = not rule.counting.legs[0].count and rule.counting.by_the_hour
        words = _("Now, whatever the hour.") if now else _("Was due %(when)s. It can still be done.")
        return Mark("soon", "warm", words % when)
    if rule.counting.kind == "ends":
        words = _("Ended %(when)s.") if rule.is_verified else _("May have ended %(when)s.")
        return Mark("late" if rule.is_verified else "wait", "", words % when + ask)
    if rule.binds != "client":
        return Mark("wait", "", _("Should have happened by %(when)s") % when)
    if rule.is_verified:
        return Mark("late", "", _("Passed %(when)s.") % when + ask)
    return Mark("wait", "", _("May still be possible.") + ask)


# -- the working -------------------------------------------------------------------------------------------


def working(rule: Rule, steps: tuple[Step, ...]) -> list[str]:
    """Each step of the count as a line."""
    return [SAID[step.code](rule, step.values) for step in steps]


def _begins(rule: Rule, said: Any) -> str:
    first, last = said["first"], said["last"]
    fact = fact_of(rule, said["fact"])
    if first and last and first != last:
        span = {"fact": fact, "first": moment_words(first), "last": moment_words(last)}
        return _("%(fact)s: between %(first)s and %(last)s.") % span
    if first and last:
        return _("%(fact)s: %(when)s.") % {"fact": fact, "when": moment_words(first)}
    if first:
        return _("%(fact)s: not before %(when)s.") % {"fact": fact, "when": moment_words(first)}
    return _("%(fact)s: not after %(when)s.") % {"fact": fact, "when": moment_words(last)}


def _adds(rule: Rule, said: Any) -> str:
    leg: Leg = said["leg"]
    amount = amount_words(leg.count, leg.unit)
    words = _("%(amount)s before: %(when)s.") if leg.before else _("%(amount)s later: %(when)s.")
    line = words % {"amount": amount, "when": point_words(said["point"])}
    return f"{line} {_('Weekends and holidays are left out.')}" if leg.unit == "work_days" else line


def amount_words(count: int, unit: str) -> str:
    """7 days, 6 months."""
    words = {
        "hours": ngettext("%(count)s hour", "%(count)s hours", count),
        "days": ngettext("%(count)s day", "%(count)s days", count),
        "work_days": ngettext("%(count)s work day", "%(count)s work days", count),
        "months": ngettext("%(count)s month", "%(count)s months", count),
        "years": ngettext("%(count)s year", "%(count)s years", count),
    }[unit]
    return words % {"count": count}


def _birthday(rule: Rule, said: Any) -> str:
    return _("They turn %(age)s on %(day)s.") % {"age": said["age"], "day": dates.day(said["day"])}


def _holidays(rule: Rule, said: Any) -> str:
    return _("Holidays on the way: %(days)s.") % {"days": "; ".join(dates.day(day) for day in said["days"])}


def _no_such_day(rule: Rule, said: Any) -> str:
    return _("That month has no such day, so we take %(day)s, the safer one.") % {
        "day": dates.day(said["day"])
    }


def _rolls(rule: Rule, said: Any) -> str:
    days = {"day": dates.day(said["day"]), "to": dates.day(said["to"])}
    return _("%(day)s is no work day, so it is %(to)s.") % days


def _not_known(rule: Rule, said: Any) -> str:
    return _("%(fact)s: not known.") % {"fact": fact_of(rule, said["fact"])}


def _not_known_later(rule: Rule, said: Any) -> str:
    return _("%(fact)s: not written here. With it, the end could be later.") % {
        "fact": fact_of(rule, said["fact"])
    }


def _later_counts(rule: Rule, said: Any) -> str:
    return _("The latest of these counts: %(when)s.") % {"when": point_words(said["point"])}


def _range(rule: Rule, said: Any) -> str:
    return _("So it ends between %(first)s and %(last)s.") % {
        "first": point_words(said["first"]),
        "last": point_words(said["last"]),
    }


SAID: dict[str, Callable[[Rule, Any], str]] = {
    "begins": _begins,
    "adds": _adds,
    "birthday": _birthday,
    "holidays": _holidays,
    "no_such_day": _no_such_day,
    "rolls": _rolls,
    "not_known": _not_known,
    "not_known_later": _not_known_later,
    "later_counts": _later_counts,
    "range": _range,
}


# -- what is behind ----------------------------------------------------------------------------------------


def done_mark(at: datetime) -> Mark:
    """Someone did it."""
    return Mark("done", "accent", _("Done %(when)s") % {"when": dates.moment(at)})


def stopped_mark(why: str, at: datetime) -> Mark:
    """It counts no longer."""
    return Mark("stop", "soft", _("%(why)s. Stopped %(when)s") % {"why": why, "when": dates.day(at)})


def edition_words(rule: Rule) -> str:
    """Which text of the rule."""
    if rule.edition:
        return _("version %(version)s, our edition %(edition)s") % {
            "version": rule.version,
            "edition": rule.edition,
        }
    return _("version %(version)s") % {"version": rule.version}


def source_words(rule: Rule) -> str:
    """The law and its section."""
    source = rule.body["source"]
    return ", ".join(part for part in (source.get("law"), source.get("section")) if part)


def leg_words(leg: Leg) -> str:
    """How far a rule counts, for its page."""
    if not leg.count and leg.unit == "hours":
        return _("at once")
    if not leg.count:
        return _("that day")
    amount = amount_words(leg.count, leg.unit)
    if leg.at_age is not None and leg.before:
        return _("before they turn %(age)s") % {"age": leg.at_age}
    if leg.at_age is not None:
        return _("%(amount)s after they turn %(age)s") % {"amount": amount, "age": leg.at_age}
    return _("%(amount)s before") % {"amount": amount} if leg.before else amount
