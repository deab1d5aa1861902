"""Reading in the vault: what someone may open, who holds what, what the ledger says.

Belongs here: reads. Not here: writes (actions), opening keys (keyring).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.vault import wall
from alongside.vault.actors import Access, Actor, Standing, TeamGrant
from alongside.vault.enums import Drawer, GlassReason, GlassState, HolderKind, Reason
from alongside.vault.errors import NoWall
from alongside.vault.models import AccessEntry, BreakGlass, Clearance, DrawerKey, Holder, Subject, TeamKey


@dataclass(frozen=True, slots=True)
class LogLine:
    """One ledger line as a person reads it."""

    id: int
    at: datetime
    actor_id: UUID | None
    what: str
    drawer: str
    why: str
    about_id: UUID | None
    subjects: tuple[UUID, ...] = ()


def read_standing(actor: Actor) -> Standing:
    """Everything the door needs to know about one person, in one question that the wall itself answers.

    A conflict removes every other entry; a lapsed training removes them all; break-glass never writes.
    Raises NoWall where the database was told of someone else.
    """
    if wall.current_actor().account_id != actor.account_id:
        raise NoWall("The access list is read for whoever asks, and for nobody else.")
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.standing()")
        return standing_of(cursor.fetchall())


def standing_of(rows: Sequence[Any]) -> Standing:
    """What the wall's lines (kind, clients, word, drawers, end, team, its key) say, taken together."""
    cleared = any(row[0] == "clear" for row in rows)
    counsels = cleared and any(row[0] == "counsel" for row in rows)
    entries = [row[1:5] for row in rows if row[0] == "entry"]
    conflicts = frozenset(subject for row in entries if row[1] == Reason.CONFLICT for subject in row[0])
    offices = frozenset(row[2] for row in rows if row[0] == "office")
    teams = tuple(TeamGrant(row[5], bytes(row[6])) for row in rows if row[0] == "office")

    def access() -> dict[UUID, Access]:
        return _access(entries, conflicts, counsels) if cleared else {}

    return Standing(access, conflicts, offices, cleared, counsels, teams)


def _access(entries: Sequence[Any], conflicts: frozenset[UUID], counsels: bool) -> dict[UUID, Access]:
    """What each group of entries opens, and for whoever is in several of them, all together."""
    found: dict[UUID, Access] = {}
    for subjects, reason, drawers, ends_at in entries:
        if reason == Reason.CONFLICT:
            continue
        one = _access_of(reason, frozenset(drawers), ends_at, counsels)
        for subject in subjects:
            known = found.get(subject)
            found[subject] = one if known is None else _together(known, one)
    return {subject: access for subject, access in found.items() if subject not in conflicts}


def _access_of(reason: str, drawers: frozenset[str], ends_at: datetime | None, counsels: bool) -> Access:
    open_now = drawers if counsels else drawers - {Drawer.COUNSELLING}
    writable: frozenset[str] = frozenset() if reason == Reason.BREAK_GLASS else open_now
    return Access(frozenset({reason}), open_now, writable, ends_at)


def _together(one: Access, other: Access) -> Access:
    """The longer of two ends; one without an end has none."""
    endless = one.ends_at is None or other.ends_at is None
    return Access(
        one.reasons | other.reasons,
        one.drawers | other.drawers,
        one.writable | other.writable,
        None if endless else max(one.ends_at, other.ends_at),  # type: ignore[type-var]
    )


def holder_of(owner_id: UUID, kind: HolderKind = HolderKind.PERSON) -> Holder | None:
    """The living holder of an account, a team or an agency."""
    return Holder.objects.filter(owner_id=owner_id, kind=kind, retired_at=None).first()


def team_holders(agency_id: UUID) -> dict[str, Holder]:
    """An agency's team holders by office."""
    rows = Holder.objects.filter(agency_id=agency_id, kind=HolderKind.TEAM, retired_at=None)
    return {holder.office: holder for holder in rows}


def recovery_holder(agency_id: UUID) -> Holder | None:
    """The agency's recovery key, of which only shares on paper exist."""
    return Holder.objects.filter(agency_id=agency_id, kind=HolderKind.RECOVERY, retired_at=None).first()


def entries_for(actor: Actor, subject_id: UUID) -> list[AccessEntry]:
    """The standing access list of one client, for someone who may open the record."""
    if subject_id not in actor.access:
        return []
    now = timezone.now()
    rows = AccessEntry.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).order_by("starts_at")
    return [row for row in rows if row.ends_at is None or row.ends_at > now]


def grants_of(subject_id: UUID) -> list[DrawerKey]:
    """Who holds a key to which drawer of one client (the wrapped keys are not read)."""
    return list(DrawerKey.objects.filter(subject_id=subject_id).defer("sealed_key").order_by("drawer"))


def held_until(actor: Actor, subject_id: UUID) -> date | None:
    """The last day of a legal hold, also one that is past; nothing where the record is not open."""
    rows = Subject.objects.filter(id=subject_id, agency_id=actor.agency_id)
    return rows.values_list("hold_until", flat=True).first()


def lines_about(subject_id: UUID, *, before: int | None = None, limit: int = 100) -> list[LogLine]:
    """The ledger about one client, newest first, refusals included; empty where the record is not open."""
    return _lines("select * from wall.lines_about(%s, %s, %s)", [subject_id, before, limit])


def lines_of_agency(
    *, before: int | None = None, limit: int = 100, actor_id: UUID | None = None
) -> list[LogLine]:
    """The ledger of the whole agency, for a custodian; empty for anyone else."""
    return _lines("select * from wall.lines_of_agency(%s, %s, %s)", [before, limit, actor_id])


def may_exist(tokens: Sequence[bytes]) -> list[UUID]:
    """Clients who carry one of these blind traces. To be turned into a yes or no, never shown."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.may_exist(%s)", [list(tokens)])
        return list(cursor.fetchone()[0])


def team_keys_of(team_holder_id: UUID) -> list[UUID]:
    """The member holders to whom a team's key is sealed, as far as the row wall shows them."""
    rows = TeamKey.objects.filter(team_holder_id=team_holder_id)
    return list(rows.values_list("member_holder_id", flat=True))


def glasses_of(actor: Actor) -> list[BreakGlass]:
    """The agency's break-glasses, newest first."""
    return list(BreakGlass.objects.filter(agency_id=actor.agency_id).order_by("-asked_at")[:200])


def why_glass_is_open(subject_id: UUID) -> dict[UUID, str]:
    """Why each who reads one client through an open glass came in, in words, by account."""
    rows = BreakGlass.objects.filter(
        subject_id=subject_id, state=GlassState.OPEN, ends_at__gt=timezone.now()
    ).order_by("opened_at")
    return {row.asked_by_id: str(GlassReason(row.reason_code).label) for row in rows if row.reason_code}


def clearance_of(account_id: UUID) -> Clearance | None:
    """Until when this person's drawers open."""
    return Clearance.objects.filter(actor_id=account_id).first()


def held_open() -> dict[UUID, datetime]:
    """Of the asker's agency: whose clearance ended during a shift or a call, and until when that holds it open."""
    with connection.cursor() as cursor:
        cursor.execute("select actor_id, ends_at from wall.held_open()")
        return dict(cursor.fetchall())


def _lines(sql: str, params: list[Any]) -> list[LogLine]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [_line(row) for row in cursor.fetchall()]


def _line(row: Sequence[Any]) -> LogLine:
    line_id, at, actor_id, what, drawer, why, about_id, *rest = row
    return LogLine(line_id, at, actor_id, what, drawer, why, about_id, tuple(rest[0]) if rest else ())
