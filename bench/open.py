"""The house without walls: what the same screens would cost in a stock Django application.

Belongs here: everything that replaces a wall, for databases named `bench_open_…` alone; installed by
bench.apps, which only config.settings_bench_open knows. No signed context, no row security, no ledger, no
keys; the door asks for the agency and the lead; sealed columns hold plain text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase

from alongside.cases import policies
from alongside.cases.models import Case, Identity
from alongside.cases.selectors import caseload, cases
from alongside.cases.selectors.together import wishes_for
from alongside.clocks import policies as clock_policies
from alongside.directory.selectors import beds
from alongside.people.enums import Role
from alongside.people.models import Account
from alongside.people.selectors import actor_of
from alongside.referrals.selectors import inbox
from alongside.service_entries import policies as entry_policies
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Access, Actor, Standing
from alongside.vault.enums import Drawer
from alongside.vault.models import AnyOf
from bench.ground import OPEN, checked

ALL = frozenset({Drawer.IDENTITY.value, Drawer.PLAN.value, Drawer.NOTES.value})
EVERYTHING = Access(frozenset({"care_team"}), ALL, ALL)


class EveryClient(Mapping[UUID, Access]):
    """An access list on which everyone is."""

    def __getitem__(self, subject_id: UUID) -> Access:
        return EVERYTHING

    def __iter__(self) -> Iterator[UUID]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Anyone(list[UUID]):
    """What an open actor answers to "which clients": the query then asks nothing."""


@models.UUIDField.register_lookup
class AnyOfOrAll(AnyOf):
    """The house's array lookup, left out where it would hold everyone."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return ("true", []) if isinstance(self.rhs, Anyone) else super().as_sql(compiler, connection)


class PlainRing(keyring.Keyring):
    """A keyring to which nothing is sealed."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor.agency_id, actor.holder_id, b"")

    def open(self, subject_id: UUID, drawer: str, blob: bytes, place: bytes) -> str:
        return blob.decode()

    def seal(self, subject_id: UUID, drawer: str, text: str, place: bytes) -> bytes:
        return text.encode()

    def holds(self, subject_id: UUID, drawer: str) -> bool:
        return drawer in ALL

    def knows(self, subject_id: UUID, drawer: str) -> bool:
        return drawer in ALL

    def fetch(self, subject_ids: Iterable[UUID], drawers: Iterable[str] = ()) -> None:
        """There is nothing to fetch."""

    def take_grants(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """There is nothing to open."""

    def reach(self) -> list[UUID]:
        return []


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's sessions, and one query for who it is: as `request.user` would."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.account = request.actor = None  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.get("open"):
            account = Account.objects.select_related("agency").get(id=request.session["account"])
            request.account, request.actor = account, open_actor(account)  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if half := getattr(request, "unlock_cookie", None):
            response.set_cookie(settings.UNLOCK_COOKIE_NAME, half)
        return super().process_response(request, response)


class OpenMiddleware:
    """One transaction a request, and nothing else."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return self.get_response(request)  # type: ignore[no-any-return]
        with plainly(actor), keyring.using(PlainRing(actor)):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        return response  # type: ignore[no-any-return]


def open_actor(account: Account) -> Actor:
    """Someone to whom everything is open."""
    actor = actor_of(account, {"holder": str(account.id)})
    actor.read_standing = lambda _: Standing(EveryClient, frozenset(), frozenset({"on_call"}), True, False)
    return actor


@contextmanager
def plainly(actor: Actor, *, read_only: bool = False) -> Iterator[Actor]:
    """A transaction without a context."""
    token = wall._actor.set(actor)
    try:
        with transaction.atomic():
            yield actor
    finally:
        wall._actor.reset(token)


@contextmanager
def nobody(*, read_only: bool = True) -> Iterator[None]:
    """The same for someone who is not signed in."""
    with transaction.atomic():
        yield


@contextmanager
def no_ledger(request_id: UUID | None = None) -> Iterator[None]:
    """Nothing is written."""
    yield


def agency_and_lead(actor: Actor) -> Q:
    """The filter a stock application would use: her own clients, and of those she supervises."""
    mine = Q(lead_id=actor.account_id)
    if actor.role == Role.SUPERVISOR:
        mine |= Q(lead__supervisor_id=actor.account_id)
    return Q(agency_id=actor.agency_id) & mine


def about_clients(actor: Actor) -> Q:
    """The same for what hangs on a client."""
    return Q(subject_id__in=Case.objects.filter(agency_and_lead(actor)).values("subject_id"))


def identities(actor: Actor, subjects: Sequence[UUID]) -> dict[UUID, Identity]:
    """A page's identities and wishes, by two plain queries."""
    rows = list(Identity.objects.filter(agency_id=actor.agency_id, subject_id__in=subjects))
    wishes = wishes_for(actor, subjects)
    for row in rows:
        row.wish = wishes.get(row.subject_id, "")  # type: ignore[attr-defined]
    return {row.subject_id: row for row in rows}


def identity(actor: Actor, subject_id: UUID) -> Identity | None:
    """One identity, by a plain query."""
    return Identity.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).first()


def take_down_walls() -> None:
    """Replace each wall in this process. Refused on any database that is not ours to open."""
    for entry in settings.DATABASES.values():
        checked(str(entry["NAME"]), OPEN)
    for name, replacement in {"acting_as": plainly, "nobody": nobody}.items():
        setattr(wall, name, replacement)
    for name, replacement in {"writing": no_ledger, "put": lambda line: None}.items():
        setattr(ledger, name, replacement)
    setattr(policies, "readable", agency_and_lead)  # noqa: B010
    for room in (clock_policies, entry_policies):
        setattr(room, "readable", about_clients)  # noqa: B010
    setattr(beds, "_kept", dict)  # noqa: B010
    setattr(inbox, "_over", lambda one: [])  # noqa: B010
    setattr(caseload, "_identities", identities)  # noqa: B010
    setattr(cases, "_with_keys", identity)  # noqa: B010
    setattr(Actor, "subjects_with", lambda self, drawer, writing=False: Anyone())  # noqa: B010
