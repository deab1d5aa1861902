"""Certificates as PDF, typeset here without a network.

Belongs here: the words of the sheet. Not here: who may have it. What goes in is data, never markup.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

from alongside.foundation.typesetting import typeset

if TYPE_CHECKING:
    from alongside.people.models import Certificate

TEMPLATE = Path(__file__).parent / "data" / "certificate.typ"


def certificate_sheet(row: "Certificate", language: str) -> bytes:
    """One page: who, what, how long, when, by whom, and how to ask whether it holds."""
    with translation.override(language):
        told = {
            "language": language,
            "head": _("Certificate of training"),
            "name": row.shown_name,
            "finished": _("has finished"),
            "curriculum": str(row.curriculum),
            "hours": _("%(hours)s hours, finished on %(day)s")
            % {"hours": f"{row.hours.normalize():f}", "day": formats.date_format(row.finished_on, "DATE_FORMAT")},
            "until": _counts_until(row),
            "agency": row.agency.name,
            "code": row.code,
            "ask": _("Whether it holds: %(address)s")
            % {"address": settings.PUBLIC_ADDRESS + reverse("people:check_certificate")},
            "withdrawn": _("This certificate was taken back.") if row.withdrawn_at else "",
        }  # fmt: skip
    return typeset(TEMPLATE, told)


def _counts_until(row: "Certificate") -> str:
    """How long the training counts; nothing where it does not lapse."""
    day = row.ends_on
    return _("Counts until %(day)s") % {"day": formats.date_format(day, "DATE_FORMAT")} if day else ""
