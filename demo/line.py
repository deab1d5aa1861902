"""The line of Linden Crisis Center: calls of the last nights, sendings, a request, lists, hand-overs.

Belongs here: what was said and done on the line, through the room's own actions. Not here: who holds it when (roster).
What an action always says is now is set to its night afterwards.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from alongside.crisis_line.actions import calls, ending, handing_over, lines, sending, turned_away, writing
from alongside.crisis_line.actions.asking import Words, ask_from_outside
from alongside.crisis_line.enums import Language, LineKind
from alongside.crisis_line.models import Call, Debrief, HandOver, Sending, SendingStep
from alongside.crisis_line.selectors.lines import ENGLISH, SPANISH
from alongside.vault import ledger, wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo import canaries
from demo.entering import Cast, acting, days_ago

WORDS_EN = (*ENGLISH, "Would you like me to stay on the line until you are there?")
WORDS_ES = (*SPANISH, "¿Quiere que me quede en la línea hasta que llegue?")
NUMBERS = (
    "Wren House, night desk 217-555-0111, beds, also for families",
    "Three Elms Hospital, emergency room 217-555-0122, ask for the nurse in charge",
    "Crossway Interpreters 217-555-0179, day and night, give the language first",
    "Linden Cab 217-555-0176, we pay, say “the blue account”",
)
HAND_OVER = """Two calls tonight, both ended. One would like to be called back this afternoon.
The taxi account works again.
The coat shelf is empty: someone please ask Wren House."""
FORMER_HAND_OVER = "Quiet until two, then one long call. The spare key of the office is with Chloe."

CALL_BACK = {
    "caller": "self", "channel": "phone", "language": "en", "setting": "work",
    "before.permission": "yes", "before.privacy": "yes", "before.safe": "yes", "before.confidential": "told",
    "before.report": "told", "danger.watched": "yes", "danger.weapon": "no",
    "note": "Speaks between two shifts. Would like to know what a bed for two costs: nothing. "
    "Thinks about it until the afternoon.",
    "given.listening": "yes", "given.information": "yes", "need.bed": "wanted",
    "ends.information": "yes", "reach.number": "217-555-0173", "reach.when": "After 3, not from a hidden number",
    "reach.voicemail": "no", "reach.text": "no", "reach.code_word": "green kettle", "call_back": "yes",
    "keep": "call",
}  # fmt: skip
SUPPORT = {
    "caller": "near", "channel": "phone", "language": "es",
    "note": "A sister who cannot sleep. Nothing to be done tonight; she knows where to ring.",
    "given.listening": "yes", "given.support": "yes", "ends.support_only": "yes", "call_back": "no",
    "keep": "call", "debrief": "yes",
}  # fmt: skip
HOSPITAL = {
    "caller": "hospital", "channel": "phone", "language": "en", "setting": "hospital",
    "note": "The emergency room asks for an advocate. The person wants someone there.",
    "given.information": "yes", "ends.sent": "yes", "keep": "call",
}  # fmt: skip
CANARY_CALL = {"name": canaries.CALL_NAME, "note": canaries.CALL_NOTE}
CANARY_HAND_OVER = canaries.HAND_OVER


def hold_the_line(cast: Cast) -> None:
    """Lists by Chloe, calls by Dev, one sending that ended and one under way by Amira, a request from a hospital."""
    with acting(cast["chloe"]) as actor:
        _lists(actor)
    with acting(cast["dev"]) as actor:
        _take(actor, days_ago(4, 1, 10), 12, HOSPITAL)
        last = _last_night()
        _take(actor, days_ago(last + 1, 23, 40), 34, CALL_BACK | {"call_back_at": _this_afternoon()})
        _take(actor, days_ago(last, 2, 15), 21, SUPPORT)
        Debrief.objects.filter(account_id=actor.account_id).update(wanted_at=days_ago(last, 2, 40))
        _hand_over(actor, HAND_OVER, days_ago(last, 7, 5))
        turned_away.note_turned_away(
            actor=actor, happened_on=days_ago(6).date(), service="bed", ground="sobriety", told="elsewhere"
        )
        turned_away.note_turned_away(
            actor=actor, happened_on=days_ago(11).date(), service="bed", ground="full", told="taken_elsewhere"
        )
        _went(actor, cast)
    with acting(cast["amira"]) as actor:
        _hand_over(actor, FORMER_HAND_OVER, days_ago(2, 7, 2))
        _on_the_way(actor, cast)
    with wall.nobody(read_only=False), ledger.writing():
        _request(cast)


def plant_canary(cast: Cast) -> None:
    """A call and a hand-over of Three Elms Hospital whose words must never be found (canaries)."""
    with acting(cast["abel"]) as actor:
        _take(actor, days_ago(1, 4), 9, CANARY_CALL)
        _hand_over(actor, CANARY_HAND_OVER, days_ago(1, 7))


def _lists(actor: Actor) -> None:
    for kind, language, said in (
        (LineKind.WORDS, Language.EN, WORDS_EN),
        (LineKind.WORDS, Language.ES, WORDS_ES),
        (LineKind.NUMBERS, Language.EN, NUMBERS),
    ):
        lines.change_lines(actor=actor, kind=kind, language=language, lines=said, version=0)


def _take(actor: Actor, began: datetime, minutes: int, said: Mapping[str, str]) -> None:
    """A call that began then and took so long."""
    call = calls.take_call(actor=actor)
    stale = writing.save_sheet(actor=actor, call_id=call.id, values=said, version=call.version)
    assert not stale
    ended = began + timedelta(minutes=minutes)
    ending.end_call(actor=actor, call_id=call.id)
    rows = Call.objects.filter(id=call.id)
    rows.update(started_at=began, ended_at=ended, quarters=ending.quarter_hours(began, ended))


def _hand_over(actor: Actor, text: str, at: datetime) -> None:
    row = handing_over.hand_over(actor=actor, text=text)
    HandOver.objects.filter(id=row.id).update(written_at=at)


def _went(actor: Actor, cast: Cast) -> None:
    """Four nights ago: Imani could not, Amira went to the hospital."""
    errand = sending.Errand(
        "hospital", "emergency_room", "now", where="Three Elms Hospital, emergency room, desk 2",
        matters="Ask for the nurse in charge. There is a dog.", call_back="217-555-0122",
    )  # fmt: skip
    steps = (
        ("called", "imani", 12), ("declined", "imani", 14), ("called", "amira", 15), ("accepted", "amira", 16),
        ("on_the_way", "", 22), ("arrived", "", 40), ("left", "", 210),
    )  # fmt: skip
    _send(actor, cast, errand, steps, days_ago(4, 1, 10))


def _on_the_way(actor: Actor, cast: Cast) -> None:
    """Just now: Imani is on the way with a ride."""
    errand = sending.Errand(
        "client", "transport", "now", where="Bus station, north entrance, by the ticket machine",
        matters="Two bags. Would rather be asked nothing on the way.",
    )  # fmt: skip
    steps = (("called", "imani", 1), ("accepted", "imani", 3), ("on_the_way", "", 9))
    _send(actor, cast, errand, steps, timezone.now() - timedelta(minutes=25))


def _send(
    actor: Actor,
    cast: Cast,
    errand: sending.Errand,
    steps: tuple[tuple[str, str, int], ...],
    began: datetime,
) -> None:
    row = sending.send(actor=actor, errand=errand)
    for what, who, minutes in steps:
        account_id = cast[who].account.id if who else None
        step = sending.note_step(actor=actor, sending_id=row.id, what=what, account_id=account_id)
        SendingStep.objects.filter(id=step.id).update(at=began + timedelta(minutes=minutes))
    rows = Sending.objects.filter(id=row.id)
    rows.update(made_at=began)
    if steps[-1][0] == "left":
        rows.update(ended_at=began + timedelta(minutes=steps[-1][2]))


def _request(cast: Cast) -> None:
    """From the public form: nobody is signed in there."""
    words = Words(
        who_asks="hospital", what_place="emergency_room", how_soon="two_hours",
        who="Nurse on duty, Three Elms Hospital", call_back="217-555-0122",
        where="Emergency room, ask at desk 2", matters="Someone would like company. Speaks Polish.",
    )  # fmt: skip
    ask_from_outside(agency_id=cast["rosa"].account.agency_id, words=words, asking_id=uuid7())


def _last_night() -> int:
    """How many days ago the last night ended: today or, before five past seven, yesterday."""
    return 0 if days_ago(0, 7, 5) < timezone.now() else 1


def _this_afternoon() -> str:
    """Three in the afternoon, today or, in the evening, tomorrow. As the sheet says it."""
    day = days_ago(0, 15) if timezone.localtime().hour < 18 else days_ago(-1, 15)
    return timezone.localtime(day).strftime("%Y-%m-%dT%H:%M")
