"""What ties promises together, the facts that stand beside them, and what was read and not counted.

Belongs here: fields. Not here: whether two linked promises differ (selectors.findings).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.plan_room.enums import FactKind, LinkKind
from alongside.plan_room.models.plans import Action, Node, Plan, key
from alongside.vault.ids import uuid7


class Evidence(models.Model):
    """A fact that a document states: a number, something that had been done. `url`: it comes from elsewhere."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    node = models.ForeignKey(Node, models.CASCADE, null=True, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    key = key(60)
    kind = models.CharField(max_length=17, choices=FactKind)
    title = models.CharField(max_length=300)
    title_es = models.CharField(max_length=300, blank=True)
    values = models.JSONField(default=dict, blank=True)
    agencies = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)
    url = models.URLField(max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)


class ActionLink(models.Model):
    """From one promise to another, or to a fact. Who says so stands in `basis`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(Action, models.CASCADE, related_name="+")
    target = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=15, choices=LinkKind)
    note = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "evidence", "kind"],
                nulls_distinct=False,
                name="plan_room_linked_once",
            ),
            models.CheckConstraint(
                name="plan_room_link_to_one_thing",
                condition=Q(target=None, evidence__isnull=False) | Q(target__isnull=False, evidence=None),
            ),
        ]


class Excluded(models.Model):
    """A passage that was read and not counted as a promise, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    source_file = models.CharField(max_length=120)
    source_line = models.PositiveIntegerField()
    why = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "source_line", "why"], name="plan_room_excluded_once"),
        ]
