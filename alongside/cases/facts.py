"""De-identified gains for reports: goals reached, needs met, paths on which someone arrived. No client, no worker.

Belongs here: what a report may count. Not here: small numbers (reports decide what is hidden). Read within the
context of whoever asks, so a row counts only for someone to whom the plan opens. Nothing counts losses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from alongside.cases.enums_plan import NeedStatus, StageState
from alongside.cases.models import Goal, Need, StageMove
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer

GOAL, NEED, STAGE = "goal", "need", "stage"


@dataclass(frozen=True, slots=True)
class Gain:
    """One thing that was gained: what it is, its area or path (empty for a goal), the day."""

    what: str
    code: str
    on: date


def gains_between(actor: Actor, first: date, last: date) -> Iterator[Gain]:
    """What was reached from one day to another, both included. A path counts on the day it was first reached."""
    mine = _opened(actor)
    goals = Goal.objects.filter(mine, reached_on__range=(first, last)).order_by("reached_on")
    for day in goals.values_list("reached_on", flat=True):
        if day is not None:
            yield Gain(GOAL, "", day)
    needs = Need.objects.filter(mine, status=NeedStatus.MET, status_at__date__range=(first, last))
    for area, day in needs.order_by("status_at").values_list("area", "status_at__date"):
        yield Gain(NEED, area, day)
    reached = StageMove.objects.filter(mine, state=StageState.REACHED).order_by()
    firsts = reached.values("subject_id", "stage").annotate(on=Min("moved_on"))
    for stage, day in firsts.filter(on__range=(first, last)).order_by("on").values_list("stage", "on"):
        yield Gain(STAGE, stage, day)


def _opened(actor: Actor) -> Q:
    return Q(agency_id=actor.agency_id, subject_id__anyof=actor.subjects_with(Drawer.PLAN))
