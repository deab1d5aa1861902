"""One person's own clients, as a list and found by name.

Belongs here: which clients, in which order, and opening only the names that are shown. Not here: finding
someone in the whole agency (finding). Names are compared in memory: no search word reaches the database.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from alongside.cases import policies
from alongside.cases.enums import CaseState
from alongside.cases.models import Case, Identity
from alongside.cases.selectors.contacts import Hint, hints_for
from alongside.cases.selectors.together import wish_today
from alongside.foundation import dates
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.blind import PLAIN_LETTERS
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import What
from alongside.vault.errors import Locked

QUIET_AFTER = timedelta(days=14)
SHOWN = ("open", "quiet", "closed", "all")
PAGE = 50

# The identities of a page, what each asked about contact, and one wrapped key for each, in one question: a key wrapped
# symmetrically (kind 1) before one in a box (kind 2), because it opens twenty times faster (vault.crypto.grants).
IDENTITIES = """
    select distinct on (i.subject_id) i.id, i.agency_id, i.subject_id,
           i.chosen_name_sealed, i.legal_name_sealed, i.pronouns_sealed, k.drawer, k.holder_id, k.sealed_key,
           a.wish, a.not_before
      from cases_identity i
      left join cases_accord a on a.subject_id = i.subject_id
      left join keys_drawerkey k
        on k.subject_id = i.subject_id and k.drawer = 'identity' and k.holder_id = any(%(holders)s)
           and (k.ends_at is null or k.ends_at > statement_timestamp())
     where i.agency_id = %(agency)s and i.subject_id = any(%(subjects)s)
     order by i.subject_id, substr(k.sealed_key, 1, 1)
"""


@dataclass(slots=True)
class Names:
    """Of an identity what a list shows, still sealed, with the windows of the table itself: fifty are made a page."""

    id: UUID
    agency_id: UUID
    subject_id: UUID
    wish: str
    chosen_name_sealed: bytes | None = None
    legal_name_sealed: bytes | None = None
    pronouns_sealed: bytes | None = None
    _meta: ClassVar[Any] = Identity._meta
    chosen_name: ClassVar[Any] = Identity.chosen_name
    legal_name: ClassVar[Any] = Identity.legal_name
    pronouns: ClassVar[Any] = Identity.pronouns


@dataclass(frozen=True, slots=True)
class Line:
    """One client on the list. `name` is empty where this person holds no key."""

    case_id: UUID
    name: str
    pronouns: str
    lead: str
    is_mine: bool
    is_open: bool
    last_on: date
    is_quiet: bool
    hint: Hint | None
    wish: str = ""

    @property
    def is_locked(self) -> bool:
        """Nothing of the name opens for this person."""
        return not self.name

    @property
    def reach(self) -> str:
        """What the client asked for, or the safest way."""
        return self.wish or (self.hint.text if self.hint else "")

    @property
    def reach_as(self) -> str:
        """wish, nothing, ask (it may be safe no longer) or known."""
        if self.wish:
            return "wish"
        if self.hint is None:
            return "nothing"
        return "ask" if self.hint.ask_again else "known"

    @property
    def other_lead(self) -> str:
        """Who leads, where it is not this person."""
        return "" if self.is_mine else self.lead

    @property
    def last_said(self) -> str:
        """The day of the last work, as people say it."""
        return dates.day(self.last_on)

    @property
    def now(self) -> str:
        """resting, quiet or going_on."""
        if not self.is_open:
            return "resting"
        return "quiet" if self.is_quiet else "going_on"


def caseload(actor: Actor, shown: str) -> "QuerySet[Case]":
    """The clients she may open: open ones, those not seen for two weeks, resting ones, or all."""
    cases = Case.objects.filter(policies.readable(actor)).annotate(lead_name=F("lead__working_name"))
    cases = cases.only("agency_id", "subject_id", "lead_id", "state", "last_worked_at")
    if shown == "quiet":
        return cases.not_seen_since(quiet_since()).order_by("last_worked_at", "id")
    if shown in (CaseState.OPEN, CaseState.CLOSED):
        cases = cases.filter(state=shown)
    return cases.order_by("-last_worked_at", "-id")


def lines(actor: Actor, cases: Sequence[Case]) -> list[Line]:
    """Open what the list shows of these clients, with one line in the ledger for all the names."""
    identities = _identities(actor, [case.subject_id for case in cases])
    return _lines(actor, cases, identities)


def names_of(actor: Actor, subjects: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these clients, as far as they may be opened; one line in the ledger for all of them."""
    cases = list(caseload(actor, "all").filter(subject_id__in=set(subjects)))
    if not cases:
        return {}
    return {case.subject_id: line.name for case, line in zip(cases, lines(actor, cases), strict=True)}


