"""The plan at a glance, and what changed in it.

Belongs here: what the front page of a coalition shows of the plan. Not here: the page itself (views/front).
"""

from django.utils import timezone

from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.members import Coalition
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """Nothing while there is no plan."""
    plan = reads.plan_now(coalition.id)
    if plan is None:
        return []
    glance = reads.glance_of(plan, timezone.localdate())
    lately = reads.changed_lately(coalition.id)
    shown = [Part("coalition/_front_plan.html", {"glance": glance})]
    return [*shown, *([Part("coalition/_front_changed.html", {"steps": lately}, "aside")] if lately else [])]
