"""Beds tonight: which agencies offer them, how many are free, who asked for one and what was answered.

Belongs here: fields, constraints, what each field is (class Care). Not here: whom a shelter takes and what it asks
(ServiceProfile, of the linked service), any client. A request carries ages in bands, a count and codes; it is visible
to who asked and whom they asked (migrations/0031_beds_rows), and is deleted when it ends: what stays are counts.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.directory.enums_beds import (
    BedNeed,
    BedType,
    Counted,
    Ending,
    HoldState,
    NoReason,
    Reply,
    YesHow,
)
from alongside.vault.ids import uuid7

BANDS = 6


class Shelter(models.Model):
    """An agency that offers beds here. It has a county and a central line, and nothing that finds it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    service_id = models.UUIDField(
        null=True, help_text="its entry in the directory: whom it takes, what it asks"
    )
    county = models.CharField(max_length=60, blank=True)
    line = models.CharField(max_length=20, blank=True, help_text="the central line, which may be given out")
    good_for_minutes = models.PositiveSmallIntegerField(default=720)
    any_hour = models.BooleanField(null=True, help_text="people can come at any hour; null: nobody has said")
    rests_since = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "service_id"}
        operational = {"county", "line", "good_for_minutes", "any_hour", "rests_since", "version"}
        open_words = {"county", "line"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency"], name="directory_shelter_one_an_agency"),
            models.CheckConstraint(
                name="directory_shelter_good_for_a_while",
                condition=Q(good_for_minutes__gte=30, good_for_minutes__lte=2880),
            ),
        ]


class BedCount(models.Model):
    """How many beds of one kind are free, as the shelter's own people said, and when they said it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    bed_type = models.CharField(max_length=12, choices=BedType)
    free = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField(null=True)
    said_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency"}
        operational = {"bed_type", "free", "total", "said_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "bed_type"], name="directory_bedcount_one_a_kind"),
            models.CheckConstraint(name="directory_bedcount_fits", condition=Q(free__lte=500)),
        ]


class BedPast(models.Model):
    """What was said before: when a shelter was full, and for how long."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    bed_type = models.CharField(max_length=12, choices=BedType)
    free = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()

    class Care:
        linking = {"id", "agency"}
        operational = {"bed_type", "free", "said_at"}

    class Meta:
        indexes = [models.Index(fields=["agency", "said_at"], name="directory_bedpast_when")]


class BedRequest(models.Model):
    """One question to several shelters, for somebody who said yes to it. It knows no name, place or word."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    code = models.CharField(max_length=8, unique=True)
    asked = ArrayField(models.UUIDField(), help_text="the agencies that are asked")
    bed_type = models.CharField(max_length=12, choices=BedType)
    ages = ArrayField(models.PositiveSmallIntegerField(), size=BANDS, help_text="how many in each AgeBand")
    needs = ArrayField(models.CharField(max_length=12, choices=BedNeed), default=list, blank=True)
    yes_how = models.CharField(
        max_length=12, choices=YesHow, help_text="how they said yes to being asked for"
    )
    tell_back = models.BooleanField(help_text="they agree that the shelter says whether they came")
    made_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField()

    class Care:
        linking = {"id", "agency", "asked"}
        operational = {
            "code", "bed_type", "ages", "needs", "yes_how", "tell_back", "made_at", "deadline",
        }  # fmt: skip
        open_words = {"code"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="directory_bedrequest_agency_id"),
            models.CheckConstraint(name="directory_bedrequest_they_said_yes", condition=~Q(yes_how="")),
            models.CheckConstraint(name="directory_bedrequest_ends", condition=Q(deadline__gt=F("made_at"))),
        ]


class BedReply(models.Model):
    """What one shelter answered. `request_id` and `asker` are bound to the request at the row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    asker = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    request_id = models.UUIDField()
    by_phone = models.BooleanField(
        default=False, help_text="a shelter without an account; noted by who asked"
    )
    answer = models.CharField(max_length=5, choices=Reply)
    reason = models.CharField(max_length=8, choices=NoReason, blank=True)
    replied_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "asker", "request_id"}
        operational = {"by_phone", "answer", "reason", "replied_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request_id", "agency"], condition=Q(by_phone=False), name="directory_bedreply_once"
            ),
            models.CheckConstraint(
                name="directory_bedreply_reason_iff_no",
                condition=Q(answer=Reply.NO) & ~Q(reason="") | ~Q(answer=Reply.NO) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="directory_bedreply_phone_is_ours", condition=Q(by_phone=False) | Q(agency=F("asker"))
            ),
        ]


class BedHold(models.Model):
    """A bed that is kept for a code. Whom the code stands for, only who asked knows (room referrals)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    asker = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    request_id = models.UUIDField(help_text="of the request, which may be gone")
    code = models.CharField(max_length=8)
    by_phone = models.BooleanField(default=False)
    bed_type = models.CharField(max_length=12, choices=BedType)
    beds = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=HoldState, default=HoldState.HELD)
    tell_back = models.BooleanField(default=False)
    held_until = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "asker", "request_id"}
        operational = {
            "code", "by_phone", "bed_type", "beds", "state", "tell_back", "held_until", "made_at", "changed_at",
        }  # fmt: skip
        open_words = {"code"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="directory_bedhold_beds", condition=Q(beds__gte=1, beds__lte=50)),
            models.CheckConstraint(name="directory_bedhold_ends", condition=Q(held_until__gt=F("made_at"))),
        ]
        indexes = [models.Index(fields=["agency", "state"], name="directory_bedhold_open")]


class BedWord(models.Model):
    """What became of a request, for those who were asked and for who asked. It goes after half a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    became = models.CharField(max_length=10, choices=Ending)
    at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency"}
        operational = {"code", "became", "at"}
        open_words = {"code"}


class BedTally(models.Model):
    """Counts by day and kind of bed: all that stays of a request. Written by the wall's own functions only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    on = models.DateField()
    county = models.CharField(max_length=60, blank=True)
    bed_type = models.CharField(max_length=12, choices=BedType)
    what = models.CharField(max_length=10, choices=Counted)
    reason = models.CharField(max_length=8, blank=True, help_text="a NoReason or a NextPlace")
    count = models.PositiveIntegerField(default=0)

    class Care:
        linking = {"id", "agency"}
        operational = {"on", "county", "bed_type", "what", "reason", "count"}
        open_words = {"county", "reason"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "on", "county", "bed_type", "what", "reason"],
                name="directory_bedtally_once",
            )
        ]
