"""What the members of the invented coalition wrote about their own rules, and what they ask of the local system.

Belongs here: who wrote what, and when it was decided. Not here: who belongs (founding). Everything goes through the
actions of the room; no rule, institution or ask is a real one's.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import evaluation as rules
from alongside.coalition.actions import system
from alongside.coalition.models import Ask, Failing, Institution, Policy
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

Acting = Callable[[Any], AbstractContextManager[Actor]]

SOBER = "A bed is for anyone who is sober at the door. Whoever is not may come back the next day."
NOBODY_TURNED_AWAY = (
    "A bed is for anyone who needs one tonight. Nobody is asked what they use, what they do for money, or for papers. "
    "Whoever cannot be safe beside others gets a room alone and someone who stays."
)
PHONES = "Phones are given to the desk at arrival and handed out between six and eight in the evening."
WRITTEN_DOWN = "We write down what a person needs next, in words that we would read to them."
# Position, kind, name, what a person meets there, steps.
WAY = (
    (1, "police", "Linden Police, patrol", "Most are met at night, in a car or on the street.",
     ("Is asked for papers before anything else.", "Is searched, and the phone is kept.")),
    (2, "emergency", "Three Elms Hospital, emergency room", "Open all night. A nurse first, then a long wait.",
     ("Waits in the open hall, with whoever brought them.", "Is asked what happened in front of others.")),
    (3, "prosecutor", "County prosecutor", "A letter comes, with a day.",
     ("Is asked to speak against whoever exploits them before there is a place to sleep.",)),
    (4, "court", "County court", "Fines from years ago come up first.",
     ("Waits in the same hall as the other side.",)),
    (5, "housing", "County housing office", "A list, and a form of eleven pages.",
     ("Is asked for two old addresses.",)),
)  # fmt: skip


def load(acting: Acting, cast: Any, coalition_id: UUID) -> None:
    """Two houses look at their rules; the coalition draws the way, names gaps and asks."""
    with acting(cast["odette"]) as actor:
        _shelter(actor, coalition_id)
    with acting(cast["amira"]) as actor:
        _looked(actor, coalition_id)
    with acting(cast["rosa"]) as actor:
        _crisis_center(actor, coalition_id)
    with acting(cast["fay"]) as actor:
        police, room = _way(actor, coalition_id)
        _asks(actor, coalition_id, police)
    with acting(cast["malik"]) as actor:
        _gap(actor, coalition_id, room)
    with acting(cast["amira"]) as actor:
        _contacts(actor, coalition_id, room)


def _day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def _policy(actor: Actor, coalition_id: UUID, title: str, kind: str, says: str, **more: Any) -> Policy:
    given = {
        "title": title, "kind": kind, "about": "", "says": says, "kept_where": "Handbook", "sharing": "shared",
        "adopted_on": _day(-900), "review_on": _day(40),
    }  # fmt: skip
    return rules.register_policy(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | more)


def _shelter(actor: Actor, coalition_id: UUID) -> None:
    """The shelter ends the rule that turned people away, and still looks at the one about phones."""
    beds = _policy(
        actor, coalition_id, "Who gets a bed", "coming_in", SOBER, about="Everyone who asks for a bed."
    )
    found = rules.find_rule(
        actor=actor, coalition_id=coalition_id, policy_id=beds.id, row_id=uuid7(), rule="substance",
        words="“Sober at the door”, page 3.",
    )  # fmt: skip
    given = {
        "what": "revised", "decided_on": _day(-70), "decided_by": "The board of Wren House", "heard": "heard",
        "best_interest": "Whoever is turned away at night goes back to where they came from.",
        "heard_how": "Three expert advisers read it twice, and were paid. The room alone was their idea.",
        "why": "On eleven nights last year the door stayed shut.", "says": NOBODY_TURNED_AWAY,
    }  # fmt: skip
    rules.decide(
        actor=actor, coalition_id=coalition_id, policy_id=beds.id, row_id=uuid7(), given=given, ended=[found.id],
        review_on=_day(295),
    )  # fmt: skip
    phones = _policy(
        actor, coalition_id, "Phones in the house", "staying", PHONES, sharing="private", review_on=_day(-12)
    )
    rules.find_rule(
        actor=actor,
        coalition_id=coalition_id,
        policy_id=phones.id,
        row_id=uuid7(),
        rule="phone",
        words="Page 9.",
    )
    weak = rules.write_learned(
        actor=actor, coalition_id=coalition_id, row_id=uuid7(),
        given={
            "kind": "weakness", "program": "Nights", "words": "One person alone from ten to six.", "sharing": "private",
        },
    )  # fmt: skip
    rules.write_learned(
        actor=actor, coalition_id=coalition_id, row_id=uuid7(), follows_id=weak.id,
        given={"kind": "staff", "program": "Nights", "words": "A second person at night.", "sharing": "shared"},
    )  # fmt: skip


def _crisis_center(actor: Actor, coalition_id: UUID) -> None:
    """The crisis center knows what it is good at, and says what its part is."""
    for kind, words in (
        ("strength", "Somebody answers the line at every hour, and nobody is asked for a name."),
        ("part", "We are the first call, and stay beside people in the emergency room and at court."),
    ):
        given = {"kind": kind, "program": "", "words": words, "sharing": "shared"}
        rules.write_learned(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given)
    row = _policy(actor, coalition_id, "What we write down", "privacy", WRITTEN_DOWN)
    answers = {"safe": "yes", "choice": "yes", "private": "partly", "language": "no", "heard": "yes"}
    rules.look_at(
        actor=actor, coalition_id=coalition_id, policy_id=row.id, row_id=uuid7(), answers=answers,
        comment="Nothing says in which language it is read out.",
    )  # fmt: skip


def _looked(actor: Actor, coalition_id: UUID) -> None:
    """An advocate writes down training material."""
    given = {
        "title": "One page for the night shift", "topic": "recognize", "for_whom": "Nurses and desks", "state": "ready",
        "about": "What to notice, what to ask alone, whom to call.", "kept_where": "Shared drive, materials",
    }  # fmt: skip
    system.write_material(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given)


def _way(actor: Actor, coalition_id: UUID) -> tuple[Institution, Institution]:
    stops = []
    for position, kind, name, part, steps in WAY:
        given = {"kind": kind, "name": name, "part": part, "position": position, "organization_id": None}
        there = system.write_institution(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given)
        stops.append((there, steps))
    for number, (there, steps) in enumerate(stops):
        for last, words in enumerate(steps, start=1):
            leads = stops[number + 1][0].id if last == len(steps) and number + 1 < len(stops) else None
            system.add_step(
                actor=actor, coalition_id=coalition_id, institution_id=there.id, row_id=uuid7(),
                given={"words": words, "leads_to_id": leads},
            )  # fmt: skip
    return stops[0][0], stops[1][0]


def _moved(actor: Actor, row: Ask | Failing, state: str, days: int, words: str, day: Any = None) -> None:
    said = {"state": state, "on": _day(days), "words": words, "day": day}
    row.refresh_from_db(fields=["version"])
    known: dict[str, Any] = {"row_id": uuid7(), "version": row.version, "said": said}
    if isinstance(row, Ask):
        system.move_ask(actor=actor, coalition_id=row.agency_id, ask_id=row.id, **known)
    else:
        system.move_failing(actor=actor, coalition_id=row.agency_id, failing_id=row.id, **known)


def _asks(actor: Actor, coalition_id: UUID, police: Institution) -> None:
    zero = system.write_ask(
        actor=actor, coalition_id=coalition_id, row_id=uuid7(),
        given={
            "kind": "zero", "institution_id": police.id, "to_whom": "Linden Police",
            "what": "A written order: no officer pays for, asks for or takes sex, on duty or off. Whoever does, goes.",
            "best_interest": "Nobody calls for help where help may cost them this.",
        },
    )  # fmt: skip
    _moved(actor, zero, "asked", -130, "By letter, signed by nine members.")
    _moved(actor, zero, "promised", -40, "The chief will put it into the next general order.", _day(25))
    system.write_ask(
        actor=actor, coalition_id=coalition_id, row_id=uuid7(),
        given={
            "kind": "own", "institution_id": None, "to_whom": "Every member’s own house",
            "what": "Nobody is turned away for what they use. Each house reads its rule about who can come by spring.",
            "best_interest": "The door is the first thing a person meets.",
        },
    )  # fmt: skip


def _gap(actor: Actor, coalition_id: UUID, room: Institution) -> None:
    """The hospital names its own gap: that is the rarer thing."""
    row = system.name_failing(
        actor=actor, coalition_id=coalition_id, institution_id=room.id, row_id=uuid7(),
        given={
            "title": "Nobody is asked alone", "happens": "Whoever brings them in answers for them at the desk.",
            "exploiters": "They sit beside the bed, and nobody asks who they are.",
            "should": "Everyone is asked alone, with an interpreter of ours.",
            "evidence": "Four members saw it on nine evenings. No written rule says otherwise.",
        },
    )  # fmt: skip
    _moved(actor, row, "raised", -90, "With the head nurse, by the coalition.")
    _moved(actor, row, "promised", -60, "A small room by the desk.", _day(-5))


def _contacts(actor: Actor, coalition_id: UUID, room: Institution) -> None:
    for kind, state, days, words in (
        (
            "call",
            "done",
            -100,
            "Who to speak to about how people are recognized: the head nurse, on Tuesdays.",
        ),
        (
            "meeting",
            "done",
            -60,
            "How people are recognized, and that the line is called before anything is asked.",
        ),
        ("meeting", "arranged", 9, "The room by the desk, and who opens it at night."),
    ):
        given = {
            "kind": kind, "state": state, "on": _day(days), "with_whom": "Head nurse", "words": words, "next_on": None
        }  # fmt: skip
        system.write_contact(
            actor=actor, coalition_id=coalition_id, institution_id=room.id, row_id=uuid7(), given=given
        )
