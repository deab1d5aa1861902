"""What the members of the invented coalition did in three quarters that are over, so that its measures have numbers.

Belongs here: how many, at whom, in which quarter; everything goes through the actions of each room. Not here: the
counting (referrals.actions.tallying), the hand count of the same (tests/demo). Lantern Street does not share its
counts: what it did is in no sum. Referrals: passed_on.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import cycle
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.bulletin.tallies import share_counts
from alongside.cases.actions import evaluation as hearing
from alongside.cases.actions.closing import close_case
from alongside.cases.actions.opening import open_client
from alongside.cases.actions.services import enter_for
from alongside.cases.models import Case
from alongside.coalition.actions import evaluation as rules
from alongside.coalition.actions import needs as asking
from alongside.coalition.actions.needs_answers import keep_answer, print_cards
from alongside.coalition.enums_needs import RoundState
from alongside.coalition.models import NeedsRound
from alongside.coalition.needs_questions import first_words
from alongside.coalition.selectors.measures import Time, last_counted
from alongside.people.actions import attendance, curricula, trainings
from alongside.people.actions.trainings import SessionDraft
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo.coalition import passed_on

Acting = Callable[[Any], AbstractContextManager[Actor]]
SHARING = ("rosa", "odette", "ruth", "malik")
# Whose clients, and how many different ones were served: in the latest quarter that is counted, the one before, and the
# one before that. Whoever was served early was served later too.
SERVED = {
    "imani": (9, 8, 6), "sol": (7, 6, 5), "ben": (6, 5, 4), "sunny": (4, 3, 2), "winnie": (6, 4, 0),
}  # fmt: skip
NAMES = {
    "imani": "Aurora Benno Calla Dov Edda Fintan Greer Hanneke Isolde",
    "sol": "Junia Kasimir Liesl Minh Nuria Orla Paz",
    "ben": "Quentin Renata Sarabeth Thuy Ulla Viggo",
    "sunny": "Wanda Xiomara Yusra Zelda",
    "winnie": "Ansel Bettina Cosima Delphine Elio Flora",
}
# Who hears answers, quarters back, and how often each row of six answers came.
HEARD = (
    ("chloe", 0, (("yes yes yes yes yes yes", 8), ("yes yes partly no yes partly", 5), ("no yes yes yes yes no", 1))),
    ("marguerite", 0, (("yes yes yes yes yes yes", 7), ("yes yes partly no yes partly", 6))),
    ("ruth", 0, (("yes yes yes yes yes yes", 5),)),
    ("chloe", 1, (("yes yes yes yes yes yes", 6), ("no yes partly no yes partly", 6))),
    ("marguerite", 1, (("yes yes yes yes yes yes", 6), ("no yes partly no yes partly", 5))),
    ("ruth", 1, (("yes yes no yes yes yes", 1),)),
    ("chloe", 2, (("yes yes yes yes yes yes", 3),)),
    ("marguerite", 2, (("yes yes yes yes yes yes", 2),)),
)  # fmt: skip
QUESTIONS = ("safe", "respected", "understood", "chose", "safety", "known")
# Quarters back, title, topic, hours, who came from elsewhere: organization, people, hours each.
TAUGHT = (
    (2, "The first sentence at the desk", "sexual_trauma", "2", (("County Public Health", 8, "2"),)),
    (1, "Who may be told what", "law", "1.5",
     (("County Public Health", 10, "1.5"), ("Linden police department", 6, "1.5"))),
    (0, "Safe ways home", "referrals", "2", (("County Public Health", 6, "2"), ("Linden police department", 11, "2"))),
)  # fmt: skip
# Who leads, quarters back, title, kind, what was decided about it.
DECIDED = (
    ("rosa", 2, "Who opens the door at night", "safety", "adopted"),
    ("rosa", 1, "Asking for papers", "coming_in", "revised"),
    ("ruth", 1, "An interpreter for each letter", "language", "adopted"),
    ("ruth", 0, "Missed appointments", "staying", "removed"),
    ("malik", 0, "Coming back after a while", "coming_in", "adopted"),
    ("odette", 0, "Visits", "staying", "revised"),
)  # fmt: skip
# What the same people said of the rest, over and over in this order.
OF_THE_REST = {
    "police": "worse worse mixed none", "medical": "better mixed better worse", "mental": "none mixed better mixed",
    "others": "better better mixed",
}  # fmt: skip
# Quarters back, what the round is called, and how often each thing was said about the justice system.
JUSTICE = (
    (1, "The winter round", (("worse", 14), ("mixed", 8), ("better", 5), ("none", 6))),
    (0, "The late spring round", (("worse", 9), ("mixed", 11), ("better", 8), ("none", 2))),
)


def load(acting: Acting, cast: Any, coalition_id: UUID) -> None:
    """Three quarters of work, shared by four of five; the counts are made when everything stands."""
    latest = last_counted(timezone.localdate())
    quarters = (latest, latest.before, latest.before.before)
    for who in SHARING:
        with acting(cast[who]) as actor:
            share_counts(actor=actor, coalition_id=coalition_id, since=quarters[2].start)
    clients = {who: _served(acting, cast, who, quarters) for who in SERVED}
    passed_on.load(acting, cast, clients, quarters)
    for who, served in clients.items():
        with acting(cast[who]) as actor:
            for case in served:
                close_case(actor=actor, case_id=case.id, reason="client_chose", on=latest.end)
    for who, back, said in HEARD:
        with acting(cast[who]) as actor:
            _heard(actor, quarters[back].start, said)
    for who, back, title, kind, what in DECIDED:
        with acting(cast[who]) as actor:
            _decided(actor, coalition_id, quarters[back], (title, kind, what))
    with acting(cast["fay"]) as fay:
        _taught(fay, quarters)
    for back, name, told in JUSTICE:
        _asked(partial(acting, cast["fay"]), coalition_id, quarters[back], name, told)


def _day(quarter: Time, days: int) -> date:
    return quarter.start + timedelta(days=days)


def _served(acting: Acting, cast: Any, who: str, quarters: tuple[Time, ...]) -> list[Case]:
    """Each is opened in the quarter in which she was served first; one service a quarter and, of every second, two."""
    cases: list[Case] = []
    with acting(cast[who]) as actor:
        for quarter, number in reversed(list(zip(quarters, SERVED[who], strict=True))):
            for name in NAMES[who].split()[len(cases) : number]:
                cases.append(open_client(actor=actor, chosen_name=name, opened_on=_day(quarter, 6)))
            for place, case in enumerate(cases):
                for days in (10, 40)[: 1 + place % 2]:
                    given = {"code": "advocacy", "on": _day(quarter, days + place), "quarters": 4}
                    enter_for(actor, entry_id=uuid7(), given=given, case_id=case.id)
    return cases


def _heard(actor: Actor, on: date, said: tuple[tuple[str, int], ...]) -> None:
    codes = iter(hearing.print_cards(actor, count=sum(times for _row, times in said)))
    for row, times in said:
        answers = dict(zip(QUESTIONS, row.split(), strict=True))
        for _each in range(times):
            hearing.keep_answer(code=next(codes), language="en", said=answers, words="", on=on)


def _decided(actor: Actor, coalition_id: UUID, quarter: Time, told: tuple[str, str, str]) -> None:
    title, kind, what = told
    given = {
        "title": title, "kind": kind, "about": "", "says": "As it was.", "kept_where": "Handbook", "sharing": "shared",
        "adopted_on": None if what == "adopted" else quarter.start - timedelta(days=400), "review_on": None,
    }  # fmt: skip
    row = rules.register_policy(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given)
    said = {
        "what": what, "decided_on": _day(quarter, 45), "decided_by": "The board", "heard": "heard",
        "best_interest": "Whoever comes is met as they are.", "heard_how": "Two expert advisers read it first.",
        "why": "It kept people outside.", "says": "" if what == "removed" else "Whoever comes is let in.",
    }  # fmt: skip
    rules.decide(
        actor=actor, coalition_id=coalition_id, policy_id=row.id, row_id=uuid7(), given=said, ended=[],
        review_on=timezone.localdate() + timedelta(days=200),
    )  # fmt: skip


def _taught(fay: Actor, quarters: tuple[Time, ...]) -> None:
    of = curricula.take_shipped(actor=fay, kind="cross")
    for back, title, topic, hours, came in TAUGHT:
        draft = SessionDraft(
            title=title, topics=[topic], on=_day(quarters[back], 30), hours=Decimal(hours), place="Library",
            places=30, disciplines=["advocacy"],
        )  # fmt: skip
        row = trainings.plan_session(actor=fay, session_id=uuid7(), draft=draft, curriculum_id=of.id)
        for organization, people, each in came:
            attendance.count_outside(
                actor=fay, session_id=row.id, organization=organization, people=people, hours=Decimal(each)
            )
        attendance.take_attendance(actor=fay, session_id=row.id, hours={})


def _asked(
    as_fay: Callable[[], AbstractContextManager[Actor]], coalition_id: UUID, quarter: Time, name: str,
    said: tuple[tuple[str, int], ...],
) -> None:  # fmt: skip
    """A round of the community's questions that was opened, answered, closed and shared in this quarter."""
    here: dict[str, Any] = {"coalition_id": coalition_id, "round_id": uuid7()}
    answers = [answer for answer, times in said for _each in range(times)]
    with as_fay() as fay:
        given = {"name": name, "shaped_by": "wrote", "questions": first_words()}
        asking.prepare_round(actor=fay, **here, given=given)
        row = asking.move_round(actor=fay, **here, seen=RoundState.DRAFTED)
        codes = print_cards(actor=fay, row=row, count=len(answers))
    turns = {about: cycle(words.split()) for about, words in OF_THE_REST.items()}
    with wall.nobody(read_only=False):
        for code, answer in zip(codes, answers, strict=True):
            rest = {about: next(turn) for about, turn in turns.items()}
            keep_answer(code=code, said=rest | {"justice": answer}, words={})
    with as_fay() as fay:
        for seen in (RoundState.OPEN, RoundState.CLOSED):
            asking.move_round(actor=fay, **here, seen=seen)
        days = {
            "opened_on": _day(quarter, 20),
            "closed_on": _day(quarter, 50),
            "published_on": _day(quarter, 60),
        }
        NeedsRound.objects.filter(id=row.id).update(**days)
