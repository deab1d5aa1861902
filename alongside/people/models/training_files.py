"""Material of a training as a file: what is handed out in a session, or belongs to a curriculum.

Belongs here: fields and constraints. Not here: the bytes (vault.files), who reads it (migrations/0111: whoever
reads the session or the curriculum). Nothing about anyone who is helped: material teaches, and says so in its title.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.people.models.training import Curriculum, TrainingSession
from alongside.vault.ids import uuid7


class TrainingFile(models.Model):
    """One file, of a session or of a curriculum. Sealed on the disk under a key that stands here.

    The name that it came with is not kept: somebody says what it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, null=True, related_name="+")
    curriculum = models.ForeignKey(Curriculum, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=120)
    stored_as = models.UUIDField(unique=True)
    key = models.BinaryField()
    ending = models.CharField(max_length=4, help_text="what kind of file it is, as we looked at it")
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_trainingfile_of_one",
                condition=Q(session=None, curriculum__isnull=False)
                | Q(session__isnull=False, curriculum=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title
