"""What a question is, once it is understood.

Belongs here: the shape that reading and the form fill in and the search answers. Not here: how it is filled
(reading), how it is answered (selectors.finding).
"""

from dataclasses import dataclass, field, replace
from typing import Any

NOW, TONIGHT, EVENING, WEEKEND = "now", "tonight", "evening", "weekend"


@dataclass(frozen=True, slots=True)
class Near:
    """A place to be near: the middle of a ZIP area or a town. Never stored, never logged."""

    latitude: float
    longitude: float
    called: str
    is_zip: bool = False
    county: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for. Sets of codes; `must` names what was ticked and therefore holds strictly.

    `names` are the words nobody knew: perhaps the name of a place. `said` are the words that carry weight, `phrases`
    a few words as they stand: perhaps a name whose every word means something else too.
    `unknown_zip` is a ZIP that we do not know, `far` asks for places however far away they are.
    """

    needs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    no_barriers: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    when: str = ""
    cost: str = ""
    age: int | None = None
    near: Near | None = None
    county: str = ""
    names: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    spanish: bool = False
    must: frozenset[str] = frozenset()
    unknown_zip: str = ""
    far: bool = False
    page: int = 1
    size: int = 20

    def also(self, **more: Any) -> "Question":
        """The same question with more in it."""
        return replace(self, **more)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked at all."""
        return not (
            self.needs or self.topics or self.accepts or self.no_barriers or self.competences or self.languages
            or self.when or self.near or self.county or self.names or self.phrases or self.cost or self.age is not None
        )  # fmt: skip


@dataclass(slots=True)
class Heard:
    """A question while it is being read."""

    needs: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    accepts: list[str] = field(default_factory=list)
    competences: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    when: list[str] = field(default_factory=list)
    cost: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
