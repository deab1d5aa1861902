"""How the invented coalition was founded: who joined, who was asked, what was promised and agreed.

Belongs here: who does what, through the actions of the house. Not here: meetings and what follows (the other files).
Nobody in it is real. Harriet's agency has been asked and has not answered yet, so that whoever tries can answer.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import founding, founding_letters, founding_seats, founding_words
from alongside.coalition.actions.members import add_member
from alongside.coalition.letter_words import text_for
from alongside.coalition.selectors.founding_seats import seat_lines
from alongside.directory.selectors.agreements import organizations_to_agree_with
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

# Whose agency, of which kind, joined how many days ago, what it is good at, what it brings.
JOINED = (
    ("rosa", "crisis_center", 420, "A line that is answered at night.", "Training for forty people a year."),
    ("odette", "shelter", 410, "Beds without an address on paper.", "A kitchen, and a room that fits thirty."),
    ("ruth", "legal_aid", 400, "Orders of protection within a day.", "A lawyer at every second meeting."),
    ("malik", "mental_health", 300, "Counseling that does not ask for the story twice.", "Two counselors on call."),
    ("cyrus", "education", 210, "Young people trust them.", "A bus with twelve seats."),
)  # fmt: skip
ELSEWHERE = (
    ("County Public Health", "health_care"),
    ("Open Door Housing", "housing"),
    ("State’s Attorney of Linden County", "prosecutor"),
    ("Linden County Jail", "jail"),
)
VISION = "In Linden County nobody is sold, and whoever was is met with help at the first door."
MISSION = "We learn from each other, agree who does what and by when, and look together at whether it helps."
VALUES = "Survivors first.\nNobody has to be perfect to be helped.\nWhat we promise we write down."
RULES = {
    "leads": "The coalition’s organizers, for two years.",
    "meets": "The first Tuesday of the month, 10 to noon.",
    "place": "In turn at each member. Step-free, near a bus, with food, interpreters, and a way to join by phone.",
    "notices": "Otis, ten days before.",
    "agendas": "Fay, from what everyone proposes.",
    "minutes": "Whoever is the guest of that month’s host.",
    "deciding": "both",
    "quorum": 4,
    "deciding_words": "A vote only when two talks brought no consensus. Who does not agree is written down.",
    "accountable": "The host of the month reports what became of what the experts said.",
    "own_agenda": "The experts meet the week before, on their own, and send their items. Those come first.",
}


def load(acting: Callable[[Any], AbstractContextManager[Actor]], cast: Any, coalition_id: UUID) -> None:
    """The list, the letters, the answers, the promises, purpose, rules, seats."""
    today = timezone.localdate()
    for who, kind, days, good_at, brings in JOINED:
        agency = cast[who].account.agency
        with acting(cast["fay"]) as fay:
            partner_id = _listed(fay, coalition_id, agency.name, kind, agency.id)
            _step(fay, coalition_id, partner_id, "wanted", "asked", today - timedelta(days=days + 20))
            _step(fay, coalition_id, partner_id, "asked", "joined", today - timedelta(days=days))
        with acting(cast[who]) as leads:
            about = {"actor": leads, "coalition_id": coalition_id, "partner_id": partner_id}
            promises = ["willing", "strengths", "differences", "survivors", "resolve"][
                : 3 if who == "cyrus" else 5
            ]
            founding.commit(promises=promises, on=today - timedelta(days=days - 5), **about)
            founding.add_strength(row_id=uuid7(), given={"kind": "strength", "what": good_at}, **about)
            founding.add_strength(row_id=uuid7(), given={"kind": "brings", "what": brings}, **about)
    with acting(cast["fay"]) as fay:
        _ask(fay, coalition_id, cast, today)
        _agree(fay, coalition_id, today)
        _seat(fay, coalition_id, today)


def _listed(fay: Actor, coalition_id: UUID, name: str, kind: str, member_id: UUID | None = None) -> UUID:
    """On the list, tied to its entry in the directory where it has one of the same name."""
    entry = next((UUID(one) for one, called in organizations_to_agree_with(name) if called == name), None)
    row = add_member(
        actor=fay, coalition_id=coalition_id, name=name, partner_type=kind, member_id=member_id,
        organization_id=entry,
    )  # fmt: skip
    return row.id


def _step(
    fay: Actor, coalition_id: UUID, partner_id: UUID, seen: str, then: str, on: date, **more: Any
) -> None:
    founding.take_step(
        actor=fay, coalition_id=coalition_id, partner_id=partner_id, seen=seen, then=then, on=on, **more
    )


def _ask(fay: Actor, coalition_id: UUID, cast: Any, today: date) -> None:
    """Harriet's agency and two others are asked by letter; one says not now; one is still to be asked."""
    asked = cast["harriet"].account.agency
    told: dict[str, Any] = {"actor": fay, "coalition_id": coalition_id}
    ids = [_listed(fay, coalition_id, asked.name, "dv_program", asked.id)]
    ids += [_listed(fay, coalition_id, name, kind) for name, kind in ELSEWHERE]
    said = founding_letters.Words("en", text_for("en"), "Fay, organizer", today + timedelta(days=30))
    letters = founding_letters.write_letters(
        coalition="Linden County Coalition", row_id=uuid7(), partner_ids=ids[:4], said=said, **told
    )
    sent = [one.id for one in letters if one.partner_id in ids[:3]]
    founding_letters.send_letters(letter_ids=sent, on=today - timedelta(days=6), **told)
    _step(
        fay, coalition_id, ids[2], "asked", "declined", today - timedelta(days=2),
        reason="Their grant ends in June.", ask_again_on=today + timedelta(days=220),
    )  # fmt: skip
    about = told | {"partner_id": ids[1], "row_id": uuid7()}
    contact = {
        "name": "Imogen",
        "part": "Nurse manager",
        "phone": "555-0147",
        "mail": "imogen@health.example",
    }
    founding.name_contact(given=contact | {"decides": True}, **about)
    talk = {
        "on": today - timedelta(days=9),
        "how": "call",
        "told": ["need", "benefit"],
        "note": "Wants to visit.",
    }
    founding.note_approach(given=talk | {"next_on": today + timedelta(days=5)}, **about)


