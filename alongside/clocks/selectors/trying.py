"""One rule as its page shows it, and how it would count from a day someone tries.

Belongs here: words for a rule that no clock runs by. Not here: clocks that run (running).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from alongside.clocks import saying
from alongside.clocks.engine import Span, count, standing
from alongside.clocks.rulefiles import BIRTH, Rule
from alongside.clocks.selectors.rules import Entry


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule in words."""

    id: str
    name: str
    jurisdiction: str
    amount: str
    begins: list[str]
    bound: str
    says: str
    late: str
    not_this: str
    ask: str
    source: str
    url: str
    edition: str
    proof: str
    is_verified: bool
    edited_by: str
    edited_at: datetime | None
    retired_at: datetime | None
    is_newer_shipped: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """How it would count."""

    until: str
    mark: saying.Mark
    working: list[str]


def shown(entry: Entry) -> Shown:
    """The rule of this entry."""
    rule, speaks = entry.rule, saying.language()
    return Shown(
        id=rule.id,
        name=saying.name_of(rule),
        jurisdiction=rule.jurisdiction,
        amount=_amount(rule),
        begins=[saying.fact_of(rule, leg.fact) for leg in rule.counting.legs],
        bound=saying.bound_words(rule),
        says=rule.text("words", speaks),
        late=rule.text("late", speaks),
        not_this=rule.text("not_this", speaks),
        ask=saying.ask_words(rule),
        source=saying.source_words(rule),
        url=_safe(rule.body["source"].get("url", "")),
        edition=saying.edition_words(rule),
        proof=saying.proof_words(rule),
        is_verified=rule.is_verified,
        edited_by=entry.edited_by,
        edited_at=entry.edited_at,
        retired_at=entry.retired_at,
        is_newer_shipped=entry.is_newer_shipped,
    )


def tried(rule: Rule, on: date, born: date | None = None) -> Tried:
    """The rule counted from a day. Nothing is kept of it."""
    tz, now = timezone.get_current_timezone(), timezone.now()
    facts = {BIRTH: Span.at(born)} if born else {}
    due = count(rule.counting, {**facts, rule.trigger: Span.at(on)}, tz)
    where = standing(rule.counting, due, now, tz)
    return Tried(
        saying.due_words(rule, due), saying.mark_of(rule, due, where), saying.working(rule, due.steps)
    )


def _amount(rule: Rule) -> str:
    leg = rule.counting.legs[0]
    return saying.leg_words(leg)


def _safe(url: str) -> str:
    """A link only where it is one to the web."""
    return url if url.startswith("https://") else ""
