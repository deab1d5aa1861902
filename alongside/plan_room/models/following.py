"""Who follows plans by mail, and what: an address sealed under the server's key, and a keyed mark to find it again.

Belongs here: fields. Not here: the verbs (actions.following, the wall's functions), what a mail says (telling).
Nobody reads these tables, not even those who keep plans: only functions of the wall do.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.plan_room.enums import Often
from alongside.plan_room.models.agencies import PlanAgency
from alongside.plan_room.models.plans import Action, Plan
from alongside.vault.ids import uuid7


class Follower(models.Model):
    """One address. The row goes with the last thing it follows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    address_sealed = models.BinaryField(editable=False)
    address_mark = models.BinaryField(unique=True, editable=False)
    link_mark = models.BinaryField(unique=True, editable=False)
    language = models.CharField(max_length=5)
    often = models.CharField(max_length=6, choices=Often)
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(
        null=True, help_text="what became public up to here was told or was no news"
    )
    looked_on = models.DateField(
        null=True, help_text="the day on which it was last looked whether there is news"
    )
    links_from = models.DateTimeField(null=True, help_text="since when links by mail are counted")
    links_sent = models.PositiveSmallIntegerField(default=0, help_text="how many links went there since")

    class Meta:
        indexes = [models.Index(fields=["looked_on"], name="plan_room_follow_due")]


class Followed(models.Model):
    """One thing that is followed: a plan, a promise, a body, or everything where none is named."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    follower = models.ForeignKey(Follower, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    body = models.ForeignKey(PlanAgency, models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "plan", "action", "body"],
                nulls_distinct=False,
                name="plan_room_followed_once",
            ),
            models.CheckConstraint(
                name="plan_room_follows_one_thing",
                condition=Q(plan=None, action=None) | Q(plan=None, body=None) | Q(action=None, body=None),
            ),
        ]
        indexes = [models.Index(fields=["confirmed_at", "made_at"], name="plan_room_follow_waiting")]
