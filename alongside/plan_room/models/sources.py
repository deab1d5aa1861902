"""The document that a plan was read from, put beside it here by people: which file it was, and its sentences.

Belongs here: fields. Not here: any sentence that comes with Alongside, for none does; finding them (reader).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.plan_room.enums_sources import Numbered, PassageKind, ReadingState, SourceKind
from alongside.plan_room.models.plans import Plan
from alongside.vault.ids import uuid7


class SourceDocument(models.Model):
    """The file that was put beside a plan, or beside a consultation's drafts. The file itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    covers = models.CharField(max_length=8, choices=PassageKind)
    key = models.CharField(max_length=60, help_text="of the plan, or of the consultation")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="+")
    file_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4, choices=SourceKind)
    numbered = models.CharField(max_length=9, choices=Numbered)
    sha256 = models.CharField(max_length=64, help_text="of the file")
    size = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField(help_text="how many sentences were looked for")
    found = models.PositiveIntegerField()
    repeated = models.JSONField(default=list, help_text="where a sentence stands word for word once more")
    attached_at = models.DateTimeField(default=timezone.now)
    attached_by = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")

    @property
    def repeats(self) -> list[tuple[int, str]]:
        """How often, and at which numbers: twice on one line is one number."""
        return [(len(numbers), ", ".join(map(str, sorted(set(numbers))))) for numbers in self.repeated]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["covers", "key"], name="plan_room_source_one_each"),
            models.CheckConstraint(
                name="plan_room_source_of_a_plan",
                condition=Q(covers=PassageKind.ACTION, plan__isnull=False)
                | Q(covers=PassageKind.DRAFT, plan=None),
            ),
            models.CheckConstraint(name="plan_room_source_found", condition=Q(found__lte=models.F("wanted"))),
        ]


class SourcePassage(models.Model):
    """One sentence, or one draft, as printed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    document = models.ForeignKey(SourceDocument, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=PassageKind)
    key = models.CharField(max_length=60, help_text="of the promise, or of the draft")
    number = models.PositiveIntegerField(help_text="its line, paragraph or page")
    text = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, help_text="of the text, when it was stored")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="plan_room_passage_one_each")]


class Reading(models.Model):
    """A document on its way: brought by somebody, read by the worker. Its file is sealed while it waits, then gone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    size = models.PositiveIntegerField(default=0)
    stored_as = models.UUIDField(null=True)
    key = models.BinaryField(null=True, max_length=32)
    state = models.CharField(max_length=9, choices=ReadingState, default=ReadingState.WAITING)
    why = models.CharField(max_length=20, blank=True, help_text="why it was not taken, as a code")
    document = models.ForeignKey(SourceDocument, models.SET_NULL, null=True, related_name="+")
    missing = models.JSONField(default=list, help_text="keys whose sentences do not stand in it")
    began_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now, help_text="when its work last went on")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_reading_file_has_key",
                condition=Q(stored_as=None, key=None) | Q(stored_as__isnull=False, key__isnull=False),
            ),
        ]
