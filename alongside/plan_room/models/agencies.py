"""Who owes a promise: bodies of government, and how each stands to it.

Belongs here: fields. Not here: the agencies that work in this installation (people.Agency): these are names in plans.
"""

from django.db import models

from alongside.plan_room.enums import AgencyKind, OwingRole
from alongside.plan_room.models.plans import Action, Plan, key
from alongside.vault.ids import uuid7


class PlanAgency(models.Model):
    """A body that plans name. `kind` says whether it is one at all: "federal agencies" is many, and none named."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = key(40)
    name = models.CharField(max_length=200)
    name_es = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=11, choices=AgencyKind)
    position = models.PositiveIntegerField(default=0)


class ActionAgency(models.Model):
    """One body and one promise. A body that the sentence only mentions owes nothing and has no row here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    body = models.ForeignKey(PlanAgency, models.PROTECT, related_name="+")
    role = models.CharField(max_length=9, choices=OwingRole)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "body"], name="plan_room_owes_once"),
        ]
        indexes = [models.Index(fields=["body", "role"], name="plan_room_owes")]
