"""Handing clients over, and leaving the agency: nobody loses a client, nobody keeps a key.

Belongs here: both, whole, each in one transaction. Not here: reading the work (selectors.leaving), roles and
teams (people.actions.staffing). It lies in this room, because `people` knows no care team.

Everything that can be refused is refused before anything is written. Team keys are not made anew when
someone leaves (decisions/0006).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from alongside.cases.errors import (
    AnotherCustodian,
    ClientsWithoutSuccessor,
    DrawersWouldBeLost,
    NeedsNewSupervisor,
)
from alongside.cases.policies import drawers_of_supervisor
from alongside.cases.selectors import leaving as work
from alongside.people import policies
from alongside.people.actions import clearance, web_sessions
from alongside.people.actions.granting import grant_pending
from alongside.people.errors import NotASupervisor
from alongside.people.models import Account, Invitation, Membership
from alongside.people.selectors.keys import sole_drawers
from alongside.people.selectors.staff import colleague_for
from alongside.people.stepping_up import require_step_up
from alongside.vault import ledger, tombstones
from alongside.vault.actions import access
from alongside.vault.actors import Actor, require
from alongside.vault.enums import HolderKind, Reason, What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.models import AccessEntry, DrawerKey, Holder, TeamKey

Successors = Mapping[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Handed:
    """What was done: clients handed over, keys the custodian could not give, supervision left open."""

    clients: int
    waiting: int = 0
    unsupervised: int = 0


@transaction.atomic
def hand_over(*, actor: Actor, account_id: UUID, successors: Successors) -> Handed:
    """Give some of a colleague's clients to others, each with care team and keys; she keeps the rest.

    Only a custodian. Refused (ClientsWithoutSuccessor) when a chosen person cannot have the client chosen
    for her, and then nothing is done.
    """
    account = _whose(actor, account_id)
    known = set(work.work_of(actor, account).subject_ids)
    chosen = {subject: to for subject, to in successors.items() if subject in known}
    if not chosen:
        raise ClientsWithoutSuccessor([])
    _check_successors(actor, account, chosen)
    waiting = _pass_on(actor, account, chosen, Reason.CARE_TEAM)
    _take_keys_of(actor, account, list(chosen))
    return Handed(len(chosen), waiting)


@transaction.atomic
def end_employment(
    *,
    actor: Actor,
    account_id: UUID,
    successors: Successors,
    supervisor_id: UUID | None = None,
    lose_drawers: bool = False,
) -> Handed:
    """Someone leaves: her clients, her supervision, her teams and keys, her web sessions, all at once.

    Refused while a client has nobody (ClientsWithoutSuccessor), while those she supervises have nobody
    (NeedsNewSupervisor), while a client is kept from the custodian herself (AnotherCustodian), and, unless
    `lose_drawers`, while only the one who leaves opens a drawer (DrawersWouldBeLost).
    """
    account = _whose(actor, account_id)
    require_step_up(actor)
    theirs = work.work_of(actor, account)
    if theirs.kept_from_actor:
        raise AnotherCustodian
    missing = [subject for subject in theirs.subject_ids if subject not in successors]
    if missing:
        raise ClientsWithoutSuccessor(missing)
    chosen = {subject: successors[subject] for subject in theirs.subject_ids}
    _check_successors(actor, account, chosen)
    supervisor = _new_supervisor(actor, account, theirs, supervisor_id)
    sole = _check_sole_drawers(account, lose_drawers)
    waiting = _pass_on(actor, account, chosen, Reason.CARE_TEAM)
    unsupervised = _pass_supervision_on(actor, account, supervisor)
    _end_account(actor, account, supervisor, sole)
    return Handed(len(chosen), waiting, unsupervised)


@transaction.atomic
def settle_supervision(*, actor: Actor, account_id: UUID) -> int:
    """After a change of supervisor: her clients' records open to her new one, and close to the former.

    Only a custodian, and not the new supervisor herself.
    """
    account = _whose(actor, account_id)
    supervisor = account.supervisor
    if supervisor is None or supervisor.id == actor.account_id:
        raise NotASupervisor
    subjects = work.without_supervision(actor, account)
    for subject_id in subjects:
        _supervise(actor, account, supervisor, subject_id)
    grant_pending(actor=actor, account=supervisor)
    return len(subjects)


# -- who may, and to whom --------------------------------------------------------------------------


def _whose(actor: Actor, account_id: UUID) -> Account:
    account = colleague_for(actor, account_id, lock=True)
    require(policies.may_end_employment(actor, account))
    if account.left_at is not None:
        raise NotFound
    return account


def _check_successors(actor: Actor, account: Account, chosen: Successors) -> None:
    able = {one.id for one in work.could_take_over(actor, account)}
    blocked = {subject for subject, to in chosen.items() if to not in able}
    blocked |= work.not_possible(actor, account, list(chosen.items()))
    if blocked:
        raise ClientsWithoutSuccessor(sorted(blocked))


def _new_supervisor(
    actor: Actor, account: Account, theirs: work.Work, supervisor_id: UUID | None
) -> Account | None:
    if not theirs.leads_others:
        return None
    if supervisor_id is None:
        raise NeedsNewSupervisor
    if supervisor_id not in {one.id for one in work.could_supervise(actor, account)}:
        raise NotASupervisor
    return colleague_for(actor, supervisor_id, lock=True)


def _check_sole_drawers(account: Account, lose_drawers: bool) -> list[tuple[UUID, str]]:
    """Drawers that only she opens, mostly counselling: someone must be given the key while she is here."""
    sole = [row for holder in _holders(account) for row in sole_drawers(holder.id)]
    if sole and not lose_drawers:
        raise DrawersWouldBeLost(len({subject for subject, _drawer in sole}))
    return sole


# -- passing on ------------------------------------------------------------------------------------


def _pass_on(actor: Actor, account: Account, chosen: Successors, reason: Reason) -> int:
    """Access list, care team, lead, keys. Returns how many clients' keys the custodian could not give."""
    waiting = 0
    for to_id in sorted(set(chosen.values())):
        subjects = sorted(subject for subject, to in chosen.items() if to == to_id)
        moved = access.hand_over(
            actor=actor, from_id=account.id, to_id=to_id, subject_ids=subjects, reason=reason
        )
        if set(moved) != set(subjects):
            raise Refused("not_moved")  # the list changed since it was checked: nothing of this stays
        _pass_work_on(moved, account.id, to_id, reason)
        waiting += _give_keys(actor, to_id)
    return waiting


