"""The plan as a table, as a document, and as a draft in the plan room.

Belongs here: files and handing over. Not here: the page (views/strategy).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.coalition.actions import strategy_publishing
from alongside.coalition.enums_strategy import ActionState, SixMeasure
from alongside.coalition.errors_strategy import NothingToPublish
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, table_of
from alongside.coalition.views.strategy import AREA, asked_for
from alongside.foundation.http import download, see_other
from alongside.foundation.typesetting import typeset
from alongside.people.types import StaffRequest
from alongside.plan_room.errors import FormNotReadable
from alongside.vault.errors import NotFound

if TYPE_CHECKING:
    from alongside.coalition.models import PlanAction, StrategicPlan

TEMPLATE = Path(__file__).parent.parent / "data" / "strategy.typ"


@require_safe
@in_coalition
def strategy_csv(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A table for a spreadsheet, with the same filters as the page."""
    plan = _plan(request, coalition)
    rows = (_cells(row) for row in reads.actions_of(plan, asked_for(request)))
    return table_of(request, _heads(), rows, kind="plan", why="coalition_plan")


def _heads() -> list[str]:
    return [
        _("What"), _("Who"), _("From when"), _("By when"), _("State"), _("The barrier it answers"),
        _("What is different afterwards"), _("Who there does it"), _("What it takes"),
        _("How you will know that it worked"), _("Which measure it moves"), _("Answers the promise"),
    ]  # fmt: skip


def _cells(row: PlanAction) -> list[str]:
    return [
        row.what, row.member.name if row.member else _("All together"),
        row.starts_on.isoformat() if row.starts_on else "", row.due_on.isoformat() if row.due_on else "",
        str(ActionState(row.state).label), row.barrier_words, row.change, row.owner, row.resources, row.success,
        str(SixMeasure(row.measure).label) if row.measure else "", row.answers,
    ]  # fmt: skip


@require_safe
@in_coalition
def strategy_pdf(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The whole plan as one document, typeset here."""
    plan = _plan(request, coalition)
    heads = _heads()
    told = {
        "language": (get_language() or "en")[:2],
        "title": plan.title,
        "coalition": coalition.name,
        "time": f"{date_format(plan.starts_on)} – {date_format(plan.ends_on)}",
        "agreed": _agreed(plan),
        "made": date_format(timezone.localdate()),
        "nothing": _("No action is written yet."),
        "page": _("Page"),
        "actions": [
            {
                "what": cells[0], "who": cells[1], "due": date_format(row.due_on) if row.due_on else "",
                "state": cells[4], "by": _("by"),
                "facts": [[heads[at], cells[at]] for at in range(5, len(cells)) if cells[at]],
            }
            for row, cells in ((row, _cells(row)) for row in reads.actions_of(plan))
        ],
    }  # fmt: skip
    return download(typeset(TEMPLATE, told), kind="plan", extension="pdf", content_type="application/pdf")


def _agreed(plan: StrategicPlan) -> str:
    if plan.agreed_on is None:
        return _("A draft. It is not agreed yet.")
    agreed = _("Agreed on %(day)s.") % {"day": date_format(plan.agreed_on)}
    return f"{agreed} {plan.decision_words}".strip()


@require_POST
@in_coalition
def publish_strategy(request: StaffRequest, coalition: Coalition, strategy_id: UUID) -> HttpResponseBase:
    """Make a draft in the plan room, and go there: somebody else reads and publishes it."""
    try:
        draft = strategy_publishing.offer_plan(
            actor=request.actor, coalition_id=coalition.id, plan_id=strategy_id, name=coalition.name,
            why=_("The coalition's plan as it was agreed."),
        )  # fmt: skip
    except (NothingToPublish, FormNotReadable) as problem:
        messages.error(request, str(problem))
        return see_other(AREA, coalition.id, query=f"?plan={strategy_id}")
    messages.success(request, _("A draft waits in the plan room. Another person reads and publishes it."))
    return see_other("plan_desk:draft", draft)


def _plan(request: StaffRequest, coalition: Coalition) -> StrategicPlan:
    asked = request.GET.get("plan", "")
    try:
        plan = reads.plan_now(coalition.id, UUID(asked) if asked else None)
    except ValueError:
        plan = None
    if plan is None:
        raise NotFound
    return plan
