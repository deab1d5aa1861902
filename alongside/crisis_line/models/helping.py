"""What a call led to in the directory: numbers that were given, beds that were asked for.

Belongs here: fields. Not here: the services (directory), a bed and its question (directory), who may (policies). The
directory never learns of a call: only from here does one lead there, and forgetting the call deletes it.
"""

from django.db import models
from django.utils import timezone

from alongside.cases.enums_plan import NeedArea
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class NumberGiven(models.Model):
    """A service whose number was given to a caller. `words` holds its name and number as they were said."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    service_id = models.UUIDField(help_text="of the directory, as long as it is listed there")
    need = models.CharField(max_length=20, choices=NeedArea, blank=True, help_text="what it was for")
    words = Sealed("call")
    given_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    given_on = models.DateField(default=timezone.localdate)

    class Care:
        linking = {"id", "agency", "subject_id", "service_id", "given_by"}
        operational = {"need", "given_on"}
        sealed = {"words_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "service_id"], name="crisis_line_number_given_once"
            ),
        ]


class BedAsked(models.Model):
    """The code under which a bed was asked for a caller. Nothing else ties the two."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    code = Sealed("call")
    asked_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "asked_by"}
        operational = {"asked_at"}
        sealed = {"code_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id"], name="crisis_line_bedasked_subject")]
