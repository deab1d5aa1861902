"""Counts of agencies over a quarter or a year: an agency's own, and what members that share tell a coalition together.

Belongs here: reading, sharing, what may be shown of a sum. Not here: counting (each room above, in its migrations), the
screens (coalition). A cell that is kept back is None, and with it its complement (small).
"""

from datetime import date
from uuid import UUID

from django.db import connection

from alongside.bulletin.models import Sharing, Tally
from alongside.bulletin.small import protected
from alongside.people.policies import LEADS
from alongside.vault import ledger
from alongside.vault.actors import Actor, Decision, allow, deny, require
from alongside.vault.enums import What

Counts = dict[str, int | None]
QUESTIONS = ("safe", "respected", "understood", "chose", "safety", "known")
ANSWERS = ("yes", "partly", "no", "open")


def referrals_counted(coalition_id: UUID, start: date, end: date) -> Counts:
    """Referrals that were sent: to other members, to others, in all."""
    return _over_quarters(coalition_id, "referrals", [("members", "others")], start, end)


def people_counted(coalition_id: UUID, start: date, end: date) -> Counts:
    """Different people at each agency, added up; and referrals that were taken on, by where they came from."""
    served = _told(coalition_id, "people", start, _months(start, end))
    sources = _over_quarters(coalition_id, "sources", [("members", "others")], start, end)
    told = {"served": served["total"]} if "total" in served else {}
    return told | {f"from_{key}": count for key, count in sources.items()}


def feedback_counted(coalition_id: UUID, start: date, end: date) -> Counts:
    """What people who were helped said, by question and answer ("safe:yes"), and how many answered ("total")."""
    groups = [tuple(f"{asked}:{said}" for said in ANSWERS) for asked in QUESTIONS]
    found = _over_quarters(coalition_id, "feedback", groups, start, end)
    first = {"total": found["total"]} if "total" in found else {}  # above what they said
    return first | found


def sharing_count(coalition_id: UUID, start: date) -> int:
    """How many members share their counts of this time."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.coalition_sharing_count(%s, %s)", [coalition_id, start])
        return int(cursor.fetchone()[0])


def _over_quarters(
    coalition_id: UUID, measure: str, groups: list[tuple[str, ...]], start: date, end: date
) -> Counts:
    """A year is the sum of its quarters as they are shown; one that is kept back keeps the year's cell back.

    `groups`: cells that together make the total, each protected by itself.
    """
    found: Counts = {}
    for quarter in _quarters(start, end):
        told = _told(coalition_id, measure, quarter, 3)
        if "total" not in told:
            continue
        shown: Counts = {}
        for cells in groups:
            shown |= protected({cell: told.get(cell) or 0 for cell in cells})
        shown["total"] = told["total"]
        for key, count in shown.items():
            before = found.get(key, 0)
            found[key] = None if count is None or before is None else before + count
    return found


def _told(coalition_id: UUID, measure: str, start: date, months: int) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, total from wall.coalition_tallies(%s, %s, %s, %s)",
            [coalition_id, measure, start, months],
        )
        return dict(cursor.fetchall())


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _quarters(start: date, end: date) -> list[date]:
    first, last = start.year * 4 + (start.month - 1) // 3, end.year * 4 + (end.month - 1) // 3
    return [date(one // 4, one % 4 * 3 + 1, 1) for one in range(first, last + 1)]


# -- an agency's own ---------------------------------------------------------------------------------


def may_share_counts(actor: Actor) -> Decision:
    """Say with whom the agency's counts are shared: whoever leads there."""
    return allow("leads") if actor.role in LEADS else deny("role")


def shared_since(actor: Actor, coalition_id: UUID) -> date | None:
    """From which quarter on her agency shares; None where it does not."""
    rows = Sharing.objects.filter(agency_id=actor.agency_id, coalition_id=coalition_id)
    return rows.values_list("since", flat=True).first()


def share_counts(*, actor: Actor, coalition_id: UUID, since: date) -> None:
    """Share from the quarter of this day on. What was counted before stays the agency's own."""
    require(may_share_counts(actor))
    first = _quarters(since, since)[0]
    Sharing.objects.get_or_create(
        agency_id=actor.agency_id, coalition_id=coalition_id, defaults={"since": first}
    )
    ledger.add(actor, What.RULES_CHANGED, why="counts.shared", about=coalition_id)


def stop_sharing_counts(*, actor: Actor, coalition_id: UUID) -> None:
    """From now on none of its counts is in any sum, earlier ones neither."""
    require(may_share_counts(actor))
    Sharing.objects.filter(agency_id=actor.agency_id, coalition_id=coalition_id).delete()
    ledger.add(actor, What.RULES_CHANGED, why="counts.not_shared", about=coalition_id)


def own_counts(actor: Actor, start: date, months: int) -> dict[tuple[str, str], int]:
    """What was counted of her own agency: (measure, key) → number."""
    rows = Tally.objects.filter(agency_id=actor.agency_id, starts=start, months=months)
    return {(measure, key): count for measure, key, count in rows.values_list("measure", "key", "count")}
