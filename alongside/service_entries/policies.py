"""Who may enter a service, and who may put one right.

Belongs here: decisions. Not here: what an entry may hold (actions.entering). `readable` and the row wall agree:
an entry about a client opens with her plan, one about nobody named to the agency.
"""

from uuid import UUID

from django.db.models import Q

from alongside.people.policies import LEADS
from alongside.service_entries.models import Entry
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def readable(actor: Actor) -> Q:
    """The entries this person may see, as a filter."""
    of_clients = Q(subject_id__anyof=actor.subjects_with(Drawer.PLAN))
    return Q(agency_id=actor.agency_id) & (Q(subject_id=None) | of_clients)


def may_read(actor: Actor, entry: Entry) -> Decision:
    """One entry."""
    if entry.agency_id != actor.agency_id:
        return deny("other_agency")
    if entry.subject_id is None or actor.may_open(entry.subject_id, Drawer.PLAN):
        return allow("entry")
    return deny("not_assigned")


def may_enter(actor: Actor, subject_id: UUID | None) -> Decision:
    """For a client: whoever may write in her plan. For nobody named: everyone who works here."""
    if subject_id is None or actor.may_open(subject_id, Drawer.PLAN, writing=True):
        return allow("entry")
    return deny("read_only")


def may_change(actor: Actor, entry: Entry) -> Decision:
    """Whoever did the work, or someone who leads; never through a broken glass."""
    if entry.worker_id != actor.account_id and actor.role not in LEADS:
        return deny("not_yours")
    return may_enter(actor, entry.subject_id)


def may_count(actor: Actor) -> Decision:
    """Hours of the whole agency, and what they are paid from: whoever leads."""
    return allow("leads") if actor.role in LEADS else deny("role")
