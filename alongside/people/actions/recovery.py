"""The way back in when the custodians lost their keys: two of the three paper shares.

Belongs here: joining shares, opening the custodians' key with them, and passing the counselling keys on to
those who ought to hold them. Not here: printing shares (joining), giving everyone's keys again (granting).

The joined key lives for this one request. Whoever types the shares becomes a custodian; she does not come
to hold the counselling keys by it: those go from the recovery key straight to the clinical supervisors and
counsellors (walls.md, "Who holds what").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from alongside.people import policies
from alongside.people.actions.granting import grant_pending
from alongside.people.enums import TeamKind
from alongside.people.errors import SharesNotRight
from alongside.people.models import Account, Membership
from alongside.people.selectors.staff import team_of
from alongside.people.stepping_up import require_step_up
from alongside.vault import keyring, ledger
from alongside.vault.actions import access
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.errors import SharesDoNotMatch
from alongside.vault.crypto.grants import unwrap
from alongside.vault.crypto.holders import public_of
from alongside.vault.crypto.shares import join_recovery, recovery_proof
from alongside.vault.enums import What
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of, recovery_holder, team_holders


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: for how many of the counselling staff, and how many of their clients."""

    counsellors: int
    clients: int


def recover(*, actor: Actor, shares: Sequence[str]) -> Recovered:
    """Open the recovery key with two shares and make whoever typed them a custodian.

    Refused (SharesNotRight) unless the joined key is this agency's. The database asks for a proof of its own.
    """
    require(policies.may_recover(actor))
    require_step_up(actor)
    recovery = recovery_holder(actor.agency_id)
    if recovery is None:
        raise SharesNotRight
    private = _joined(shares, recovery)
    ring = keyring.opened()
    ring.adopt(recovery.id, private)
    _open_teams(ring, actor.agency_id, recovery.id, private)
    _become_custodian(actor, ring, recovery_proof(private))
    ledger.add(actor, What.RECOVERED, about=actor.account_id)
    return _pass_counselling_on(actor)


def _joined(shares: Sequence[str], recovery: Holder) -> bytes:
    try:
        private = join_recovery(shares)
    except SharesDoNotMatch:
        raise SharesNotRight from None
    if public_of(private) != bytes(recovery.public_key):
        raise SharesNotRight
    return private


def _open_teams(ring: keyring.Keyring, agency_id: UUID, recovery_id: UUID, private: bytes) -> None:
    """The team keys sealed to the recovery key, for this request."""
    with connection.cursor() as cursor:
        cursor.execute("select team_holder_id, member_holder_id, sealed_key from wall.recovery_grants()")
        for team_id, member_id, sealed in cursor.fetchall():
            place = keyring.team_place(agency_id, team_id, member_id)
            ring.adopt(team_id, unwrap(bytes(sealed), private=private, ad=place))


def _become_custodian(actor: Actor, ring: keyring.Keyring, proof: bytes) -> None:
    me, team = holder_of(actor.account_id), team_holders(actor.agency_id)[TeamKind.CUSTODIANS]
    if me is None:
        raise SharesNotRight
    place = keyring.team_place(actor.agency_id, team.id, me.id)
    sealed = ring.wrap_for(me.id, bytes(me.public_key), ring.private_of(team.id), place)
    access.recover_team(proof=proof, team_holder_id=team.id, sealed_key=sealed)
    actor.forget_standing()
    Membership.objects.bulk_create(
        [
            Membership(
                agency_id=actor.agency_id,
                team=team_of(actor, TeamKind.CUSTODIANS),
                account_id=actor.account_id,
            )
        ],
        ignore_conflicts=True,
    )


def _pass_counselling_on(actor: Actor) -> Recovered:
    """While the recovery key is at hand: what those who counsel lack, counselling included."""
    counselling = Account.objects.filter(agency_id=actor.agency_id, role__in=policies.COUNSELS, left_at=None)
    given = [
        grant_pending(actor=actor, account=account) for account in counselling.exclude(id=actor.account_id)
    ]
    own = Account.objects.filter(id=actor.account_id, role__in=policies.COUNSELS).first()
    if own is not None:
        given.append(grant_pending(actor=actor, account=own))
    return Recovered(sum(bool(one.clients) for one in given), sum(one.clients for one in given))
