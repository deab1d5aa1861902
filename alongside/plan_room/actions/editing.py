"""Writing a plan by hand: a draft with its writer, published by a second person, and an earlier version brought back.

Belongs here: these verbs for the editor's screens. Not here: versions and rows (publishing, storing).
"""

from uuid import UUID

from django.db import transaction

from alongside.plan_room import policies
from alongside.plan_room.actions import publishing
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.errors import SecondPerson
from alongside.plan_room.models import PlanVersion
from alongside.plan_room.planform import PlanForm
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@transaction.atomic
def write_draft(*, actor: Actor, form: PlanForm, why: str) -> PlanVersion:
    """Keep it, with who wrote it. Written again by somebody else, it stays the first writer's."""
    version = publishing.keep_draft(actor=actor, form=form, why=why, origin=Origin.BY_HAND)
    if version.drafted_by is None:
        version.drafted_by = actor.account_id
        version.save(update_fields=["drafted_by"])
    return version


@transaction.atomic
def publish_draft(*, actor: Actor, version_id: UUID) -> PlanVersion:
    """A second person has read it: everyone reads it now."""
    require(policies.may_edit_plans(actor))
    version = PlanVersion.objects.select_for_update().filter(id=version_id).first()
    if version is None:
        raise NotFound
    if version.drafted_by == actor.account_id:
        raise SecondPerson
    return publishing.publish(actor=actor, version_id=version_id)


@transaction.atomic
def bring_back(*, actor: Actor, version_id: UUID, why: str) -> PlanVersion:
    """An earlier version once more, as a draft: somebody else publishes it."""
    require(policies.may_edit_plans(actor))
    version = PlanVersion.objects.filter(id=version_id, state=Publication.PUBLISHED).first()
    if version is None:
        raise NotFound
    return write_draft(actor=actor, form=version.form, why=why)
