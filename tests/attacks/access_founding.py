"""Who gets in where while a coalition is founded: members read, organizers write, who speaks for a member promises."""

from typing import Any

from django.utils import timezone

from alongside.coalition.actions import founding, founding_letters, founding_seats
from alongside.coalition.actions.members import add_member
from alongside.coalition.models import Contact, Letter, Member, Payment, Seat, Step, Strength, Suggestion
from alongside.directory.models import Organization
from alongside.directory.tests.ground import organization
from alongside.people.models import Agency
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

OF_LINDEN = {
    "chloe",
    "rosa",
    "vera",
    "fay",
}  # whoever speaks for the member of the example, and the organizer

GROUPS: list[tuple[set[str], str]] = [
    (
        SIGNED_IN,
        """coalition:founding coalition:members coalition:members_file coalition:member coalition:purpose
        coalition:rules coalition:seats coalition:service_array
        coalition:suggest_expert coalition:take_suggestion_back""",
    ),
    (
        OF_LINDEN,
        """coalition:add_strength coalition:remove_strength coalition:promise coalition:take_promise_back""",
    ),
    (
        ORGANISES,
        """coalition:add_member coalition:change_member coalition:see_member_entry coalition:take_step
        coalition:undo_step
        coalition:name_contact coalition:end_contact coalition:note_approach coalition:letters
        coalition:write_letters coalition:send_letters coalition:letters_paper coalition:letter
        coalition:change_letter coalition:mail_letter
        coalition:throw_letter_away coalition:write_purpose coalition:agree_purpose
        coalition:write_rules coalition:agree_rules coalition:throw_words_away coalition:open_seats coalition:seat
        coalition:close_seat coalition:open_seat_again coalition:sit coalition:leave_seat coalition:pay
        coalition:take_payment_back coalition:payments_file coalition:move_suggestion""",
    ),
    (set(), "coalition:invitation"),  # both agencies of the house have joined: nothing waits for an answer
]
FORMS: dict[str, dict[str, str]] = {
    "coalition:take_promise_back": {},
}
MODELS: list[type[Any]] = []


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """Linden as a member with a contact and a strength, a step, a draft, a seat with a payment, a suggestion."""
    fay, today = organiser(), timezone.localdate()
    told = {"actor": fay, "coalition_id": fay.agency_id}
    with wall.acting_as(fay):
        linden = Agency.objects.exclude(kind="coalition").order_by("created_at").first()
        partner = _joined(fay, linden)
        about = told | {"partner_id": partner.id}
        if not Contact.objects.filter(partner=partner).exists():
            founding.name_contact(row_id=uuid7(), given={"name": "Harriet"}, **about)
            founding.add_strength(row_id=uuid7(), given={"kind": "brings", "what": "A room"}, **about)
            written = {"partner_ids": [partner.id], "coalition": "Ours", "row_id": uuid7()}
            said = founding_letters.Words("en", "Come.", "", None)
            founding_letters.write_letters(said=said, **told, **written)
            founding_seats.open_seats(seen=Seat.objects.count(), count=1, on=today, **told)
            seat = Seat.objects.earliest("number")
            founding_seats.pay(
                seat_id=seat.id, row_id=uuid7(), on=today, dollars=50, what_for="A meeting", **told
            )
            founding_seats.suggest(row_id=uuid7(), name="Juniper", reach="", agreed_to_be_named=True, **told)
        if partner.organization_id is None:
            entry = Organization.objects.order_by("id").first() or organization("Linden in the directory")
            Member.objects.filter(id=partner.id).update(organization_id=entry.id)
        return {
            "partner_id": partner.id,
            "admin_contact_id": Contact.objects.filter(partner=partner).earliest("id").id,
            "strength_id": Strength.objects.filter(partner=partner).earliest("id").id,
            "founding_step_id": Step.objects.filter(partner=partner).earliest("id").id,
            "letter_id": Letter.objects.filter(partner=partner).earliest("id").id,
            "seat_id": Seat.objects.earliest("number").id,
            "payment_id": Payment.objects.earliest("id").id,
            "suggestion_id": Suggestion.objects.earliest("id").id,
            "promise_code": "willing",
            "words_of": "purpose",
        }


def _joined(fay: Actor, agency: Agency) -> Member:
    """As a member, with the step that made it one."""
    known = Member.objects.filter(agency_id=fay.agency_id, member_id=agency.id).first()
    told = {"actor": fay, "coalition_id": fay.agency_id}
    today = timezone.localdate()
    if known is None:
        known = add_member(name=agency.name, partner_type="crisis_center", member_id=agency.id, **told)
        founding.take_step(partner_id=known.id, seen="wanted", then="joined", on=today, **told)
    if not Step.objects.filter(partner=known).exists():
        founding.take_step(partner_id=known.id, seen=known.state, then="left", on=today, **told)
        founding.take_step(partner_id=known.id, seen="left", then="joined", on=today, **told)
    return known
