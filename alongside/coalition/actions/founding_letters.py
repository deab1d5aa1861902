"""Formal letters: written to many at once, changed, sent. What was sent stands.

Belongs here: the letter's row, and that its organization counts as asked. Not here: our template texts (letter_words),
paper (letter_paper).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from alongside.coalition.actions.founding import take_step
from alongside.coalition.enums import MemberState
from alongside.coalition.errors_founding import NobodyChosen, Stands
from alongside.coalition.letter_words import filled_in
from alongside.coalition.models import Letter, Member
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors.founding import letter_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import require_version


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says."""

    language: str
    words: str
    signed: str
    answer_by: date | None


def write_letters(
    *,
    actor: Actor,
    coalition_id: UUID,
    coalition: str,
    row_id: UUID,
    partner_ids: Sequence[UUID],
    said: Words,
) -> list[Letter]:
    """A draft to each of them, with its own name in it. The same form sent again makes none twice."""
    require(may_organise(actor, coalition_id))
    partners = list(Member.objects.filter(agency_id=coalition_id, id__in=partner_ids).order_by("name"))
    if not partners:
        raise NobodyChosen
    letters = [
        Letter(
            id=uuid5(row_id, str(one.id)), agency_id=coalition_id, partner=one, language=said.language,
            words=filled_in(said.words, organization=one.name, coalition=coalition), signed=said.signed,
            answer_by=said.answer_by, made_by_id=actor.account_id,
        )
        for one in partners
    ]  # fmt: skip
    return list(Letter.objects.bulk_create(letters, ignore_conflicts=True))


def change_letter(*, actor: Actor, coalition_id: UUID, letter_id: UUID, version: int, said: Words) -> Letter:
    """Say it better, while it is a draft. SomeoneElseWasFaster when it changed since `version` was read."""
    require(may_organise(actor, coalition_id))
    row = letter_for(coalition_id, letter_id, lock=True)
    if row.stands_since:
        raise Stands
    require_version(row.version, version)
    row.language, row.words, row.signed, row.answer_by = (
        said.language,
        said.words,
        said.signed,
        said.answer_by,
    )
    row.version += 1
    row.save(update_fields=["language", "words", "signed", "answer_by", "version"])
    return row


def throw_letter_away(*, actor: Actor, coalition_id: UUID, letter_id: UUID) -> None:
    """A draft nobody was sent. Thrown away twice, it is gone."""
    require(may_organise(actor, coalition_id))
    row = Letter.objects.filter(agency_id=coalition_id, id=letter_id).first()
    if row is not None and row.stands_since:
        raise Stands
    if row is not None:
        row.delete()


def send_letters(*, actor: Actor, coalition_id: UUID, letter_ids: Sequence[UUID], on: date) -> int:
    """Freeze these drafts with the day, and count their organizations as asked. How many went out now."""
    require(may_organise(actor, coalition_id))
    rows = Letter.objects.filter(agency_id=coalition_id, id__in=letter_ids).select_related("partner")
    drafts = list(rows.filter(stands_since=None).select_for_update(of=("self",)))
    if not drafts and not rows.exists():
        raise NobodyChosen
    for row in drafts:
        row.stands_since = on
        row.save(update_fields=["stands_since"])
        partner = row.partner
        if partner.state in (MemberState.WANTED, MemberState.DECLINED, MemberState.LEFT):
            take_step(
                actor=actor, coalition_id=coalition_id, partner_id=partner.id, seen=partner.state,
                then=MemberState.ASKED, on=on,
            )  # fmt: skip
    return len(drafts)
