"""What those who keep a consultation do: publish, send back with a reason, say what became of it.

Belongs here: these verbs, the public log, the answer by mail. Not here: the queue (selectors.consultations), grouping.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from alongside.plan_room import policies
from alongside.plan_room.actions.posting import post
from alongside.plan_room.enums_consultations import Became, Reason, Speaker, Standing
from alongside.plan_room.errors_consultations import NotConfirmed
from alongside.plan_room.links import opened_address
from alongside.plan_room.models import Action, Consultation, Contact, Contribution, Decided, Likeness, Outcome
from alongside.plan_room.selectors.alike import group_of, members_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, SomeoneElseWasFaster


@transaction.atomic
def decide(*, actor: Actor, contribution_id: UUID, state: str, seen: str, reason: str = "") -> Contribution:
    """Publish it, or send it back with a reason. What was taken back meanwhile stays gone."""
    row = _kept(actor, contribution_id)
    if row.state != seen:
        raise SomeoneElseWasFaster
    if state == Standing.PUBLISHED and row.speaker == Speaker.ORGANIZATION and row.confirmed_at is None:
        raise NotConfirmed
    row.state = Standing(state)
    row.reason = Reason(reason).value if row.state == Standing.SENT_BACK else ""
    row.decided_at = timezone.now()
    row.save(update_fields=["state", "reason", "decided_at"])
    if row.state != Standing.PUBLISHED:
        Likeness.objects.filter(contribution=row).delete()
        Likeness.objects.filter(first=row).delete()
    Decided(
        consultation_id=row.consultation_id, kind=row.kind, speaker=row.speaker, state=row.state,
        reason=row.reason, on=timezone.localdate(),
    ).save(force_insert=True)  # fmt: skip
    ledger.add(actor, What.RULES_CHANGED, why=f"consultation.{row.state}", about=row.id)
    _answer(row)
    return row


def _answer(row: Contribution) -> None:
    """Tell whoever left an address, and forget it. One that did not go waits for the next decision."""
    contact = Contact.objects.filter(contribution=row).first()
    if contact is None:
        return
    with translation.override(contact.language):
        reason = str(Reason(row.reason).label) if row.reason else ""
    if post(
        str(row.state),
        opened_address(bytes(contact.mail_sealed), row.id),
        reason=reason,
        language=contact.language,
    ):
        contact.delete()


@transaction.atomic
def say_outcome(*, actor: Actor, contribution_id: UUID, given: dict[str, Any]) -> Outcome:
    """What became of it, and which promise it changed."""
    row = _kept(actor, contribution_id)
    if row.state != Standing.PUBLISHED:
        raise NotFound
    outcome, _made = Outcome.objects.update_or_create(contribution=row, defaults=_said(given))
    ledger.add(actor, What.RULES_CHANGED, why="consultation.outcome", about=row.id)
    return outcome


@transaction.atomic
def say_group_outcome(
    *, actor: Actor, consultation: Consultation, alike_id: UUID, given: dict[str, Any]
) -> int:
    """The same of all that looks like one thing; of how many. What was said of one of them stays, unless asked."""
    require(policies.may_edit_plan(actor, consultation.keeper_id))
    group = group_of(consultation, alike_id)
    said = _said(given)
    ids = {row.contribution_id for row in members_of(group).select_related(None)}
    ids |= {group.first.id} if group.first else set()
    before = set(Outcome.objects.filter(contribution__in=ids).values_list("contribution_id", flat=True))
    if given.get("over"):
        Outcome.objects.filter(contribution__in=before).update(**said)
    new = [Outcome(contribution_id=key, **said) for key in sorted(ids - before)]
    Outcome.objects.bulk_create(new, batch_size=1000)
    ledger.add(actor, What.RULES_CHANGED, why="consultation.outcome", about=alike_id)
    return len(new) + (len(before) if given.get("over") else 0)


def _said(given: dict[str, Any]) -> dict[str, Any]:
    action = None
    if given.get("action"):
        action = Action.objects.filter(key=given["action"]).first()
        if action is None:
            raise NotFound
    return {
        "became": Became(given["became"]), "why": given.get("why", ""), "action": action,
        "said_on": timezone.localdate(),
    }  # fmt: skip


def _kept(actor: Actor, contribution_id: UUID) -> Contribution:
    """One that this person may decide about, held while they do."""
    require(policies.may_edit_plans(actor))
    row = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("consultation")
        .filter(id=contribution_id)
        .first()
    )
    if row is None:
        raise NotFound
    require(policies.may_edit_plan(actor, row.consultation.keeper_id))
    return row
