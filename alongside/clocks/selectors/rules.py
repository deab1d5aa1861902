"""The rules in use at an agency: as shipped, or as the agency changed them.

Belongs here: reading them. Not here: files (rulefiles), changing (actions.rules).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from alongside.clocks import policies
from alongside.clocks.errors import NoSuchRule
from alongside.clocks.models import AgencyRule
from alongside.clocks.rulefiles import Rule, read_rule, shipped
from alongside.vault.actors import Actor, require


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule in the library, with who last changed it here. Retired: not offered for new clocks."""

    rule: Rule
    edited_by: str = ""
    edited_at: datetime | None = None
    retired_at: datetime | None = None

    @property
    def is_newer_shipped(self) -> bool:
        """The file has moved on since the agency's edition was made."""
        return bool(self.rule.edition) and shipped()[self.rule.id].version > self.rule.version


def library(actor: Actor) -> list[Entry]:
    """Every rule, retired ones too, in the order of the files."""
    require(policies.may_read_rules(actor))
    own = {row.code: row for row in _newest(actor)}
    return [_entry(own[rule.id]) if rule.id in own else Entry(rule) for rule in shipped().values()]


def entry_for(actor: Actor, rule_id: str) -> Entry:
    """One of them. NoSuchRule where there is none of this id."""
    require(policies.may_read_rules(actor))
    if rule_id not in shipped():
        raise NoSuchRule
    row = _newest(actor, [rule_id]).first()
    return _entry(row) if row else Entry(shipped()[rule_id])


def rules_in_use(actor: Actor) -> list[Rule]:
    """Those that a new clock can be counted by."""
    return [entry.rule for entry in library(actor) if entry.retired_at is None]


def rule_for(actor: Actor, rule_id: str) -> Rule:
    """The rule that a new clock is counted by. NoSuchRule where it is retired or unknown."""
    entry = entry_for(actor, rule_id)
    if entry.retired_at is not None:
        raise NoSuchRule
    return entry.rule


def editions(actor: Actor, rule_id: str) -> list[Entry]:
    """What the agency made of it, newest first, and at the end as it was shipped."""
    require(policies.may_read_rules(actor))
    rows = AgencyRule.objects.filter(agency_id=actor.agency_id, code=rule_id)
    own = [_entry(row) for row in rows.select_related("edited_by").order_by("-edition")]
    return [*own, Entry(shipped()[rule_id])]


def newest_row(actor: Actor, rule_id: str, *, lock: bool = False) -> AgencyRule | None:
    """The agency's newest edition, for whoever is about to change it."""
    rows = AgencyRule.objects.filter(agency_id=actor.agency_id, code=rule_id).order_by("-edition")
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def _newest(actor: Actor, codes: Iterable[str] | None = None) -> "QuerySet[AgencyRule]":
    rows = AgencyRule.objects.filter(agency_id=actor.agency_id)
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    rows = rows.filter(code__in=shipped())
    return rows.order_by("code", "-edition").distinct("code").select_related("edited_by")


def _entry(row: AgencyRule) -> Entry:
    jurisdiction = shipped()[row.code].jurisdiction
    rule = read_rule("this agency", jurisdiction, row.body, edition=row.edition)
    return Entry(rule, row.edited_by.working_name, row.edited_at, row.retired_at)
