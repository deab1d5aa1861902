"""Changing a rule at an agency: every change is a new edition beside the former ones.

Belongs here: these verbs. Not here: checks of a rule (rulefiles), clocks that run (they keep the rule they began with).
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from alongside.clocks import policies
from alongside.clocks.errors import NoSuchRule, RuleBroken, RuleChangedMeanwhile
from alongside.clocks.models import AgencyRule
from alongside.clocks.rulefiles import BadRule, Rule, read_rule, shipped
from alongside.clocks.selectors.rules import newest_row
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def change_rule(*, actor: Actor, rule_id: str, seen: int, changes: Mapping[str, Any]) -> AgencyRule | None:
    """Save another edition. RuleChangedMeanwhile when `seen` is no longer the newest; RuleBroken where it is no rule.

    A change that changes nothing, or the same form sent twice, makes no edition: None, or the one that is there.
    """
    require(policies.may_change_rules(actor))
    newest = _newest(actor, rule_id)
    before = newest.body if newest else dict(shipped()[rule_id].body)
    body = {**before, **changes}
    if body == before:
        return newest
    if seen != (newest.edition if newest else 0):
        raise RuleChangedMeanwhile
    _checked(rule_id, body)
    return _add(actor, rule_id, newest, body)


def retire_rule(*, actor: Actor, rule_id: str) -> None:
    """Offer it for no new clock. Clocks that run go on."""
    require(policies.may_change_rules(actor))
    newest = _newest(actor, rule_id) or _add(actor, rule_id, None, dict(shipped()[rule_id].body))
    newest.retired_at = newest.retired_at or timezone.now()
    newest.save(update_fields=["retired_at"])
    ledger.add(actor, What.RULES_CHANGED, why="retired", about=newest.id)


def use_again(*, actor: Actor, rule_id: str) -> None:
    """Offer it again."""
    require(policies.may_change_rules(actor))
    newest = _newest(actor, rule_id)
    if newest is None or newest.retired_at is None:
        return
    newest.retired_at = None
    newest.save(update_fields=["retired_at"])
    ledger.add(actor, What.RULES_CHANGED, why="used_again", about=newest.id)


def _newest(actor: Actor, rule_id: str) -> AgencyRule | None:
    if rule_id not in shipped():
        raise NoSuchRule
    return newest_row(actor, rule_id, lock=True)


def _checked(rule_id: str, body: Mapping[str, Any]) -> Rule:
    try:
        return read_rule("this form", shipped()[rule_id].jurisdiction, dict(body))
    except BadRule as problem:
        raise RuleBroken(problem.reason) from problem


def _add(actor: Actor, rule_id: str, newest: AgencyRule | None, body: dict[str, Any]) -> AgencyRule:
    row = AgencyRule(
        agency_id=actor.agency_id,
        code=rule_id,
        based_on=body["version"],
        edition=(newest.edition if newest else 0) + 1,
        body=body,
        edited_by_id=actor.account_id,
        retired_at=newest.retired_at if newest else None,
    )
    row.save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, about=row.id)
    return row
