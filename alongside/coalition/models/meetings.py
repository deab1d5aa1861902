"""Meetings of a coalition: the day, what is on the agenda, what was said, who came.

Belongs here: fields, constraints, what each field is (class Care). Not here: decisions, tasks (models.decisions), the
order of an agenda (agenda). Nothing here names anyone who is helped, and nobody's history: expert advisers are a number
of seats.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.coalition.enums_meetings import ItemKind, MeetingState, Need
from alongside.vault.ids import uuid7


class Meeting(models.Model):
    """One meeting. `approved_in` is the later meeting that approved its minutes: from then on they stand."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField(null=True)
    place = models.CharField(max_length=200)
    way_there = models.CharField(max_length=400, blank=True)
    step_free = models.BooleanField(default=False)
    near_transit = models.BooleanField(default=False)
    child_care = models.BooleanField(default=False)
    interpreter = models.BooleanField(default=False)
    remote_line = models.CharField(max_length=300, blank=True)
    host = models.ForeignKey("coalition.Member", models.PROTECT, null=True, related_name="+")
    weeks_to_next = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=8, choices=MeetingState, default=MeetingState.PLANNED)
    noticed_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    off_at = models.DateTimeField(null=True)
    off_why = models.CharField(max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_in = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    current = models.ForeignKey("coalition.AgendaItem", models.PROTECT, null=True, related_name="+")
    current_since = models.DateTimeField(null=True)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "host", "approved_in", "current", "made_by"}
        operational = {
            "on", "starts", "ends", "place", "way_there", "step_free", "near_transit", "child_care", "interpreter",
            "remote_line", "weeks_to_next", "state", "noticed_at", "begun_at", "closed_at", "off_at", "off_why",
            "approved_at",
            "current_since", "made_at", "version",
        }  # fmt: skip
        open_words = {"place", "way_there", "remote_line", "off_why"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_meeting_agency_id"),
            models.CheckConstraint(
                name="coalition_meeting_closed_at_iff_closed",
                condition=Q(state=MeetingState.CLOSED, closed_at__isnull=False)
                | ~Q(state=MeetingState.CLOSED) & Q(closed_at=None),
            ),
            models.CheckConstraint(
                name="coalition_meeting_off_at_iff_off",
                condition=Q(state=MeetingState.OFF, off_at__isnull=False)
                | ~Q(state=MeetingState.OFF) & Q(off_at=None, off_why=""),
            ),
            models.CheckConstraint(
                name="coalition_meeting_approved_by_another",
                condition=Q(approved_at=None, approved_in=None)
                | Q(approved_at__isnull=False, state=MeetingState.CLOSED) & ~Q(approved_in=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-on"], name="coalition_meeting_by_day"),
            models.Index(fields=["host", "-on"], name="coalition_meeting_hosted"),
        ]


class AgendaItem(models.Model):
    """Something to talk about. `place` is where an organizer put it, with a reason; otherwise its need says where."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ItemKind)
    title = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    need = models.PositiveSmallIntegerField(choices=Need, default=Need.GOOD)
    minutes_wanted = models.PositiveSmallIntegerField(null=True)
    presenter = models.ForeignKey("coalition.Member", models.PROTECT, null=True, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    place = models.PositiveSmallIntegerField(null=True)
    place_why = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "meeting", "presenter", "for_agency", "made_by"}
        operational = {
            "kind", "title", "about", "need", "minutes_wanted", "made_at", "place", "place_why", "withdrawn_at",
        }  # fmt: skip
        open_words = {"title", "about", "place_why"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_agendaitem_agency_id"),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=Q(kind__in=[ItemKind.SURVIVORS, ItemKind.TASKS]),
                name="coalition_agendaitem_standing_once",
            ),
            models.CheckConstraint(
                name="coalition_agendaitem_has_words",
                condition=~Q(title="") | Q(kind__in=[ItemKind.SURVIVORS, ItemKind.TASKS]),
            ),
            models.CheckConstraint(
                name="coalition_agendaitem_moved_with_a_reason",
                condition=Q(place=None) | ~Q(place_why=""),
            ),
        ]


class ItemSupport(models.Model):
    """This matters to us too: one an organization, with how much."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    need = models.PositiveSmallIntegerField(choices=Need)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "meeting", "item", "for_agency", "made_by"}
        operational = {"need", "made_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "for_agency"], name="coalition_itemsupport_one_each"),
        ]


class ItemMinutes(models.Model):
    """What was said about one item. Written by organizers while people talk."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    written_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "meeting", "item", "written_by"}
        operational = {"text", "written_at", "version"}
        open_words = {"text"}


class MeetingAttendance(models.Model):
    """Who came: an account, an organization without accounts here (a number of people), or seats of advisers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    member = models.ForeignKey("coalition.Member", models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)
    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Care:
        linking = {"id", "agency", "meeting", "member", "account"}
        operational = {"people", "hours"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "account"],
                condition=~Q(account=None),
                name="coalition_attendance_person_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(account=None) & ~Q(member=None),
                name="coalition_attendance_member_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(account=None, member=None),
                name="coalition_attendance_seats_once",
            ),
            models.CheckConstraint(
                name="coalition_attendance_one_person_is_one",
                condition=Q(account=None) | Q(people=1),
            ),
        ]
