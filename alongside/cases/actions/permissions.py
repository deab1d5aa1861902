"""A client allows someone outside to see something; takes it back; a court or a law asks.

Belongs here: these verbs, with what only this room knows (what a client has, who signs for a minor). Not here: the
permission and its packet themselves (releases.actions). No other action asks whether one was given.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from alongside.cases.actions.minors import contact_adult
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, was_worked_on
from alongside.cases.models import Case
from alongside.cases.selectors import case_for
from alongside.cases.selectors.permissions import WhoSigns, counselled_for, sources_of, things_of, who_signs
from alongside.releases.actions.counselling import say_yes
from alongside.releases.actions.disclosing import Compelled, note_disclosure
from alongside.releases.actions.giving import Explained, Handed, Reader, Signed, give
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.enums import Guardian, ItemKind, Way
from alongside.releases.errors import GuardianMissing, NotAmongThem, SupervisorsYes
from alongside.releases.items import Item, from_text
from alongside.releases.selectors.releases import disclosure_made, made_before
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.releases.models import Disclosure, Release


def give_permission(
    *,
    actor: Actor,
    case_id: UUID,
    reader: Reader,
    purpose: str,
    reason: str,
    keys: Collection[str],
    explained: Explained,
    signed: Signed,
    days: int,
    words: str = "",
    row_id: UUID | None = None,
) -> Handed:
    """Keep it and seal what was chosen. SavedBefore where an earlier sending of the same form made it."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    new_id = row_id or uuid7()
    handed: list[Handed] = []

    def make() -> Release:
        items = chosen_items(actor, case, keys, words, reader.way)
        whole = _signed(actor, case, signed)
        handed.append(
            give(
                actor=actor, subject_id=case.subject_id, reader=reader, purpose=purpose, reason=reason,
                items=items, explained=explained, signed=whole, days=days, release_id=new_id,
                sources=sources_of(actor, case, items),
            )
        )  # fmt: skip
        was_worked_on(case)
        return handed[0].release

    def same(row: Release) -> bool:
        shared = {item.key for item in from_text(row.items or "[]")}
        return (row.purpose or "", shared) == (purpose.strip(), set(keys))

    once(make, made=lambda: made_before(actor, case.subject_id, new_id), same=same)
    return handed[0]


def take_back(*, actor: Actor, case_id: UUID, release_id: UUID, how: str) -> Release:
    """The client takes it back, at once. There is no undo."""
    case = case_for(actor, case_id)
    return withdraw(actor=actor, subject_id=case.subject_id, release_id=release_id, how=how)


def let_session_leave(*, actor: Actor, case_id: UUID, session_id: UUID) -> None:
    """The clinical supervisor's yes to one counselling session, or to one counselling note."""
    case = case_for(actor, case_id)
    say_yes(actor=actor, subject_id=case.subject_id, session_id=counselled_for(actor, case, session_id).id)


def note_compelled(*, actor: Actor, case_id: UUID, said: Compelled, row_id: UUID | None = None) -> Disclosure:
    """What a court or a law asked for, and what was done."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    new_id = row_id or uuid7()
    return once(
        lambda: note_disclosure(actor=actor, subject_id=case.subject_id, said=said, disclosure_id=new_id),
        made=lambda: disclosure_made(actor, case.subject_id, new_id),
        same=lambda row: (
            (row.by, row.asked_on, row.document or "") == (said.by, said.asked_on, said.document)
        ),
    )


def chosen_items(actor: Actor, case: Case, keys: Collection[str], words: str, way: str) -> list[Item]:
    """What was chosen, as it stands now. NotAmongThem for anything that is not listed."""
    known = {thing.key: thing for thing in things_of(actor, case)}
    if set(keys) - set(known) - {str(ItemKind.WORDS)}:
        raise NotAmongThem
    chosen = [known[key] for key in known if key in keys]
    if any(thing.waits for thing in chosen):
        raise SupervisorsYes
    if way == Way.LETTER and any(thing.item.is_only_in_packet for thing in chosen):
        raise NotAmongThem
    said = [Item(ItemKind.WORDS, words.strip())] if words.strip() and ItemKind.WORDS in keys else []
    return [thing.item for thing in chosen] + said


def _signed(actor: Actor, case: Case, signed: Signed) -> Signed:
    """For a minor: the law, or a guardian about whom the question was just asked; asking is used up by it."""
    who = who_signs(actor, case.subject_id)
    if not who.is_minor:
        return replace(signed, is_minor=False, guardian_how="", guardian="", adult_id=None)
    if signed.guardian_how == Guardian.ALONE:
        if not who.may_alone:
            raise GuardianMissing
        return replace(signed, is_minor=True, guardian="", adult_id=None)
    return _with_guardian(actor, case, who, signed)


def _with_guardian(actor: Actor, case: Case, who: WhoSigns, signed: Signed) -> Signed:
    adult = next((one for one in who.adults if one.id == signed.adult_id), None)
    if signed.guardian_how != Guardian.SIGNED or adult is None:
        raise GuardianMissing
    contact_adult(actor=actor, case_id=case.id, adult_id=adult.id)
    return replace(signed, is_minor=True, guardian=f"{adult.name}. {signed.guardian}".strip())
