"""How a change of a consultation reads: what a column is called, and what stands in it, in words.

Belongs here: wording. Not here: which columns there are (parts).
"""

from datetime import date, time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext_lazy as _

LABELS = {
    "title": _("Title"),
    "title_es": _("Title in Spanish"),
    "about": _("What it is about"),
    "about_es": _("What it is about, in Spanish"),
    "attributed_to": _("Who wrote the drafts"),
    "plan_version_id": _("The plan"),
    "time_zone": _("Time zone"),
    "opens_on": _("Opens on"),
    "opens_time": _("Opens at"),
    "closes_on": _("Closes on"),
    "closes_time": _("Closes at"),
    "advised_on": _("Advised last day"),
    "prompt": _("What to think of"),
    "prompt_es": _("What to think of, in Spanish"),
    "campaign_id": _("Question"),
    "text": _("Text"),
    "tags": _("Tags"),
    "author": _("Who wrote it"),
    "addressees": _("To whom"),
    "goal": _("How many names it hopes for"),
    "host": _("Who holds it"),
    "on": _("Day"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "note": _("Note"),
    "name": _("Tag"),
    "aliases": _("Other spellings"),
    "suggested": _("Offered while people write"),
    "priority": _("Offered wherever it is not chosen"),
}


def label_of(name: str) -> str:
    """What a column is called."""
    return str(LABELS[name])


def said(name: str, value: Any, names: dict[str, str]) -> str:
    """What stands in it. `names`: titles of rows that are named by their ids."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if name in ("opens_on", "closes_on", "advised_on", "on"):
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if name in ("opens_time", "closes_time", "starts", "ends"):
        return time_format(time.fromisoformat(value), "TIME_FORMAT")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return names.get(str(value), "") if name.endswith("_id") else str(value)
