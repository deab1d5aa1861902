"""Whom the invented members sent to each other and elsewhere, in the last two quarters that are counted.

Belongs here: these referrals, through the actions of each room, and the days on which they are said to have been. The
database says itself when one is sent and answered, and no request can say otherwise: only its owner, who loads an
invented house, moves invented rows to another day.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.permissions import give_permission, take_back
from alongside.cases.models import Case
from alongside.coalition.selectors.measures import Time
from alongside.referrals.actions.moving import move
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.enums import State
from alongside.referrals.models import Move, Referral
from alongside.releases.actions.giving import Explained, Reader, Signed
from alongside.vault.actors import Actor

Acting = Callable[[Any], AbstractContextManager[Actor]]
# Quarters back, who sends, to whom (nobody: a place outside, where the client goes by herself), and how many.
PASSED_ON = (
    (1, "imani", "ben", 6), (1, "sol", "imani", 5), (1, "imani", "", 5), (1, "ben", "", 5),
    (0, "imani", "ben", 7), (0, "sol", "imani", 6), (0, "imani", "", 6), (0, "ben", "", 5),
)  # fmt: skip
SENT, ANSWERED, ENDED = 50, 52, 60  # days into the quarter


def load(acting: Acting, cast: Any, clients: Mapping[str, Sequence[Case]], quarters: Sequence[Time]) -> None:
    """Each client is sent to one place at most in a quarter."""
    for back, who, reader, number in PASSED_ON:
        for case in clients[who][:number]:
            with acting(cast[who]) as actor:
                row, release_id = _sent(actor, case, cast[reader].account if reader else None)
            if reader:
                with acting(cast[reader]) as other:
                    _taken_on(other, row)
                with acting(cast[who]) as actor:
                    take_back(actor=actor, case_id=case.id, release_id=release_id, how="phone")
            _said_to_be(row, quarters[back].start)


def _sent(actor: Actor, case: Case, reader: Any) -> tuple[UUID, UUID | None]:
    """The referral, and the permission under which it went."""
    release_id = _allowed(actor, case, reader) if reader else None
    ask = Ask(
        way="agency" if reader else "self", to_agency_id=reader.agency_id if reader else None,
        to_name="" if reader else "Second Street food shelf", area="immigration" if reader else "food",
        priority="routine", do_not_contact=False, for_whom="self",
    )  # fmt: skip
    row = refer(actor=actor, subject_id=case.subject_id, ask=ask)
    send(actor=actor, referral_id=row.id, release_id=release_id)
    return row.id, release_id


def _allowed(actor: Actor, case: Case, reader: Any) -> UUID:
    handed = give_permission(
        actor=actor, case_id=case.id, purpose="help that is found there", reason="It is theirs to give.",
        keys=["name"], reader=Reader("packet", "helper", reader.working_name, reader.agency_id, reader.id),
        explained=Explained("en", "aloud", help_told=True, law_told=True),
        signed=Signed("spoken", "Yes, ask them.", witness="A colleague"), days=7,
    )  # fmt: skip
    return handed.release.id


def _taken_on(actor: Actor, referral_id: UUID) -> None:
    for seen, then, outcome in (
        (State.REQUESTED, State.ACCEPTED, ""),
        (State.ACCEPTED, State.COMPLETED, "helped"),
    ):
        move(actor=actor, referral_id=referral_id, then=then, seen=seen, outcome=outcome)


def _said_to_be(referral_id: UUID, start: date) -> None:
    """Its days, and those of its story."""
    sent, answered, ended = (_moment(start, days) for days in (SENT, ANSWERED, ENDED))
    rows = Referral.objects.using("owner").filter(id=referral_id)
    rows.update(made_at=sent, asked_at=sent)
    rows.exclude(answered_at=None).update(seen_at=answered, answered_at=answered, ended_at=ended)
    for became, at in ((State.REQUESTED, sent), (State.ACCEPTED, answered), (State.COMPLETED, ended)):
        Move.objects.using("owner").filter(referral_id=referral_id, became=became).update(at=at)


def _moment(start: date, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(start + timedelta(days=days), time(14)))