def _pass_work_on(subjects: list[UUID], from_id: UUID, to_id: UUID | None, reason: Reason) -> None:
    """Lead and care team, which the custodian herself cannot see. Without `to_id` the rows only end."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.pass_on_work(%s, %s, %s, %s)", [subjects, from_id, to_id, str(reason)])


def _give_keys(actor: Actor, to_id: UUID) -> int:
    to = Account.objects.get(id=to_id, agency_id=actor.agency_id)
    return grant_pending(actor=actor, account=to).left_closed


def _pass_supervision_on(actor: Actor, account: Account, supervisor: Account | None) -> int:
    """Supervision goes to the new supervisor wherever it can; returns the clients where it cannot.

    Those keep their worker. Their supervision ends with the one who leaves and is shown as open.
    """
    subjects = work.supervised_by(actor, account)
    if supervisor is None or not subjects:
        return 0
    blocked = work.not_possible(actor, account, [(subject, supervisor.id) for subject in subjects])
    fine = {subject: supervisor.id for subject in subjects if subject not in blocked}
    if fine:
        _pass_on(actor, account, fine, Reason.SUPERVISION)
    for subject_id in sorted(blocked):
        access.dismiss(actor=actor, subject_id=subject_id, account_id=account.id, reason=Reason.SUPERVISION)
    _pass_work_on(sorted(blocked), account.id, None, Reason.SUPERVISION)
    return len(blocked)


def _supervise(actor: Actor, account: Account, supervisor: Account, subject_id: UUID) -> None:
    """One client's supervision: from whoever supervises no one else there, to the present supervisor."""
    entries = AccessEntry.objects.filter(subject_id=subject_id, ends_at=None)
    workers = list(entries.filter(reason=Reason.CARE_TEAM).values_list("actor_id", flat=True))
    needed = set(Account.objects.filter(id__in=workers).values_list("supervisor_id", flat=True))
    former = entries.filter(reason=Reason.SUPERVISION).exclude(actor_id__in=[s for s in needed if s])
    for entry in former:
        moved = access.hand_over(
            actor=actor,
            from_id=entry.actor_id,
            to_id=supervisor.id,
            subject_ids=[subject_id],
            reason=Reason.SUPERVISION,
        )
        if moved:
            _pass_work_on(moved, entry.actor_id, supervisor.id, Reason.SUPERVISION)
            _take_keys_of(actor, Account.objects.get(id=entry.actor_id), moved)
            return
    drawers = drawers_of_supervisor(supervisor.role)
    access.admit(
        actor=actor,
        subject_id=subject_id,
        account_id=supervisor.id,
        reason=Reason.SUPERVISION,
        drawers=drawers,
    )


