"""Finding services: the answer to a question, in the order in which it helps.

Belongs here: what is asked of the search's table, and in which order the answers stand. Not here: how a question is
understood (understanding), its conditions (selectors.asking), the words of an answer (selectors.hits).

With a place to be near there are three lists, one after the other: places by how well they fit and how near they
are; confidential places, by county, in an order that knows nothing of where somebody stands; then what is reached
by phone. Whether and where a confidential place appears depends on the need and on a county that somebody chose,
never on a ZIP.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from alongside.directory.selectors.asking import (
    ANYWHERE,
    HIDDEN,
    PLACE,
    Asked,
    asked,
    only_what_fits,
    ranked,
)
from alongside.directory.selectors.hits import Hit, hits_of
from alongside.directory.understanding import reading
from alongside.directory.understanding.places import near_zip
from alongside.directory.understanding.question import Near, Question
from alongside.directory.understanding.spelling import slips, without_one
from alongside.foundation.questions import ANEW
from alongside.vault.actors import Actor

RADII: tuple[float | None, ...] = (30.0, 100.0, None)
ENOUGH = 3
HIDDEN_AT_ONCE, PHONES_AT_ONCE = 12, 6
TOO_MANY = 300  # confidential places without a county: from here on a county must be chosen
STATEMENT = """
    with spots as materialized (
        select f.id, f.service_id, f.name, f.county, f.kind,
               {tier} as tier, ({points})::float8 as points, {distance} as distance
          from directory_found f
         where {where}
    ), nearest as (
        select distinct on (service_id) *, missing + coalesce(distance, 0) as rank
          from (select *, points + {off_topic} * tier as missing from spots) s
         order by service_id, missing + coalesce(distance, 0), id
    ), counted as (
        select *, count(*) filter (where tier = 0) over () as firsts from nearest
    )
    select id, distance, tier = 0, count(*) over () as total
      from counted where tier = 0 or firsts < {enough}
     order by {order}
     limit %(limit)s offset %(offset)s
"""
BY_RANK = "rank, kind, name, service_id"
BY_COUNTY = "missing, county, name, service_id"


@dataclass(slots=True)
class Found:
    """The answer. `hits` are those of this page in the order of the screen; `total` counts all of them."""

    question: Question
    near: list[Hit] = field(default_factory=list)
    hidden: list[Hit] = field(default_factory=list)
    phones: list[Hit] = field(default_factory=list)
    near_total: int = 0
    hidden_total: int = 0
    phones_total: int = 0
    radius: float | None = None
    farther: bool = False
    choose_county: bool = False

    @property
    def hits(self) -> list[Hit]:
        return [*self.near, *self.hidden, *self.phones]

    @property
    def total(self) -> int:
        return self.near_total + self.hidden_total + self.phones_total

    @property
    def has_more(self) -> bool:
        return self.question.page * self.question.size < self.near_total


Row = tuple[int, float | None, bool]  # which, how far, whether it is what was asked for


def find(actor: Actor | None, question: Question, *, moment: datetime | None = None) -> Found:
    """What answers a question. Everyone finds the same; staff are shown more of it."""
    at = moment or timezone.now()
    found = Found(question)
    if question.is_empty:
        return found
    _fill(found, question, at)
    less = question.also(names=(), phrases=())
    if not found.total and less != question and not less.is_empty:
        _fill(found, less, at)
    return found


def _fill(found: Found, question: Question, at: datetime) -> None:
    if question.near is None:
        rows, found.near_total = _page(
            asked(question, (PLACE, ANYWHERE, HIDDEN), radius=None, moment=at), question
        )
        found.near = hits_of(rows, question, at)
        return
    rows = _places(found, question, at)
    hidden: list[Row] = []
    found.choose_county = not question.county and _many(question, at)
    if not found.choose_county:
        hidden, found.hidden_total = _first(question, HIDDEN, HIDDEN_AT_ONCE, at)
    phones, found.phones_total = _first(question, ANYWHERE, PHONES_AT_ONCE, at)
    rows, hidden, phones = _what_was_asked(found, rows, hidden, phones)
    hits = {hit.row_id: hit for hit in hits_of([*rows, *hidden, *phones], question, at)}
    found.near, found.hidden, found.phones = (
        [hits[row[0]] for row in part] for part in (rows, hidden, phones)
    )


def _what_was_asked(
    found: Found, rows: list[Row], hidden: list[Row], phones: list[Row]
) -> tuple[list[Row], list[Row], list[Row]]:
    """Where one of the lists has just what was asked for, the others do not drown it in what is only like it."""
    question = found.question
    if question.page > 1 or not any(fits for _, _, fits in (*rows, *hidden, *phones)):
        return rows, hidden, phones
    elsewhere = any(fits for _, _, fits in (*hidden, *phones)) and not question.far
    if elsewhere and sum(fits for _, _, fits in rows) < ENOUGH < len(rows):
        rows, found.farther, found.near_total = rows[:ENOUGH], True, ENOUGH
    lists = [[row for row in part if row[2]] for part in (hidden, phones)]
    found.hidden_total, found.phones_total = (
        total if len(kept) == len(part) else len(kept)
        for kept, part, total in zip(
            lists, (hidden, phones), (found.hidden_total, found.phones_total), strict=True
        )
    )
    return rows, lists[0], lists[1]


def question_of(text: str) -> Question:
    """What somebody typed, understood with the help of the directory's own names."""
    question = reading.read(text, names=_names_among)
    if question.unknown_zip and question.near is None:
        question = question.also(near=near(question.unknown_zip))
    if question.names:
        question = question.also(names=tuple(_mended(word) for word in question.names))
    if question.names and question.near is None and not question.county:
        question = _near_a_town(question)
    return question


