"""Registering a policy, looking at it, saying what harms in it, deciding; what an organization learned about itself.

Belongs here: the writes and what each brings with it. Not here: the local system (actions.system), screens. A decision
is never edited: it is taken back, which brings back what stood before, or followed by another.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions.evaluation_rows import Given, change, make, say, write
from alongside.coalition.enums_evaluation import Decided, PolicyState
from alongside.coalition.errors_evaluation import NotThatStep, NotTheLatest
from alongside.coalition.models import Learned, Policy, PolicyDecision, PolicyFinding, PolicyLook
from alongside.coalition.policies_evaluation import may_keep, may_look, may_register
from alongside.coalition.selectors.evaluation import decision_for, finding_for, learned_for, policy_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import once

# What can be decided where a policy stands.
STEPS = {
    PolicyState.DRAFT: (Decided.ADOPTED,),
    PolicyState.IN_FORCE: (Decided.REVISED, Decided.KEPT, Decided.REMOVED),
    PolicyState.REMOVED: (Decided.ADOPTED,),
}
ENDS_RULES = (Decided.REVISED, Decided.REMOVED)


def register_policy(*, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given) -> Policy:
    """An organization's policy as it stands. Without a day of adoption it is being written."""
    require(may_register(actor, coalition_id))
    state = PolicyState.IN_FORCE if given.get("adopted_on") else PolicyState.DRAFT
    return make(
        Policy, actor=actor, why="policy.registered", coalition_id=coalition_id, row_id=row_id, given=given,
        for_agency_id=actor.agency_id, state=state,
    )  # fmt: skip


def change_policy(*, actor: Actor, coalition_id: UUID, policy_id: UUID, version: int, given: Given) -> Policy:
    """The entry: its title, where it is kept, who reads it. What it says changes by a decision, except in a draft."""
    row = policy_for(coalition_id, policy_id, lock=True)
    require(may_keep(actor, row))
    change(row, actor=actor, why="policy.changed", version=version, given=given)
    return row


def throw_policy_away(*, actor: Actor, coalition_id: UUID, policy_id: UUID) -> None:
    """An entry about which nothing was ever decided."""
    row = policy_for(coalition_id, policy_id, lock=True)
    require(may_keep(actor, row))
    if PolicyDecision.objects.filter(policy_id=row.id).exists():
        raise NotThatStep
    PolicyFinding.objects.filter(policy_id=row.id).delete()
    say(actor, row.id, "policy.thrown_away")
    row.delete()


def look_at(
    *, actor: Actor, coalition_id: UUID, policy_id: UUID, row_id: UUID, answers: dict[str, str], comment: str
) -> PolicyLook:
    """What one person found. A later look of hers stands beside the earlier one."""
    policy = policy_for(coalition_id, policy_id)
    require(may_look(actor, policy))
    return make(
        PolicyLook, actor=actor, why="policy.looked_at", coalition_id=coalition_id, row_id=row_id,
        given={"answers": answers, "comment": comment}, for_agency_id=policy.for_agency_id, policy_id=policy.id,
        edition=policy.edition,
    )  # fmt: skip


def find_rule(
    *, actor: Actor, coalition_id: UUID, policy_id: UUID, row_id: UUID, rule: str, words: str
) -> PolicyFinding:
    """A harmful rule that stands in a policy."""
    policy = policy_for(coalition_id, policy_id)
    require(may_look(actor, policy))
    return make(
        PolicyFinding, actor=actor, why="policy.rule_found", coalition_id=coalition_id, row_id=row_id,
        given={"rule": rule, "words": words},
        for_agency_id=policy.for_agency_id, policy_id=policy.id,
    )  # fmt: skip


def set_aside(*, actor: Actor, coalition_id: UUID, finding_id: UUID, aside: bool) -> PolicyFinding:
    """On a second look it does not stand there. Or it does after all."""
    row = finding_for(coalition_id, finding_id, lock=True)
    policy = policy_for(coalition_id, row.policy_id)
    if row.made_by_id != actor.account_id:
        require(may_keep(actor, policy))
    if row.decision_id is not None:
        raise NotThatStep
    row.set_aside_on = timezone.localdate() if aside else None
    row.save(update_fields=["set_aside_on"])
    say(actor, row.id, "policy.rule_set_aside" if aside else "policy.rule_stands")
    return row


