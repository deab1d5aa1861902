"""A training that somebody had elsewhere, recognized in her own agency.

Belongs here: fields and constraints. Not here: who may (policies_training), the sums (wall.count_training), any client.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.people.models.training import Certificate
from alongside.vault.ids import uuid7


class TakenOver(models.Model):
    """One certificate from elsewhere, counted once in a curriculum of her own agency. Undone, it stays readable.

    `giver` and `code` are copies: an agency that leaves a coalition must still be able to say where hours come from.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    line = models.UUIDField(help_text="of the curriculum in which it counts")
    topic = models.CharField(max_length=40, help_text="the topic's key")
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="+")
    giver = models.CharField(max_length=200)
    code = models.CharField(max_length=24)
    on = models.DateField(help_text="when she finished it there")
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    taken_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(undone_at=None), name="people_takenover_once"
            ),
            models.CheckConstraint(name="people_takenover_some_hours", condition=Q(hours__gt=0)),
        ]
        indexes = [models.Index(fields=["account", "line"], name="people_takenover_hers")]
