"""Writing a plan by hand: a draft, and an earlier version brought back as one.

Belongs here: these verbs for the editor's screens. Not here: publishing it as a second person (publishing), rows
(storing).
"""

from uuid import UUID

from django.db import transaction

from alongside.plan_room import policies
from alongside.plan_room.actions import publishing
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.models import PlanVersion
from alongside.plan_room.planform import PlanForm
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


def write_draft(*, actor: Actor, form: PlanForm, why: str) -> PlanVersion:
    """Keep it, with who wrote it."""
    return publishing.keep_draft(actor=actor, form=form, why=why, origin=Origin.BY_HAND)


@transaction.atomic
def bring_back(*, actor: Actor, version_id: UUID, why: str) -> PlanVersion:
    """An earlier version once more, as a draft: somebody else publishes it."""
    require(policies.may_edit_plans(actor))
    version = PlanVersion.objects.filter(id=version_id, state=Publication.PUBLISHED).first()
    if version is None:
        raise NotFound
    return write_draft(actor=actor, form=version.form, why=why)
