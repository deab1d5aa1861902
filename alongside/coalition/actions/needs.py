"""Asking: preparing a round, opening, closing and sharing it; an agency's answers.

Belongs here: the verbs. Not here: the community's answers (needs_answers), what is learned from them (needs_pieces).
A round goes forward only: one that was closed is never opened again, because what grows from one look to the next
would tell who was just here.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import AnswerState, RoundState
from alongside.coalition.errors_needs import MovedOn, NothingAsked, NothingSaid
from alongside.coalition.models import AgencyAnswer, Member, NeedsRound
from alongside.coalition.needs_questions import asked_of_agencies, asked_of_community
from alongside.coalition.selectors.needs import round_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.once import once, require_version

AFTER = {
    RoundState.DRAFTED: RoundState.OPEN,
    RoundState.OPEN: RoundState.CLOSED,
    RoundState.CLOSED: RoundState.PUBLISHED,
}
DAYS = {
    RoundState.OPEN: "opened_on",
    RoundState.CLOSED: "closed_on",
    RoundState.PUBLISHED: "published_on",
}


def prepare_round(
    *, actor: Actor, coalition_id: UUID, round_id: UUID, given: Mapping[str, Any]
) -> NeedsRound:
    """A new round. SavedBefore where a form sent earlier made it."""
    require(policies.may_ask(actor, coalition_id))
    return once(
        lambda: NeedsRound.objects.create(id=round_id, agency_id=coalition_id, **given),
        made=lambda: NeedsRound.objects.filter(agency_id=coalition_id, id=round_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def change_round(
    *, actor: Actor, coalition_id: UUID, round_id: UUID, version: int, given: Mapping[str, Any]
) -> NeedsRound:
    """Its name and questions, until it opens: what was asked is not changed under those who answer."""
    require(policies.may_ask(actor, coalition_id))
    row = round_of(coalition_id, round_id, lock=True)
    if row.state != RoundState.DRAFTED:
        raise MovedOn
    require_version(row.version, version)
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])
    return row


def move_round(*, actor: Actor, coalition_id: UUID, round_id: UUID, seen: str) -> NeedsRound:
    """Its next state. MovedOn where it stands elsewhere than on the screen; sent twice, it moves once.

    When it closes, a trigger of the row sweeps its cards.
    """
    require(policies.may_ask(actor, coalition_id))
    row = round_of(coalition_id, round_id, lock=True)
    if seen not in AFTER:
        raise MovedOn
    then = AFTER[RoundState(seen)]
    if row.state == then:
        return row
    if row.state != seen:
        raise MovedOn
    if then == RoundState.OPEN and not _asks(row):
        raise NothingAsked
    row.state, row.version = then, row.version + 1
    setattr(row, DAYS[then], timezone.localdate())
    row.save(update_fields=["state", "version", DAYS[then]])
    ledger.add(actor, What.RULES_CHANGED, why=f"needs_{then}", about=row.id)
    return row


def keep_agency_answer(
    *,
    actor: Actor,
    row: NeedsRound,
    member: Member,
    version: int,
    coded: Mapping[str, str],
    words: Mapping[str, str],
    give: bool,
) -> AgencyAnswer:
    """Keep what an agency says, as a draft or given; changed until the round closes. Version 0: it is the first."""
    require(policies.may_answer(actor, row, member))
    coded, words = ({key: said for key, said in part.items() if said} for part in (coded, words))
    if give and not coded and not words:
        raise NothingSaid
    state = AnswerState.GIVEN if give else AnswerState.DRAFT
    answer = AgencyAnswer.objects.select_for_update().filter(round_id=row.id, member_id=member.id).first()
    if answer is None:
        return _first_answer(row, member, state=state, coded=coded, words=words)
    if (answer.coded, answer.words, answer.state) == (coded, words, state):
        return answer  # sent twice, kept once
    require_version(answer.version, version)
    answer.coded, answer.words, answer.state = coded, words, state
    answer.version, answer.changed_at = answer.version + 1, timezone.now()
    answer.save(update_fields=["coded", "words", "state", "version", "changed_at"])
    return answer


def _first_answer(row: NeedsRound, member: Member, **said: Any) -> AgencyAnswer:
    try:
        with transaction.atomic():
            return AgencyAnswer.objects.create(
                agency_id=row.agency_id,
                round_id=row.id,
                member_id=member.id,
                for_agency_id=member.member_id,
                **said,
            )
    except IntegrityError as clash:  # a colleague's first answer came in between
        raise SomeoneElseWasFaster from clash


def _asks(row: NeedsRound) -> bool:
    return bool(asked_of_agencies(row.questions) and asked_of_community(row.questions, "en"))
