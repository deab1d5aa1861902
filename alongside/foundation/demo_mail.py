"""The mail of a demonstration: kept in a folder instead of sent, so that whoever tries it can open the links.

Belongs here: the backend (settings.EMAIL_BACKEND of a demonstration without a mail server) and reading it again. Not
here: what mails say (the rooms), the page (demo). Only the last few stay; an installation that sends mail keeps none.
"""

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

MOST_KEPT = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that would have been sent."""

    at: datetime
    to: str
    subject: str
    body: str
    attached: tuple[str, ...] = ()  # names of what went with it; the files themselves are not kept


class FolderBackend(BaseEmailBackend):
    """Writes each mail into `settings.DEMO_MAIL_DIR`, and forgets the oldest."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep them; how many."""
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            told = {
                "at": timezone.now().isoformat(), "to": ", ".join(message.to), "subject": str(message.subject),
                "body": str(message.body), "attached": [_name(one) for one in message.attachments],
            }  # fmt: skip
            (folder / f"{time.time_ns():020d}-{secrets.token_hex(4)}.json").write_text(
                json.dumps(told), encoding="utf-8"
            )
        for old in sorted(folder.glob("*.json"))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        return len(email_messages)


def letters() -> list[Letter]:
    """What was kept, newest first."""
    found = []
    for path in sorted(_folder().glob("*.json"), reverse=True):
        told = _read(path)
        if told is not None:
            at = datetime.fromisoformat(told["at"])
            attached = tuple(told.get("attached", ()))
            found.append(Letter(at, told["to"], told["subject"], told["body"], attached))
    return found


def _read(path: Path) -> dict[str, Any] | None:
    """None for one that was forgotten, or is being written, while we look."""
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told


def _name(attachment: Any) -> str:
    """How a file was called, however Django was given it."""
    named = attachment.get_filename() if hasattr(attachment, "get_filename") else attachment[0]
    return str(named or "")


def _folder() -> Path:
    return Path(settings.DEMO_MAIL_DIR)
