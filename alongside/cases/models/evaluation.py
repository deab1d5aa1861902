"""What people say about the agency, without anyone in it: cards, answers, what was changed.

Belongs here: fields, constraints, what each field is (class Care). Not here: whose answer it was. No table says to
whom a card was given, and a card that was used is gone; an answer has a random id and a quarter of the year,
nothing finer. Its words lie in a box that only the agency's custodians open.
"""

from uuid import uuid4

from django.db import models

from alongside.cases.enums_groups import Said, Theme
from alongside.vault.ids import uuid7

QUESTIONS = ("safe", "respected", "understood", "chose", "safety", "known")


class EvaluationCard(models.Model):
    """A card that was printed and not used: the mark of its code, nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    mark = models.BinaryField(unique=True)
    ends_on = models.DateField()

    class Care:
        linking = {"id", "agency"}
        operational = {"mark", "ends_on"}
        sealed: set[str] = set()


class Evaluation(models.Model):
    """One answer. Nobody's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    quarter = models.DateField(help_text="the first day of the quarter in which it came")
    language = models.CharField(max_length=2, choices=[("en", "English"), ("es", "Spanish")])
    safe = models.CharField(max_length=6, choices=Said, blank=True)
    respected = models.CharField(max_length=6, choices=Said, blank=True)
    understood = models.CharField(max_length=6, choices=Said, blank=True)
    chose = models.CharField(max_length=6, choices=Said, blank=True)
    safety = models.CharField(max_length=6, choices=Said, blank=True)
    known = models.CharField(max_length=6, choices=Said, blank=True)
    words_box = models.BinaryField(null=True)
    key_box = models.BinaryField(null=True)

    class Care:
        linking = {"id", "agency"}
        operational = {"quarter", "language", *QUESTIONS}
        sealed: set[str] = set()
        boxed = {"words_box", "key_box"}

    class Meta:
        indexes = [models.Index(fields=["agency", "quarter"], name="cases_evaluation_quarter")]


class EvaluationChange(models.Model):
    """What the agency changed because of it, for everyone to read."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    theme = models.CharField(max_length=10, choices=Theme)
    words = models.TextField()
    on = models.DateField()
    removed_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency"}
        operational = {"theme", "on", "removed_at"}
        sealed: set[str] = set()
        open_words = {"words"}
