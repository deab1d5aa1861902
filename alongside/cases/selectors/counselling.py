"""Reading counselling sessions, for whoever holds that drawer.

Belongs here: the list, one session. Not here: privileged notes (notes), writing (actions.counselling).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.cases import policies_advocacy
from alongside.cases.enums import NoteDrawer
from alongside.cases.enums_advocacy import Adjunct, Aim, Link
from alongside.cases.models import Case, CounsellingSession
from alongside.cases.selectors.former import Before, former_of, listed
from alongside.cases.selectors.notes import drawers_for_notes
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Session:
    """One session, opened."""

    id: UUID
    happened_at: datetime
    aims: list[str]
    said: list[tuple[str, str]]
    adjuncts: list[str]
    link: str
    author: str
    is_corrected: bool


def is_open_to(actor: Actor, case: Case) -> bool:
    """Whether the page opens: the drawer is hers, and so is its key, or nobody has begun it yet."""
    if not policies_advocacy.may_open_counselling(actor, case):
        return False
    opened = drawers_for_notes(actor, case.subject_id)
    return NoteDrawer.COUNSELLING in opened or can_write(actor, case)


def can_write(actor: Actor, case: Case) -> bool:
    """Whether a session can be written here."""
    return NoteDrawer.COUNSELLING in drawers_for_notes(actor, case.subject_id, writing=True)


def sessions_of(actor: Actor, case: Case) -> "QuerySet[CounsellingSession]":
    """The sessions, newest first, still sealed. None where the drawer is closed."""
    if NoteDrawer.COUNSELLING not in drawers_for_notes(actor, case.subject_id):
        return CounsellingSession.objects.none()
    rows = CounsellingSession.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id)
    return rows.select_related("author").order_by("-happened_at", "-id")


def opened_sessions(actor: Actor, rows: Iterable[CounsellingSession]) -> list[Session]:
    """Open the sessions that are shown, with one line in the ledger."""
    found = list(rows)
    if found:
        ledger.add(actor, What.NOTE_READ, found[0].subject_id, drawer=Drawer.COUNSELLING)
    return [_session(row) for row in found]


def session_for(actor: Actor, case: Case, session_id: UUID, *, lock: bool = False) -> CounsellingSession:
    """One session; for whom the drawer is closed there is none."""
    rows = sessions_of(actor, case)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=session_id).first()
    if found is None:
        raise NotFound
    return found


def read_session(actor: Actor, row: CounsellingSession) -> tuple[Session, list[Before]]:
    """One session, whole, and what it said before."""
    ledger.add(actor, What.NOTE_READ, row.subject_id, drawer=Drawer.COUNSELLING, about=row.id)
    labels = dict(_labels()) | {
        "aims": _("What it was for"),
        "adjuncts": _("Other ways"),
        "link": _("A link"),
    }
    codes = {"aims": dict(Aim.choices), "adjuncts": dict(Adjunct.choices), "link": dict(Link.choices)}
    return _session(row), former_of(row, labels, codes)


def _labels() -> list[tuple[str, str]]:
    return [
        ("needs", _("What they need, in their words")),
        ("strengths", _("What helps them, what they are good at")),
        ("done", _("What we did")),
        ("culture", _("Language, culture, belief")),
        ("goals", _("What they want to reach")),
        ("review", _("How they see it going, looked at together")),
        ("referral", _("Who else can help")),
    ]


def _session(row: CounsellingSession) -> Session:
    return Session(
        id=row.id,
        happened_at=row.happened_at,
        aims=[str(Aim(code).label) for code in listed(row.aims)],
        said=[(label, text) for name, label in _labels() if (text := getattr(row, name))],
        adjuncts=[str(Adjunct(code).label) for code in listed(row.adjuncts)],
        link=str(Link(row.link).label) if row.link else "",
        author=row.author.working_name,
        is_corrected=row.version > 1,
    )
