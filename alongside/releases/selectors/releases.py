"""A client's permissions, for those who work with the client.

Belongs here: the list, one, who opened it. Not here: what its reader sees (packets), giving and ending (actions).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from alongside.people.models import Account
from alongside.releases import policies
from alongside.releases.enums import EndWhy, ReaderKind, ReadHow, SignedHow, Way
from alongside.releases.items import Item, from_text
from alongside.releases.models import CounsellingYes, Disclosure, Release
from alongside.vault import ledger
from alongside.vault.actors import Actor, require_found
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

WRONG_TRIES = 5
FILE, LINK_FILE = "file", "link.file"  # how a line says that a document was opened


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission as a page shows it."""

    id: UUID
    reader: str
    purpose: str
    reason: str
    way: str
    way_label: str
    to_agency_id: UUID | None
    service_id: UUID | None
    packet_id: UUID | None
    items: list[Item]
    language: str
    read_how: str
    signed_how: str
    signed_how_code: str
    signature: str = field(repr=False)
    witness: str
    guardian: str
    guardian_how: str
    reader_kind: str
    explained_by: str
    made_at: datetime
    ends_at: datetime
    over_at: datetime | None
    why: str

    @property
    def is_running(self) -> bool:
        return self.over_at is None


@dataclass(frozen=True, slots=True)
class Opening:
    """One time that a packet was read, or refused."""

    at: datetime
    who: str
    role: str
    agency: str
    refused: bool
    document: bool = False


@dataclass(frozen=True, slots=True)
class LinkState:
    """How a link stands: openings, and wrong tries until it shuts."""

    opened: int
    wrong: int

    @property
    def is_shut(self) -> bool:
        return self.wrong >= WRONG_TRIES


def releases_of(actor: Actor, subject_id: UUID) -> list[Permission]:
    """Every permission of one client, newest first. Opening them is a line."""
    rows = list(_rows(actor, subject_id).order_by("-made_at", "-id"))
    if rows:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="permissions")
    return [_shown(row) for row in rows]


def running_for(actor: Actor, subject_id: UUID) -> list[Permission]:
    """Those that run now."""
    return [one for one in releases_of(actor, subject_id) if one.is_running]


def release_for(actor: Actor, subject_id: UUID, release_id: UUID) -> Release:
    """One permission, still sealed."""
    row = _rows(actor, subject_id).filter(id=release_id).first()
    if row is None:
        raise NotFound
    return row


def permission_for(actor: Actor, subject_id: UUID, release_id: UUID) -> Permission:
    """One permission, opened."""
    row = release_for(actor, subject_id, release_id)
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="permission", about=row.id)
    return _shown(row)


def made_before(actor: Actor, subject_id: UUID, release_id: UUID) -> Release | None:
    """What an earlier sending of the same form made."""
    return _rows(actor, subject_id).filter(id=release_id).first()


def openings_of(release_id: UUID) -> list[Opening]:
    """Who read it, newest first, refusals included. Empty where the client's plan is not open to whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("select at, actor_id, what, why from wall.openings_of(%s)", [release_id])
        lines = cursor.fetchall()
    people = Account.objects.select_related("agency").in_bulk([line[1] for line in lines if line[1]])
    return [_opening(at, people.get(actor), what, why) for at, actor, what, why in lines]


def link_state(release_id: UUID) -> LinkState | None:
    """How its link stands, where it has one."""
    with connection.cursor() as cursor:
        cursor.execute("select opened, wrong from wall.link_of(%s)", [release_id])
        row = cursor.fetchone()
    return LinkState(*row) if row else None


def sessions_with_yes(actor: Actor, subject_id: UUID) -> dict[UUID, CounsellingYes]:
    """The clinical supervisor's yes to single sessions, not used yet and not older than a week."""
    if not actor.may_open(subject_id, Drawer.COUNSELLING):
        return {}
    since = timezone.now() - timedelta(days=7)
    rows = CounsellingYes.objects.filter(
        agency_id=actor.agency_id, subject_id=subject_id, used_at=None, said_at__gt=since
    )
    return {row.session_id: row for row in rows}


def disclosures_of(actor: Actor, subject_id: UUID) -> list[Disclosure]:
    """What a court or a law made us give, newest first."""
    require_found(policies.may_see(actor, subject_id))
    rows = Disclosure.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    found = list(rows.select_related("approved_by", "noted_by").order_by("-asked_on", "-id"))
    if found:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="compelled")
    return found


def disclosure_made(actor: Actor, subject_id: UUID, disclosure_id: UUID) -> Disclosure | None:
    """What an earlier sending of the same form made."""
    require_found(policies.may_see(actor, subject_id))
    return Disclosure.objects.filter(
        agency_id=actor.agency_id, subject_id=subject_id, id=disclosure_id
    ).first()


def over_at(row: Release) -> datetime | None:
    """When it ended, by someone or by itself; none while it runs."""
    if row.ended_at is not None:
        return row.ended_at
    return row.ends_at if row.ends_at <= timezone.now() else None


def why_over(end_why: str) -> str:
    """The sentence for both sides. What nobody ended, time did."""
    return str(EndWhy(end_why or EndWhy.TIME).label)


def _rows(actor: Actor, subject_id: UUID) -> "QuerySet[Release]":
    require_found(policies.may_see(actor, subject_id))
    rows = Release.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    return rows.select_related("explained_by")


def _shown(row: Release) -> Permission:
    over = over_at(row)
    return Permission(
        id=row.id,
        reader=row.reader or "",
        purpose=row.purpose or "",
        reason=row.reason or "",
        way=row.way,
        way_label=str(Way(row.way).label),
        to_agency_id=row.to_agency_id,
        service_id=row.service_id,
        packet_id=row.packet_id,
        items=from_text(row.items or "[]"),
        language=row.language_words or row.get_language_display(),
        read_how=str(ReadHow(row.read_how).label),
        signed_how=str(SignedHow(row.signed_how).label),
        signed_how_code=row.signed_how,
        signature=row.signature or "",
        witness=row.witness or "",
        guardian=row.guardian or "",
        guardian_how=row.get_guardian_how_display() if row.guardian_how else "",
        reader_kind=str(ReaderKind(row.reader_kind).label),
        explained_by=row.explained_by.working_name,
        made_at=row.made_at,
        ends_at=row.ends_at,
        over_at=over,
        why=why_over(row.end_why) if over else "",
    )


def _opening(at: datetime, who: Account | None, what: str, why: str) -> Opening:
    return Opening(
        at=at,
        who=who.working_name if who else "",
        role=who.get_role_display() if who else "",
        agency=who.agency.name if who else "",
        refused=what == What.REFUSED,
        document=why in (FILE, LINK_FILE),
    )
