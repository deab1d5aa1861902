"""What hangs on one call: who was sent, to whom it was handed on, and what an errand needs of its sheet.

Belongs here: reading across a call and what it set going. Not here: one sending (sendings), one hand-off (handoffs).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.crisis_line import policies
from alongside.crisis_line.enums import Caller, Language, Setting, YesNo
from alongside.crisis_line.enums_shifts import HandoffEnd, HowSoon, Step, WhatPlace, WhoAsks
from alongside.crisis_line.models import Call, Sending, WarmHandoff
from alongside.crisis_line.selectors.calls import read_sheet
from alongside.crisis_line.selectors.sendings import last_steps
from alongside.vault.actors import Actor

ASKS: dict[str, str] = {
    Caller.SELF: WhoAsks.CLIENT,
    Caller.NEAR: WhoAsks.FAMILY,
    Caller.PROVIDER: WhoAsks.OTHER,
    Caller.HOSPITAL: WhoAsks.HOSPITAL,
    Caller.POLICE: WhoAsks.POLICE,
    Caller.TIP: WhoAsks.OTHER,
}
PLACES: dict[str, str] = {
    Setting.HOSPITAL: WhatPlace.EMERGENCY_ROOM,
    Setting.POLICE: WhatPlace.POLICE,
    Setting.SCHOOL: WhatPlace.SCHOOL,
    Setting.SHELTER: WhatPlace.SHELTER,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is already known of an errand. Empty where the sheet does not say it; how soon is never guessed."""

    who_asks: str
    what_place: str
    where: str
    call_back: str
    language: str


@dataclass(frozen=True, slots=True)
class SetGoing:
    """One line of what a call set going: kinds and times only."""

    kind: str
    id: UUID
    at: datetime
    words: str
    soon: str
    last: str


def call_behind(actor: Actor, subject_id: UUID | None) -> Call | None:
    """The call that something hangs on, for whoever may open it; a request or a hand-over has none."""
    if subject_id is None:
        return None
    return Call.objects.filter(
        policies.readable(actor), agency_id=actor.agency_id, subject_id=subject_id
    ).first()


def known_for_errand(actor: Actor, call: Call) -> Known:
    """What the sheet says that an advocate needs. A number only where they may be called back."""
    said = read_sheet(actor, call).said
    may_call = call.call_back == YesNo.YES
    return Known(
        who_asks=ASKS.get(call.caller, ""),
        what_place=PLACES.get(call.setting, ""),
        where=said.get("place", ""),
        call_back=said.get("reach.number", "") if may_call else "",
        language=str(Language(call.language).label) if call.language not in ("", Language.EN) else "",
    )


def set_going_by(actor: Actor, call: Call) -> list[SetGoing]:
    """Who was sent and to whom it was handed on, the latest first. Opens nothing."""
    if not policies.may_read(actor, call):
        return []
    hangs = {"agency_id": actor.agency_id, "subject_id": call.subject_id}
    sent, handed = list(Sending.objects.filter(**hangs)), list(WarmHandoff.objects.filter(**hangs))
    steps = last_steps(sent) if sent else {}
    lines = [
        SetGoing(
            "sent", row.id, row.made_at, str(WhatPlace(row.what_place).label), str(HowSoon(row.how_soon).label),
            str(Step(steps[row.id].what).label) if row.id in steps else "",
        )
        for row in sent
    ]  # fmt: skip
    lines += [
        SetGoing(
            "handed", row.id, row.made_at, "", "", str(HandoffEnd(row.outcome).label) if row.outcome else ""
        )
        for row in handed
    ]
    return sorted(lines, key=lambda one: one.at, reverse=True)
