"""A document put beside a plan, or beside the drafts of a consultation: read, searched, its sentences kept.

Belongs here: which plan it is of, what is stored, who may. Not here: opening documents and finding sentences (reader),
showing them (selectors.sources). The file itself is not kept. Put there again, the newer document takes the place of
the one before.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.plan_room import policies
from alongside.plan_room.enums_sources import Numbered, PassageKind, SourceKind
from alongside.plan_room.errors_sources import DocumentNotRead, NothingFound, OfAnother
from alongside.plan_room.models import Action, Plan, SourceDocument, SourcePassage
from alongside.plan_room.reader import asking
from alongside.plan_room.reader.finding import (
    Anchor,
    DraftAnchor,
    Found,
    find_anchors,
    find_drafts,
    repeated,
)
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

CONSULTATION = Path(__file__).parents[1] / "data" / "consultation.json"
NUMBERED = {
    SourceKind.TXT: Numbered.LINE, SourceKind.HTML: Numbered.PARAGRAPH, SourceKind.DOCX: Numbered.PARAGRAPH,
    SourceKind.PDF: Numbered.PAGE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A document held against one plan, or against the drafts: what was looked for, and what stands where."""

    covers: PassageKind
    key: str
    plan_id: UUID | None
    wanted: list[str]
    found: Mapping[str, Found] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        return [key for key in self.wanted if key not in self.found]

    @property
    def share(self) -> float:
        return len(self.found) / len(self.wanted) if self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Attached:
    """What was put where."""

    document: SourceDocument
    missing: list[str]


def read(data: bytes, name: str) -> asking.Read:
    """The words of a document, read in a process of its own. Outside of any transaction: it may take its time."""
    try:
        return asking.read_document(data, name)
    except asking.NotRead as refused:
        raise DocumentNotRead(refused.code) from None


def read_path(path: Path) -> asking.Read:
    """The same for a file on this machine."""
    try:
        return asking.read_path(path)
    except asking.NotRead as refused:
        raise DocumentNotRead(refused.code) from None


@transaction.atomic
def attach(
    *, actor: Actor, document: asking.Read, name: str, plan_key: str = "", consultation: str = ""
) -> Attached:
    """Put it beside the plan of this key, or the consultation's drafts; without a key, where it belongs."""
    require(policies.may_edit_plans(actor))
    matches = [match for match in _matches(document, plan_key, consultation) if match.found]
    if not matches:
        raise NothingFound
    best = max(matches, key=lambda match: match.share)
    if best.share < 0.5:
        if not (plan_key or consultation):
            raise NothingFound
        others = max(_matches(document, "", ""), key=lambda match: match.share)
        if others.share >= 0.5:  # a slip of the hand would take the place of the right document
            raise OfAnother(others.key)
    row = _store(actor, document, name, best)
    ledger.add(actor, What.RULES_CHANGED, why="plan.source", about=row.id)
    return Attached(row, best.missing)


@transaction.atomic
def detach(*, actor: Actor, document_id: UUID) -> None:
    """Take a document and its sentences away again."""
    require(policies.may_edit_plans(actor))
    row = SourceDocument.objects.select_related("plan").filter(id=document_id).first()
    if row is None:
        raise NotFound
    require(policies.may_edit_plan(actor, row.plan.keeper_id if row.plan else None))
    row.delete()
    ledger.add(actor, What.RULES_CHANGED, why="plan.source_gone", about=document_id)


def _matches(document: asking.Read, plan_key: str, consultation: str) -> list[Match]:
    """The document held against everything that it could be."""
    drafts = [] if plan_key else _against_drafts(document, consultation)
    plans = Plan.objects.all()
    if plan_key:
        plans = plans.filter(key=plan_key)
        if not plans.exists():
            raise NotFound
    return drafts + ([] if consultation else [_against_plan(document, plan) for plan in plans])


def _against_plan(document: asking.Read, plan: Plan) -> Match:
    rows = Action.objects.filter(plan=plan, dropped_in=None).exclude(source_anchor="").order_by("position")
    anchors = [Anchor(row.key, row.source_anchor, row.source_line) for row in rows]
    found = find_anchors(document.lines, anchors, wrapped=document.kind == SourceKind.PDF)
    return Match(PassageKind.ACTION, plan.key, plan.id, [one.key for one in anchors], found)


def _against_drafts(document: asking.Read, consultation: str) -> list[Match]:
    """The drafts that came with Alongside are told by the tags beneath them."""
    told: dict[str, Any] = json.loads(CONSULTATION.read_text(encoding="utf-8"))
    key = told["consultation"]["id"]
    if consultation and consultation != key:
        raise NotFound
    drafts = [
        DraftAnchor(row["id"], row["line"], row["tags_raw"], row["words"])
        for campaign in told["campaigns"] for row in campaign["drafts"]
    ]  # fmt: skip
    found = find_drafts(document.lines, drafts, wrapped=document.kind == SourceKind.PDF)
    return [Match(PassageKind.DRAFT, key, None, [one.key for one in drafts], found)]


def _store(actor: Actor, document: asking.Read, name: str, match: Match) -> SourceDocument:
    if match.plan_id is not None:
        require(policies.may_edit_plan(actor, Plan.objects.get(id=match.plan_id).keeper_id))
    SourceDocument.objects.filter(covers=match.covers, key=match.key).delete()
    row = SourceDocument(
        covers=match.covers, key=match.key, plan_id=match.plan_id, file_name=short_name(name), kind=document.kind,
        numbered=NUMBERED[SourceKind(document.kind)], sha256=document.sha256, size=document.size,
        wanted=len(match.wanted), found=len(match.found), attached_by_id=actor.agency_id,
        repeated=[numbers for _sentence, numbers in repeated(document.lines)][:20],
    )  # fmt: skip
    row.save(force_insert=True)
    SourcePassage.objects.bulk_create(_passages(row, match))
    return row


def _passages(row: SourceDocument, match: Match) -> Sequence[SourcePassage]:
    return [
        SourcePassage(
            document=row, plan_id=match.plan_id, kind=match.covers, key=key, number=found.number, text=found.text,
            before=found.before, after=found.after, sha256=fingerprint(found.text),
        )
        for key, found in match.found.items()
    ]  # fmt: skip


def fingerprint(text: str) -> str:
    """Of a passage: says later whether it is still the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def short_name(name: str) -> str:
    """What a file was called, without folders and signs that nobody sees."""
    kept = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    return kept[-120:] or "document"
