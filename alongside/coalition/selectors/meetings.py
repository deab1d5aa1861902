"""Meetings: the list, one with its agenda, who came, who should host next.

Belongs here: reads. Not here: who may (policies_meetings), saving, decisions and tasks (selectors.decisions).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from alongside.coalition import agenda
from alongside.coalition.enums_meetings import OVER, STANDING, ItemKind, MeetingState
from alongside.coalition.models import (
    AgendaItem,
    ItemMinutes,
    ItemSupport,
    Meeting,
    MeetingAttendance,
    Member,
    MinutesAddendum,
)
from alongside.coalition.selectors.members import joined
from alongside.directory.selectors.hidden import is_confidential
from alongside.people.models import Account
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

TICKED, FOUND = 200, 50  # so many people stand on a list to tick; so many of those who are found


@dataclass(frozen=True, slots=True)
class Line:
    """An item of an agenda as whoever asks sees it. `weight` is its need, said by all who find it pressing."""

    row: AgendaItem
    supports: tuple[ItemSupport, ...]
    minutes: ItemMinutes | None
    ours: ItemSupport | None

    @property
    def standing(self) -> int | None:
        kind = ItemKind(self.row.kind)
        return STANDING.index(kind) if kind in STANDING else None

    @property
    def weight(self) -> int:
        return self.row.need + sum(one.need for one in self.supports)

    @property
    def place(self) -> int | None:
        return self.row.place

    @property
    def age(self) -> tuple[object, ...]:
        return (self.row.made_at, self.row.id)

    @property
    def title(self) -> str:
        return self.row.title or str(ItemKind(self.row.kind).label)

    @property
    def kind_words(self) -> str:
        return str(ItemKind(self.row.kind).label)

    @property
    def organizations(self) -> list[str]:
        """Who finds it pressing: who proposed it, then who joined in."""
        return [self.row.for_agency.name, *(one.for_agency.name for one in self.supports)]


@dataclass(frozen=True, slots=True)
class Came:
    """Who came, of one organization."""

    name: str
    people: int
    hours: object
    row: MeetingAttendance


def meetings_of(coalition_id: UUID, *, past: bool, on: date, year: int | None = None) -> "QuerySet[Meeting]":
    """Coming ones, the next first; or past ones, the latest first. Whatever is not closed is still to come.

    One that was called off stays among the coming ones until its day has passed, so that nobody waits for it in vain.
    """
    rows = Meeting.objects.filter(agency_id=coalition_id).select_related("host")
    if year is not None:
        rows = rows.filter(on__year=year)
    over = Q(state=MeetingState.CLOSED) | Q(state=MeetingState.OFF, on__lt=on)
    if past:
        return rows.filter(over).order_by("-on", "-id")
    return rows.exclude(over).order_by("on", "id")


def years_of(coalition_id: UUID) -> list[int]:
    """The years in which it met, the latest first."""
    days = Meeting.objects.filter(agency_id=coalition_id).dates("on", "year", order="DESC")
    return [one.year for one in days]


def meeting_for(coalition_id: UUID, meeting_id: UUID, *, lock: bool = False) -> Meeting:
    """One meeting of this coalition."""
    rows = Meeting.objects.filter(agency_id=coalition_id, id=meeting_id)
    rows = rows.select_for_update(of=("self",)) if lock else rows.select_related("host", "approved_in")
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def meeting_made(coalition_id: UUID, meeting_id: UUID) -> Meeting | None:
    """What an earlier sending of the same form made."""
    return Meeting.objects.filter(agency_id=coalition_id, id=meeting_id).first()


def next_meeting(coalition_id: UUID, *, on: date) -> Meeting | None:
    """The one that is going on, or the next."""
    rows = Meeting.objects.filter(agency_id=coalition_id).exclude(state__in=OVER)
    return rows.select_related("host").order_by("on", "starts", "id").first()


def latest_meeting(coalition_id: UUID) -> Meeting | None:
    """The last one that is set, whenever it is."""
    return Meeting.objects.filter(agency_id=coalition_id).order_by("-on", "-id").first()


def day_proposed(coalition_id: UUID, *, on: date) -> date | None:
    """So many weeks after the last one as was said there (S4-216)."""
    last = latest_meeting(coalition_id)
    if last is None or not last.weeks_to_next:
        return None
    day = last.on + timedelta(weeks=last.weeks_to_next)
    return day if day >= on else None


def host_proposed(coalition_id: UUID) -> Member | None:
    """Who hosted least lately: whoever never did first, then the longest ago (S4-197).

    A shelter that is kept confidential is not proposed: to host is to show where one is.
    """
    hosted = dict(
        Meeting.objects.filter(agency_id=coalition_id)
        .exclude(host=None)
        .exclude(state=MeetingState.OFF)
        .values_list("host_id")
        .annotate(last=Max("on"))
    )
    rows = sorted(
        joined(coalition_id),
        key=lambda one: (hosted.get(one.id) or date.min, one.joined_on or date.max, one.name),
    )
    return next((one for one in rows if not is_confidential(one.name)), None)


def items_of(actor: Actor, meeting: Meeting) -> list[Line]:
    """The agenda in its order. Four questions, however long it is."""
    rows = AgendaItem.objects.filter(meeting_id=meeting.id, withdrawn_at=None)
    rows = rows.select_related("for_agency", "presenter")
    supports: defaultdict[UUID, list[ItemSupport]] = defaultdict(list)
    for one in (
        ItemSupport.objects.filter(meeting_id=meeting.id).select_related("for_agency").order_by("made_at")
    ):
        supports[one.item_id].append(one)
    written = ItemMinutes.objects.filter(meeting_id=meeting.id).select_related("written_by")
    minutes = {one.item_id: one for one in written}
    lines = [
        Line(
            row,
            tuple(supports[row.id]),
            minutes.get(row.id),
            next((one for one in supports[row.id] if one.for_agency_id == actor.agency_id), None),
        )
        for row in rows
    ]
    return agenda.ordered(lines)


def items_shown(actor: Actor, meeting: Meeting, *, has_late: bool) -> list[Line]:
    """The same; late tasks stand on it only where there are any, or something was said about them."""
    lines = items_of(actor, meeting)
    return [line for line in lines if line.standing != 1 or has_late or line.minutes is not None]


def withdrawn_of(meeting: Meeting) -> "QuerySet[AgendaItem]":
    """Taken off the agenda; kept, so that it can come back."""
    rows = AgendaItem.objects.filter(meeting_id=meeting.id).exclude(withdrawn_at=None)
    return rows.select_related("for_agency").order_by("withdrawn_at", "id")


def item_for(coalition_id: UUID, item_id: UUID, *, lock: bool = False) -> AgendaItem:
    """One item of this coalition."""
    rows = AgendaItem.objects.filter(agency_id=coalition_id, id=item_id)
    rows = rows.select_for_update(of=("self",)) if lock else rows.select_related("meeting", "for_agency")
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def item_made(coalition_id: UUID, item_id: UUID) -> AgendaItem | None:
    """What an earlier sending of the same form made."""
    return AgendaItem.objects.filter(agency_id=coalition_id, id=item_id).first()


def minutes_of(item: AgendaItem, *, lock: bool = False) -> ItemMinutes | None:
    """What was said about it so far."""
    rows = ItemMinutes.objects.filter(item_id=item.id)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def came_to(meeting: Meeting) -> list[MeetingAttendance]:
    """Who came, by organization; advisers last, as a number."""
    rows = MeetingAttendance.objects.filter(meeting_id=meeting.id).select_related("member", "account__agency")
    return sorted(
        rows,
        key=lambda one: (
            one.member_id is None and one.account_id is None,
            one.member.name if one.member else one.account.agency.name if one.account else "",
            one.account.working_name if one.account else "",
        ),
    )


def hours_by_member(coalition_id: UUID, *, since: date, until: date) -> dict[str, object]:
    """Hours of people in meetings, by organization, in a time; advisers' seats under an empty name."""
    sums: defaultdict[str, object] = defaultdict(int)
    rows = MeetingAttendance.objects.filter(
        agency_id=coalition_id, meeting__on__gte=since, meeting__on__lte=until
    ).select_related("member", "account__agency")
    for row in rows.iterator():
        name = row.member.name if row.member else row.account.agency.name if row.account else ""
        sums[name] = sums[name] + row.hours * row.people  # type: ignore[operator]
    return dict(sums)


