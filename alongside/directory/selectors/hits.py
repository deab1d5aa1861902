"""What stands in an answer: the service, where and when, and in plain words why it fits.

Belongs here: from rows of the search to what a page shows. Not here: which rows (selectors.finding). What nobody has
said is said to be unknown, never taken for a yes or a no.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.directory import counties, hours
from alongside.directory.hours_words import now_in_words
from alongside.directory.selectors.hit_rows import Held, Hours, Row, rows_of
from alongside.directory.selectors.reasons import Reasons, reasons
from alongside.directory.understanding.question import Question

STALE = timedelta(days=183)
DIALED = "0123456789+"


class Told(Protocol):
    """A telephone, as a row or anything like one."""

    @property
    def number(self) -> str: ...

    @property
    def extension(self) -> str: ...

    @property
    def type(self) -> str: ...


@dataclass(slots=True)
class Number:
    """How to call or text it, and how to read it."""

    shown: str
    dial: str


@dataclass(slots=True)
class Hit:
    """One service of an answer."""

    row_id: int
    service_id: UUID
    name: str
    organization: str
    description: str
    is_hidden: bool
    is_line: bool
    county: str
    where: str
    how_far: str
    miles: float | None
    phone: Number | None
    text_to: Number | None
    website: str
    now: str
    is_open: bool | None
    checked_on: date | None
    is_stale: bool
    reasons: Reasons = field(default_factory=Reasons)


def hits_of(
    rows: Sequence[tuple[int, float | None, bool]], question: Question, moment: datetime
) -> list[Hit]:
    """The hits of some rows of the search, in their order."""
    held = rows_of([row[0] for row in rows]) if rows else Held({}, {}, {})
    stale = timezone.localdate() - STALE
    return [
        _hit(held.rows[row_id], miles, held, question, moment, stale)
        for row_id, miles, _fits in rows
        if row_id in held.rows
    ]


def _hit(row: Row, miles: float | None, held: Held, question: Question, moment: datetime, stale: date) -> Hit:
    zone, called = ZoneInfo(row.time_zone), held.phones_of(row)
    now = hours.at(_rules(tuple(held.hours_of(row))), zone, moment)
    return Hit(
        row_id=row.id,
        service_id=row.service_id,
        name=row.name,
        organization=row.owner,
        description=row.description,
        is_hidden=row.is_hidden,
        is_line=row.place is None and not row.is_hidden,
        county=counties.name_of(row.county) if row.county else "",
        where="" if row.is_hidden else _where(row),
        how_far=_how_far(miles, question),
        miles=miles,
        phone=number_of(called, text=False),
        text_to=number_of(called, text=True),
        website="" if row.is_hidden else row.url or row.website,
        now=now_in_words(now, zone, moment),
        is_open=now.is_open,
        checked_on=row.assured_date,
        is_stale=row.assured_date is None or row.assured_date < stale,
        reasons=reasons(row, question),
    )


@lru_cache(maxsize=4_096)
def _rules(rows: tuple[Hours, ...]) -> list[hours.Rule] | None:
    """Many services keep the same hours, and each is looked at again and again."""
    told: Sequence[Any] = rows
    return hours.rules_of(told) if told else None


def _where(row: Row) -> str:
    if row.place is None:
        return _("By phone")
    return ", ".join(filter(None, [row.street, row.town]))


def _how_far(miles: float | None, question: Question) -> str:
    """How far from what was named, in miles that a person would say."""
    if miles is None or question.near is None or not question.near.called:
        return ""
    place = question.near.called
    if miles < 1:
        return _("Less than a mile from %(place)s") % {"place": place}
    count = round(miles)
    words = ngettext("%(count)d mile from %(place)s", "%(count)d miles from %(place)s", count)
    return words % {"count": count, "place": place}


def number_of(phones: Sequence[Told], *, text: bool) -> Number | None:
    """The first number to call, or to text."""
    kinds = ("text", "sms") if text else ("", "voice", "tollfree", "hotline", "main", "cell", "phone")
    for phone in phones:
        if phone.type.strip().lower() in kinds or (
            not text and phone.type.strip().lower() not in NOT_TO_CALL
        ):
            dial = "".join(sign for sign in phone.number if sign in DIALED)
            extension = f", {phone.extension}" if phone.extension else ""
            return Number(shown=phone.number + extension, dial=_dial(dial))
    return None


def _dial(digits: str) -> str:
    """As a telephone wants it: ten digits with the country's, short numbers as they are."""
    if digits.startswith("1") and len(digits) == 11:
        return f"+{digits}"
    return f"+1{digits}" if len(digits) == 10 else digits


NOT_TO_CALL = ("text", "sms", "fax", "tty", "textphone", "video", "pager")
