"""Failed sign-ins are counted, so that guessing has to wait.

Belongs here: counting before the guess is looked at, and forgetting once it was right. Not here: the guess.

A line is written first and counted with the others, so that a hundred guesses at once are still a hundred.
What waits is one login from one place, and, against many places at once, one login: never a whole address,
because a shelter lives behind one.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from alongside.people.errors import TooManyAttempts
from alongside.people.marks import marked
from alongside.people.models import Account, Attempt

WINDOW = timedelta(minutes=15)
FROM_ONE_PLACE = 5
FROM_EVERYWHERE = 30


@dataclass(frozen=True, slots=True)
class Try:
    """One guess that has been counted."""

    id: int
    who: bytes
    place: bytes


def begin(who: bytes, place: bytes) -> Try:
    """Count a guess. Raises TooManyAttempts, and then this one was not looked at and does not count."""
    attempt = Attempt.objects.create(login_hash=who, place=place)
    recent = Attempt.objects.filter(login_hash=who, at__gt=timezone.now() - WINDOW)
    counts = recent.aggregate(here=Count("pk", filter=Q(place=place)), everywhere=Count("pk"))
    if counts["here"] > FROM_ONE_PLACE or counts["everywhere"] > FROM_EVERYWHERE:
        Attempt.objects.filter(id=attempt.id).delete()
        raise TooManyAttempts
    return Try(attempt.id, who, place)


def take_back(guess: Try) -> None:
    """The guess was right, but more is asked: it does not count as a failure."""
    Attempt.objects.filter(id=guess.id).delete()


def forget(guess: Try) -> None:
    """She is in: what failed from this place before is forgotten."""
    Attempt.objects.filter(login_hash=guess.who, place=guess.place).delete()


def who_is(account: Account | None, login: str = "") -> bytes:
    """The account that is meant, however its login was written; else what was typed."""
    return marked("login", str(account.id) if account else login.strip().casefold())
