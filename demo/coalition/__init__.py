"""The coalition of the demonstration at work: who belongs, meetings, needs, its plan, rules, trainings, the street.

Belongs here: the order. Not here: rows (one file an area, each through the same actions as everyone else).
"""

from alongside.referrals.actions.tallying import tally
from demo.coalition import (
    evaluation,
    founding,
    meetings,
    needs,
    outreach,
    prevention,
    quarters,
    strategy,
    training,
)
from demo.entering import Cast, acting


def work_together(cast: Cast) -> None:
    """Everything that the coalition has done so far."""
    coalition_id = cast["fay"].account.agency_id
    for area in (founding, meetings, needs, strategy, evaluation, training, outreach, prevention, quarters):
        area.load(acting, cast, coalition_id)
    tally()
