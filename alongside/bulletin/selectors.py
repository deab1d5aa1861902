"""Figures as they are shown: by set, by area, with what speaks for them.

Belongs here: reading. Not here: drawing (charts), who may keep (policies). Areas stand in the order of the alphabet:
taking part is voluntary and uneven, so no order by value says anything true.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from alongside.bulletin import policies
from alongside.bulletin.areas import FEDERAL, STATES, name_of
from alongside.bulletin.enums import Ages, Beside, Measure, Missing, Offense, State
from alongside.bulletin.models import Dataset, Definition, Figure
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it is shown: a number, or the word for why there is none; what speaks for it."""

    value: int | None
    missing: str
    agencies_reporting: int | None
    agencies_all: int | None
    note: str = ""

    @property
    def word(self) -> str:
        """Why there is no number."""
        return str(Missing(self.missing).label) if self.missing else ""

    @property
    def share(self) -> int | None:
        """Per cent of the agencies that report; None where nobody says."""
        if not self.agencies_all or self.agencies_reporting is None:
            return None
        return round(100 * self.agencies_reporting / self.agencies_all)


@dataclass(slots=True)
class Series:
    """The years of one offense, measure and age group, in one area of one set."""

    dataset: Dataset
    offense: str
    measure: str
    ages: str
    years: dict[int, Cell] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What is counted, in words."""
        words = [str(Offense(self.offense).label), str(Measure(self.measure).label)]
        return ", ".join([*words, *([str(Ages(self.ages).label)] if self.ages != Ages.ALL else [])])


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area in the table of a set."""

    code: str
    name: str
    cells: list[Cell | None]


def published() -> "QuerySet[Dataset]":
    """What everyone may read, by title."""
    return Dataset.objects.filter(state=State.PUBLISHED).order_by("title")


def published_with_reach() -> list[Dataset]:
    """The same with first and last year and the number of areas (`first`, `last`, `areas`)."""
    reach: dict[UUID, Any] = {
        row["dataset_id"]: row
        for row in Figure.objects.filter(dataset__state=State.PUBLISHED)
        .values("dataset_id")
        .annotate(first=Min("year"), last=Max("year"), areas=Count("area", distinct=True))
    }
    found = list(published())
    for one in found:
        for name in ("first", "last", "areas"):
            setattr(one, name, reach.get(one.id, {}).get(name))
    return found


def dataset_shown(key: str) -> Dataset:
    """The published edition under a key. Raises NotFound."""
    found = published().filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def choices_of(dataset: Dataset) -> list[tuple[str, str, str]]:
    """What this set counts: offense, measure, ages, in the order of the lists."""
    found = Figure.objects.filter(dataset=dataset).values_list("offense", "measure", "ages").distinct()
    order = [*Offense.values, *Measure.values, *Ages.values]
    return sorted(set(found), key=lambda one: [order.index(part) for part in one])


def table_of(dataset: Dataset, offense: str, measure: str, ages: str) -> tuple[list[int], list[AreaRow]]:
    """The years, and each area with a cell a year; areas by the alphabet."""
    rows = Figure.objects.filter(dataset=dataset, offense=offense, measure=measure, ages=ages)
    cells: dict[str, dict[int, Cell]] = defaultdict(dict)
    for one in rows:
        cells[one.area][one.year] = cell_of(one)
    years = sorted({year for of_area in cells.values() for year in of_area})
    shown = [AreaRow(code, name_of(code), [cells[code].get(year) for year in years]) for code in cells]
    return years, sorted(shown, key=lambda row: row.name)


def cell_of(one: Figure) -> Cell:
    """A row as a cell."""
    return Cell(one.value, one.missing, one.agencies_reporting, one.agencies_all, one.note)


def series_in(area: str) -> list[Series]:
    """All that is published about one area, set by set."""
    rows = Figure.objects.filter(area=area, dataset__state=State.PUBLISHED).select_related("dataset")
    found: dict[tuple[UUID, str, str, str], Series] = {}
    for one in rows.order_by("dataset__title", "offense", "measure", "ages", "year"):
        key = (one.dataset_id, one.offense, one.measure, one.ages)
        series = found.setdefault(key, Series(one.dataset, one.offense, one.measure, one.ages))
        series.years[one.year] = cell_of(one)
    return list(found.values())


def areas_shown() -> list[tuple[str, str]]:
    """Every area of which something is published, by its name."""
    with_figures = (
        Figure.objects.filter(dataset__state=State.PUBLISHED).values_list("area", flat=True).distinct()
    )
    with_words = (
        Definition.objects.filter(state=State.PUBLISHED).exclude(area=FEDERAL).values_list("area", flat=True)
    )
    return sorted(((code, name_of(code)) for code in {*with_figures, *with_words}), key=lambda pair: pair[1])


def is_area(code: str) -> bool:
    """A state, or a county of which a figure is published."""
    return code in STATES or any(code == known for known, _name in areas_shown())


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One offense: the federal words and the state's."""

    offense: str
    federal: Definition | None
    state: Definition | None

    @property
    def how(self) -> str:
        """How the state's stands to the federal one."""
        return str(Beside(self.state.beside).label) if self.state else ""


def definitions_in(area: str) -> list[SideBySide]:
    """The state's definitions beside the federal ones; an offense that neither has is left out."""
    rows = Definition.objects.filter(state=State.PUBLISHED, area__in=[area.partition(":")[0], FEDERAL])
    federal = {row.offense: row for row in rows if row.area == FEDERAL}
    theirs = {row.offense: row for row in rows if row.area != FEDERAL}
    known = [one for one in Offense.values if one in federal or one in theirs]
    return [SideBySide(str(Offense(one).label), federal.get(one), theirs.get(one)) for one in known]


def all_kept(actor: Actor) -> "QuerySet[Dataset]":
    """Every edition, the latest first, for those who keep them."""
    require(policies.may_keep_numbers(actor))
    return Dataset.objects.select_related("brought_by", "published_by").order_by("-brought_at", "-edition")


def dataset_kept(actor: Actor, dataset_id: UUID, *, lock: bool = False) -> Dataset:
    """One edition in any state. Raises NotFound."""
    require(policies.may_keep_numbers(actor))
    rows = Dataset.objects.filter(id=dataset_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def figures_of(dataset: Dataset) -> "QuerySet[Figure]":
    """Its rows as the file had them."""
    return Figure.objects.filter(dataset=dataset).order_by("line", "offense")


def definitions_kept(actor: Actor) -> "QuerySet[Definition]":
    """All definitions for those who keep them, drafts too."""
    require(policies.may_keep_numbers(actor))
    return Definition.objects.order_by("area", "offense")


def definition_kept(actor: Actor, area: str, offense: str) -> Definition | None:
    """One of them."""
    return definitions_kept(actor).filter(area=area, offense=offense).first()


def exported(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """Rows as they are handed out, under the names of docs/numbers-format.md."""
    names = (
        "area",
        "year",
        "offense",
        "measure",
        "ages",
        "value",
        "missing",
        "agencies_reporting",
        "agencies_all",
        "note",
    )
    return [{name: getattr(one, name) for name in names} for one in figures]


def origin_of(dataset: Dataset) -> dict[str, object]:
    """Where a set comes from, as it is handed out with it."""
    names = (
        "key", "edition", "title", "title_es", "publisher", "source_url", "licence", "retrieved_on", "method",
        "is_invented", "counted_here", "sha256", "published_at",
    )  # fmt: skip
    return {name: getattr(dataset, name) for name in names}
