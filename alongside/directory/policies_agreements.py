"""Who may read agreements, write one, confirm one, and add to it.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same: a draft is its writer's agency's alone, and what
was proposed is read by both sides.
"""

from uuid import UUID

from alongside.directory.agreement_steps import Party
from alongside.directory.enums_agreements import AgreementState
from alongside.directory.models import Agreement
from alongside.people.policies import LEADS, organises
from alongside.vault.actors import Actor, Decision, allow, deny


def may_read_agreements(actor: Actor) -> Decision:
    """Everyone who works at one of the sides: whoever refers should know what was promised."""
    return allow("staff")


def may_write_agreement(actor: Actor) -> Decision:
    """Whoever leads; at a coalition its organiser."""
    return allow("leads") if organises(actor) or actor.role in LEADS else deny("role")


def may_change_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """The words, while it is a draft, by the agency that writes it."""
    if agreement.agency_id != actor.agency_id:
        return deny("other_agency")
    if agreement.state != AgreementState.DRAFT:
        return deny("terms_stand")
    return may_write_agreement(actor)


def may_add_to_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Who speaks for a side, trainings, exchanges, meetings: either side, until it has ended."""
    if actor.agency_id not in (agreement.agency_id, agreement.other_id):
        return deny("other_agency")
    if agreement.state == AgreementState.ENDED:
        return deny("ended")
    return may_write_agreement(actor)


def party_of(agency_id: UUID, agreement: Agreement) -> Party:
    """On which side an agency stands."""
    if agreement.agency_id != agency_id:
        return Party.OTHER
    return Party.WRITER if agreement.other_id else Party.WRITER_ALONE
