"""What was taken over from elsewhere: one's own, and that of a colleague.

Belongs here: reads. Not here: writing (actions.taking_over); who may read, the row decides (migrations/0121).
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.people.models import Account, Curriculum, TakenOver, Topic
from alongside.people.training_topics import title_of
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class TakenOverLine:
    """One of them, with the words for its topic. `holds`: it counts; otherwise the giver took the certificate back."""

    row: TakenOver
    curriculum: str
    topic: str
    holds: bool


def my_taken_over(actor: Actor) -> list[TakenOverLine]:
    """Her own, the latest first."""
    return _lines(actor, actor.account_id)


def taken_over_of(actor: Actor, account: Account) -> list[TakenOverLine]:
    """A colleague's, for whoever keeps trainings."""
    return _lines(actor, account.id)


def _lines(actor: Actor, account_id: UUID) -> list[TakenOverLine]:
    rows = TakenOver.objects.filter(account_id=account_id, undone_at=None).select_related("certificate")
    editions = Curriculum.objects.filter(agency_id=actor.agency_id).order_by("edition")
    latest = {one.line: one for one in editions}  # a later edition stands for its line
    own_words = {
        (one.curriculum_id, one.key): one.title
        for one in Topic.objects.filter(curriculum_id__in=[one.id for one in latest.values()])
    }
    return [
        TakenOverLine(
            row,
            str(latest[row.line]),
            title_of(row.topic, own_words.get((latest[row.line].id, row.topic), "")),
            row.certificate.withdrawn_at is None,
        )
        for row in rows.order_by("-on", "-id")
    ]
