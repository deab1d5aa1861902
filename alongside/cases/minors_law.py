"""What a minor may decide alone, as Illinois law is known here. Drafts: nobody has checked them.

Belongs here: the list with its sources. Not here: who ticked which (models.minors), and never a judgement about
one minor. Each is shown with its source and with whom to ask.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Alone:
    """One thing that the law may let a minor decide alone."""

    code: str
    words: "str | Promise"
    source: str
    from_age: int | None = None


# All from memory. An attorney reads the law before anyone relies on a line.
ALONE = (
    Alone("sa_care", _("Medical care and counseling after a sexual assault"), "410 ILCS 210/3"),
    Alone("counselling", _("Some hours of outpatient counseling"), "405 ILCS 5/3-550", 12),
    Alone(
        "sti",
        _("Test and treatment of infections passed on by sex, HIV among them"),
        "410 ILCS 210/4",
        12,
    ),
    Alone("substances", _("Help with alcohol or drugs"), "410 ILCS 210/4", 12),
    Alone("pregnancy", _("Care while pregnant, and for an own child"), "410 ILCS 210/1"),
    Alone("kit", _("To have evidence collected, and to agree to its test"), "410 ILCS 70/5, 70/6.5", 13),
)
CODES = tuple(one.code for one in ALONE)