def near(code: str) -> Near | None:
    """The middle of a ZIP area: as we know it, else of the open places there."""
    if known := near_zip(code):
        return known
    with connection.cursor() as cursor:
        cursor.execute(
            "select avg(latitude), avg(longitude), min(county) from directory_found "
            "where kind = 1 and postal_code = %s",
            [code],
        )
        latitude, longitude, county = cursor.fetchone()
    return Near(latitude, longitude, code, is_zip=True, county=county) if latitude is not None else None


def _near_a_town(question: Question) -> Question:
    """A town that our file does not know, but where somebody offers something openly."""
    words = question.names
    grams = {" ".join(words[at : at + length]): length for length in (1, 2, 3) for at in range(len(words))}
    with connection.cursor() as cursor:
        cursor.execute(
            "select town, avg(latitude), avg(longitude), min(county) from directory_found "
            "where kind = 1 and town = any(%s) group by town order by length(town) desc limit 1",
            [list(grams)],
        )
        row = cursor.fetchone()
    if row is None:
        return question
    used = set(row[0].split())
    town = Near(row[1], row[2], row[0].title(), county=row[3])
    return question.also(near=town, county=row[3], names=tuple(word for word in words if word not in used))


def _places(found: Found, question: Question, at: datetime) -> list[Row]:
    """Near ones. Where few are near, or none of them is what was asked for, the next ones too; but only so many until
    somebody asks for all."""
    best: list[Row] = []
    for radius in (None,) if question.far else RADII:
        one = asked(question, (PLACE,), radius=radius, moment=at)
        if not best or question.far or found.near_total < ENOUGH:
            rows, total = _around(one, question, radius)
        else:
            rows, total = _what_fits(one, question, radius)
        if not best or any(fits for _, _, fits in rows):
            best, found.near_total, found.radius = rows, total, radius
        if total >= ENOUGH and (radius != RADII[0] or any(fits for _, _, fits in rows)):
            break
    if question.far or found.radius == RADII[0]:
        found.farther = found.radius is not None
        return best
    found.farther, found.near_total = len(best) > ENOUGH, min(found.near_total, ENOUGH)
    return best[:ENOUGH]


def _around(one: Asked, question: Question, radius: float | None) -> tuple[list[Row], int]:
    order = BY_RANK if radius == RADII[0] or question.far else f"(tier > 0), {BY_RANK}"
    return _run(one, order, question.size, _offset(question))


def _what_fits(one: Asked, question: Question, radius: float | None) -> tuple[list[Row], int]:
    """Farther away, when enough is near but none of it is what was asked for: that alone is looked for.

    Only where there is a little of it does the rest stand after it, and has to be asked for too.
    """
    rows, total = _run(only_what_fits(one), BY_RANK, question.size, _offset(question))
    return _around(one, question, radius) if 0 < total < ENOUGH else (rows, max(total, ENOUGH))


def _offset(question: Question) -> int:
    return (question.page - 1) * question.size


def _page(one: Asked, question: Question) -> tuple[list[Row], int]:
    return _run(one, BY_RANK, question.size, _offset(question))


def _first(question: Question, kind: int, limit: int, at: datetime) -> tuple[list[Row], int]:
    """The beginning of a list that knows no distance. On later pages it has been shown already."""
    order = BY_COUNTY if kind == HIDDEN else BY_RANK
    rows, total = _run(asked(question, (kind,), radius=None, moment=at), order, limit, 0)
    return (rows if question.page == 1 else []), total


def _many(question: Question, at: datetime) -> bool:
    """Whether there are more confidential places than somebody could look through. Counted no further than that."""
    one = asked(question.also(when=""), (HIDDEN,), radius=None, moment=at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{ANEW}select count(*) from (select from directory_found f where {' and '.join(one.where)} "
            "limit %(most)s) s",
            one.parameters | {"most": TOO_MANY + 1},
        )
        return bool(cursor.fetchone()[0] > TOO_MANY)


def _run(one: Asked, order: str, limit: int, offset: int) -> tuple[list[Row], int]:
    statement = ANEW + STATEMENT.format(
        **ranked(one), where=" and ".join(one.where), order=order, enough=ENOUGH
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, one.parameters | {"limit": limit, "offset": offset})
        rows: Sequence[Any] = cursor.fetchall()
    return [(row[0], row[1], row[2]) for row in rows], rows[0][3] if rows else 0


def _names_among(words: Collection[str]) -> Collection[str]:
    """Which of some words stand in names of the directory."""
    with connection.cursor() as cursor:
        cursor.execute("select word from directory_word where word = any(%s)", [list(words)])
        return {row[0] for row in cursor.fetchall()}


def _mended(word: str) -> str:
    """A name without a slip, where the directory has exactly such a word nearby."""
    if len(word) < 4:
        return word
    with connection.cursor() as cursor:
        cursor.execute("select word from directory_word where forms && %s", [sorted(without_one(word))])
        near_by = sorted((slips(word, row[0]), row[0]) for row in cursor.fetchall())
    return near_by[0][1] if near_by and near_by[0][0] <= 1 else word
