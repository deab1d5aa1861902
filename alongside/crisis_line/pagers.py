"""Telling someone's telephone to look: a fixed sentence without any content, where an agency has set this up.

Belongs here: what a pager is, and those that come with the house. Not here: when (actions.sending). There is none
unless the agency names a gateway (its rules of the line) or the installation an adapter of its own
(settings.LINE_PAGER). A page is never a call: the screen goes on asking a person to ring.
"""

import logging
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from alongside.crisis_line.models import LineRules
from alongside.people.actions.mailing import mail_to
from alongside.people.errors import MailNotSent

log = logging.getLogger(__name__)
WORDS = "Please ring the line."  # never a name, a place or a reason


class Pager(Protocol):
    """Anything that can bring WORDS to a number. It says whether it was handed on, not whether it was read."""

    def page(self, digits: int, words: str) -> bool: ...


class ConsolePager:
    """For demonstrations: a line in the log, without the number."""

    def page(self, digits: int, words: str) -> bool:
        log.info("line.paged")
        return True


@dataclass(frozen=True, slots=True)
class TextByMail:
    """A mail to NUMBER@gateway, which whoever runs the gateway sends on as a text."""

    gateway: str

    def page(self, digits: int, words: str) -> bool:
        try:
            mail_to(f"{digits}@{self.gateway}", "", words)
        except MailNotSent:
            return False
        return True


def pager(rules: LineRules) -> Pager | None:
    """The pager of the agency with these rules, if there is one: the installation's own, or a text by mail."""
    if settings.LINE_PAGER:
        adapter: Pager = import_string(settings.LINE_PAGER)()
        return adapter
    return TextByMail(rules.text_gateway) if settings.MAIL_ON and rules.text_gateway else None
