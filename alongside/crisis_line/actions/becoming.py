"""A caller becomes a client, with her yes, and nothing is asked twice.

Belongs here: carrying over what she lets go along. Not here: opening a record (cases.actions.opening). Afterwards
the words of the call are gone from it: only its codes stay, and nothing leads from the call to the client.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.cases.actions.contacts import Way, add_contact
from alongside.cases.actions.needs import add_need
from alongside.cases.actions.notes import write_note
from alongside.cases.actions.opening import open_client
from alongside.cases.enums import ContactKind, NoteDrawer
from alongside.cases.enums_plan import NeedArea, NeedStatus, Urgency
from alongside.cases.help_areas import PLAN_AREAS
from alongside.clocks.actions import running as clocks
from alongside.crisis_line import policies
from alongside.crisis_line.actions.ending import quarter_hours
from alongside.crisis_line.actions.helping import end_bed_questions, forget_help
from alongside.crisis_line.enums import Keep, YesNo
from alongside.crisis_line.errors import NoConsent
from alongside.crisis_line.models import Call, WarmHandoff
from alongside.crisis_line.needs_tonight import LOOKED_FOR
from alongside.crisis_line.selectors.calls import call_for, opened
from alongside.crisis_line.selectors.helping import BedLine, Given, Help, opened_help
from alongside.crisis_line.sheet import FIELDS
from alongside.referrals.actions.of_calls import carry_referrals
from alongside.referrals.actions.placing import place
from alongside.referrals.errors import NoSuchBed
from alongside.screening.actions import answering
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What

AREAS = {
    "need.safety": NeedArea.SAFETY,
    "need.food": NeedArea.FOOD,
    "need.bed": NeedArea.EMERGENCY_HOUSING,
    "need.ride": NeedArea.TRANSPORT,
    "need.medical": NeedArea.HEALTH,
    "need.clothes": NeedArea.CLOTHING,
    "need.interpreter": NeedArea.OTHER,
    "need.legal": NeedArea.LEGAL,
    "need.children": NeedArea.CHILDCARE,
    "need.pets": NeedArea.ANIMALS,
}
FOUND = "found"


@dataclass(frozen=True, slots=True)
class GoingAlong:
    """What she lets go onto her page. Empty stays behind, and is gone. `needs` holds what the sheet says of each;
    `help` lets the numbers that were given, and a bed that was taken, go with them."""

    chosen_name: str
    language: str = ""
    number: str = ""
    note: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)
    help: bool = False
    answers: bool = False


def become_client(
    *,
    actor: Actor,
    call_id: UUID,
    along: GoingAlong,
    said_yes: bool,
    today: date,
    case_id: UUID | None = None,
) -> Any:
    """Open a client from a call; return the case. NoConsent without her yes: nothing is opened."""
    call = call_for(actor, call_id, lock=True)
    require(policies.may_become_client(actor, call))
    if call.keep != Keep.PAGE and not said_yes:
        raise NoConsent
    case = open_client(
        actor=actor, chosen_name=along.chosen_name, language=along.language, opened_on=today, case_id=case_id
    )
    _carry(actor, case.id, call, along, today)
    _carry_beds(actor, case.subject_id, call, along)
    _carry_what_hangs_on_it(actor, case.subject_id, call, along)
    _leave_codes_alone(actor, call)
    return case


def _carry(actor: Actor, case_id: UUID, call: Call, along: GoingAlong, today: date) -> None:
    if along.number:
        way = _way(opened(call).said, along.number, today)
        add_contact(actor=actor, case_id=case_id, kind=ContactKind.PHONE, way=way)
    if along.note:
        write_note(
            actor=actor,
            case_id=case_id,
            drawer=NoteDrawer.NOTES,
            text=along.note,
            happened_at=call.started_at,
        )
    _carry_needs(actor, case_id, opened_help(actor, call) if along.help else Help([], []), along)


def _carry_beds(actor: Actor, subject_id: UUID, call: Call, along: GoingAlong) -> None:
    """A bed that was taken is theirs from now on. Where nothing goes along, no bed is asked for any more."""
    if not along.help:
        end_bed_questions(actor, call)
        return
    for bed in opened_help(actor, call).beds:
        if bed.is_taken:
            with suppress(NoSuchBed):  # let go, or its time ran out, while the page was being opened
                place(actor=actor, subject_id=subject_id, code=bed.code)


def _carry_needs(actor: Actor, case_id: UUID, help_found: Help, along: GoingAlong) -> None:
    """Each need with what was found for it; a number for something else is a need of its own."""
    rest = list(help_found.numbers)
    for name, stands in along.needs.items():
        found = [one for one in rest if one.need and one.need in (AREAS[name], _plan_area(name))]
        rest = [one for one in rest if one not in found]
        add_need(actor=actor, case_id=case_id, given=_need(name, stands) | _next(found))
    for one in rest:
        words = str(NeedArea(one.need or NeedArea.OTHER).label)
        given = {"area": one.need, "words": words, "urgency": "", "status": NeedStatus.WORKING}
        add_need(actor=actor, case_id=case_id, given=given | _next([one]))
    for bed in help_found.beds:
        if bed.is_taken or bed.waits:
            add_need(actor=actor, case_id=case_id, given=_bed(bed))


def _plan_area(name: str) -> str:
    """What the plan calls what the directory was asked for."""
    return str(PLAN_AREAS.get(LOOKED_FOR[name], ""))


def _next(found: list[Given]) -> dict[str, Any]:
    """A number was given, and which."""
    if not found:
        return {}
    numbers = "; ".join(", ".join(filter(None, [one.name, one.number])) for one in found)
    return {"next_step": _("A number was given: %(numbers)s") % {"numbers": numbers}}


def _bed(bed: BedLine) -> dict[str, Any]:
    """A bed that was asked for goes on in the plan: its code leads to the page of beds."""
    words = _("A bed is kept under %(code)s") if bed.is_taken else _("A bed was asked for under %(code)s")
    where = ", ".join(filter(None, [bed.shelter, bed.line]))
    return {
        "area": NeedArea.EMERGENCY_HOUSING,
        "words": words % {"code": bed.code},
        "urgency": Urgency.TODAY,
        "status": NeedStatus.WORKING,
        "next_step": where,
    }


def _need(name: str, stands: str) -> dict[str, Any]:
    """A need of tonight in her plan; what was found tonight is met."""
    return {
        "area": AREAS[name],
        "words": str(FIELDS[name].label),
        "urgency": Urgency.TODAY,
        "status": NeedStatus.MET if stands == FOUND else NeedStatus.UNMET,
    }


def _carry_what_hangs_on_it(actor: Actor, subject_id: UUID, call: Call, along: GoingAlong) -> None:
    """Clocks and what was found go on in her plan; answers only if she lets them. The call keeps none of it."""
    clocks.carry_over(actor, call.subject_id, subject_id)
    carry_referrals(actor, call.subject_id, subject_id)
    if along.answers:
        answering.carry_over(actor, call.subject_id, subject_id)
    answering.forget(actor, call.subject_id)
    forget_help(actor, call.subject_id)
    handed = WarmHandoff.objects.filter(agency_id=actor.agency_id, subject_id=call.subject_id)
    handed.update(referral_id=None)  # nothing leads from the call to the client


def _way(said: dict[str, str], number: str, today: date) -> Way:
    way = Way(value=number, times=said.get("reach.when", ""), code_word=said.get("reach.code_word", ""))
    way["voicemail_ok"], way["text_ok"] = said.get("reach.voicemail", ""), said.get("reach.text", "")
    way["safe_as_of"] = today
    return way


def _leave_codes_alone(actor: Actor, call: Call) -> None:
    """The call ends, if it had not, and says nothing any more but its codes."""
    now = timezone.now()
    call.sheet, call.keep, call.call_back, call.call_back_at = "", Keep.PAGE, YesNo.NO, None
    call.ended_at, call.became_client_at = call.ended_at or now, now
    call.quarters = call.quarters or quarter_hours(call.started_at, call.ended_at)
    call.version += 1
    call.save(
        update_fields=[
            "sheet_sealed", "keep", "call_back", "call_back_at", "ended_at", "became_client_at", "quarters", "version",
        ]
    )  # fmt: skip
    ledger.add(actor, What.CALL_ENDED, call.subject_id, drawer=Drawer.CALL, why="became_client")
