"""Who may ask, read, move and answer a referral.

Belongs here: decisions. Not here: writes, HTTP, which moves there are (states). The row asks the same
(migrations/0002_referrals_rows). No rule here leads from a permission to whether help is given: without one a person
can always go by themselves.
"""

from uuid import UUID

from django.utils import timezone

from alongside.people.enums import AgencyKind, TeamKind
from alongside.people.policies import LEADS, organises
from alongside.referrals.enums import Side, State, Way
from alongside.referrals.models import Link, Placement, Referral
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def may_see(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """The referrals of one client, or of a call: whoever opens the plan, or is on the line."""
    if drawer == Drawer.CALL:
        return allow("on_the_line") if actor.is_on_the_line else deny("not_on_the_line")
    return allow("access_list") if actor.may_open(subject_id, Drawer.PLAN) else deny("drawer_closed")


def may_refer(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """Ask for help somewhere: whoever writes there. Never through a broken glass."""
    if drawer == Drawer.CALL:
        return may_see(actor, subject_id, drawer)
    if actor.may_open(subject_id, Drawer.PLAN, writing=True):
        return allow("access_list")
    return deny("read_only")


def may_see_sent(actor: Actor) -> Decision:
    """All that the agency sent, as codes: who leads."""
    return allow("leads") if actor.role in LEADS else deny("role")


def may_receive(actor: Actor) -> Decision:
    """What comes in: the intake team, and who leads, while their trainings hold."""
    if not actor.standing.cleared:
        return deny("not_cleared")
    if TeamKind.INTAKE in actor.standing.offices:
        return allow("intake")
    return allow("leads") if actor.role in LEADS else deny("not_intake")


def may_route(actor: Actor) -> Decision:
    """Say who takes what comes in: who leads, where people are helped."""
    return (
        allow("leads") if actor.role in LEADS and actor.agency_kind != AgencyKind.COALITION else deny("role")
    )


def may_read_incoming(actor: Actor, row: Referral) -> Decision:
    """One that came in, while its permission runs: who receives, and the person it names."""
    if row.to_agency_id != actor.agency_id or row.way != Way.AGENCY or row.state == State.DRAFT:
        return deny("other_agency")
    if not runs(row):
        return deny("permission_ended")
    if row.to_account_id == actor.account_id and actor.standing.cleared:
        return allow("named")
    return may_receive(actor)


def may_move(actor: Actor, row: Referral, link: Link | None) -> Decision:
    """Make any move at all: whoever may write for the client, or receives for the other side."""
    if row.to_agency_id == actor.agency_id:
        return may_read_incoming(actor, row)
    return may_refer(actor, link.subject_id, link.drawer) if link is not None else deny("not_found")


def may_move_placement(actor: Actor, row: Placement) -> Decision:
    """A bed for someone: whoever may write for them."""
    return may_refer(actor, row.subject_id, row.drawer)


def may_see_network(actor: Actor) -> Decision:
    """Counts: who leads sees their agency's, the coalition's organiser everyone's."""
    if organises(actor):
        return allow("organises")
    return may_see_sent(actor)


def sides_of(actor: Actor, row: Referral) -> frozenset[Side]:
    """On which sides whoever asks stands. Where the other side cannot move, the sender keeps both."""
    if row.agency_id != actor.agency_id:
        return frozenset({Side.TARGET})
    if row.way != Way.AGENCY or (row.open_until is not None and not runs(row)):
        return frozenset({Side.REQUESTER, Side.TARGET})
    return frozenset({Side.REQUESTER})


def runs(row: Referral) -> bool:
    """Whether its permission runs: until then the other side has it."""
    return row.open_until is not None and row.open_until > timezone.now()
