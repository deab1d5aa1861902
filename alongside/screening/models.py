"""The agency's imported definitions, and what was said to them.

Belongs here: fields, constraints, what each field is (class Care). Not here: reading a definition (format), who
may (policies). Answers are sealed as one text a conversation; which definition was asked is a code without words.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.screening.enums import Place
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class ScreeningDefinition(models.Model):
    """A form the agency brought along, or what it says about one that is shipped (then there is no source).

    `source` is the form in our own format, as bytes: it was checked whole when it came, and is never edited.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    key = models.UUIDField(help_text="publisher, name, version and language as one code")
    source = models.BinaryField(null=True, editable=False)
    imported_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(default=timezone.now)
    review_by = models.DateField()
    retired_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "key", "imported_by"}
        operational = {"source", "imported_at", "review_by", "retired_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="screening_definition_once")]


class ScreeningConversation(models.Model):
    """What was said to one definition in one version, at one time. Partial is whole: nothing has to be answered."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=12, choices=Place)
    definition = models.UUIDField(help_text="the key of the definition that was asked, its version included")
    answers = Sealed("drawer", by_field=True)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "definition", "started_by"}
        operational = {"drawer", "started_at", "changed_at", "ended_at", "version"}
        sealed = {"answers_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "drawer", "definition"],
                condition=Q(ended_at=None),
                name="screening_conversation_one_going_on",
            )
        ]
        indexes = [models.Index(fields=["subject_id", "-started_at"], name="screening_conversation_list")]
