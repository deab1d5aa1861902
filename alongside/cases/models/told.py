"""What a client told about their exploitation, where a service, a remedy or a law asks for it.

Belongs here: fields and what each is (class Care). Not here: the lists (enums_told), who may (policies). Also the codes
are sealed: in a column that stands open they would be a label on someone.
"""

from django.db import models
from django.utils import timezone

from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Told(models.Model):
    """One page for a client: where they stand, lists and a few words, as JSON under one seal."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(unique=True)
    told = Sealed("notes")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "changed_by"}
        operational = {"version", "changed_at"}
        sealed = {"told_sealed"}


class FormerTold(models.Model):
    """What it said before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    told = Sealed("notes")
    version = models.PositiveIntegerField()
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "replaced_by"}
        operational = {"version", "replaced_at"}
        sealed = {"told_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-version"], name="cases_formertold_list")]
