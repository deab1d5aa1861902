"""The door to one client, who she is, and the strip at the head of each of her pages.

Belongs here: reading one case and its identity. Not here: lists (caseload), what lies in the drawers
(notes, documents, contacts). A record you may not see and one that does not exist raise the same NotFound.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from alongside.cases import policies
from alongside.cases.models import Case, Identity
from alongside.foundation.questions import TWO_IDS, Question
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

# One wrapped key a drawer: one wrapped symmetrically before one in a box, as in caseload.IDENTITIES.
WITH_KEYS = """
    select distinct on (k.drawer) i.*, k.drawer as key_drawer, k.holder_id as key_holder, k.sealed_key as key_sealed
      from cases_identity i
      left join keys_drawerkey k
        on k.subject_id = i.subject_id and k.holder_id = any(%s)
           and (k.ends_at is null or k.ends_at > statement_timestamp())
     where i.agency_id = %s and i.subject_id = %s
     order by k.drawer, substr(k.sealed_key, 1, 1)
"""


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands at the head of every page about a client."""

    name: str
    pronouns: str
    age: int | None
    language: str


def _one(agency_id: UUID, case_id: UUID) -> "QuerySet[Case]":
    return Case.objects.filter(agency_id=agency_id, id=case_id).select_related("lead")


ONE = Question(_one, *TWO_IDS)
ALONE = Question(lambda *ids: _one(*ids).annotate(about=wall.only_about("subject_id")), *TWO_IDS)
LOCKED = Question(lambda *ids: _one(*ids).select_for_update(of=("self",)), *TWO_IDS)


def case_for(actor: Actor, case_id: UUID, *, lock: bool = False, alone: bool = False) -> Case:
    """Return one case: the only door to it. Every opening leaves a line in the ledger.

    `alone`: from then on the database opens nobody else, for a page that only shows (decision 0013).
    """
    question = LOCKED if lock else ALONE if alone else ONE
    case = question.first(actor.agency_id, case_id)
    if case is None or not policies.may_read(actor, case):
        raise NotFound(subjects=_meant_by(case_id))
    if not lock:
        ledger.add(actor, What.RECORD_OPENED, case.subject_id)
    return case


def case_of_subject(actor: Actor, subject_id: UUID) -> Case | None:
    """The case of a client, for a room above that knows the client by the subject alone; none for whom it is closed."""
    cases = Case.objects.filter(policies.readable(actor), subject_id=subject_id).select_related("lead")
    return cases.first()


def _meant_by(case_id: UUID) -> tuple[UUID, ...]:
    """Whose log a refusal belongs to: a case of the asker's own agency, or nobody's."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.subject_of_case(%s)", [case_id])
        subject = cursor.fetchone()[0]
    return (subject,) if subject else ()


def identity_for(actor: Actor, subject_id: UUID, *, lock: bool = False) -> Identity:
    """Who the client is, for someone to whom the identity drawer is open."""
    if not actor.may_open(subject_id, Drawer.IDENTITY):
        raise NotFound
    identity = _locked(actor, subject_id) if lock else _with_keys(actor, subject_id)
    if identity is None:
        raise NotFound
    return identity


def _locked(actor: Actor, subject_id: UUID) -> Identity | None:
    rows = Identity.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    return rows.select_for_update(of=("self",)).first()


def _with_keys(actor: Actor, subject_id: UUID) -> Identity | None:
    """The identity, and at once the keys of all drawers that whoever asks can reach: every page needs both."""
    ring = keyring.opened()
    rows = list(Identity.objects.raw(WITH_KEYS, [ring.reach(), actor.agency_id, subject_id]))
    ring.take_grants(_grant(row) for row in rows if row.key_sealed is not None)  # type: ignore[attr-defined]
    return rows[0] if rows else None


def _grant(row: Any) -> dict[str, Any]:
    return {
        "subject_id": row.subject_id,
        "drawer": row.key_drawer,
        "holder_id": row.key_holder,
        "sealed_key": row.key_sealed,
    }


def strip_of(identity: Identity) -> Strip:
    """Open what the head of a page says."""
    return Strip(
        name=identity.chosen_name or "",
        pronouns=identity.pronouns or "",
        age=age_on(born_on(identity), timezone.localdate()),
        language=identity.language or "",
    )


def born_on(identity: Identity) -> date | None:
    """The birth date; it is sealed as text."""
    text = identity.born_on
    return date.fromisoformat(text) if text else None


def age_on(born: date | None, day: date) -> int | None:
    """Whole years between."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def drawers_open(actor: Actor, subject_id: UUID, *, writing: bool = False) -> set[str]:
    """The drawers that both the access list and the keyring open."""
    access = actor.access.get(subject_id)
    if access is None:
        return set()
    ring = keyring.opened()
    return {d for d in (access.writable if writing else access.drawers) if ring.holds(subject_id, d)}


def case_already_made(actor: Actor, case_id: UUID) -> Case | None:
    """The client whom an earlier sending of the same form opened."""
    return Case.objects.filter(policies.readable(actor), id=case_id).first()


def first_words(actor: Actor, case: Case) -> dict[str, str]:
    """What the form that opens a client asks for, as it is saved now."""
    identity = identity_for(actor, case.subject_id)
    return {name: getattr(identity, name) or "" for name in ("chosen_name", "pronouns", "language")}
