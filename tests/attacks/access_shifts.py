"""Who gets in where around the line: roster, sending someone, requests from outside, who was turned away.

Dev is put on the line by Chloe and asks Amira for cover; the rest is Amira's. Rosa and Ruth, who founded their
agencies, are in every team of theirs.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alongside.crisis_line.actions import asking, handing_over, handoffs, sending
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.crisis_line.models import LineRules, Shift, Swap, TurnedAway
from alongside.people.enums import Role
from alongside.people.models import Account
from alongside.people.selectors import actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
SIGNED_IN = EVERYONE - {"anonymous"}
HAS_A_LINE = SIGNED_IN - {"fay"}
HERE = HAS_A_LINE - {"ben", "ruth"}
LEADS = {"chloe", "rosa", "vera", "ruth"}
LEADS_HERE = LEADS - {"ruth"}
ON_CALL_HERE = {"amira", "dev", "chloe", "rosa"}
ON_CALL = {*ON_CALL_HERE, "ben", "ruth"}
NOBODY: set[str] = set()

GROUPS: list[tuple[set[str], str]] = [
    (
        HAS_A_LINE,
        "crisis_line:roster crisis_line:yours crisis_line:make_calendar crisis_line:end_calendar",
    ),
    (LEADS, "crisis_line:add_shift crisis_line:copy_week crisis_line:line_rules"),
    (LEADS, "crisis_line:turned_away crisis_line:turned_away_report"),
    (HERE, "crisis_line:shift"),
    (LEADS_HERE, "crisis_line:take_off crisis_line:put_back crisis_line:breach"),
    ({"dev"}, "crisis_line:ask_cover"),  # a shift is given away by who holds it
    ({"amira", "dev"}, "crisis_line:answer_cover"),  # who is asked, and who asks
    (NOBODY, "crisis_line:calendar"),  # an address that was made up is nobody's
    (EVERYONE, "crisis_line:ask_from_outside"),
    (ON_CALL, "crisis_line:hand_over crisis_line:sendings crisis_line:send crisis_line:requests"),
    (
        ON_CALL_HERE,
        """crisis_line:sending crisis_line:mark_sending crisis_line:undo_sending crisis_line:page_person
        crisis_line:request crisis_line:answer_request crisis_line:handoffs crisis_line:mark_handoff""",
    ),
    (SIGNED_IN - {"ida", "fay"}, "crisis_line:note_turned_away"),
]
FORMS = {"crisis_line:answer_cover": {"do": "decline"}}
MODELS: list[type[Any]] = []  # a call is a subject of its own: nothing here hangs on a client


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A shift with someone asked for cover, an errand, a request, a hand-off, a time to be answered."""
    if not actor.is_on_the_line or Shift.objects.filter(agency_id=actor.agency_id).exists():
        return {}
    now = timezone.now()
    other = Account.objects.filter(agency_id=actor.agency_id, working_name__in=["Dev", "Ruth"]).first()
    shift, swap = _asked_for_cover(actor, other, now)
    LineRules(agency_id=actor.agency_id, takes_requests=True).save(force_insert=True)
    away = TurnedAway(
        agency_id=actor.agency_id, happened_on=now.date(), service="bed", ground="sobriety", told="nothing",
        noted_by_id=actor.account_id, breach="open",
    )  # fmt: skip
    away.save(force_insert=True)
    call = new_call_subject(actor)
    handing_over.hand_over(actor=actor, text="The interpreter is away until Monday.")
    errand = sending.send(actor=actor, errand=sending.Errand("hospital", "emergency_room", "now", "Desk 4"))
    request_id = uuid7()
    words = asking.Words("police", "police", "now", "The desk", "217-555-0111", "Station 2")
    asking.ask_from_outside(agency_id=actor.agency_id, words=words, asking_id=request_id)
    handoff = handoffs.begin_handoff(actor=actor, call_subject_id=call, partner="Wren House")
    return {
        "shift_id": shift.id,
        "swap_id": swap.id,
        "sending_id": errand.id,
        "request_id": request_id,
        "handoff_id": handoff.id,
        "call_subject_id": call,
        "turned_away_id": away.id,
        "agency_word": "linden-crisis-center",
    }


def _asked_for_cover(actor: Actor, other: Account, now: datetime) -> tuple[Shift, Swap]:
    """Each writes what is theirs: someone who leads puts the other on, who asks this one for cover."""
    shift = Shift(
        agency_id=actor.agency_id, account_id=other.id, place="primary", starts_at=now,
        ends_at=now + timedelta(hours=8),
    )  # fmt: skip
    swap = Swap(agency_id=actor.agency_id, shift=shift, asker_id=other.id, asked_id=actor.account_id)
    leader = Account.objects.filter(agency_id=actor.agency_id, role=Role.DIRECTOR).get()
    with wall.acting_as(actor_of(leader, {"holder": str(uuid7())})):
        shift.put_on_by_id = leader.id
        shift.save(force_insert=True)
    with wall.acting_as(actor_of(other, {"holder": str(uuid7())})):
        swap.save(force_insert=True)
    return shift, swap
