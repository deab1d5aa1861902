"""Supervision at the crisis center of the demonstration: sittings, two check-ins, what two workers want to learn.

Belongs here: who says what, and when. Not here: the cast (staff). Everything goes through the actions and is sealed to
the two it belongs to, as it would be anywhere.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.people.actions import own_pages, supervision
from alongside.people.actions.supervision import Said
from alongside.people.enums_supervision import SupervisionKind
from alongside.vault.ids import uuid7
from demo.entering import Cast, acting

# who, with whom, days ago, minutes, what it was about, notes, what the two agreed
SITTINGS = (
    ("chloe", "amira", 38, 60, ["load", "craft"],
     "Four nights in two weeks is a lot. We went through how to end a long call without leaving someone alone.",
     "Two nights fewer next month. Amira sits in on one of Noor’s evenings."),
    ("chloe", "amira", 10, 50, ["well", "growth"],
     "The new way of ending calls works. She would like to teach it to others.",
     "Amira drafts half an hour for the second weekend."),
    ("chloe", "dev", 17, 45, ["weight", "team"],
     "The hospital night stays with him. He knows whom to ring, and did.",
     "A week without the line. We look at it again next time."),
    ("rosa", "chloe", 24, 60, ["load", "rules"],
     "Seven people to supervise is more than it should be.",
     "Rosa takes over one of them until somebody new is there."),
)  # fmt: skip
EVERY = (("chloe", "amira", 4), ("chloe", "dev", 4), ("rosa", "chloe", 6))
AHEAD = (("chloe", "amira", 18), ("rosa", "chloe", 18))
GOALS = (
    ("amira", 60, "Learn to interpret for others what an advocate does in court",
     "People ask me, and I send them to Ruth.", "Sit in twice\nRead the guide of the county", "12", "going", ""),
    ("dev", 90, "Speak Spanish well enough for the first five minutes of a call",
     "", "An evening course\nPractice at the desk once a week", "20", "going", ""),
    ("dev", 200, "Drive the van at night", "", "The course of the county", "4", "reached", "Done in May."),
)  # fmt: skip


def sit_down(cast: Cast) -> None:
    """All of it. A check-in of Amira's is hers alone; Dev lets Chloe read his."""
    for above, worker, weeks in EVERY:
        _every(cast, above, worker, weeks)
    for above, worker, days, minutes, themes, notes, agreed in SITTINGS:
        with acting(cast[above]) as actor:
            supervision.hold_session(
                actor=actor, worker_id=cast[worker].account.id, row_id=uuid7(), kind=SupervisionKind.SESSION,
                on=_day(-days), minutes=minutes, said=Said("both", themes, notes, agreed),
            )  # fmt: skip
    for above, worker, days in AHEAD:
        with acting(cast[above]) as actor:
            supervision.plan_session(
                actor=actor, worker_id=cast[worker].account.id, row_id=uuid7(), kind=SupervisionKind.SESSION,
                on=_day(days),
            )  # fmt: skip
    _look_inward(cast)
    _want_to_learn(cast)


def _every(cast: Cast, above: str, worker: str, weeks: int) -> None:
    with acting(cast[above]) as actor:
        supervision.set_cadence(
            actor=actor, worker_id=cast[worker].account.id, version=0, weeks=weeks, evaluation_months=12,
            on=_day(-120),
        )  # fmt: skip


def _look_inward(cast: Cast) -> None:
    mixed = {"sleep": "mixed", "images": "skip", "trust": "good", "joy": "mixed", "company": "good"}
    hard = {"sleep": "hard", "images": "hard", "trust": "mixed", "joy": "mixed", "company": "good"}
    _check_in(cast, "amira", 9, mixed | {"wish": ["learn"], "words": "Better since there are fewer nights."})
    _check_in(
        cast, "dev", 18, hard | {"wish": ["off", "talk"], "words": "The hospital night, mostly."}, share=True
    )


def _check_in(cast: Cast, worker: str, days: int, said: dict[str, Any], *, share: bool = False) -> None:
    with acting(cast[worker]) as actor:
        own_pages.keep_check_in(actor=actor, row_id=uuid7(), on=_day(-days), said=said, share=share)


def _want_to_learn(cast: Cast) -> None:
    for worker, days, goal, why, steps, hours, state, came in GOALS:
        said = {
            "goal": goal, "why": why, "steps": steps, "by": "", "hours": hours, "state": state, "came": came,
        }  # fmt: skip
        with acting(cast[worker]) as actor:
            own_pages.keep_goal(actor=actor, row_id=uuid7(), on=_day(-days), said=said)


def _day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)
