"""Making and giving keys: holders, teams, drawers.

Belongs here: what writes the key store. Not here: who may (people.policies, cases.policies decide before
they call), the access list (access). Nothing here ever takes or returns a key outside the keyring.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.holders import KeyPair, LockedKey, new_key_pair
from alongside.vault.crypto.sealing import new_key
from alongside.vault.crypto.shares import recovery_proof
from alongside.vault.enums import Drawer, HolderKind, What
from alongside.vault.ids import uuid7
from alongside.vault.models import DrawerKey, Holder, RecoveryProof, Subject, TeamKey


def make_person_holder(
    *, agency_id: UUID, owner_id: UUID, holder_id: UUID, public: bytes, lock: LockedKey
) -> Holder:
    """The holder of a member of staff; her private key is stored only under her passphrase."""
    return Holder.objects.create(
        id=holder_id,
        agency_id=agency_id,
        owner_id=owner_id,
        kind=HolderKind.PERSON,
        public_key=public,
        lock_salt=lock.salt,
        lock_params=lock.params,
        lock_blob=lock.blob,
    )


def change_lock(*, holder: Holder, lock: LockedKey) -> None:
    """The same key under a new passphrase."""
    holder.lock_salt, holder.lock_params, holder.lock_blob = lock.salt, lock.params, lock.blob
    holder.save(update_fields=["lock_salt", "lock_params", "lock_blob"])


def make_team_holder(*, actor: Actor, owner_id: UUID, office: str) -> Holder:
    """A team's key pair. It is at hand in this request only; `grant_team` gives it to members."""
    pair = new_key_pair()
    holder = Holder.objects.create(
        agency_id=actor.agency_id,
        owner_id=owner_id,
        kind=HolderKind.TEAM,
        office=office,
        public_key=pair.public,
    )
    keyring.opened().adopt(holder.id, pair.private)
    return holder


def make_recovery_holder(*, actor: Actor) -> KeyPair:
    """The agency's recovery key. The private half goes onto paper and is forgotten."""
    pair = new_key_pair()
    holder = Holder.objects.create(
        agency_id=actor.agency_id, owner_id=actor.agency_id, kind=HolderKind.RECOVERY, public_key=pair.public
    )
    digest = hashlib.sha256(recovery_proof(pair.private)).digest()
    RecoveryProof.objects.bulk_create(
        [RecoveryProof(holder=holder, agency_id=actor.agency_id, digest=digest)]
    )
    return pair


def grant_team(*, actor: Actor, team: Holder, member: Holder) -> None:
    """Seal a team's private key to one member. The granter must hold the team's key. Safe to run twice."""
    ring = keyring.opened()
    place = keyring.team_place(actor.agency_id, team.id, member.id)
    sealed = ring.wrap_for(member.id, bytes(member.public_key), ring.private_of(team.id), place)
    TeamKey.objects.filter(team_holder_id=team.id, member_holder_id=member.id).delete()
    TeamKey.objects.bulk_create(
        [
            TeamKey(
                agency_id=actor.agency_id,
                team_holder_id=team.id,
                member_holder_id=member.id,
                sealed_key=sealed,
                granted_by_id=actor.account_id,
            )
        ]
    )
    ledger.add(actor, What.KEY_GRANTED, why=f"team:{team.office}", about=member.owner_id)


def ungrant_team(*, actor: Actor, team: Holder, member: Holder) -> None:
    """Take a team's key from one member."""
    TeamKey.objects.filter(team_holder_id=team.id, member_holder_id=member.id).delete()
    ledger.add(actor, What.KEY_REMOVED, why=f"team:{team.office}", about=member.owner_id)


def make_subject(*, actor: Actor) -> Subject:
    """A new client as an opaque reference. The access list must be written next, then the drawers."""
    subject = Subject(agency_id=actor.agency_id, opened_by_id=actor.account_id)
    Subject.objects.bulk_create([subject])
    return subject


def make_drawers(*, actor: Actor, subject_id: UUID, holders: dict[str, Sequence[Holder]]) -> None:
    """Make a key for each drawer named and seal it to the holders given for it."""
    rows = []
    for drawer, opened_by in holders.items():
        key = new_key()
        keyring.opened().remember(subject_id, drawer, key)
        rows += [_grant(actor, subject_id, drawer, key, holder) for holder in opened_by]
    DrawerKey.objects.bulk_create(rows)


def grant_drawers(
    *,
    actor: Actor,
    subject_id: UUID,
    drawers: Iterable[str],
    holder: Holder,
    ends_at: datetime | None = None,
) -> list[str]:
    """Seal to one more holder those of the drawers that the granter can open; return which. Safe to run twice."""
    ring = keyring.opened()
    given = [drawer for drawer in drawers if ring.holds(subject_id, drawer)]
    DrawerKey.objects.filter(subject_id=subject_id, drawer__in=given, holder_id=holder.id).delete()
    DrawerKey.objects.bulk_create(
        [_grant(actor, subject_id, d, ring.key_of(subject_id, d), holder, ends_at) for d in given]
    )
    if given:
        ledger.add(actor, What.KEY_GRANTED, subject_id, why=f"drawers:{len(given)}", about=holder.owner_id)
    return given


def ungrant(*, actor: Actor, subject_id: UUID, holder_id: UUID, owner_id: UUID | None = None) -> None:
    """Take all keys of one client from one holder."""
    DrawerKey.objects.filter(subject_id=subject_id, holder_id=holder_id).delete()
    ledger.add(actor, What.KEY_REMOVED, subject_id, about=owner_id)


def _grant(
    actor: Actor, subject_id: UUID, drawer: str, key: bytes, holder: Holder, ends_at: datetime | None = None
) -> DrawerKey:
    place = keyring.drawer_place(actor.agency_id, subject_id, drawer, holder.id)
    return DrawerKey(
        id=uuid7(),
        agency_id=actor.agency_id,
        subject_id=subject_id,
        drawer=Drawer(drawer),
        holder_id=holder.id,
        sealed_key=keyring.opened().wrap_for(holder.id, bytes(holder.public_key), key, place),
        granted_by_id=actor.account_id,
        ends_at=ends_at,
    )
