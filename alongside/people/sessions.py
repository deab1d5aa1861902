"""Web sessions: found by a hash, sealed, over the `aside` connection.

Belongs here: the session store. Not here: signing in (actions.signing_in), who is asking (middleware).
The cookie says the session key; the table keeps its SHA-256 and a payload sealed under a key derived from
the session key and the server's key: neither a dump nor the server's key alone opens it.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.foundation.questions import Question
from alongside.people.models import Account, WebSession
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.sealing import open_sealed, seal

SEEN_EVERY = timedelta(seconds=60)


def _open(hashed: str, now: datetime, idle: datetime) -> "QuerySet[WebSession]":
    sessions = WebSession.objects.select_related("account__agency")
    return sessions.filter(session_key=hashed, expire_date__gt=now, seen_at__gt=idle)


OPEN = Question(_open, "hashed", datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))


class SessionStore(SessionBase):
    """Django's session interface over people.WebSession."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.row: WebSession | None = None

    @property
    def account(self) -> Account | None:
        """Whose session this is, once both factors were given."""
        self._get_session()  # type: ignore[attr-defined]
        return self.row.account if self.row else None

    def load(self) -> dict[str, Any]:
        row = self._row()
        if row is None:
            self._session_key = None
            return {}
        try:
            payload = open_sealed(
                _payload_key(str(self.session_key)), bytes.fromhex(row.session_data), b"session"
            )
        except SealBroken:
            self._session_key = None
            return {}
        data = cast(dict[str, Any], json.loads(payload))
        if row.account_id is not None and str(row.account_id) != data.get("account"):
            self._session_key = None  # the open column says someone else than the sealed payload
            return {}
        self.row = row
        self._mark_seen(row)
        return data

    def exists(self, session_key: str) -> bool:
        return WebSession.objects.filter(session_key=_hashed(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        values = {
            "session_data": seal(_payload_key(self.session_key), json.dumps(data).encode(), b"session").hex(),
            "expire_date": _ends_at(self.row.started_at if self.row else timezone.now()),
            "seen_at": timezone.now(),
            "account_id": data.get("account") if data.get("open") else None,
            "device": data.get("device", ""),
        }
        if must_create:
            self._insert(values)
        elif not WebSession.objects.filter(session_key=_hashed(self.session_key)).update(**values):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            WebSession.objects.filter(session_key=_hashed(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        WebSession.objects.filter(expire_date__lt=timezone.now()).delete()

    def _row(self) -> WebSession | None:
        if not self.session_key:
            return None
        now = timezone.now()
        idle = now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
        return OPEN.first(_hashed(self.session_key), now, idle)

    @staticmethod
    def _mark_seen(row: WebSession) -> None:
        now = timezone.now()
        if now - row.seen_at > SEEN_EVERY:
            WebSession.objects.filter(session_key=row.session_key).update(seen_at=now)

    def _insert(self, values: dict[str, Any]) -> None:
        row = WebSession(session_key=_hashed(str(self.session_key)), **values)
        try:
            with transaction.atomic(using="aside"):
                row.save(force_insert=True)
        except DatabaseError as problem:
            raise CreateError from problem


def _ends_at(started: datetime) -> datetime:
    return started + timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _hashed(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()


def _payload_key(session_key: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=settings.SERVER_KEY, info=b"alongside session")
    return derive.derive(session_key.encode())
