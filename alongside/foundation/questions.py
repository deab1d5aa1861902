"""A question of the ORM that is asked at every request, put into SQL once.

Belongs here: `Question`. Not here: any question (each room's selectors and stores). Django writes the SQL of a query
set anew each time, which takes longer than the database needs to answer. What is asked stays a query set, so that
the row wall, the router and `select_related` are as everywhere else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)
# In a statement whose best way depends on its values (words, distances, long arrays): it is planned each time for
# them, never prepared (config.postgres, decision 0028).
ANEW = "/* anew */ "
TWO_IDS = (UUID(int=1), UUID(int=2))  # stand-ins for an agency and what is hers


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The SQL, which value stands where in it, and how a row becomes an object with what hangs on it."""

    alias: str
    sql: str
    params: list[Any]
    places: list[tuple[int, int]]
    model: Any
    columns: list[str]
    start: int
    related: list[Any]


class Question(Generic[Row]):
    """`ask` makes the query set from stand-ins, one of each value's type; `first` and `all` ask it with the values."""

    def __init__(self, ask: Callable[..., "QuerySet[Row]"], *stand_ins: Any) -> None:
        self.ask, self.stand_ins = ask, stand_ins
        self._one: _Compiled | None = None
        self._all: _Compiled | None = None

    def first(self, *values: Any) -> Row | None:
        """The one row, or nothing."""
        found = self._asked(self.of_one(), values)
        return found[0] if found else None

    def of_one(self) -> _Compiled:
        """The SQL of `first`, written once."""
        self._one = self._one or self._compile(self.ask(*self.stand_ins)[:1])
        return self._one

    def all(self, *values: Any) -> list[Row]:
        """Every row, as many as `ask` takes."""
        known = self._all = self._all or self._compile(self.ask(*self.stand_ins))
        return self._asked(known, values)

    def _asked(self, known: _Compiled, values: Sequence[Any]) -> list[Row]:
        params = list(known.params)
        for at, which in known.places:
            params[at] = values[which]
        with connections[known.alias].cursor() as cursor:
            cursor.execute(known.sql, params)
            return [self._made(known, row) for row in cursor.fetchall()]

    @staticmethod
    def _made(known: _Compiled, row: Any) -> Row:
        end = known.start + len(known.columns)
        found: Row = known.model.from_db(known.alias, known.columns, row[known.start : end])
        for one in known.related:
            one.populate(row, found)
        return found

    def _compile(self, rows: "QuerySet[Row]") -> _Compiled:
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        if compiler.get_converters([one[0] for one in compiler.select]):
            raise TypeError("A column here is converted after reading: ask with the query set itself.")
        known = compiler.klass_info
        fields = known["select_fields"]
        return _Compiled(
            rows.db, sql, list(params), self._places(params), known["model"],
            [compiler.select[at][0].target.attname for at in fields], fields[0],
            get_related_populators(known, compiler.select, rows.db),  # type: ignore[call-arg]  # (the stubs are of 6.0)
        )  # fmt: skip

    def _places(self, params: Any) -> list[tuple[int, int]]:
        """Where each stand-in went. One that went nowhere would let a later value be ignored."""
        found = [
            (at, which)
            for at, value in enumerate(params)
            for which, stand_in in enumerate(self.stand_ins)
            if value is stand_in
        ]
        if {which for _, which in found} != set(range(len(self.stand_ins))):
            raise TypeError("A value of this question does not stand in its SQL.")
        return found
