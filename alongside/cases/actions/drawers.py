"""The counselling drawer comes into being with the first counsellor.

Belongs here: who holds a new counselling key. Not here: who is put on a care team (care_team), giving
an existing key to one more (vault.actions.keys.grant_drawers).
"""

from uuid import UUID

from alongside.people.enums import Role
from alongside.people.models import Account
from alongside.vault.actions import keys
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, Reason
from alongside.vault.models import Holder, Subject
from alongside.vault.selectors import entries_for, grants_of, holder_of, recovery_holder


def ensure_counselling(actor: Actor, subject_id: UUID) -> None:
    """Make the counselling drawer unless it is there.

    Its holders are the client's counsellors, the agency's clinical supervisors and the recovery key; never
    the custodians, and not whoever happens to make it (walls.md, "Who holds what"). The lock on the client
    keeps two requests from making two keys for one drawer.
    """
    list(Subject.objects.select_for_update().filter(id=subject_id))
    if any(grant.drawer == Drawer.COUNSELLING for grant in grants_of(subject_id)):
        return
    keys.make_drawers(
        actor=actor, subject_id=subject_id, holders={Drawer.COUNSELLING: _holders(actor, subject_id)}
    )


def _holders(actor: Actor, subject_id: UUID) -> list[Holder]:
    """Each once: whoever the access list lets into counselling, clinical supervision, the recovery key."""
    entries = entries_for(actor, subject_id)
    shut_out = {entry.actor_id for entry in entries if entry.reason == Reason.CONFLICT}
    admitted = {entry.actor_id for entry in entries if Drawer.COUNSELLING in entry.drawers}
    allowed = (admitted | _clinical_supervisors(actor)) - shut_out
    people = [holder_of(account_id) for account_id in sorted(allowed)]
    found = [*people, recovery_holder(actor.agency_id)]
    return list({holder.id: holder for holder in found if holder is not None}.values())


def _clinical_supervisors(actor: Actor) -> set[UUID]:
    accounts = Account.objects.filter(agency_id=actor.agency_id, role=Role.CLINICAL_SUPERVISOR, left_at=None)
    return set(accounts.values_list("id", flat=True))
