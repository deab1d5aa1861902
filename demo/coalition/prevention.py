"""Prevention in the invented county: two groups with papers counted, places, curricula, teaching, what is pressed for.

Belongs here: who does what. Not here: the actions. Every curriculum and organization is invented.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import prevention as acts
from alongside.coalition.selectors.prevention import linked_to
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

PLACES = (
    ("mall", "Prairie Crossing Mall", "Linden", "Cards at every register. The guards know whom to call."),
    ("station", "Linden bus station", "Linden", "A poster in each restroom. A round on Friday evenings."),
    ("school", "", "Alder", "The counselors of four schools were taught. Two more ask for it."),
    ("online", "", "Linden", "A talk for parents about games and messages, each fall."),
)
CURRICULA = (
    (
        "Knowing My Worth",
        "Prairie Learning",
        "Two of us were trained by its owner",
        "support",
        8,
        "English, Spanish",
    ),
    (
        "Four Evenings for Young Men",
        "Riverbend Institute",
        "Free to use with its name",
        "everyone",
        4,
        "English",
    ),
)
TEACHING = (
    ("er", "Seeing the signs at intake", 90, 2, 31),
    ("police", "A person, not a suspect", 60, 3, 18),
    ("probation", "What holds someone", 20, 2, 3),
)
ACTIONS = (
    ("rule", "Records of minors who were arrested", "Seal them without a fee", "The county court", "asked"),
    (
        "demand",
        "Hotels that look away",
        "A posted rule and a number to call",
        "The hotel owners’ group",
        "moving",
    ),
    (
        "account",
        "Buyers who are let go with a fine",
        "Count them in public, each year",
        "The prosecutor",
        "idea",
    ),
)

OF_THE_PLAN = "Teach every front desk what to say first"  # what hotels are asked is a part of it

Acting = Callable[[Any], AbstractContextManager[Actor]]


def load(acting: Acting, cast: Mapping[str, Any], coalition_id: UUID) -> None:
    """Set the scene: Rosa's organization runs two groups, Fay keeps the rest."""
    today = timezone.localdate()

    def write(actor: Actor, list_: str, **said: Any) -> Any:
        return acts.write_row(actor=actor, coalition_id=coalition_id, kind=list_, row_id=uuid7(), said=said)

    with acting(cast["fay"]) as fay:
        for kind, name, county, done in PLACES:
            write(fay, "places", kind=kind, name=name, county=county, done=done)
        known = [
            write(
                fay, "curricula", title=title, owner=owner, licence=licence, tier=tier, sessions=sessions,
                languages=languages,
            )
            for title, owner, licence, tier, sessions, languages in CURRICULA
        ]  # fmt: skip
        for audience, about, ago, hours, people in TEACHING:
            on = today - timedelta(days=ago)
            write(fay, "teaching", audience=audience, about=about, on=on, hours=hours, people=people)
        steps = {what: UUID(step) for step, what in linked_to(coalition_id, "actions")}
        for kind, what, ask, to_whom, state in ACTIONS:
            step = steps.get(OF_THE_PLAN) if kind == "demand" else None
            write(
                fay, "actions", kind=kind, what=what, ask=ask, to_whom=to_whom, state=state, plan_step="",
                plan_action_id=step, look_on=today + timedelta(days=45),
            )  # fmt: skip
    with acting(cast["rosa"]) as rosa:
        circle = write(
            rosa, "groups", title="Tuesday circle", tier="support", topics=["myths", "self", "paths"],
            curriculum_id=known[0].id, county="Linden", state="running",
        )  # fmt: skip
        write(
            rosa, "groups", title="Evening for those who came through", tier="after", topics=["paths"],
            curriculum_id=None, county="Linden", state="planned",
        )  # fmt: skip
        for week, people in enumerate((11, 12, 4, 10)):
            acts.add_session(
                actor=rosa, coalition_id=coalition_id, group_id=circle.id, row_id=uuid7(),
                on=today - timedelta(weeks=4 - week), minutes=75, topics=["myths"], people=people,
            )  # fmt: skip
        question = acts.add_question(
            actor=rosa, coalition_id=coalition_id, group_id=circle.id, row_id=uuid7(),
            words="It can happen to someone I know.",
        )  # fmt: skip
        papers = {"before": (5, 0, 6, 0), "after": (11, 0, 0, 0)}
        for moment, (yes, unsure, no, skipped) in papers.items():
            acts.tally(
                actor=rosa, coalition_id=coalition_id, group_id=circle.id, question_id=question.id, moment=moment,
                version=0, counts={"yes": yes, "unsure": unsure, "no": no, "skipped": skipped},
            )  # fmt: skip
