"""What meetings leave beside themselves: the address of a calendar, and what was put right in approved minutes.

Belongs here: fields, constraints, what each field is (class Care). Not here: the meeting (models.meetings).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.models.meetings import Meeting
from alongside.vault.ids import uuid7


class MeetingFeed(models.Model):
    """The address at which one member's calendar fetches a coalition's days. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "made_by", "token_hash"}
        operational = {"made_at", "ended_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "made_by"], condition=Q(ended_at=None), name="coalition_meetingfeed_one"
            ),
        ]


class MinutesAddendum(models.Model):
    """What a later meeting put right in minutes that stand. The minutes keep their words; this stands below them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    agreed_in = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    text = models.TextField()
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "meeting", "agreed_in", "made_by"}
        operational = {"text", "made_at"}
        open_words = {"text"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="coalition_addendum_has_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="coalition_addendum_agreed_elsewhere", condition=~Q(agreed_in=models.F("meeting"))
            ),
        ]
        indexes = [models.Index(fields=["meeting", "made_at"], name="coalition_addendum_meeting")]
