"""What is next on the way from nothing to a coalition that works: each step with its state, counted.

Belongs here: the steps and how far each is. Not here: doing them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import Count
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.coalition.enums import TEN_TYPES, MemberState
from alongside.coalition.enums_founding import Promise
from alongside.coalition.models import Commitment, Letter, Member
from alongside.coalition.selectors.founding import missing_types
from alongside.coalition.selectors.founding_seats import seats_open
from alongside.coalition.selectors.founding_words import all_rules, purposes
from alongside.coalition.selectors.meetings import latest_meeting
from alongside.coalition.selectors.needs import barriers_of
from alongside.coalition.selectors.strategy import is_agreed, plans_of
from alongside.foundation.http import address

OPEN, PART, DONE = "open", "part", "done"


@dataclass(frozen=True, slots=True)
class FoundingStep:
    """One step. `state` is open, part or done; `said` how far it is, in words."""

    code: str
    title: str | Lazy
    why: str | Lazy
    state: str
    said: str
    url: str


def founding_steps(coalition_id: UUID) -> list[FoundingStep]:
    """All of them, in order."""
    return list(_each_step(coalition_id))


def _each_step(coalition_id: UUID) -> Iterator[FoundingStep]:
    """One after the other: whoever looks for the first that nobody began counts no further."""
    rows = Member.objects.filter(agency_id=coalition_id).order_by().values_list("state")
    count = dict.fromkeys(MemberState.values, 0) | dict(rows.annotate(count=Count("id")))
    yield _listed(coalition_id, sum(count.values()))
    yield _written(coalition_id, count)
    yield _answered(coalition_id, count)
    yield _promised(coalition_id, count[MemberState.JOINED])
    yield _purpose(coalition_id)
    yield _rules(coalition_id)
    yield _seats(coalition_id)
    yield _first("meeting", "coalition:meetings", gettext_lazy("The first meeting"), coalition_id)
    yield _first("barriers", "coalition:needs_barriers", gettext_lazy("Name the barriers"), coalition_id)
    yield _first("plan", "coalition:strategy", gettext_lazy("The first plan"), coalition_id)


def is_founded(steps: list[FoundingStep]) -> bool:
    """Whether nothing is left to do. A step whose area is not there is not waited for."""
    return (
        all(one.state == DONE or not one.url for one in steps if one.code != "listed")
        and steps[0].state != OPEN
    )


def still_to_do(coalition_id: UUID, most: int) -> list[FoundingStep]:
    """The first few that are not whole; none once the coalition is founded. No more are counted than are told."""
    open_steps = (one for one in _each_step(coalition_id) if one.url and one.state != DONE)
    left = list(islice(open_steps, most))
    return [] if all(one.code == "listed" and one.state == PART for one in left) else left


def comes_next(coalition_id: UUID) -> FoundingStep | None:
    """What organizers would do next: the first step nobody began, then the first that is not whole.

    None once a plan was agreed on: from then on the plan says what comes next.
    """
    if _agreed_plan(coalition_id):
        return None
    begun = None
    for one in _each_step(coalition_id):
        if one.url and one.state == OPEN:
            return one
        if one.url and one.state == PART:
            begun = begun or one
    return begun


def _state(done: int, total: int) -> str:
    if not done:
        return OPEN
    return DONE if done >= total else PART


def _listed(coalition_id: UUID, listed: int) -> FoundingStep:
    found = len(TEN_TYPES) - len(missing_types(coalition_id))
    said = _("%(found)s of ten kinds of partners are in the list.") % {"found": found}
    return FoundingStep(
        "listed", gettext_lazy("List the partners"),
        gettext_lazy("Ten kinds of organizations meet survivors. Write down who they are here."),
        DONE if found == len(TEN_TYPES) else PART if listed else OPEN, said, address("coalition:members", coalition_id),
    )  # fmt: skip


def _written(coalition_id: UUID, count: dict[str, int]) -> FoundingStep:
    drafts = Letter.objects.filter(agency_id=coalition_id, stands_since=None).count()
    waiting = count[MemberState.WANTED]
    asked = sum(count.values()) - waiting
    said = ngettext(
        "%(n)s organization is still to be asked.", "%(n)s organizations are still to be asked.", waiting
    )
    words = said % {"n": waiting}
    if drafts:
        words += " " + ngettext("%(n)s letter is a draft.", "%(n)s letters are drafts.", drafts) % {
            "n": drafts
        }
    return FoundingStep(
        "written", gettext_lazy("Invite them with a letter"),
        gettext_lazy("A formal letter says why this is needed and asks them to join."),
        _state(asked, asked + waiting), words, address("coalition:letters", coalition_id),
    )  # fmt: skip


def _answered(coalition_id: UUID, count: dict[str, int]) -> FoundingStep:
    joined, open_ = count[MemberState.JOINED], count[MemberState.ASKED]
    said = _("%(joined)s joined, %(open)s have not answered yet.") % {"joined": joined, "open": open_}
    return FoundingStep(
        "answered", gettext_lazy("Write down the replies"),
        gettext_lazy("Yes with a day, or not now. Nobody is scored for saying no."),
        _state(joined, joined + open_), said, address("coalition:members", coalition_id) + "?state=asked",
    )  # fmt: skip


def _promised(coalition_id: UUID, joined: int) -> FoundingStep:
    rows = Commitment.objects.filter(agency_id=coalition_id, partner__state=MemberState.JOINED).order_by()
    whole = rows.values("partner_id").annotate(count=Count("id")).filter(count=len(Promise)).count()
    said = _("%(whole)s of %(joined)s members made all five.") % {"whole": whole, "joined": joined}
    return FoundingStep(
        "promised", gettext_lazy("Make the five promises"),
        gettext_lazy("Each member makes them on its own screen, or on paper."),
        _state(whole, joined), said, address("coalition:members", coalition_id) + "?state=joined",
    )  # fmt: skip


def _purpose(coalition_id: UUID) -> FoundingStep:
    state, said = _agreed(purposes(coalition_id))
    why = gettext_lazy("A vision, a mission, and the values that guide you.")
    url = address("coalition:purpose", coalition_id)
    return FoundingStep("purpose", gettext_lazy("Agree on the purpose"), why, state, said, url)


def _rules(coalition_id: UUID) -> FoundingStep:
    state, said = _agreed(all_rules(coalition_id))
    why = gettext_lazy("Who leads, where and when you meet, who writes, how decisions are made.")
    url = address("coalition:rules", coalition_id)
    return FoundingStep("rules", gettext_lazy("Agree on the ground rules"), why, state, said, url)


def _agreed(versions: Sequence[object]) -> tuple[str, str]:
    stands = any(getattr(one, "stands_since", None) for one in versions)
    if stands:
        return DONE, _("Agreed.")
    return (PART, _("A draft is written.")) if versions else (OPEN, _("Nothing is written yet."))


def _seats(coalition_id: UUID) -> FoundingStep:
    seats = seats_open(coalition_id)
    said = ngettext("%(n)s seat is there.", "%(n)s seats are there.", seats) % {"n": seats}
    why = gettext_lazy(
        "Experts by experience and other advisers sit at the table from the start, and are paid."
    )
    url = address("coalition:seats", coalition_id)
    return FoundingStep(
        "seats", gettext_lazy("Make seats for experts"), why, DONE if seats else OPEN, said, url
    )


def _first(code: str, area: str, title: str | Lazy, coalition_id: UUID) -> FoundingStep:
    """A step that another area keeps, where it is there."""
    url = address(area, coalition_id)
    held = STARTED[code](coalition_id)
    why = {
        "meeting": gettext_lazy("Invite everyone who joined, with the experts’ item first."),
        "barriers": gettext_lazy(
            "What stands between survivors and help. Each action of the plan answers one."
        ),
        "plan": gettext_lazy("Which agency does what, and by when."),
    }[code]
    said = _("Done.") if held else _("Not yet.")
    return FoundingStep(code, title, why, DONE if held else OPEN, said, url)


def _barrier(coalition_id: UUID) -> bool:
    return barriers_of(coalition_id, {}).exists()


def _agreed_plan(coalition_id: UUID) -> bool:
    return any(is_agreed(plan) for plan in plans_of(coalition_id))


# Steps that another area keeps, and what has begun there.
STARTED: dict[str, Callable[[UUID], object]] = {
    "meeting": latest_meeting,
    "barriers": _barrier,
    "plan": _agreed_plan,
}
