"""What a court or a law made the agency give: its own record, apart from every permission.

Belongs here: fields. Not here: who may (policies). A subpoena is not a court order, and the database keeps them apart:
under a subpoena nothing is given.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.releases.enums import CompelledBy, Notice
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Disclosure(models.Model):
    """One time that something was demanded, and what was done."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    by = models.CharField(max_length=11, choices=CompelledBy)
    asked_on = models.DateField()
    document = Sealed("plan")
    least = Sealed("plan")
    notice = models.CharField(max_length=8, choices=Notice)
    notice_words = Sealed("plan")
    safety = Sealed("plan")
    approved_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(null=True)
    noted_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "approved_by", "noted_by"}
        operational = {"by", "asked_on", "notice", "given_on", "noted_at"}
        sealed = {"document_sealed", "least_sealed", "notice_words_sealed", "safety_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-asked_on"], name="releases_disclosure_list")]
        constraints = [
            models.CheckConstraint(
                name="releases_disclosure_a_subpoena_is_no_order",
                condition=~Q(by=CompelledBy.SUBPOENA) | Q(given_on=None),
            ),
            models.CheckConstraint(
                name="releases_disclosure_approved_and_least",
                condition=Q(given_on=None) | Q(approved_by__isnull=False, least_sealed__isnull=False),
            ),
        ]
