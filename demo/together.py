"""What Linden Crisis Center does beside its clients: hours on the line, a group, what people say about it.

Belongs here: work that names no client. Not here: services for one client (work).
"""

from datetime import timedelta

from django.utils import timezone

from alongside.cases.actions import evaluation, groups
from alongside.cases.actions.services import enter_for
from alongside.service_entries.actions.funding import set_usual_split
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo.entering import Cast, acting, days_ago

# Who, how many days ago, what, quarter hours, how many people.
HOURS = (
    ("amira", 10, "hotline", 5, 3),
    ("amira", 6, "hotline", 4, 2),
    ("amira", 3, "outreach", 8, 14),
    ("dev", 12, "training", 6, 11),
    ("dev", 4, "hotline", 3, 1),
    ("dev", 1, "hotline", 5, 2),
    ("noor", 11, "training", 4, 5),
    ("noor", 5, "counselling", 4, 1),
)
ANSWERS = (
    ("en", "yes yes yes yes yes yes", "Nobody was cross with me. That was new."),
    ("es", "yes yes partly yes yes partly", "La señora del teléfono hablaba mi idioma."),
    ("en", "yes yes yes partly yes no", "I did not know about the group until late."),
    ("en", "yes yes yes yes yes yes", ""),
    ("es", "yes yes yes yes yes yes", "El café es bueno."),
    ("en", "yes partly yes yes yes partly", "The room by the street is loud."),
    ("en", "yes yes no yes yes no", "The paper had long words."),
)
QUESTIONS = ("safe", "respected", "understood", "chose", "safety", "known")


def pay_from(cast: Cast) -> None:
    """What an hour is usually paid from: before the first hour is written down."""
    with acting(cast["rosa"]) as actor:
        set_usual_split(actor, {"ovc": 60, "state": 40})


def write_together(cast: Cast) -> None:
    """Hours, a group with two meetings, seven answers and what was changed because of them."""
    for who in ("amira", "dev", "noor"):
        with acting(cast[who]) as actor:
            for name, ago, code, quarters, people in HOURS:
                if name == who:
                    _hour(actor, ago, code, quarters, people)
            if who == "amira":
                _group(actor)
    with acting(cast["chloe"]) as actor:
        _answers(actor)


def _hour(actor: Actor, ago: int, code: str, quarters: int, people: int) -> None:
    given = {
        "code": code,
        "on": timezone.localdate() - timedelta(days=ago),
        "quarters": quarters,
        "channel": "phone" if code == "hotline" else "in_person",
        "place": "own_place" if code == "hotline" else "community",
        "language": "",
    }
    enter_for(actor, entry_id=uuid7(), given=given, people=people)


def _group(actor: Actor) -> None:
    group = groups.open_group(
        actor,
        group_id=uuid7(),
        given={
            "name": "The sewing evening", "for_whom": "Whoever would like to sit with others and do something",
            "meets": "Every second Thursday, 6 to 8, the room to the yard", "own_topics": "Pockets. Recipes.",
            "kind": "peers", "peers_lead": 1, "language": "es", "topics": ["self_worth", "body", "rights"],
        },
    )  # fmt: skip
    for words in ("How to ask a landlord a question", "Where to buy thread by the spool", "Sleep"):
        groups.propose(actor, group_id=group.id, item_id=uuid7(), words=words)
    today = timezone.localdate()
    held = groups.plan_meeting(actor, group_id=group.id, on=today - timedelta(days=8))
    groups.hold_meeting(
        actor, meeting_id=held.id, quarters=8, others=6, case_ids=[], channel="in_person", place="office"
    )
    groups.plan_meeting(actor, group_id=group.id, on=today + timedelta(days=6))
    book = {"title": "Sewing without a pattern", "where": "Library on Alder Street, shelf 7", "for_whom": "",
            "topic": "self_worth", "language": "es"}  # fmt: skip
    groups.lend(actor, resource_id=uuid7(), given=book)


def _answers(actor: Actor) -> None:
    codes = evaluation.print_cards(actor, count=len(ANSWERS) + 5)
    before = evaluation.quarter_of(timezone.localdate()) - timedelta(days=1)
    for code, (language, said, words) in zip(codes, ANSWERS, strict=False):
        answers = dict(zip(QUESTIONS, said.split(), strict=True))
        evaluation.keep_answer(code=code, language=language, said=answers, words=words, on=before)
    words = "The list of groups hangs by the door now, and we read it out on the first day."
    evaluation.publish_change(actor, theme="knowing", words=words, on=days_ago(9).date())
