"""What may follow what when an advocate is sent, and whom to call next.

Belongs here: the order of steps and the advice, as functions of what was noted and of the time. Not here: noting
(actions.sending), words (sending_words). The call itself is made by a person; nothing here rings anyone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.crisis_line.enums_shifts import Step

ENDS = (Step.LEFT, Step.CALLED_OFF)


@dataclass(frozen=True, slots=True)
class Noted:
    """One step that stands."""

    what: str
    account_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do: `call` someone now, `wait` until a time and then call; or where it stands (`goes`, `on_the_way`,
    `there` since a time, `over`)."""

    kind: str
    person: UUID | None = None
    at: datetime | None = None


def who_goes(steps: Sequence[Noted]) -> UUID | None:
    """Who said yes last, and did not take it back."""
    going: UUID | None = None
    for step in steps:
        if step.what == Step.ACCEPTED:
            going = step.account_id
        elif step.what == Step.DECLINED and step.account_id == going:
            going = None
    return going


def waiting_for(steps: Sequence[Noted]) -> list[Noted]:
    """The calls that nobody has answered yet, oldest first."""
    open_: dict[UUID | None, Noted] = {}
    for step in steps:
        if step.what == Step.CALLED:
            open_[step.account_id] = step
        elif step.what in (Step.ACCEPTED, Step.DECLINED):
            open_.pop(step.account_id, None)
    return list(open_.values())


def is_over(steps: Sequence[Noted]) -> bool:
    """Whether it ended."""
    return bool(steps) and steps[-1].what in ENDS


def may_follow(steps: Sequence[Noted], what: str, account_id: UUID | None) -> bool:
    """Whether a step can be noted now."""
    if is_over(steps):
        return False
    going, done = who_goes(steps), {step.what for step in steps}
    if what == Step.CALLED:
        return going is None and account_id is not None
    if what in (Step.ACCEPTED, Step.DECLINED):
        called = account_id in {step.account_id for step in waiting_for(steps)}
        gives_up = what == Step.DECLINED and account_id == going and Step.ARRIVED not in done
        return gives_up or (called and (what == Step.DECLINED or going is None))
    if what == Step.ON_THE_WAY:
        return going is not None and _since_yes(steps).isdisjoint({Step.ON_THE_WAY, Step.ARRIVED})
    if what == Step.ARRIVED:
        return going is not None and Step.ARRIVED not in done
    if what == Step.LEFT:
        return Step.ARRIVED in done
    return what == Step.CALLED_OFF and Step.ARRIVED not in done


def advise(steps: Sequence[Noted], order: Sequence[UUID], waits: timedelta, now: datetime) -> Advice:
    """Whom to call next, and when: the first on the list who was not called yet, after the agency's wait."""
    if is_over(steps):
        return Advice("over")
    if going := who_goes(steps):
        return _under_way(steps, going)
    called = {step.account_id for step in steps if step.what == Step.CALLED}
    following = next((one for one in order if one not in called), None)
    open_calls = waiting_for(steps)
    if open_calls and now < open_calls[-1].at + waits:
        return Advice("wait", following, open_calls[-1].at + waits)
    return Advice("call", following)


def _under_way(steps: Sequence[Noted], going: UUID) -> Advice:
    """Where whoever said yes is by now."""
    since = _since_yes(steps)
    for kind, what in (("there", Step.ARRIVED), ("on_the_way", Step.ON_THE_WAY)):
        if what in since:
            return Advice(kind, going, next(step.at for step in reversed(steps) if step.what == what))
    return Advice("goes", going)


def _since_yes(steps: Sequence[Noted]) -> set[str]:
    """What was noted after the last yes."""
    found: set[str] = set()
    for step in steps:
        found = set() if step.what == Step.ACCEPTED else found | {step.what}
    return found
