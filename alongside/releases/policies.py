"""Who may give, end and read what a client allows.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0002_releases_rows). No rule here,
and none anywhere, leads from the state of a permission to whether help is given.
"""

from uuid import UUID

from alongside.people.enums import Role, TeamKind
from alongside.people.policies import LEADS
from alongside.releases.models import Packet
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def may_see(actor: Actor, subject_id: UUID) -> Decision:
    """The permissions of one client: whoever opens the plan, in which they lie."""
    return allow("access_list") if actor.may_open(subject_id, Drawer.PLAN) else deny("drawer_closed")


def may_give(actor: Actor, subject_id: UUID) -> Decision:
    """Write one down with the client: whoever writes in the plan. Never through a broken glass."""
    if actor.may_open(subject_id, Drawer.PLAN, writing=True):
        return allow("access_list")
    return deny("read_only")


def may_end(actor: Actor, subject_id: UUID) -> Decision:
    """Take one back for the client: whoever reads the plan, also through a broken glass. Ending only protects."""
    return may_see(actor, subject_id)


def may_say_yes(actor: Actor, subject_id: UUID) -> Decision:
    """To a counselling session leaving: the clinical supervisor, to whom that drawer is open."""
    if actor.role != Role.CLINICAL_SUPERVISOR:
        return deny("role")
    if not actor.may_open(subject_id, Drawer.COUNSELLING, writing=True):
        return deny("drawer_closed")
    return allow("clinical")


def may_receive(actor: Actor) -> Decision:
    """The agency's intake team, while its trainings hold: packets to the agency are theirs to open."""
    if not actor.standing.cleared:
        return deny("not_cleared")
    return allow("intake") if TeamKind.INTAKE in actor.standing.offices else deny("not_intake")


def may_read_packet(actor: Actor, packet: Packet) -> Decision:
    """One packet: its agency, and there the person named, or the intake team where nobody is named."""
    if packet.to_agency_id != actor.agency_id:
        return deny("other_agency")
    if packet.to_account_id is None:
        return may_receive(actor)
    if not actor.standing.cleared:
        return deny("not_cleared")
    return allow("named") if packet.to_account_id == actor.account_id else deny("not_named")


def may_set_rules(actor: Actor) -> Decision:
    """How long permissions last here: whoever leads."""
    return allow("leads") if actor.role in LEADS else deny("role")
