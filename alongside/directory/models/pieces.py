"""What somebody lately did by hand to what hangs on services, places and organizations: the way back.

Belongs here: the row as it stood before and after. Not here: the rows themselves (hsds_parts), imports, which have
a way back of their own. Nobody's name is in it. The database forgets it when a place is marked confidential
(migrations/sql/0044_pieces.sql).
"""

from django.db import models
from django.utils import timezone

from alongside.directory.enums import Did
from alongside.vault.ids import uuid7


class PieceChange(models.Model):
    """One row that was added, changed or taken away. `before` has what hung on it too, so that all of it comes back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.CharField(max_length=12)
    owner_id = models.UUIDField()
    table = models.CharField(max_length=40)
    row_id = models.UUIDField()
    did = models.CharField(max_length=7, choices=Did)
    before = models.JSONField(default=list, help_text="rows as they stood, by table; the row itself first")
    after = models.JSONField(null=True, help_text="the row as it was left, to see whether it still stands so")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["owner_id", "-at"], name="directory_piece_of")]
