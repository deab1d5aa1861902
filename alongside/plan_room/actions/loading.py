"""The plans that come with Alongside: put in at each `migrate`, again and again without harm.

Belongs here: loading, as the database's owner. Not here: one form's rows (storing), people's edits (publishing). What
was changed here is never written over: the newer form is kept beside it, set aside, for whoever edits the plan.
"""

from django.db import transaction
from django.utils import timezone

from alongside.plan_room import keys, seedform
from alongside.plan_room.actions.storing import plan_row, store_bodies, store_links, store_plan
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.models import Plan, PlanVersion
from alongside.plan_room.planform import PlanForm, digest


def load_plans(*, using: str = "owner") -> list[str]:
    """Bring the shipped plans up to date; the keys of those that were put in or changed now."""
    with transaction.atomic(using=using):
        told = [(form, digest(form)) for form in seedform.forms()]
        told.sort(key=lambda one: one[0]["part_of"] is not None)
        fresh = [(form, sha) for form, sha in told if not _known(form, sha, using)]
        stored = [form for form, sha in fresh if load_form(form, sha, using=using)]
        if stored:
            for form, _sha in told:
                if not _edited(form, using):
                    store_links(form, using=using)
    return [form["key"] for form in stored]


def _known(form: PlanForm, sha: str, using: str) -> bool:
    versions = PlanVersion.objects.using(using).filter(plan_id=keys.plan_id(form["key"]))
    return versions.filter(origin=Origin.SHIPPED, sha256=sha).exists()


def _edited(form: PlanForm, using: str) -> bool:
    versions = PlanVersion.objects.using(using).filter(plan_id=keys.plan_id(form["key"]))
    return versions.exclude(origin=Origin.SHIPPED).filter(state=Publication.PUBLISHED).exists()


def load_form(form: PlanForm, sha: str, *, using: str = "owner") -> bool:
    """Put one in, as its next version; False where people here have changed the plan, and it is only kept."""
    row = plan_row(form)
    row.state, row.position = Publication.PUBLISHED, Plan.objects.using(using).count()
    Plan.objects.using(using).bulk_create([row], ignore_conflicts=True)
    edited = _edited(form, using)
    number = PlanVersion.objects.using(using).filter(plan_id=row.id).count() + 1
    version = PlanVersion(
        plan_id=row.id, number=number, origin=Origin.SHIPPED, form=form, sha256=sha,
        state=Publication.SET_ASIDE if edited else Publication.PUBLISHED,
        published_at=None if edited else timezone.now(),
    )  # fmt: skip
    version.save(using=using, force_insert=True)
    if not edited:
        store_bodies(form, using=using)
        store_plan(form, version, using=using)
    return not edited