def find_own(actor: Actor, words: str, *, limit: int = PAGE) -> tuple[list[Line], int]:
    """Her own clients whose chosen or legal name holds these words; the first of them, and how many."""
    cases = list(caseload(actor, "all"))
    identities = _identities(actor, [case.subject_id for case in cases])
    wanted = flat(words).split()
    found = [case for case in cases if _named(identities.get(case.subject_id), wanted)]
    return _lines(actor, found[:limit], identities), len(found)


def flat(text: str) -> str:
    """A name without case and accents, as people type it."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(PLAIN_LETTERS)


def quiet_since() -> date:
    """Whoever was last worked with before this day has not been seen for two weeks."""
    return timezone.localdate() - QUIET_AFTER


def _named(identity: Names | None, wanted: Iterable[str]) -> bool:
    if identity is None:
        return False
    known = flat(f"{_opened(identity, 'chosen_name')} {_opened(identity, 'legal_name')}")
    return all(word in known for word in wanted)


def _lines(actor: Actor, cases: Sequence[Case], identities: dict[UUID, Names]) -> list[Line]:
    subjects = [case.subject_id for case in cases]
    hints = hints_for(actor, [s for s in subjects if identities[s].chosen_name_sealed is not None])
    ledger.add_list(actor, What.LIST_OPENED, subjects)
    since = quiet_since()
    return [
        _line(actor, case, identities[case.subject_id], hints.get(case.subject_id), since) for case in cases
    ]


def _line(actor: Actor, case: Case, identity: Names, hint: Hint | None, since: date) -> Line:
    """A client who asked us to wait is never shown as quiet: nothing here suggests to get in touch."""
    is_open, wish = case.state == CaseState.OPEN, identity.wish
    last_on = timezone.localdate(case.last_worked_at)
    return Line(
        case_id=case.id,
        name=_opened(identity, "chosen_name"),
        pronouns=_opened(identity, "pronouns"),
        lead=case.lead_name,  # type: ignore[attr-defined]  # (annotated in `caseload`)
        is_mine=case.lead_id == actor.account_id,
        is_open=is_open,
        last_on=last_on,
        is_quiet=is_open and not wish and last_on < since,
        hint=hint,
        wish=wish,
    )


def _opened(identity: Names, name: str) -> str:
    """A sealed text, or nothing where this person holds no key: a list never breaks on one client."""
    try:
        return getattr(identity, name) or ""
    except (Locked, SealBroken):
        return ""


def _identities(actor: Actor, subjects: Sequence[UUID]) -> dict[UUID, Names]:
    ring = keyring.opened()
    params: dict[str, Any] = {
        "agency": actor.agency_id,
        "subjects": list(subjects),
        "holders": ring.reach(),
    }
    with connection.cursor() as cursor:
        cursor.execute(IDENTITIES, params)
        names = [column.name for column in cursor.description]
        rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    ring.take_grants(row for row in rows if row["sealed_key"] is not None)
    return {row["subject_id"]: _names(row) for row in rows}


def _names(row: dict[str, Any]) -> Names:
    """Without a wrapped key for this person the texts are left out: nobody asks for each key in turn."""
    wish = wish_today(row["wish"], row["not_before"]) if row["wish"] else ""
    found = Names(row["id"], row["agency_id"], row["subject_id"], wish)
    if row["sealed_key"] is not None:
        found.chosen_name_sealed = row["chosen_name_sealed"]
        found.legal_name_sealed = row["legal_name_sealed"]
        found.pronouns_sealed = row["pronouns_sealed"]
    return found
