"""Where the bars of a small chart stand: x in per cent, y in pixels, so that letters never scale (design.md).

Belongs here: arithmetic. Not here: the drawing (templates/bulletin/_chart.html). The axis begins at zero. A year
without a number has no bar but a hatched strip of one height, whatever the reason.
"""

from dataclasses import dataclass

from alongside.bulletin.selectors import Cell, Series

HEIGHT, TOP, FOOT = 160, 20, 24
STRIP = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its place, its number or the word for why there is none."""

    year: int
    x: float
    width: float
    middle: float
    y: float
    height: float
    value: int | None
    word: str


def bars(series: Series) -> list[Bar]:
    """The years from first to last, each in its place; a year that the file leaves out is a gap."""
    if not series.years:
        return []
    first, last = min(series.years), max(series.years)
    most = max((cell.value or 0 for cell in series.years.values()), default=0)
    step = 100 / (last - first + 1)
    return [
        _bar(year, (year - first) * step, step, series.years.get(year), most)
        for year in range(first, last + 1)
    ]


def _bar(year: int, left: float, step: float, cell: Cell | None, most: int) -> Bar:
    value = cell.value if cell else None
    room = HEIGHT - TOP - FOOT
    height = STRIP if value is None else (room * value / most if most else 0)
    return Bar(
        year=year,
        x=round(left + step * 0.14, 3),
        width=round(step * 0.72, 3),
        middle=round(left + step / 2, 3),
        y=round(HEIGHT - FOOT - height, 1),
        height=round(height, 1),
        value=value,
        word=cell.word if cell else "",
    )
