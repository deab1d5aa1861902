"""Cards and posters as PDF, made here without a network, with the letters that come with the type setter.

Belongs here: the words of a sheet, and typesetting them. Not here: who may, the form. What goes in is data, never
markup: a name with signs in it is printed as it is. No address of any place goes in.
"""

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.foundation.typesetting import typeset
from alongside.public_site import lines

TEMPLATE = Path(__file__).parent / "data" / "sheet.typ"


def sheet(kind: str, language: str, *, name: str = "", phone: str = "") -> bytes:
    """A page of ten cards, or a poster. `phone` is the agency's own, where it gives one to everyone."""
    with translation.override(language):
        told = {
            "kind": kind,
            "language": language,
            "head": _("You decide what happens next."),
            "lead": _(
                "Is someone using you, forcing you or keeping your money? "
                "You can talk with someone. Free, private, day and night."
            ),
            "short": _("Someone to talk with. Free, private, day and night."),
            "call": _("Call"),
            "text": _("Text"),
            "number": lines.HOTLINE.shown,
            "text_to": lines.HOTLINE.text_to,
            "promise": _("You do not have to give your name or tell your story."),
            "danger": _("In danger now: 911"),
            "name": name,
            "phone": phone if name else "",
        }
    return typeset(TEMPLATE, told)
