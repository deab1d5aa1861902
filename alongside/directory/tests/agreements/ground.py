"""Agreements for the tests: a draft of Rosa's with Millrace, proposed, in force.

Belongs here: making them through the actions. Not here: a test.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.directory.actions import agreement_parts as parts
from alongside.directory.actions import agreements as acts
from alongside.directory.models import Agreement
from alongside.vault.ids import uuid7
from tests.cast import as_person


def draft(cast: Any, **more: Any) -> acts.Draft:
    given = {
        "other_id": cast.millrace.id, "organization_id": None, "other_name": "", "purpose": "Legal help.",
        "clauses": ["no_decline", "answer"], "own_clauses": "", "answer_days": 3, "outcome_days": 30,
        "starts_on": None, "review_on": timezone.localdate() + timedelta(days=365),
    }  # fmt: skip
    return acts.Draft(**(given | more))


def written(actor: Any, cast: Any, **more: Any) -> Agreement:
    """A draft with someone who speaks for our side."""
    row = acts.write_agreement(actor=actor, agreement_id=uuid7(), draft=draft(cast, **more))
    speaks(actor, row)
    return row


def speaks(actor: Any, row: Agreement) -> None:
    given = {"theirs": False, "name": "Rosa", "part": "", "reach": "217-555-0101"}
    parts.name_liaison(actor=actor, agreement_id=row.id, row_id=uuid7(), given=given)


def in_force(cast: Any, **more: Any) -> Agreement:
    """Written at Linden, confirmed at Millrace."""
    for actor in as_person(cast.rosa):
        row = written(actor, cast, **more)
        acts.move_agreement(actor=actor, agreement_id=row.id, then="proposed", seen="draft")
    for actor in as_person(cast.ruth):
        speaks(actor, row)
        acts.move_agreement(actor=actor, agreement_id=row.id, then="in_force", seen="proposed")
    return row
