"""A plan from its form to everyone: kept as a draft, looked at, published, or set aside.

Belongs here: who may, the second person, versions, the ledger. Not here: rows of a form (storing), screens (the
editor's). A draft of a plan that nobody could read before is put into rows at once, so that its pages can be looked
at; a draft of a published plan stays a form until it is published.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.plan_room import keys, policies
from alongside.plan_room.actions.storing import check_rows, plan_row, store_bodies, store_links, store_plan
from alongside.plan_room.enums import Level, Origin, Publication
from alongside.plan_room.errors import NotADraft, SecondPerson
from alongside.plan_room.models import Plan, PlanVersion
from alongside.plan_room.planform import PlanForm, check, digest
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@transaction.atomic
def keep_draft(
    *,
    actor: Actor,
    form: PlanForm,
    why: str = "",
    origin: Origin = Origin.BY_HAND,
    row_id: UUID | None = None,
) -> PlanVersion:
    """Keep this form as the next version of its plan, with who wrote it. The same form twice is one version, also when
    somebody else sends it: it stays its first writer's."""
    require(policies.may_edit_plans(actor))
    check(form)
    check_rows(form)
    plan = _plan_of(actor, form)
    require(policies.may_edit_plan(actor, plan.keeper_id))
    sha = digest(form)
    versions = PlanVersion.objects.filter(plan=plan)
    if again := versions.filter(sha256=sha, state=Publication.DRAFT).first():
        return again
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = PlanVersion(
        plan=plan, number=number, origin=origin, form=form, sha256=sha, why=why, made_by_id=actor.agency_id,
        drafted_by=actor.account_id,
    )  # fmt: skip
    if row_id is not None:
        version.id = row_id
    version.save(force_insert=True)
    if plan.state == Publication.DRAFT:
        _put_into_rows(form, version)
    ledger.add(actor, What.RULES_CHANGED, why="plan.draft", about=version.id)
    return version


@transaction.atomic
def publish(*, actor: Actor, version_id: UUID) -> PlanVersion:
    """A second person has read it: from now on everyone reads this version. Whoever wrote it does not publish it."""
    version = _draft(actor, version_id)
    if version.drafted_by == actor.account_id:
        raise SecondPerson
    _put_into_rows(version.form, version)
    version.state, version.published_at = Publication.PUBLISHED, timezone.now()
    version.save(update_fields=["state", "published_at"])
    version.plan.state = Publication.PUBLISHED
    version.plan.version += 1
    version.plan.save(update_fields=["state", "version"])
    ledger.add(actor, What.RULES_CHANGED, why="plan.published", about=version.id)
    return version


@transaction.atomic
def set_aside(*, actor: Actor, version_id: UUID) -> PlanVersion:
    """Not this one. It is kept, and nobody but those who edit sees it."""
    version = _draft(actor, version_id)
    version.state = Publication.SET_ASIDE
    version.save(update_fields=["state"])
    ledger.add(actor, What.RULES_CHANGED, why="plan.set_aside", about=version.id)
    return version


def _plan_of(actor: Actor, form: PlanForm) -> Plan:
    """The plan of this key, made where there is none. A coalition's plan is its own agency's."""
    found = Plan.objects.filter(id=keys.plan_id(form["key"])).first()
    if found is not None:
        return found
    plan = plan_row(form)
    plan.keeper_id = actor.agency_id if form["level"] == Level.COALITION else None
    plan.position = Plan.objects.count()
    plan.save(force_insert=True)
    return plan


def _draft(actor: Actor, version_id: UUID) -> PlanVersion:
    require(policies.may_edit_plans(actor))
    version = (
        PlanVersion.objects.select_for_update(of=("self",))
        .select_related("plan")
        .filter(id=version_id)
        .first()
    )
    if version is None:
        raise NotFound
    require(policies.may_edit_plan(actor, version.plan.keeper_id))
    if version.state != Publication.DRAFT:
        raise NotADraft
    return version


def _put_into_rows(form: PlanForm, version: PlanVersion) -> None:
    store_bodies(form)
    store_plan(form, version)
    store_links(form)
