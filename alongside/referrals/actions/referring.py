"""Asking for help somewhere: the draft, and sending it under a permission.

Belongs here: the two verbs and what they refuse. Not here: every later move (moving), the permission (releases).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.directory.selectors.agreements import Terms, agreement_between, agreement_with_organization
from alongside.directory.selectors.services import service_for
from alongside.people.models import Agency
from alongside.referrals import policies
from alongside.referrals.actions.moving import as_refused, note, zone_of
from alongside.referrals.due import ANSWER_DAYS, OUTCOME_DAYS, Days, answer_by, next_due
from alongside.referrals.enums import OPEN, State, Way
from alongside.referrals.errors import NoReaderThere, NotThisMove, PermissionMissing
from alongside.referrals.models import Link, Referral
from alongside.referrals.selectors.permissions import fitting
from alongside.referrals.selectors.referrals import link_of, referral_for, referral_made
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.holders import new_key_pair
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from alongside.vault.once import once

CODED = (
    "way", "to_agency_id", "service_id", "area", "priority", "do_not_contact", "warm", "transport", "interpreter",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for, and where. The words stay with the sender."""

    way: str
    area: str
    priority: str
    do_not_contact: bool
    for_whom: str
    to_agency_id: UUID | None = None
    service_id: UUID | None = None
    to_name: str = ""
    warm: bool = False
    transport: bool = False
    interpreter: str = ""
    why: str = ""
    note: str = ""
    keeps_permission: bool = False
    appointment_at: datetime | None = None


def refer(
    *, actor: Actor, subject_id: UUID, ask: Ask, drawer: str = Drawer.PLAN, referral_id: UUID | None = None
) -> Referral:
    """Write it down. Nothing leaves before it is sent. SavedBefore where a form sent earlier wrote it."""
    require(policies.may_refer(actor, subject_id, drawer))
    require_reader(actor, ask, drawer)
    row_id = referral_id or uuid7()
    return once(
        lambda: _write(actor, subject_id, drawer, ask, row_id),
        made=lambda: referral_made(actor, row_id),
        same=lambda row: all(getattr(row, name) == getattr(ask, name) for name in CODED),
    )


def send(*, actor: Actor, referral_id: UUID, release_id: UUID | None = None) -> Referral:
    """Send it: under a permission of the client that runs, for just this reader; or they go, and nothing is sent.

    Sent twice it is sent once.
    """
    row = referral_for(actor, referral_id, lock=True)
    link = link_of(actor, row)
    if link is None:
        raise NotFound
    require(policies.may_refer(actor, link.subject_id, link.drawer))
    if row.state == State.REQUESTED:
        return row
    if row.state != State.DRAFT:
        raise NotThisMove
    _take_permission(actor, row, link, release_id)
    now, days = timezone.now(), Days(row.answer_days, row.outcome_days)
    row.state, row.version = State.REQUESTED, row.version + 1
    if (
        link.drawer != Drawer.CALL
    ):  # nobody can be asked later what came of a number that was given on the line
        row.answer_due_at = answer_by(now, days, zone_of(actor))
        row.due_at = next_due(row.state, now, days, zone_of(actor), somebody_looks=row.way == Way.AGENCY)
    with as_refused():
        row.save(update_fields=["state", "version", "answer_due_at", "due_at"])
    note(actor, link, row, "sent")
    return referral_for(actor, row.id)


def renew(*, actor: Actor, referral_id: UUID, release_id: UUID) -> Referral:
    """A new permission for one whose permission has ended: the other side has it again."""
    row = referral_for(actor, referral_id, lock=True)
    link = link_of(actor, row)
    if link is None:
        raise NotFound
    require(policies.may_refer(actor, link.subject_id, link.drawer))
    if row.state not in OPEN or row.way == Way.SELF:
        raise NotThisMove
    _take_permission(actor, row, link, release_id)
    row.version += 1
    with as_refused():
        row.save(update_fields=["version"])
    note(actor, link, row, "renewed")
    return referral_for(actor, row.id)


def terms_for(actor: Actor, *, to_agency_id: UUID | None, service_id: UUID | None) -> Terms | None:
    """The networking agreement with who is asked; none is no obstacle, and is noted."""
    today = timezone.localdate()
    if to_agency_id is not None:
        return agreement_between(actor.agency_id, to_agency_id, today)
    if service_id is not None:
        organization_id = service_for(service_id).organization_id
        if organization_id:
            return agreement_with_organization(actor.agency_id, organization_id, today)
    return None


def require_reader(actor: Actor, ask: Ask, drawer: str) -> None:
    """Someone is asked, and from a call nothing is sent."""
    if ask.way == Way.AGENCY:
        if ask.to_agency_id is None or ask.to_agency_id == actor.agency_id:
            raise NoReaderThere
        if not Agency.objects.filter(id=ask.to_agency_id).exists():
            raise NotFound
        if drawer == Drawer.CALL:
            raise PermissionMissing("no_permission_in_a_call")
    elif ask.service_id is None and not ask.to_name.strip():
        raise NoReaderThere
    if drawer == Drawer.CALL and ask.way != Way.SELF:
        raise PermissionMissing("no_permission_in_a_call")


def _write(actor: Actor, subject_id: UUID, drawer: str, ask: Ask, row_id: UUID) -> Referral:
    pair = new_key_pair()
    terms = terms_for(actor, to_agency_id=ask.to_agency_id, service_id=ask.service_id)
    row = Referral(
        id=row_id, agency_id=actor.agency_id, made_by_id=actor.account_id, reply_key=pair.public,
        keeps_permission=ask.keeps_permission, appointment_at=ask.appointment_at,
        answer_days=(terms and terms.answer_days) or ANSWER_DAYS,
        outcome_days=(terms and terms.outcome_days) or OUTCOME_DAYS,
        no_decline=bool(terms and terms.no_decline), without_agreement=terms is None,
        **{name: getattr(ask, name) for name in CODED},
    )  # fmt: skip
    row.save(force_insert=True)
    link = Link(
        agency_id=actor.agency_id,
        referral_id=row.id,
        subject_id=subject_id,
        drawer=drawer,
        for_whom=ask.for_whom,
    )
    link.to_name, link.why, link.note = ask.to_name.strip(), ask.why.strip(), ask.note.strip()
    link.reply_private = pair.private.hex()
    link.save(force_insert=True)
    note(actor, link, row, "written")
    return row


def _take_permission(actor: Actor, row: Referral, link: Link, release_id: UUID | None) -> None:
    """The one that was chosen, as it stands now; a person who goes alone needs none."""
    if row.way == Way.SELF:
        return
    running = {one.id: one for one in fitting(actor, row, link)}
    if release_id is None or release_id not in running:
        raise PermissionMissing
    link.release_id, link.version = release_id, link.version + 1
    link.save(update_fields=["release_id", "version"])