def _agree(fay: Actor, coalition_id: UUID, today: date) -> None:
    told: dict[str, Any] = {"actor": fay, "coalition_id": coalition_id}
    words = {"vision": VISION, "mission": MISSION, "guiding_values": VALUES}
    founding_words.write_purpose(version=0, given=words, **told)
    founding_words.agree_purpose(version=1, on=today - timedelta(days=370), **told)
    founding_words.write_rules(version=0, given=RULES, **told)
    founding_words.agree_rules(version=1, on=today - timedelta(days=365), **told)


def _seat(fay: Actor, coalition_id: UUID, today: date) -> None:
    """Three seats; two are taken; what was paid stands by the number."""
    told: dict[str, Any] = {"actor": fay, "coalition_id": coalition_id}
    founding_seats.open_seats(seen=0, count=3, on=today - timedelta(days=400), **told)
    seats = [line.row for line in seat_lines(coalition_id)]
    for seat, name in zip(seats, ("Juniper", "Wilder"), strict=False):
        founding_seats.sit(
            seat_id=seat.id, row_id=uuid7(), name=name, credited_as=f"{name}, adviser", reach="",
            on=today - timedelta(days=380), **told,
        )  # fmt: skip
        for days, dollars, what_for in (
            (60, "75.00", "Meeting, two hours"),
            (30, "120.00", "Reading a draft"),
        ):
            founding_seats.pay(
                seat_id=seat.id, row_id=uuid7(), on=today - timedelta(days=days), dollars=Decimal(dollars),
                what_for=what_for, **told,
            )  # fmt: skip
