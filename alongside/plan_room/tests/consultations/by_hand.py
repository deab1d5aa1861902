"""Small steps of making a consultation by hand, for the tests of this room.

Belongs here: keeping a part in a test's words. Not here: a test.
"""

from django.urls import reverse

from alongside.plan_room.actions import wording
from alongside.plan_room.models import (
    Campaign,
    Draft,
    Letter,
)
from alongside.vault.ids import uuid7

KEY = "CITY-27"


def url(name, *args):
    return reverse(f"consulting:{name}", args=args)


def keep(actor, part, row_id, version, given, why=""):
    return wording.keep(
        actor=actor, consultation_key=KEY, part=part, row_id=row_id, version=version, given=given, why=why
    )


def draft_of(actor, **more):
    row_id = uuid7()
    question = Campaign.objects.get(consultation__key=KEY, number=1)
    given = {
        "campaign_id": question.id, "title": "Signs", "text": "Signs where people wait.", "tags": ["signs"],
        "author": "Larch Clinic", **more,
    }  # fmt: skip
    keep(actor, "draft", row_id, 0, given)
    return Draft.objects.get(id=row_id)


def letter_of(actor, **more):
    row_id = uuid7()
    given = {"title": "A letter", "text": "Please begin.", "addressees": ["The council"], "goal": 10, **more}
    keep(actor, "letter", row_id, 0, given)
    return Letter.objects.get(id=row_id)
