"""Imports: what came from where, what was wrong with it, what it changed, and how columns are read.

Belongs here: the run, its findings, the way back. Not here: the rows themselves (hsds_core, hsds_parts). What stands in
`before` is only what finds no confidential place: the database forgets the rest when a place is marked
(migrations/sql/0010_imports.sql).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.directory.enums import ChangeKind, ImportState, SourceKind
from alongside.vault.ids import uuid7


class Import(models.Model):
    """One file, from its arrival to its undoing. While it waits, the file lies sealed; its key is here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    started_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    source = models.ForeignKey("directory.Source", models.PROTECT, null=True, related_name="+")
    source_name = models.CharField(max_length=120)
    licence = models.CharField(max_length=120, blank=True)
    fetched_on = models.DateField(null=True)
    file_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=SourceKind)
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.WAITING)
    was = models.CharField(max_length=8, blank=True, help_text="how it stood before it was to be taken back")
    asked_by = models.ForeignKey(
        "people.Account",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="in whose name the worker acts",
    )
    mapping = models.JSONField(null=True)
    keep_orphans = models.BooleanField(
        default=True, help_text="services whose organization is nowhere come in under one made for them"
    )
    stored_as = models.UUIDField(null=True)
    key = models.BinaryField(null=True, max_length=32)
    size = models.BigIntegerField(default=0)
    done = models.IntegerField(default=0, help_text="rows brought in so far")
    total = models.IntegerField(default=0, help_text="rows to bring in")
    counts = models.JSONField(default=dict)
    whole = models.JSONField(null=True, help_text="why nothing of it was taken")
    moved_at = models.DateTimeField(default=timezone.now, help_text="when its work last went on")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_import_file_has_key",
                condition=Q(stored_as=None, key=None) | Q(stored_as__isnull=False, key__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["-started_at"], name="directory_import_latest")]


class ImportFinding(models.Model):
    """One thing about one row of the file, as a code: its sentence is made when it is shown."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey("directory.Import", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8)
    code = models.CharField(max_length=24)
    file = models.CharField(max_length=200, blank=True)
    line = models.IntegerField(default=0)
    table = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict)


class ImportChange(models.Model):
    """One row that an import wrote over; `before` is what stood there. What it added is known by its origin."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey("directory.Import", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=ChangeKind)
    table = models.CharField(max_length=40)
    row_id = models.UUIDField()
    before = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["row_id"], name="directory_change_of"),
            models.Index(fields=["run", "table"], name="directory_change_in"),
        ]


class ColumnReading(models.Model):
    """How the columns of somebody's tables are read, under a name, for the next time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120, unique=True)
    mapping = models.JSONField()
    source_name = models.CharField(max_length=120, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
