"""Asking whether there may be a record, across the agency.

Belongs here: the one question, its limit and its line. Not here: the traces (tracing), what the screen says.
The answer names nobody. Two identifiers at least; twenty questions an hour; the words are kept nowhere.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now

from alongside.cases import policies_access
from alongside.cases.actions.tracing import index_key
from alongside.cases.errors_access import NoWildcards, TooLittleToFind, TooManySearches
from alongside.cases.models import Search
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto import blind
from alongside.vault.crypto.errors import TooFewIdentifiers, WildcardRefused
from alongside.vault.enums import What
from alongside.vault.errors import Refused
from alongside.vault.selectors import may_exist

AN_HOUR = 20
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: clients of one's own, and others of whom only "there may be" may be said."""

    own: list[UUID] = field(default_factory=list)
    others: list[UUID] = field(default_factory=list)


def search(
    *, actor: Actor, given: str = "", family: str = "", born: date | None = None, phone: str = ""
) -> Found:
    """Ask the blind index by two identifiers or more. The best match comes alone, if there is one."""
    require(policies_access.may_search(actor))
    try:
        tokens = _tokens(actor, given, family, born, phone)
        _count(actor)
    except Refused as refusal:
        ledger.add(actor, What.REFUSED, why=f"search:{refusal.code}")
        raise
    subjects = _best(actor, tokens)
    ledger.add(actor, What.SEARCHED, *subjects, why="may_exist" if subjects else "none")
    own = [subject for subject in subjects if subject in actor.access]
    return Found(own, [subject for subject in subjects if subject not in actor.access])


def _tokens(actor: Actor, given: str, family: str, born: date | None, phone: str) -> list[bytes]:
    key = index_key(actor.agency_id)
    try:
        return blind.compound_tokens(key, given=given, family=family, born=born, phone=phone)
    except WildcardRefused:
        raise NoWildcards from None
    except TooFewIdentifiers:
        raise TooLittleToFind from None


def _count(actor: Actor) -> None:
    """At most twenty an hour for one person, however many windows and sign-ins. One at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"search:{actor.account_id}"]
        )
    mine = Search.objects.filter(account_id=actor.account_id)
    mine.filter(at__lt=Now() - WINDOW).delete()
    if mine.filter(at__gt=Now() - WINDOW).count() >= AN_HOUR:
        raise TooManySearches
    Search(agency_id=actor.agency_id, account_id=actor.account_id).save(force_insert=True)


def _best(actor: Actor, tokens: list[bytes]) -> list[UUID]:
    """Whoever carries most of the traces: a third identifier sorts out namesakes. Never a conflict."""
    counted: dict[UUID, int] = {}
    for token in tokens:
        for subject in may_exist([token]):
            counted[subject] = counted.get(subject, 0) + 1
    told = {s: n for s, n in counted.items() if s not in actor.standing.conflicts}
    most = max(told.values(), default=0)
    return [subject for subject, n in told.items() if n == most]