# -- the end ---------------------------------------------------------------------------------------


def _take_keys_of(actor: Actor, account: Account, subjects: list[UUID]) -> None:
    """Her keys of clients who are not hers any more. Where another entry still stands she keeps them."""
    still = AccessEntry.objects.filter(actor_id=account.id, ends_at=None, subject_id__in=subjects)
    kept = set(still.exclude(reason=Reason.CONFLICT).values_list("subject_id", flat=True))
    gone = [subject for subject in subjects if subject not in kept]
    holders = [holder.id for holder in _holders(account)]
    DrawerKey.objects.filter(holder_id__in=holders, subject_id__in=gone).delete()
    if gone:
        ledger.add(actor, What.KEY_REMOVED, *gone, why="hand_over", about=account.id)


def _end_account(
    actor: Actor, account: Account, supervisor: Account | None, sole: list[tuple[UUID, str]]
) -> None:
    now = timezone.now()
    _take_all_keys(account, sole, now)
    Membership.objects.filter(account=account, until=None).update(until=now)
    Invitation.objects.filter(account=account, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    account.left_at = now
    account.save(update_fields=["left_at"])
    clearance.recompute(actor=actor, account=account)
    if supervisor is not None:
        _reassign_reports(actor, account, supervisor)
    web_sessions.end_all([account.id])
    ledger.add(actor, What.LEFT, about=account.id)
    transaction.on_commit(partial(tombstones.append, account.id, now, "account"))


def _take_all_keys(account: Account, sole: list[tuple[UUID, str]], now: datetime) -> None:
    """Every grant to her goes. One that nobody else has stays, useless to all, so that it counts as lost."""
    lost = set(sole)
    for holder in Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON):
        rows = DrawerKey.objects.filter(holder_id=holder.id).values_list("id", "subject_id", "drawer")
        DrawerKey.objects.filter(id__in=[row for row, *where in rows if tuple(where) not in lost]).delete()
        TeamKey.objects.filter(member_holder_id=holder.id).delete()
    living = Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON, retired_at=None)
    living.update(retired_at=now, lock_blob=None)


def _reassign_reports(actor: Actor, account: Account, supervisor: Account) -> None:
    """Whom she supervised get the new supervisor; that one, if among them, moves up in her place.

    Nobody changes her own supervisor, the custodian who does this neither: she asks someone else.
    """
    reports = Account.objects.filter(supervisor=account, left_at=None).exclude(id=actor.account_id)
    reports.exclude(id=supervisor.id).update(supervisor=supervisor)
    reports.filter(id=supervisor.id).update(
        supervisor=account.supervisor, board_supervisor=account.board_supervisor
    )
    ledger.add(actor, What.ROLE_CHANGED, about=supervisor.id, why="supervises")


def _holders(account: Account) -> list[Holder]:
    return list(Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON, retired_at=None))
