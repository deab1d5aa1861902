"""How dates and times read: "Tue, May 12", "2:14 pm".

Belongs here: wording of dates for people. Not here: arithmetic on dates or rules about time.
"""

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language

_DAY = {"en": "D, M j", "es": r"D j \d\e b"}
_DAY_IN_FULL = {"en": "l, F j", "es": r"l j \d\e F"}
_ON_PAPER = {"en": "l, F j, Y", "es": r"l j \d\e F \d\e Y"}
_DAY_YEAR = {"en": "M j, Y", "es": r"j \d\e b \d\e Y"}


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def local_date(value: date) -> date:
    """The day on which it is, in the reader's zone."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def day(value: date) -> str:
    """ "Tue, May 12"; with its year, and without the weekday, when that is another year."""
    on = local_date(value)
    return _worded(date(on.year, on.month, on.day), on.year == timezone.localdate().year, _language())


def day_in_full(value: date) -> str:
    """ "Thursday, May 14", for the head of a page about one day."""
    return date_format(local_date(value), _DAY_IN_FULL.get(_language(), _DAY_IN_FULL["en"]))


def day_on_paper(value: date) -> str:
    """ "Thursday, May 14, 2026": paper lies about for years."""
    return date_format(local_date(value), _ON_PAPER.get(_language(), _ON_PAPER["en"]))


def day_with_year(value: date) -> str:
    """ "May 14, 2026", in a list on paper."""
    on = local_date(value)
    return _worded(date(on.year, on.month, on.day), False, _language())


@lru_cache(maxsize=4096)
def _worded(on: date, this_year: bool, language: str) -> str:
    """A list names the same days again and again."""
    table = _DAY if this_year else _DAY_YEAR
    return date_format(on, table.get(language, table["en"]))


def clock(value: datetime | time) -> str:
    """ "2:14 pm", in the place's own time. In Spanish too: "p. m." before a full stop would end it twice."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    half = "pm" if value.hour >= 12 else "am"
    return f"{value.hour % 12 or 12}:{value.minute:02d} {half}"


def moment(value: datetime) -> str:
    """ "Tue, May 12, 2:14 pm"."""
    return f"{day(value)}, {clock(value)}"


def machine(value: date) -> str:
    """What the datetime attribute holds."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def number(value: int) -> str:
    """A count with the separators of the reader's language."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def amount(value: Decimal | float) -> str:
    """Hours, dollars, shares: at most two digits after the point, none where it is whole."""
    rounded = Decimal(str(value)).quantize(Decimal("0.01"))
    plain = rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
    return formats.number_format(plain, use_l10n=True, force_grouping=True)