def people_of(agency_ids: "set[UUID]") -> "QuerySet[Account]":
    """Those who work at these organizations now, by name."""
    rows = Account.objects.filter(agency_id__in=agency_ids, left_at=None)
    return rows.select_related("agency").order_by("agency__name", "working_name", "id")


@dataclass(frozen=True, slots=True)
class ToTick:
    """Who stands on a list of people to tick; `many`: not everyone does; `more`: nor everyone who was found."""

    people: list[Account]
    many: bool = False
    more: bool = False


def people_to_tick(agency_ids: "set[UUID]", fields: "set[str]", words: str) -> ToTick:
    """Everyone, or where that is too many: those who are ticked or were, and who is called like the words."""
    every = list(people_of(agency_ids)[: TICKED + 1])
    if len(every) <= TICKED:
        return ToTick(every)
    ticked = [UUID(name[2:]) for name in fields if name.startswith("a-") and _is_id(name[2:])]
    found = [one for one, _name in people_found(agency_ids, words, FOUND + 1)] if words else []
    people = people_of(agency_ids).filter(id__in=[*ticked, *found[:FOUND]])
    return ToTick(list(people), many=True, more=len(found) > FOUND)


def _is_id(said: str) -> bool:
    try:
        return bool(UUID(said))
    except ValueError:
        return False


