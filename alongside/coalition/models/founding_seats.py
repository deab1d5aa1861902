"""Seats of experts by experience and other expert advisers: how many there are, who sits there, what was paid.

Belongs here: fields, what each field is. Not here: any word about anyone's life. All members see how many seats there
are. Who sits on one, what was paid and who was suggested is read by organizers; a suggestion also by who made it. No
field says why someone is an expert, and none may.
"""

from django.db import models
from django.utils import timezone

from alongside.coalition.enums_founding import Suggested
from alongside.vault.ids import uuid7


class Seat(models.Model):
    """A seat, by its number."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Care:
        linking = {"id", "agency"}
        operational = {"number", "since", "until"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_seat_agency_id"),
            models.UniqueConstraint(fields=["agency", "number"], name="coalition_seat_number"),
        ]


class Sitting(models.Model):
    """Who sits on a seat now, and how they wish to be credited. Read by organizers only; gone when they leave it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    credited_as = models.CharField(max_length=200, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    since = models.DateField()

    class Care:
        linking = {"id", "agency", "seat"}
        operational = {"name", "credited_as", "reach", "since"}
        open_words = {"name", "credited_as", "reach"}


class Payment(models.Model):
    """What was paid for taking part, by the seat's number. Read by organizers only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    on = models.DateField()
    dollars = models.DecimalField(max_digits=8, decimal_places=2)
    what_for = models.CharField(max_length=200)
    taken_back_on = models.DateField(null=True)

    class Care:
        linking = {"id", "agency", "seat"}
        operational = {"on", "dollars", "what_for", "taken_back_on"}
        open_words = {"what_for"}


class Suggestion(models.Model):
    """Someone a member thinks of for a seat, told to the organizers in confidence (S4-184)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    reach = models.CharField(max_length=200, blank=True)
    agreed_to_be_named = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=Suggested, default=Suggested.NEW)
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "made_by"}
        operational = {"name", "reach", "agreed_to_be_named", "state", "made_at"}
        open_words = {"name", "reach"}
