"""Writing about prevention: rows of the lists, sessions of a group, questions and their tallies.

Belongs here: the verbs. Not here: reading (selectors.prevention). A count of one to four is never kept.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.bulletin.small import LEAST
from alongside.coalition import policies_prevention as policies
from alongside.coalition.models import PreventionQuestion, PreventionSession, PreventionTally
from alongside.coalition.selectors import prevention as reads
from alongside.coalition.selectors.members import coalition_of
from alongside.coalition.selectors.strategy import action_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import once, require_version

Said = Mapping[str, Any]


def write_row(*, actor: Actor, coalition_id: UUID, kind: str, row_id: UUID, said: Said) -> Any:
    """A row of one of the lists, for her own organization. SavedBefore where it was sent before."""
    table = reads.table_of(kind)
    coalition_of(actor, coalition_id)
    given = _kept(said)
    _belongs_here(coalition_id, given)

    def make() -> Any:
        row = table(
            id=row_id,
            agency_id=coalition_id,
            for_agency_id=actor.agency_id,
            made_by_id=actor.account_id,
            **given,
        )
        row.save(force_insert=True)
        return row

    return once(
        make,
        made=lambda: reads.row_made(coalition_id, kind, row_id),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def change_row(*, actor: Actor, coalition_id: UUID, kind: str, row_id: UUID, version: int, said: Said) -> Any:
    """Say it better. SomeoneElseWasFaster when it changed since `version` was read."""
    row = reads.row_for(coalition_id, kind, row_id, lock=True)
    require(policies.may_change_row(actor, coalition_id, row))
    require_version(row.version, version)
    given = _kept(said)
    _belongs_here(coalition_id, given)
    if given.get("people", 0) is None:
        given["few"] = row.few  # an empty count leaves what was said: the number itself was never kept
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])
    return row


def drop_row(*, actor: Actor, coalition_id: UUID, kind: str, row_id: UUID, back: bool = False) -> Any:
    """Take it off its list, or put it back."""
    row = reads.row_for(coalition_id, kind, row_id, lock=True)
    require(policies.may_change_row(actor, coalition_id, row))
    row.gone_at = None if back else timezone.now()
    row.save(update_fields=["gone_at"])
    return row


def add_session(
    *,
    actor: Actor,
    coalition_id: UUID,
    group_id: UUID,
    row_id: UUID,
    on: date,
    minutes: int | None,
    topics: list[str],
    people: int | None,
) -> PreventionSession:
    """One meeting of a group, with how many came."""
    group = reads.row_for(coalition_id, "groups", group_id)
    require(policies.may_keep_group(actor, coalition_id, group))
    given = {"on": on, "minutes": minutes, "topics": topics, **_came(people)}

    def make() -> PreventionSession:
        row = PreventionSession(id=row_id, group_id=group.id, **_whose(actor, group), **given)
        row.save(force_insert=True)
        return row

    return once(
        make,
        made=lambda: reads.session_made(coalition_id, row_id),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def drop_session(
    *, actor: Actor, coalition_id: UUID, group_id: UUID, session_id: UUID, back: bool = False
) -> None:
    """A session that was written down by mistake: taken away, or put back."""
    group = reads.row_for(coalition_id, "groups", group_id)
    require(policies.may_keep_group(actor, coalition_id, group))
    _take_away(reads.session_for(group, session_id), back=back)


def drop_question(
    *, actor: Actor, coalition_id: UUID, group_id: UUID, question_id: UUID, back: bool = False
) -> None:
    """A question that is asked no more, with what its papers said: taken away, or put back."""
    group = reads.row_for(coalition_id, "groups", group_id)
    require(policies.may_keep_group(actor, coalition_id, group))
    _take_away(reads.question_for(group, question_id), back=back)


def _take_away(row: PreventionSession | PreventionQuestion, *, back: bool) -> None:
    row.gone_at = None if back else timezone.now()
    row.save(update_fields=["gone_at"])


def add_question(
    *, actor: Actor, coalition_id: UUID, group_id: UUID, row_id: UUID, words: str
) -> PreventionQuestion:
    """A question for the paper before and after."""
    group = reads.row_for(coalition_id, "groups", group_id)
    require(policies.may_keep_group(actor, coalition_id, group))

    def make() -> PreventionQuestion:
        row = PreventionQuestion(id=row_id, group_id=group.id, words=words, **_whose(actor, group))
        row.save(force_insert=True)
        return row

    return once(
        make, made=lambda: reads.question_made(coalition_id, row_id), same=lambda row: row.words == words
    )


def tally(
    *,
    actor: Actor,
    coalition_id: UUID,
    group_id: UUID,
    question_id: UUID,
    moment: str,
    version: int,
    counts: Mapping[str, int],
) -> PreventionTally:
    """How many papers said what. Written over the earlier count of the same moment."""
    group = reads.row_for(coalition_id, "groups", group_id)
    require(policies.may_keep_group(actor, coalition_id, group))
    question = reads.question_for(group, question_id)
    row = reads.tally_for(question.id, moment)
    require_version(row.version if row else 0, version)
    given = {name: counts[name] for name in reads.ANSWERS}
    if row is None:
        row = PreventionTally(question_id=question.id, moment=moment, **_whose(actor, group), **given)
        row.save(force_insert=True)
        return row
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])
    return row


def _whose(actor: Actor, group: Any) -> dict[str, UUID]:
    return {
        "agency_id": group.agency_id,
        "for_agency_id": group.for_agency_id,
        "made_by_id": actor.account_id,
    }


def _kept(said: Said) -> dict[str, Any]:
    """What is kept of a form: fewer than five people only as a word."""
    given = dict(said)
    if "people" in given:
        given |= _came(given["people"])
    return given


def _belongs_here(coalition_id: UUID, given: Mapping[str, Any]) -> None:
    """An action of this coalition's own plan. NotFound for another's."""
    if given.get("plan_action_id"):
        action_for(coalition_id, given["plan_action_id"])


def _came(people: int | None) -> dict[str, Any]:
    few = people is not None and 0 < people < LEAST
    return {"people": None if few else people, "few": few}
