"""The door to one call, its sheet, and the lists of the line.

Belongs here: reading calls. Not here: writing (actions). Lists are made of coded facts alone and open nothing;
a sheet that is opened is one line in the ledger.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alongside.crisis_line import policies
from alongside.crisis_line.enums import YesNo
from alongside.crisis_line.models import Call
from alongside.crisis_line.sheet import FIELDS, Field
from alongside.foundation.questions import Question
from alongside.people.enums import TeamKind
from alongside.people.models import Account
from alongside.people.selectors.staff import members_of
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

RECENT = timedelta(days=7)


@dataclass(slots=True)
class Sheet:
    """The words of a call, and at which version of the call each was last written."""

    said: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        return json.dumps({"said": self.said, "at": self.at}, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class CallBack:
    """Someone who said yes to being called back, with the rules that keep it safe."""

    call: Call
    number: str
    when: str
    code_word: str
    name: str
    voicemail: str
    text: str
    is_late: bool


def _one(agency_id: UUID, call_id: UUID) -> "QuerySet[Call]":
    return Call.objects.filter(agency_id=agency_id, id=call_id)


ONE = Question(lambda *ids: _one(*ids).select_related("worker", "taken_by"), UUID(int=1), UUID(int=2))
ONE_LOCKED = Question(lambda *ids: _one(*ids).select_for_update(of=("self",)), UUID(int=1), UUID(int=2))


def call_for(actor: Actor, call_id: UUID, *, lock: bool = False) -> Call:
    """One call: the only door to it. Opens nothing yet."""
    question = ONE_LOCKED if lock else ONE
    call = question.first(actor.agency_id, call_id) if policies.may_take(actor) else None
    if call is None or not policies.may_read(actor, call):
        raise NotFound
    return call


def read_sheet(actor: Actor, call: Call) -> Sheet:
    """Open the words of a call for someone who reads them."""
    ledger.add(actor, What.CALL_READ, call.subject_id, drawer=Drawer.CALL)
    return opened(call)


def opened(call: Call) -> Sheet:
    """The words of a call, for an action that writes its own line."""
    text = call.sheet
    return Sheet(**json.loads(text)) if text else Sheet()


def value_in(call: Call, sheet: Sheet, asked: Field) -> str:
    """What stands in a field, as the page and a step write it."""
    if not asked.column:
        return sheet.said.get(asked.name, "")
    coded = getattr(call, asked.column)
    if asked.code:
        return "yes" if asked.code in coded else ""
    if isinstance(coded, datetime):
        return timezone.localtime(coded).strftime("%Y-%m-%dT%H:%M")
    return "" if coded is None else str(coded)


def values_in(call: Call, sheet: Sheet) -> dict[str, str]:
    """Every field of the sheet."""
    return {name: value_in(call, sheet, asked) for name, asked in FIELDS.items()}


def changes_since(actor: Actor, call: Call, version: int) -> dict[str, str]:
    """What was written after `version`. Nothing is opened where nothing was."""
    if call.version <= version:
        return {}
    sheet = read_sheet(actor, call)
    return {
        name: value_in(call, sheet, FIELDS[name])
        for name, at in sheet.at.items()
        if at > version and name in FIELDS
    }


def calls_going_on(actor: Actor) -> "QuerySet[Call]":
    """Calls that nobody has ended, the oldest first."""
    return _calls(actor).filter(ended_at=None).order_by("started_at")


def calls_of_late(actor: Actor) -> "QuerySet[Call]":
    """Calls that ended within the week, newest first."""
    since = timezone.now() - RECENT
    return _calls(actor).filter(ended_at__gte=since).order_by("-ended_at")


def call_backs_waiting(actor: Actor) -> "QuerySet[Call]":
    """Who said yes and was not called back yet: those with a day first, by their day."""
    waiting = _calls(actor).filter(call_back=YesNo.YES, called_back_at=None, became_client_at=None)
    return waiting.exclude(ended_at=None).order_by("call_back_at", "ended_at")


def call_backs_counted(actor: Actor) -> tuple[int, int]:
    """How many wait to be called back, and how many of them should have been by now. Nothing is opened."""
    late = Count("id", filter=Q(call_back_at__lt=timezone.now()))
    found = call_backs_waiting(actor).order_by().aggregate(waiting=Count("id"), late=late)
    return found["waiting"], found["late"]


def read_call_backs(actor: Actor, calls: Iterable[Call]) -> list[CallBack]:
    """Open what is needed to call back: one line in the ledger for the list."""
    rows, now = list(calls), timezone.now()
    if rows:
        keyring.opened().fetch([call.subject_id for call in rows], [Drawer.CALL])
        ledger.add(
            actor, What.CALL_READ, *[call.subject_id for call in rows], drawer=Drawer.CALL, why="call_back"
        )
    return [_call_back(call, opened(call).said, now) for call in rows]


def who_can_take(actor: Actor, call: Call) -> list[Account]:
    """To whom a call can go: the on-call team, without whoever has it."""
    found = members_of(actor.agency_id, TeamKind.ON_CALL)
    return [account for account in found if account.id != call.worker_id]


def call_already_taken(actor: Actor, call_id: UUID) -> Call | None:
    """The call that an earlier sending of the same form began."""
    return Call.objects.filter(policies.readable(actor), id=call_id).first()


def may_be_reopened(actor: Actor, call: Call) -> bool:
    """Whether the night it ended in is not over."""
    return bool(policies.may_reopen(actor, call, timezone.now()))


def _calls(actor: Actor) -> "QuerySet[Call]":
    return Call.objects.filter(policies.readable(actor), Q(agency_id=actor.agency_id)).select_related(
        "worker"
    )


def _call_back(call: Call, said: dict[str, str], now: datetime) -> CallBack:
    return CallBack(
        call=call,
        number=said.get("reach.number", ""),
        when=said.get("reach.when", ""),
        code_word=said.get("reach.code_word", ""),
        name=said.get("name", ""),
        voicemail=said.get("reach.voicemail", ""),
        text=said.get("reach.text", ""),
        is_late=call.call_back_at is not None and call.call_back_at < now,
    )
