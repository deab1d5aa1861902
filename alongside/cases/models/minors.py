"""What is known about a minor, reports that the law asks for, and the adults around.

Belongs here: fields and constraints. Not here: who may be contacted (policies_minors). Nothing here can say that an
adult did something: only whether someone thought, on a day, that this adult could be involved.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.cases.enums_minors import Involved, Known, Office, Purpose, Relation
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Minor(models.Model):
    """The age question and what follows from it, one a client."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(unique=True)
    under_18 = models.CharField(max_length=7, choices=Known, blank=True)
    about_age = Sealed("plan")
    limits_told = models.CharField(max_length=7, choices=Known, blank=True)
    limits_told_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    consulted = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    consulted_on = models.DateField(null=True)
    from_abroad = models.CharField(max_length=7, choices=Known, blank=True)
    missing_from_care = models.CharField(max_length=7, choices=Known, blank=True)
    missing_told = models.CharField(max_length=7, choices=Known, blank=True)
    alone = Sealed("plan")
    abroad_clock_id = models.UUIDField(null=True)
    missing_clock_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {
            "id", "agency", "subject_id", "limits_told_by", "consulted", "abroad_clock_id", "missing_clock_id",
        }  # fmt: skip
        operational = {
            "under_18", "limits_told", "consulted_on", "from_abroad", "missing_from_care", "missing_told",
            "version", "changed_at",
        }  # fmt: skip
        sealed = {"about_age_sealed", "alone_sealed"}


class ChildReport(models.Model):
    """A report that the law asks for: who had cause, when it was called in, to whom, and what was passed on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    cause_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    cause_at = models.DateTimeField()
    office = models.CharField(max_length=7, choices=Office, blank=True)
    called_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    to_whom = Sealed("plan")
    number = Sealed("plan")
    told = Sealed("plan")
    told_words = Sealed("plan")
    call_clock_id = models.UUIDField(null=True)
    written_clock_id = models.UUIDField(null=True)
    documents = ArrayField(
        models.UUIDField(), default=list, help_text="papers of the record that belong to it"
    )
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "cause_by", "call_clock_id", "written_clock_id", "documents"}
        operational = {"cause_at", "office", "called_at", "written_at", "version", "made_at"}
        sealed = {"to_whom_sealed", "number_sealed", "told_sealed", "told_words_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cases_childreport_written_after_call",
                condition=Q(written_at=None) | Q(called_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "-cause_at"], name="cases_childreport_list")]


class Adult(models.Model):
    """An adult who might be asked. Standing here says nothing against anyone, and nothing for them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    name = Sealed("plan")
    relation = models.CharField(max_length=11, choices=Relation)
    added_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "added_by"}
        operational = {"relation", "added_at"}
        sealed = {"name_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "added_at"], name="cases_adult_list")]


class Asked(models.Model):
    """That the question was asked, "could this adult be involved?", and its answer. It serves one contact."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    adult_id = models.UUIDField()
    purpose = models.CharField(max_length=7, choices=Purpose)
    answer = models.CharField(max_length=6, choices=Involved)
    words = Sealed("plan")
    asked_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    contacted_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "adult_id", "asked_by"}
        operational = {"purpose", "answer", "asked_at", "contacted_at"}
        sealed = {"words_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cases_asked_contact_only_after_no",
                condition=Q(contacted_at=None) | Q(answer=Involved.NO),
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "adult_id", "-asked_at"], name="cases_asked_list")]
