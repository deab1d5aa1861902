"""What the agencies of the demonstration promised each other: one in force, one to look at again, one that waits.

Belongs here: the words, who speaks, trainings, exchanges, meetings. Not here: permissions of clients (permissions): an
agreement opens nothing.
"""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.directory.actions import agreement_parts as parts
from alongside.directory.actions import agreements as acts
from alongside.directory.actions.agreement_papers import keep_paper
from alongside.directory.enums_agreements import Clause
from alongside.directory.models import Agreement
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo.entering import Cast, acting, days_ago
from demo.writing import upload_of

WITH_LEGAL_AID = (
    "People whom Linden sends get a lawyer for papers, orders of protection and work that was not paid. "
    "People whom Millrace sends get an advocate at court."
)
WITH_SHELTER = "A bed for the first nights, and an advocate who comes along and stays as long as it helps."
WITH_HOSPITAL = (
    "The emergency room calls the line before anything else is asked, and an advocate comes within an hour."
)
OWN_WORDS = "Whoever comes with a child is seen on the same day. Each side pays its own interpreters."
TOOK_PLACE = (
    "Letters for passports come within a week now. Two people waited nine days for an answer: Millrace names a second "
    "person for Fridays. Both sides read the leaflet about fines together and change two sentences."
)
SHELTER_TOOK_PLACE = (
    "Arrivals after midnight go well. The list of what may be brought was old; a new one hangs by the door."
)


def write_agreements(cast: Cast) -> None:
    """With legal aid; with the shelter, due within sixty days; from the hospital, waiting for Linden's yes."""
    legal = _between(
        cast, "rosa", "ruth", WITH_LEGAL_AID, 300,
        (Clause.NO_DECLINE, Clause.ANSWER, Clause.OUTCOME, Clause.PERMISSION, Clause.TRAINING, Clause.MEETINGS),
        ("Amira", "Ben"), own_clauses=OWN_WORDS,
    )  # fmt: skip
    shelter = _between(
        cast, "chloe", "marguerite", WITH_SHELTER, 41,
        (Clause.WARM, Clause.ROUND_CLOCK, Clause.NO_CONDITION, Clause.PERMISSION), ("Dev", "Sol"),
    )  # fmt: skip
    with acting(cast["rosa"]) as actor:
        _began(legal, 65)
        _with_legal_aid(actor, legal)
    with acting(cast["ruth"]) as actor:
        _from_legal_aid(actor, legal)
    with acting(cast["chloe"]) as actor:
        _began(shelter, 324)
        _with_shelter(actor, shelter)
    with acting(cast["harriet"]) as actor:
        clauses = (Clause.ROUND_CLOCK, Clause.WARM, Clause.LANGUAGES, Clause.MATERIALS, Clause.ANSWER)
        proposed = _written(actor, cast, "rosa", WITH_HOSPITAL, 365, clauses, "Phoebe")
        parts.promise_training(
            actor=actor, agreement_id=proposed, row_id=uuid7(),
            given={"theirs": True, "topic": "What an advocate does in an emergency room", "promised_by": _in(50)},
        )  # fmt: skip
        acts.move_agreement(actor=actor, agreement_id=proposed, then="proposed", seen="draft")


def _between(
    cast: Cast,
    writer: str,
    other: str,
    purpose: str,
    review: int,
    clauses: tuple[Clause, ...],
    speak: tuple[str, str],
    **more: str,
) -> UUID:
    """Written by one side, confirmed by the other."""
    with acting(cast[writer]) as actor:
        row = _written(actor, cast, other, purpose, review, clauses, speak[0], **more)
        acts.move_agreement(actor=actor, agreement_id=row, then="proposed", seen="draft")
    with acting(cast[other]) as actor:
        _speaks(actor, row, speak[1])
        acts.move_agreement(actor=actor, agreement_id=row, then="in_force", seen="proposed")
    return row


def _written(
    actor: Actor,
    cast: Cast,
    other: str,
    purpose: str,
    review: int,
    clauses: tuple[Clause, ...],
    speaks: str,
    own_clauses: str = "",
) -> UUID:
    draft = acts.Draft(
        other_id=cast[other].account.agency_id, organization_id=None, other_name="", purpose=purpose, clauses=clauses,
        own_clauses=own_clauses, answer_days=3 if Clause.ANSWER in clauses else None,
        outcome_days=30 if Clause.OUTCOME in clauses else None, starts_on=None, review_on=_in(review),
    )  # fmt: skip
    row: UUID = acts.write_agreement(actor=actor, agreement_id=uuid7(), draft=draft).id
    _speaks(actor, row, speaks)
    return row


def _speaks(actor: Actor, agreement: UUID, name: str) -> None:
    given = {"theirs": False, "name": name, "part": "Answers and passes on", "reach": "217-555-0119, 9 to 5"}
    parts.name_liaison(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)


def _began(agreement: UUID, days: int) -> None:
    """It began some time ago: an action knows only today."""
    began = days_ago(days)
    Agreement.objects.filter(id=agreement).update(starts_on=began.date(), confirmed_at=began)


def _with_legal_aid(actor: Actor, agreement: UUID) -> None:
    signed = upload_of("signed agreement.pdf", f"{WITH_LEGAL_AID} {OWN_WORDS} Signed: Rosa. Signed: Ruth.")
    keep_paper(actor=actor, agreement_id=agreement, upload=signed)
    given = {
        "theirs": False,
        "topic": "How to ask without making someone tell it twice",
        "promised_by": _in(-20),
    }
    training = parts.promise_training(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)
    parts.give_training(
        actor=actor, training_id=training.id, version=training.version, given_on=_in(-24), hours=3, people=9
    )
    given = {
        "theirs": False,
        "kind": "materials",
        "what": "Cards with rights in eleven languages",
        "on": _in(-30),
    }
    parts.note_exchange(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)
    met = parts.plan_meeting(actor=actor, agreement_id=agreement, row_id=uuid7(), on=_in(-18))
    parts.hold_meeting(actor=actor, meeting_id=met.id, version=met.version, on=_in(-18), went=TOOK_PLACE)
    parts.plan_meeting(actor=actor, agreement_id=agreement, row_id=uuid7(), on=_in(72))


def _from_legal_aid(actor: Actor, agreement: UUID) -> None:
    given = {"theirs": False, "topic": "Papers, fines and old convictions", "promised_by": _in(26)}
    parts.promise_training(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)
    given = {
        "theirs": False,
        "kind": "links",
        "what": "Forms of the county court, with notes",
        "on": _in(-11),
    }
    parts.note_exchange(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)


def _with_shelter(actor: Actor, agreement: UUID) -> None:
    met = parts.plan_meeting(actor=actor, agreement_id=agreement, row_id=uuid7(), on=_in(-90))
    parts.hold_meeting(
        actor=actor, meeting_id=met.id, version=met.version, on=_in(-90), went=SHELTER_TOOK_PLACE
    )
    parts.plan_meeting(actor=actor, agreement_id=agreement, row_id=uuid7(), on=_in(13))
    given = {"theirs": True, "topic": "Fire, locks and who has a key", "promised_by": _in(-9)}
    parts.promise_training(actor=actor, agreement_id=agreement, row_id=uuid7(), given=given)


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
