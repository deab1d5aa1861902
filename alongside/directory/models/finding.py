"""What the search reads: one row for each service at each of its places, and the words of names.

Belongs here: the table that is written again whenever a service changes (actions.indexing), so that a search reads
one table. Not here: anything that is not in the other tables too. A row of a confidential place has a county and
nothing else that depends on where it is; a check constraint and triggers hold that (migrations/0021_finding_guards).
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from alongside.directory.enums import Coverage

# In which square of a quarter of a degree a point lies. An index of squares joins with the one of areas before a row
# is touched: of all that lies near most is about something else.
CELL_OF = "(floor({0} * 4)::int * 10000 + floor({1} * 4)::int)"


class Multirange(models.Field):  # type: ignore[type-arg]
    """Several ranges in one column. Django knows single ranges only."""

    of = ""

    def db_type(self, connection: Any) -> str:
        return self.of

    def deconstruct(self) -> Any:
        """As text: a migration may not lean on this class, and alters the column itself (0020_finding)."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options


class Minutes(Multirange):
    """Of the week."""

    of = "int4multirange"


class Moments(Multirange):
    """With their dates."""

    of = "tstzmultirange"


def codes() -> "ArrayField[list[str], list[str]]":
    """A set of codes."""
    return ArrayField(models.TextField(), default=list)


class Found(models.Model):
    """A service at one place, as the search sees it."""

    class Kind(models.IntegerChoices):
        """Where it can be found: at a point, by phone or anywhere, or nowhere that is told."""

        PLACE = 1
        ANYWHERE = 2
        HIDDEN = 3

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="+")
    location = models.ForeignKey("directory.Location", models.CASCADE, null=True, related_name="+")
    kind = models.PositiveSmallIntegerField(choices=Kind)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    town = models.TextField(blank=True)
    postal_code = models.TextField(blank=True)
    county = models.CharField(max_length=5, blank=True)
    reach = models.CharField(max_length=9, choices=Coverage, default=Coverage.NOT_KNOWN)
    counties = codes()
    name = models.TextField()
    areas = codes()
    accepts = codes()
    not_accepts = codes()
    barriers = codes()
    no_barriers = codes()
    competences = codes()
    languages = codes()
    cost = models.CharField(max_length=9, blank=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    words = SearchVectorField(null=True)
    week = Minutes(null=True, help_text="minutes from Monday, two weeks; null: not known")
    dates = Moments(null=True, help_text="where the hours are not the same every week")
    time_zone = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_found_place_has_a_point",
                condition=~Q(kind=1) | Q(latitude__isnull=False, longitude__isnull=False),
            ),
            models.CheckConstraint(
                name="directory_found_hidden_has_none",
                condition=~Q(kind=3) | Q(latitude=None, longitude=None, town="", postal_code=""),
            ),
        ]
        indexes = [
            models.Index(
                Func(F("latitude"), F("longitude"), template=CELL_OF.format("latitude", "longitude")),
                name="directory_found_cells",
                condition=Q(kind=1),
            ),
            GinIndex(fields=["areas"], name="directory_found_areas"),
            GinIndex(fields=["areas"], name="directory_found_no_place", condition=Q(kind__in=(2, 3))),
            GinIndex(fields=["words"], name="directory_found_words"),
            models.Index(fields=["kind", "county"], name="directory_found_county"),
            models.Index(fields=["postal_code"], name="directory_found_zip"),
            models.Index(fields=["town"], name="directory_found_town"),
        ]


class Word(models.Model):
    """A word of a name, under itself and every form with one letter left out (understanding.spelling)."""

    word = models.TextField(primary_key=True)
    forms = codes()

    class Meta:
        indexes = [GinIndex(fields=["forms"], name="directory_word_forms")]
