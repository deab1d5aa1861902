"""A worker that dies: a mail server made of a folder, and a process that is killed while it sends.

Belongs here: both. Not here: a test.
"""

import os
import signal
from collections.abc import Sequence
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections

from alongside.plan_room.actions import telling


class Server(BaseEmailBackend):
    """Takes each mail into `settings.TAKEN`. `settings.DIES`: at which mail this process ends, before or after it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """One mail at a time, as the house sends them."""
        for message in email_messages:
            place, number = Path(settings.TAKEN), len(list(Path(settings.TAKEN).iterdir()))
            when, at = getattr(settings, "DIES", ("", -1))
            if (when, at) == ("before", number):
                os.kill(os.getpid(), signal.SIGKILL)
            (place / f"{number:03d}").write_bytes(message.message().as_bytes())
            if (when, at) == ("after", number):
                os.kill(os.getpid(), signal.SIGKILL)
        return len(email_messages)


def taken() -> list[Message]:
    """What the server has."""
    return [message_from_bytes(path.read_bytes()) for path in sorted(Path(settings.TAKEN).iterdir())]


def worker_killed(now: datetime) -> int:
    """A run of its own process, which does not survive it; by which signal it ended."""
    child = os.fork()
    if child == 0:
        held = _without_parents()
        telling.tell_due(now)
        os._exit(len(held) and 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _without_parents() -> list[Any]:
    """Connections of our own. The parent's are left as they are: closing them here would end them there."""
    held = [connections[alias].connection for alias in connections]
    for alias in connections:
        connections[alias].connection = None
        connections[alias].in_atomic_block = False
        connections[alias].savepoint_ids = []
    return held