def people_found(agency_ids: "set[UUID]", words: str, most: int) -> list[tuple[str, str]]:
    """To choose from: those whose name or organization says this, no more than so many."""
    rows = people_of(agency_ids)
    if words:
        rows = rows.filter(Q(working_name__icontains=words) | Q(agency__name__icontains=words))
    return [(str(one.id), f"{one.working_name}, {one.agency.name}") for one in rows[:most]]


def person_called(agency_ids: "set[UUID]", account_id: str) -> str:
    """What one of them is called; nothing where there is none."""
    try:
        row = people_of(agency_ids).filter(id=UUID(account_id)).first()
    except ValueError:
        return ""
    return f"{row.working_name}, {row.agency.name}" if row else ""


def earlier_open_minutes(meeting: Meeting) -> "QuerySet[Meeting]":
    """Earlier meetings whose minutes nobody has approved yet, the oldest first."""
    rows = Meeting.objects.filter(
        agency_id=meeting.agency_id, state=MeetingState.CLOSED, approved_at=None, on__lte=meeting.on
    )
    return rows.exclude(id=meeting.id).order_by("on", "id")[:6]


def coming_everywhere(on: date) -> "QuerySet[Meeting]":
    """The next weeks' meetings of every coalition that whoever asks belongs to: the wall says which."""
    rows = Meeting.objects.exclude(state=MeetingState.CLOSED)
    rows = rows.filter(on__gte=on, on__lte=on + timedelta(days=14))
    return rows.select_related("agency").order_by("on", "starts", "id")[:5]


def addenda_of(meeting: Meeting) -> list[MinutesAddendum]:
    """What later meetings put right in its minutes, the earliest first."""
    rows = MinutesAddendum.objects.filter(meeting_id=meeting.id).select_related("agreed_in")
    return list(rows.order_by("made_at", "id"))


def addendum_made(coalition_id: UUID, addendum_id: UUID) -> MinutesAddendum | None:
    """What an earlier sending of the same form made."""
    return MinutesAddendum.objects.filter(agency_id=coalition_id, id=addendum_id).first()


def later_begun(meeting: Meeting) -> "QuerySet[Meeting]":
    """Meetings that came after it, the latest first: where its minutes may be put right."""
    rows = Meeting.objects.filter(
        agency_id=meeting.agency_id, on__gte=meeting.on, state__in=[MeetingState.GOING, MeetingState.CLOSED]
    )
    return rows.exclude(id=meeting.id).order_by("-on", "-id")[:24]
