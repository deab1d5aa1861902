"""A child report was made from a call: the written one is due within its time.

Belongs here: noting that it was called in, and starting the clock. Not here: the law (clocks.rules), the report of
a client's own record (cases.actions.child_reports). It says nothing about what was told.
"""

from uuid import UUID

from django.utils import timezone

from alongside.clocks.actions.running import start_clock
from alongside.clocks.selectors.running import Running, clocks_about
from alongside.crisis_line.actions.writing import save_step
from alongside.crisis_line.enums import Disposition
from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import call_for
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer

WRITTEN = "il-child-report-written-48h"  # 325 ILCS 5/7; see clocks/rules/illinois.json for its state of verification
TICK = f"ends.{Disposition.CHILD_REPORT}"


def note_child_report(*, actor: Actor, call_id: UUID) -> Call:
    """The report was called in now. Noted twice, one clock runs."""
    call = call_for(actor, call_id)
    if not has_report(call_clocks(actor, call)):
        start_clock(actor, call.subject_id, Drawer.CALL, WRITTEN, timezone.now())
    return save_step(actor=actor, call_id=call_id, name=TICK, value="yes", version=call.version)


def call_clocks(actor: Actor, call: Call) -> list[Running]:
    """The clocks that hang on this call and run."""
    return [one for one in clocks_about(actor, call.subject_id, Drawer.CALL) if not one.is_over_with]


def has_report(running: list[Running]) -> bool:
    """Whether the written report is being waited for."""
    return any(one.rule_id == WRITTEN for one in running)
