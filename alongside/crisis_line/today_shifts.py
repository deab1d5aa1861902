"""What the line adds to Today: your own shift, the line tonight with its gaps, what was handed over.

Belongs here: gathering it for one reader. Not here: the page itself (people), reading (selectors).
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from alongside.crisis_line import policies_shifts, roster_words, spans
from alongside.crisis_line.selectors.handing_over import last_from_others
from alongside.crisis_line.selectors.shifts import (
    Held,
    gaps_of,
    holding,
    on_the_line_now,
    swaps_of,
    zone_of,
)
from alongside.crisis_line.spans import Span
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor
from alongside.vault.errors import Locked

SOON = timedelta(hours=12)


def parts(request: StaffRequest) -> list[Part]:
    """The reader's shift, the line tonight, the hand-over for who holds the line now or soon."""
    actor, now = request.actor, timezone.now()
    if not policies_shifts.may_see_roster(actor):
        return []
    window = _window(actor, now)
    near = holding(actor.agency_id, window.start, max(window.end, now + SOON))
    mine = next((one for one in near if one.account_id == actor.account_id and _is_soon(one, now)), None)
    asked = [swap for swap in swaps_of(actor) if swap.asked_id == actor.account_id]
    found = [_your_shift(actor, mine, now)] if mine else []
    if asked:
        found.append(Part("crisis_line/_today_asked.html", {"swaps": asked}))
    if tonight := _tonight([one for one in near if one.span.start < window.end], window, now):
        found.append(tonight)
    return [*found, *_handed_over(actor, mine)]


def _your_shift(actor: Actor, mine: Held, now: datetime) -> Part:
    pair = on_the_line_now(actor.agency_id, max(now, mine.span.start))
    number = pair.backup.digits if pair.backup and pair.backup is not mine else None
    words = roster_words.you_hold(mine, pair)
    return Part(
        "crisis_line/_today_yours.html", {"words": words, "number": roster_words.number(number)}, "lead"
    )


def _window(actor: Actor, now: datetime) -> Span:
    """From noon to noon around now."""
    zone = zone_of(actor.agency_id)
    local = now.astimezone(zone)
    day = local.date() if local.hour >= 12 else local.date() - timedelta(days=1)
    return Span(spans.at(day, time(12), zone), spans.at(day + timedelta(days=1), time(12), zone))


def _is_soon(held: Held, now: datetime) -> bool:
    return held.span.start < now + SOON and held.span.end > now


def _tonight(held: list[Held], window: Span, now: datetime) -> Part | None:
    """The line of that window; nothing where the agency has no shift near."""
    if not held:
        return None
    ahead = gaps_of(held, now, window.end)
    return Part(
        "crisis_line/_today_line.html",
        {
            "chart": roster_words.chart(held, ahead, window, now),
            "gaps": [roster_words.nobody(hole, with_day=False) for hole in ahead],
        },
        "aside",
    )


def _handed_over(actor: Actor, mine: Held | None) -> list[Part]:
    """For whoever holds the line now or soon; said without its words where her drawers are closed."""
    if mine is None:
        return []
    try:
        said = last_from_others(actor)
    except Locked:
        return []
    return [Part("crisis_line/_today_handover.html", {"said": said}, "aside")] if said else []
