"""The three printed shares of an agency's recovery key: said to be put away, or made again.

Belongs here: what happens until they are put away. Not here: using two of them (recovery).
"""

from django.utils import timezone

from alongside.people import policies
from alongside.people.enums import TeamKind
from alongside.people.errors import SharesNotRight
from alongside.people.stepping_up import require_step_up
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.shares import split_recovery
from alongside.vault.enums import HolderKind, What
from alongside.vault.errors import Refused
from alongside.vault.models import DrawerKey, Holder, TeamKey
from alongside.vault.selectors import recovery_holder, team_holders


def word_of(share: str, number: int) -> str:
    """The word that stands at a number (counted from 1) on a printed share."""
    return share.split()[number - 1]


def confirm_shares(*, actor: Actor, shares: list[str], number: int, typed: str) -> None:
    """She has them on paper: proved by one word of the second. Refused (SharesNotRight) for another word."""
    if typed.strip().casefold() != word_of(shares[1], number):
        raise SharesNotRight
    recovery = Holder.objects.filter(owner_id=actor.agency_id, kind=HolderKind.RECOVERY, retired_at=None)
    recovery.filter(confirmed_at=None).update(confirmed_at=timezone.now())
    ledger.add(actor, What.KEY_GRANTED, about=actor.agency_id, why="shares_put_away")


def make_shares_again(*, actor: Actor) -> list[str]:
    """A new recovery key, where the first one's shares were lost before anyone put them away.

    Only a custodian, only while unconfirmed, and only while nothing but the two teams was sealed to it: a
    counselling drawer cannot be sealed anew by someone who does not hold it.
    """
    require(policies.may_grant_keys(actor))
    require_step_up(actor)
    former = recovery_holder(actor.agency_id)
    if former is None or former.confirmed_at is not None:
        raise Refused("confirmed")
    if DrawerKey.objects.filter(holder_id=former.id).exists():
        raise Refused("in_use")
    Holder.objects.filter(id=former.id).update(retired_at=timezone.now())
    TeamKey.objects.filter(member_holder_id=former.id).delete()
    pair = keys.make_recovery_holder(actor=actor)
    fresh, teams = recovery_holder(actor.agency_id), team_holders(actor.agency_id)
    if fresh is None:
        raise Refused("not_made")
    for office in (TeamKind.CUSTODIANS, TeamKind.COUNSELLING):
        keys.grant_team(actor=actor, team=teams[office], member=fresh)
    return split_recovery(pair.private)
