"""Joining: invitations, a new person's key, the first keys of an agency, starting over.

Belongs here: everything between "you are invited" and "she holds a key". Not here: signing in (signing_in),
second factors (factors), granting keys to who has joined (granting).

Argon2 runs in `prepare_key`, outside every transaction; `accept_invitation` only writes.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.people import policies
from alongside.people.actions.staffing import Place, check_supervisor
from alongside.people.enums import Role, TeamKind
from alongside.people.errors import InvitationNotUsable, LoginTaken, NotForThisRole
from alongside.people.models import Account, Invitation, Membership, Team
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.holders import Cost, LockedKey, lock_private_key, new_key_pair
from alongside.vault.crypto.shares import split_recovery
from alongside.vault.enums import HolderKind, What
from alongside.vault.ids import uuid7
from alongside.vault.models import Clearance, Holder, TeamKey

LASTS = timedelta(days=3)


@dataclass(frozen=True)
class PreparedKey:
    """A new person's key, locked under her passphrase, before anything is written."""

    holder_id: UUID
    public: bytes
    lock: LockedKey
    private: bytes = field(repr=False)


def new_token() -> tuple[str, bytes, datetime]:
    """A token of 256 bits, its hash for the table, and when it ends."""
    token = secrets.token_urlsafe(32)
    return token, token_hash(token), timezone.now() + LASTS


def token_hash(token: str) -> bytes:
    """What the table keeps of a token."""
    return hashlib.sha256(token.encode()).digest()


def cost() -> Cost:
    """The price of one guess at a passphrase, from settings."""
    return Cost(**settings.PASSPHRASE_COST)


def prepare_key(passphrase: str) -> PreparedKey:
    """Make a key pair and lock it under the passphrase (a tenth of a second: never in a transaction)."""
    pair, holder_id = new_key_pair(), uuid7()
    lock = lock_private_key(pair.private, passphrase, context=holder_id.bytes, cost=cost())
    return PreparedKey(holder_id, pair.public, lock, pair.private)


def invite(
    *,
    actor: Actor,
    login: str,
    working_name: str,
    role: Role | str,
    supervisor_id: UUID | None = None,
    board_supervisor: str = "",
    teams: list[str] | None = None,
    is_demo: bool = False,
) -> tuple[Account, str]:
    """Invite a colleague; return her account and the token for her link (shown once).

    Refused where the role may not be given, the supervisor does not lead, or a team is not for her.
    """
    require(policies.may_invite(actor, role))
    account = Account(
        agency_id=actor.agency_id,
        login=login.strip(),
        working_name=working_name.strip(),
        role=role,
        supervisor_id=supervisor_id,
        board_supervisor=board_supervisor,
        is_demo=is_demo,
    )
    check_supervisor(actor, account, Place(str(role), supervisor_id, board_supervisor))
    for kind in teams or []:
        require(policies.may_add_to_team(actor, account, kind), NotForThisRole)
    _save_new(account)
    Clearance.objects.bulk_create([Clearance(actor_id=account.id, agency_id=actor.agency_id)])
    _join_teams(actor, account, {TeamKind.EVERYONE, *(teams or [])})
    token = _invitation(actor, account, starts_over=False)
    ledger.add(actor, What.INVITED, about=account.id, why=str(role))
    return account, token


def _save_new(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise LoginTaken from None


def let_start_over(*, actor: Actor, account: Account) -> str:
    """After a lost passphrase: a link to choose a new one. Her old key opens nothing any more.

    The new key opens nothing either, until a custodian grants again: nobody resets their way in.
    """
    require(policies.may_let_start_over(actor, account))
    Invitation.objects.filter(account=account, used_at=None, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    token = _invitation(actor, account, starts_over=True)
    ledger.add(actor, What.INVITED, about=account.id, why="starts_over")
    return token


def accept_invitation(*, actor: Actor, invitation: Invitation, key: PreparedKey) -> list[str]:
    """Write the new key. Returns the recovery shares when this founds the agency's keys, else nothing.

    `actor` is the invited account itself, with `key.holder_id`. Raises InvitationNotUsable when the
    invitation was used, withdrawn or has ended meanwhile.
    """
    _use(invitation)
    _retire_former_holder(invitation.account)
    holder = keys.make_person_holder(
        agency_id=actor.agency_id,
        owner_id=actor.account_id,
        holder_id=key.holder_id,
        public=key.public,
        lock=key.lock,
    )
    what = What.PASSPHRASE_CHANGED if invitation.starts_over else What.JOINED
    ledger.add(actor, what, about=actor.account_id)
    if invitation.starts_over:
        Account.objects.filter(id=actor.account_id).update(must_regrant=True)
        return []
    if TeamKey.objects.exists() or not policies.may_found(invitation):
        return []
    return _found_keys(actor, holder)


def _use(invitation: Invitation) -> None:
    """Claim it by a conditional update: two clicks at once use it once."""
    now = timezone.now()
    unused = Invitation.objects.filter(id=invitation.id, used_at=None, withdrawn_at=None, expires_at__gt=now)
    if unused.update(used_at=now) != 1:
        raise InvitationNotUsable


def _retire_former_holder(account: Account) -> None:
    Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON, retired_at=None).update(
        retired_at=timezone.now(), lock_blob=None
    )


def _found_keys(actor: Actor, first: Holder) -> list[str]:
    """The agency's first keys: custodians before all others, because the wall then lets her write the rest."""
    recovery = keys.make_recovery_holder(actor=actor)
    recovery_holder = Holder.objects.get(owner_id=actor.agency_id, kind=HolderKind.RECOVERY, retired_at=None)
    teams = {team.kind: team for team in Team.objects.filter(agency_id=actor.agency_id)}
    custodians: Holder | None = None
    for kind in (
        TeamKind.CUSTODIANS,
        TeamKind.EVERYONE,
        TeamKind.ON_CALL,
        TeamKind.INTAKE,
        TeamKind.COUNSELLING,
    ):
        holder = keys.make_team_holder(actor=actor, owner_id=teams[kind].id, office=kind)
        keys.grant_team(actor=actor, team=holder, member=first if custodians is None else custodians)
        custodians = custodians or holder
        if kind in (TeamKind.CUSTODIANS, TeamKind.COUNSELLING):
            keys.grant_team(actor=actor, team=holder, member=recovery_holder)
    account = Account.objects.get(id=actor.account_id)
    _join_teams(actor, account, {TeamKind.CUSTODIANS, TeamKind.EVERYONE, TeamKind.ON_CALL})
    everyone = Holder.objects.get(owner_id=teams[TeamKind.EVERYONE].id, retired_at=None)
    on_call = Holder.objects.get(owner_id=teams[TeamKind.ON_CALL].id, retired_at=None)
    for team in (everyone, on_call):
        keys.grant_team(actor=actor, team=team, member=first)
    return split_recovery(recovery.private)


def _join_teams(actor: Actor, account: Account, kinds: set[str]) -> None:
    teams = Team.objects.filter(agency_id=actor.agency_id, kind__in=kinds)
    Membership.objects.bulk_create(
        [Membership(agency_id=actor.agency_id, team=team, account=account) for team in teams],
        ignore_conflicts=True,
    )


def _invitation(actor: Actor, account: Account, *, starts_over: bool) -> str:
    token, hashed, ends = new_token()
    Invitation.objects.bulk_create(
        [
            Invitation(
                agency_id=actor.agency_id,
                account=account,
                token_hash=hashed,
                starts_over=starts_over,
                keeps_factors=starts_over,
                invited_by_id=actor.account_id,
                expires_at=ends,
            )
        ]
    )
    return token