def decide(
    *,
    actor: Actor,
    coalition_id: UUID,
    policy_id: UUID,
    row_id: UUID,
    given: Given,
    ended: Collection[UUID] = (),
    review_on: date | None = None,
) -> PolicyDecision:
    """What was decided: with who, how survivors were heard, why it is best for them. NotThatStep where it cannot be."""
    policy = policy_for(coalition_id, policy_id, lock=True)
    require(may_keep(actor, policy))
    known = PolicyDecision.objects.filter(agency_id=coalition_id)
    return once(
        lambda: _decide(actor, policy, row_id, given, ended, review_on),
        made=lambda: known.filter(id=row_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def take_decision_back(*, actor: Actor, coalition_id: UUID, decision_id: UUID) -> PolicyDecision:
    """Written by mistake: it stays readable as taken back, is not counted, and what stood before stands again."""
    policy_id = decision_for(coalition_id, decision_id).policy_id
    policy = policy_for(coalition_id, policy_id, lock=True)
    row = decision_for(coalition_id, decision_id)
    require(may_keep(actor, policy))
    if row.taken_back_at is not None:
        return row  # sent twice, done once
    latest = PolicyDecision.objects.filter(policy_id=policy.id, taken_back_at=None).latest("made_at", "id")
    if latest.id != row.id:
        raise NotTheLatest
    PolicyFinding.objects.filter(decision_id=row.id).update(decision=None)
    write(policy, **_read(row.before))
    row.taken_back_at = timezone.now()
    row.save(update_fields=["taken_back_at"])
    say(actor, row.id, "policy.decision_taken_back")
    return row


def write_learned(
    *, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given, follows_id: UUID | None = None
) -> Learned:
    """A strength, something that does not work yet, a need, our part. A need may follow from something else."""
    require(may_register(actor, coalition_id))
    if follows_id is not None:
        require(may_keep(actor, learned_for(coalition_id, follows_id)))
    return make(
        Learned, actor=actor, why="learned.written", coalition_id=coalition_id, row_id=row_id, given=given,
        for_agency_id=actor.agency_id, follows_id=follows_id,
    )  # fmt: skip


def change_learned(
    *, actor: Actor, coalition_id: UUID, learned_id: UUID, version: int, given: Given
) -> Learned:
    """Say it better."""
    row = learned_for(coalition_id, learned_id, lock=True)
    require(may_keep(actor, row))
    change(row, actor=actor, why="learned.changed", version=version, given=given)
    return row


def mark_met(*, actor: Actor, coalition_id: UUID, learned_id: UUID, met: bool) -> Learned:
    """A need was met, or it is open again."""
    row = learned_for(coalition_id, learned_id, lock=True)
    require(may_keep(actor, row))
    if met != (row.met_on is not None):
        write(row, met_on=timezone.localdate() if met else None)
        say(actor, row.id, "learned.met" if met else "learned.open_again")
    return row


def _decide(
    actor: Actor, policy: Policy, row_id: UUID, given: Given, ended: Collection[UUID], review_on: date | None
) -> PolicyDecision:
    if given["what"] not in STEPS[PolicyState(policy.state)]:
        raise NotThatStep
    before = _kept(policy)
    write(policy, **_after(policy, given, review_on))
    findings = _ended(policy, given["what"], ended)
    rules = sorted(set(findings.values_list("rule", flat=True)))
    row = PolicyDecision(
        id=row_id, agency_id=policy.agency_id, for_agency_id=policy.for_agency_id, made_by_id=actor.account_id,
        policy_id=policy.id, edition=policy.edition, before=before, ended_rules=rules, **given,
    )  # fmt: skip
    row.save(force_insert=True)
    findings.update(decision=row)
    say(actor, row.id, f"policy.{given['what']}")
    return row


def _ended(policy: Policy, what: str, ended: Collection[UUID]) -> Any:
    """The rules that a decision ends: those chosen when it was revised, all when it was removed."""
    rows = PolicyFinding.objects.filter(policy_id=policy.id, decision=None, set_aside_on=None)
    if what == Decided.REMOVED:
        return rows
    return rows.filter(id__in=list(ended)) if what == Decided.REVISED else rows.none()


def _after(policy: Policy, given: Given, review_on: date | None) -> dict[str, Any]:
    """How the policy stands once it is decided."""
    what, after = given["what"], {"review_on": review_on, "says": given["says"]}
    if what == Decided.REMOVED:
        return {"state": PolicyState.REMOVED, "review_on": None}
    if what == Decided.KEPT:
        return {"review_on": review_on}
    if what == Decided.REVISED:
        return after | {"edition": policy.edition + 1}
    again = policy.edition + 1 if policy.state == PolicyState.REMOVED else policy.edition
    return after | {"state": PolicyState.IN_FORCE, "adopted_on": given["decided_on"], "edition": again}


def _kept(policy: Policy) -> dict[str, Any]:
    """What taking it back brings back."""
    days = {
        name: day.isoformat() if (day := getattr(policy, name)) else None
        for name in ("adopted_on", "review_on")
    }
    return days | {"state": str(policy.state), "says": policy.says, "edition": policy.edition}


def _read(before: dict[str, Any]) -> dict[str, Any]:
    days = {
        name: date.fromisoformat(before[name]) if before[name] else None
        for name in ("adopted_on", "review_on")
    }
    return before | days
