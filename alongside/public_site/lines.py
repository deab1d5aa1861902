"""Telephone lines that exist and are answered, with what each is for.

Belongs here: numbers anyone may call, each checked against what its own organization publishes. Not here:
an agency's own lines (people), numbers of a confidential place (nowhere). Read without a database, because
these must be there when nothing else is.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Line:
    """One number, how to dial it and how to read it."""

    name: str | Promise
    dial: str
    shown: str
    about: str | Promise
    text_to: str = ""


HOTLINE = Line(
    name=_("National Human Trafficking Hotline"),
    dial=f"+{''.join(filter(str.isdigit, settings.HOTLINE_PHONE))}",
    shown=settings.HOTLINE_PHONE,
    about=_("Day and night, free. In English or Spanish, and on the phone with an interpreter in many more."),
    text_to=settings.HOTLINE_TEXT,
)

LINES = (
    HOTLINE,
    Line(
        name=_("National Sexual Assault Hotline"),
        dial="+18006564673",
        shown="1-800-656-4673",
        about=_("Day and night, free. Connects you to a rape crisis center near you."),
    ),
    Line(
        name=_("Suicide and Crisis Lifeline"),
        dial="988",
        shown="988",
        about=_("Day and night, free, by phone or text. When it is hard to go on."),
        text_to="988",
    ),
)
