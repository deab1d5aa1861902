"""What is needed in the invented county: a round that is over and shared, one that is open, what was learned.

Belongs here: who was asked and what was said, invented and of nobody. Not here: how it is kept (coalition's actions).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import needs as asking
from alongside.coalition.actions import needs_pieces as pieces
from alongside.coalition.actions.needs_answers import keep_answer, print_cards
from alongside.coalition.enums_needs import RoundState
from alongside.coalition.models import NeedsRound
from alongside.coalition.needs_questions import COMMUNITY_CODES, first_words
from alongside.coalition.selectors.needs import member_here
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

Acting = Callable[[Any], AbstractContextManager[Actor]]
# How often each was said in the first round: police, medical, mental health, others, justice.
SAID = (
    *[("worse", "mixed", "none", "better", "worse")] * 9,
    *[("worse", "better", "mixed", "better", "mixed")] * 7,
    *[("mixed", "better", "better", "better", "mixed")] * 6,
    *[("none", "mixed", "better", "mixed", "none")] * 5,
)
WORDS = (
    "To the woman at the library. She does not ask why.",
    "My aunt. Nobody with a badge.",
    "The nurses at night, not the ones at the desk.",
    "A la señora de la tienda. Ella sabe a quién llamar.",
    "Nobody the first time. The outreach van the second time.",
    "I trust the legal aid people because they wrote everything down with me.",
)
AGENCIES = {
    "rosa": ("partly", "People think that we are only for domestic violence. We changed our poster."),
    "ruth": ("no", "Most hear of us in the courtroom. That is late."),
}
BARRIERS = (
    ("Nobody at the police desk speaks Spanish after six in the evening.", "both", 1, "answered"),
    ("The shelter asks for a police report before it gives a bed.", "survivors", 1, "named"),
    (
        "Agencies do not know each other's hours, so people are sent to closed doors.",
        "agencies",
        2,
        "answered",
    ),
    ("The clinic's first form asks for a home address.", "survivors", 2, "removed"),
    ("There is no bus to the courthouse before nine.", "both", 3, "named"),
)


def load(acting: Acting, cast: Any, coalition_id: UUID) -> None:
    """A round that is shared, one that is open, barriers, findings, groups, small changes."""
    with acting(cast["fay"]) as fay:
        past = _open(fay, coalition_id, "Spring", "wrote")
    _agencies(acting, cast, coalition_id, past)
    with acting(cast["fay"]) as fay:
        codes = print_cards(actor=fay, row=past, count=len(SAID))
    _community(codes)
    with acting(cast["fay"]) as fay:
        for seen in (RoundState.OPEN, RoundState.CLOSED):
            asking.move_round(actor=fay, coalition_id=coalition_id, round_id=past.id, seen=seen)
        _learned(fay, coalition_id, past)
        _open(fay, coalition_id, "Fall", "read")


def _open(fay: Actor, coalition_id: UUID, name: str, shaped_by: str) -> NeedsRound:
    given = {"name": name, "shaped_by": shaped_by, "questions": first_words()}
    row = asking.prepare_round(actor=fay, coalition_id=coalition_id, round_id=uuid7(), given=given)
    return asking.move_round(actor=fay, coalition_id=coalition_id, round_id=row.id, seen=RoundState.DRAFTED)


def _agencies(acting: Acting, cast: Any, coalition_id: UUID, row: NeedsRound) -> None:
    """Those whose agency has joined answer for it."""
    for name, (seen, why) in AGENCIES.items():
        with acting(cast[name]) as actor:
            member = member_here(actor, coalition_id)
            if member is None:
                continue
            coded = {
                "viable": seen,
                "served": "yes",
                "no_decline": "yes",
                "training": "partly",
                "police": "no",
            }
            words = {"viable": why, "training": "Two evenings last year, for half of us."}
            asking.keep_agency_answer(
                actor=actor, row=row, member=member, version=0, coded=coded, words=words, give=True
            )


def _community(codes: list[str]) -> None:
    """Cards that were laid out and came back."""
    with wall.nobody(read_only=False):
        for number, (code, said) in enumerate(zip(codes, SAID, strict=True)):
            words = {"trust": WORDS[number]} if number < len(WORDS) else {}
            keep_answer(code=code, said=dict(zip(COMMUNITY_CODES, said, strict=True)), words=words)


def _learned(fay: Actor, coalition_id: UUID, row: NeedsRound) -> None:
    """A group of each kind, two findings, barriers, small changes."""
    today = timezone.localdate()
    at: dict[str, Any] = {"actor": fay, "coalition_id": coalition_id}
    place: dict[str, Any] = {
        "on": today - timedelta(days=70),
        "facilitator": "Odette",
        "round_id": row.id,
        "paid": "all",
    }
    told = {"kind": "survivors", "place_kind": "library", "came": "5_9", "themes": "Nights.\nWho asks first."}
    met = {
        "kind": "agencies",
        "place_kind": "office",
        "came": "10_19",
        "themes": "Hours nobody knows.\nForms.",
    }
    for said in (told, met):
        pieces.write_piece(pieces.GROUP, **at, row_id=uuid7(), given=place | said)
    for words, source in (
        (
            "People trust single persons, not offices. Whoever asks first and writes along is told more.",
            "survivors",
        ),
        ("Agencies send people on without knowing whether the next door is open.", "both"),
    ):
        given = {"words": words, "source": source, "round_id": row.id}
        found = pieces.write_piece(pieces.FINDING, **at, row_id=uuid7(), given=given)
        pieces.share_finding(**at, row_id=found.id)
    named = {
        words: pieces.write_piece(
            pieces.BARRIER, **at, row_id=uuid7(),
            given={"words": words, "source": source, "priority": priority, "state": state, "finding_id": found.id},
        )
        for words, source, priority, state in BARRIERS
    }  # fmt: skip
    change: dict[str, Any] = {
        "words": "The clinic's form has a box: no address, ask me.", "effect": "Eleven people ticked it in a month.",
        "on": today - timedelta(days=30), "barrier_id": named[BARRIERS[3][0]].id,
    }  # fmt: skip
    pieces.write_piece(pieces.CHANGE, **at, row_id=uuid7(), given=change)
    pieces.keep_step(**at, step="gaps", version=1, words="Nights, papers, and who speaks which language.")
