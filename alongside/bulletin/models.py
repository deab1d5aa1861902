"""Figures and definitions that anyone may read, with where they come from.

Belongs here: fields and constraints. Not here: reading files (tables), who may (policies). Nothing in this room is
about a person: what our own agencies count comes in only after sparse cells are hidden.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.bulletin.enums import Ages, Beside, Measure, Missing, Offense, State
from alongside.vault.ids import uuid7

KEY = RegexValidator(r"\A[a-z0-9][a-z0-9-]*\Z")  # what may stand in an address as it is


class Dataset(models.Model):
    """One file of figures, as one publisher gave it out. A later file under the same key replaces it whole."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=60, validators=[KEY])
    edition = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=160)
    title_es = models.CharField(max_length=160, blank=True)
    publisher = models.CharField(max_length=160)
    source_url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=120)
    retrieved_on = models.DateField()
    method = models.TextField(
        max_length=4000, blank=True, help_text="how it was counted, and what it cannot say"
    )
    is_invented = models.BooleanField(default=False, help_text="made up, to show how a page looks")
    counted_here = models.BooleanField(default=False, help_text="our own counting: small cells stay hidden")
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    brought_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "edition"], name="bulletin_dataset_one_edition"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(state=State.PUBLISHED), name="bulletin_dataset_one_published"
            ),
        ]


class Figure(models.Model):
    """One number of one area in one period, or why there is none; how many agencies it speaks for."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="+")
    area = models.CharField(max_length=80, help_text="a state's two letters, or those and a county")
    year = models.PositiveSmallIntegerField()
    offense = models.CharField(max_length=20, choices=Offense)
    measure = models.CharField(max_length=12, choices=Measure)
    ages = models.CharField(max_length=8, choices=Ages, default=Ages.ALL)
    value = models.PositiveIntegerField(null=True)
    missing = models.CharField(max_length=13, choices=Missing, blank=True)
    agencies_reporting = models.PositiveIntegerField(null=True)
    agencies_all = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    line = models.PositiveIntegerField(help_text="of the file that it came in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "area", "year", "offense", "measure", "ages"], name="bulletin_figure_once"
            ),
            models.CheckConstraint(
                name="bulletin_figure_value_or_why_not",
                condition=Q(value=None) & ~Q(missing="") | Q(value__isnull=False, missing=""),
            ),
            models.CheckConstraint(
                name="bulletin_figure_some_of_all",
                condition=Q(agencies_reporting=None)
                | Q(agencies_all=None)
                | Q(agencies_all__gte=models.F("agencies_reporting")),
            ),
        ]
        indexes = [models.Index(fields=["area", "year"], name="bulletin_figure_area")]


class Definition(models.Model):
    """How one state's law says an offense, in our own words, beside the federal one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    area = models.CharField(max_length=2, help_text="a state's two letters; US for the federal one")
    offense = models.CharField(max_length=20, choices=Offense)
    citation = models.CharField(max_length=160)
    words = models.TextField(max_length=2000)
    words_es = models.TextField(max_length=2000, blank=True)
    beside = models.CharField(max_length=12, choices=Beside, default=Beside.NOT_COMPARED)
    as_of = models.DateField()
    reviewed_by = models.CharField(max_length=120, blank=True, help_text="who compared it with the law")
    source_url = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "offense"], name="bulletin_definition_once"),
        ]


class Sharing(models.Model):
    """An agency tells a coalition its counts, from a quarter on. No row: it tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    coalition = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    since = models.DateField(help_text="the first day of the first quarter that is shared")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "coalition"}
        operational = {"since", "made_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "coalition"], name="bulletin_sharing_once")]


class Tally(models.Model):
    """One count of an agency over a quarter or a year, without an id of anything that was counted.

    Written once, by the database itself, when the time is over (migrations/sql/0004_tallies.sql): a count that changed
    with one entry would tell of that entry.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    measure = models.CharField(max_length=12)
    starts = models.DateField()
    months = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=48)
    count = models.PositiveIntegerField()

    class Care:
        linking = {"id", "agency"}
        operational = {"measure", "starts", "months", "key", "count"}
        open_words = {"measure", "key"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "measure", "starts", "months", "key"], name="bulletin_tally_once"
            )
        ]
