"""Telling someone's telephone to look: a fixed sentence without any content, where an agency has set this up.

Belongs here: what a pager is, and the one for demonstrations. Not here: when (actions.sending). Off unless
settings.LINE_PAGER names one. A page is never a call: the screen goes on asking a person to ring.
"""

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

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


def pager() -> Pager | None:
    """The agency's pager, if there is one."""
    name = settings.LINE_PAGER
    return import_string(name)() if name else None
