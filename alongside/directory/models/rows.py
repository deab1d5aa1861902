"""What every table of HSDS has of ours: its id, where it came from, and what the standard has no field for.

Belongs here: the abstract row and the ways of writing down a field. Not here: any object of HSDS.
"""

from typing import Any

from django.db import models

from alongside.vault.ids import uuid7


class Row(models.Model):
    """A row of HSDS. `id` is the source's where that is a UUID, else uuid5 of the source and its id, which
    `foreign_id` keeps as it was; `extra` keeps every field that we do not know, so that nothing is lost.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    origin = models.ForeignKey("directory.Source", models.PROTECT, null=True, related_name="+")
    foreign_id = models.CharField(max_length=255, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True


def words(**options: Any) -> "models.TextField[str, str]":
    """Text of any length, as sources have it; empty where there is none."""
    return models.TextField(blank=True, **options)


def part_of(model: str, **options: Any) -> "models.ForeignKey[Any, Any]":
    """What this belongs to, where it belongs to something: HSDS lets most parts hang on several things."""
    return models.ForeignKey(
        f"directory.{model}", models.CASCADE, null=True, blank=True, related_name="+", **options
    )
