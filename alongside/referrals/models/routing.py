"""Who takes what comes in: a standing rule of the agency that is asked, under an agreement.

Belongs here: fields. Not here: whether the agreement still runs (asked each time); who may open what comes in, which
the permission alone says (releases): no rule here changes it. Nothing here is about a client.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from alongside.people.enums import TeamKind
from alongside.vault.ids import uuid7


class Routing(models.Model):
    """What comes from a partner for some kinds of help goes to a team, or to people by name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", help_text="who is asked")
    partner = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+", help_text="none: every partner"
    )
    areas = ArrayField(models.CharField(max_length=40), default=list, help_text="codes; none: every kind")
    team = models.CharField(max_length=20, choices=TeamKind, blank=True, help_text="none: people by name")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "partner", "made_by"}
        operational = {"areas", "team", "made_at", "ended_at"}
        sealed: set[str] = set()
        open_words = {"areas"}

    class Meta:
        indexes = [models.Index(fields=["agency", "ended_at"], name="referrals_routing_of")]
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="referrals_routing_agency_id"),
            models.CheckConstraint(
                name="referrals_routing_not_from_oneself",
                condition=models.Q(partner=None) | ~models.Q(partner=models.F("agency")),
            ),
        ]


class RoutedTo(models.Model):
    """One of the people by name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    routing = models.ForeignKey(Routing, models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "routing", "account"}
        operational: set[str] = set()
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["routing", "account"], name="referrals_routed_once"),
        ]
