"""The safety plan, by phase, with what it said before, and what was taken along on paper.

Belongs here: fields and what each is (class Care). Not here: prompts (prompts), who may (policies_plan).
"""

from django.db import models
from django.utils import timezone

from alongside.cases.enums_plan import PrintKind, PrintLanguage, SafetyPhase
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class SafetyPart(models.Model):
    """One phase of the safety plan: their steps by domain, as JSON under one seal."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    phase = models.CharField(max_length=11, choices=SafetyPhase)
    steps = Sealed("plan")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "changed_by"}
        operational = {"phase", "version", "changed_at"}
        sealed = {"steps_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "phase"], name="cases_safetypart_once"),
        ]


class FormerSafetyPart(models.Model):
    """What a phase said before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    phase = models.CharField(max_length=11, choices=SafetyPhase)
    steps = Sealed("plan")
    version = models.PositiveIntegerField()
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "replaced_by"}
        operational = {"phase", "version", "replaced_at"}
        sealed = {"steps_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "phase"], name="cases_formersafety_phase")]


class Printout(models.Model):
    """That something of the plan was taken along on paper: what, and what was talked about before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=5, choices=PrintKind)
    language = models.CharField(max_length=2, choices=PrintLanguage)
    phases = Sealed("plan")
    found = Sealed("plan")
    kept_where = Sealed("plan")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "made_by"}
        operational = {"kind", "language", "made_at"}
        sealed = {"phases_sealed", "found_sealed", "kept_where_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-made_at"], name="cases_printout_list")]
