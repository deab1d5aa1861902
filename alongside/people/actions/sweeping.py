"""Taking away what has ended: web sessions, attempts, spent codes. Run by the worker, over `aside`."""

from datetime import timedelta

from django.utils import timezone

from alongside.people.models import Attempt, SpentCode
from alongside.people.sessions import SessionStore

KEEP_ATTEMPTS = timedelta(days=1)
KEEP_CODES = timedelta(days=1)


def sweep_sessions() -> None:
    """Sessions past their time; attempts and one-time codes older than a day (recovery codes stay spent)."""
    SessionStore.clear_expired()
    Attempt.objects.filter(at__lt=timezone.now() - KEEP_ATTEMPTS).delete()
    SpentCode.objects.filter(kind="totp", at__lt=timezone.now() - KEEP_CODES).delete()
