"""Whom a bed is held for. The hold itself knows a code and no person (directory, beds); only who asked has this row.

Belongs here: fields. Not here: the steps of a hold (directory.beds.placement), who may (policies).
"""

from django.db import models
from django.utils import timezone

from alongside.directory.enums_beds import HoldState
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7


class Placement(models.Model):
    """The tie between a code and a client, or the one who calls."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(
        max_length=11, choices=[(one.value, one.label) for one in (Drawer.PLAN, Drawer.CALL)]
    )
    hold_id = models.UUIDField()
    state = models.CharField(
        max_length=9, choices=HoldState, help_text="as it was last seen: the hold may be gone by then"
    )
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "hold_id", "made_by"}
        operational = {"drawer", "state", "made_at", "ended_at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-made_at"], name="referrals_placement_list")]
        constraints = [
            models.UniqueConstraint(fields=["agency", "hold_id"], name="referrals_placement_one_a_hold")
        ]
