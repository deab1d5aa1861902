"""The shapes in which the work with one client is written down. Days are counted back from the day of loading.

Belongs here: shapes and short names for them. Not here: anyone's work, or how it is loaded (demo.working).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is needed. The first is the most important one, as the client says it."""

    words: str
    area: str = ""
    urgency: str = ""
    status: str = "unmet"
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step towards a goal; due in so many days, or done so many days ago. `who` names a colleague."""

    words: str
    who: str = ""
    partner: str = ""
    due: int | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, as it was said."""

    words: str
    said: int
    why: str = ""
    strengths: str = ""
    rating: int | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """Who comes along."""

    kind: str
    name: str
    age: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Something the client said that the work is built on."""

    ago: int
    kind: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that was gone through together."""

    ago: int
    kind: str
    how: str
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A rule of the clocks, and its first moment: a day, or an hour of it. A day to come counts below zero."""

    rule: str
    ago: int
    hour: int | None = None
    done: tuple[int, int] | None = None
    words: str = ""
    certainty: str = "known"


@dataclass(frozen=True, slots=True)
class Mark:
    """What was written down about one line of a list."""

    ago: int
    number: int
    answer: str
    words: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Someone was spoken with on the client's behalf, with the client's yes; again in so many days."""

    ago: int
    with_whom: str
    outcome: str
    how: str = "phone"
    place: str = ""
    person: str = ""
    may_be_said: str = ""
    next_step: str = ""
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a hospital: its moments as (hour, minute), one after another, and what was chosen."""

    ago: int
    place: str
    moments: Mapping[str, tuple[int, int]]
    stay: Mapping[str, str]
    parts: tuple[str, ...]
    kit_number: str
    told: str
    follow_up: str
    again: int


@dataclass(frozen=True, slots=True)
class Session:
    """A counselling session; `words` by the name of its part."""

    ago: int
    by: str
    aims: tuple[str, ...]
    words: Mapping[str, str]
    adjuncts: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """What someone did, in quarter hours; the lead unless `by` names a colleague."""

    ago: int
    code: str
    quarters: int
    by: str = ""
    place: str = ""
    channel: str = "in_person"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Adult:
    """An adult around a minor, and the answer to whether that adult could be involved. After a no someone rings."""

    name: str
    relation: str
    answer: str
    purpose: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Minor:
    """What is known about a minor, and the report that the law asked for, called in `ago` days ago."""

    about_age: str
    consulted: str
    ago: int
    called: tuple[int, int]
    to_whom: str
    number: str
    told: tuple[str, ...]
    told_words: str
    alone: tuple[str, ...] = ()
    adults: tuple[Adult, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation with prompts: what was answered, and the words to it."""

    ago: int
    answers: Mapping[str, tuple[str, str]]
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What was planned and done with one client. Whatever is empty was not asked for."""

    needs: tuple[Need, ...] = ()
    companions: tuple[Companion, ...] = ()
    goals: tuple[Goal, ...] = ()
    paths: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    safety: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wish: str = ""
    wish_words: str = ""
    coordinator: str = ""
    sayings: tuple[Saying, ...] = ()
    readings: tuple[Reading, ...] = ()
    clocks: tuple[Clock, ...] = ()
    lists: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    spoken: tuple[Spoken, ...] = ()
    visit: Visit | None = None
    sessions: tuple[Session, ...] = ()
    services: tuple[Service, ...] = ()
    minor: Minor | None = None
    asked: Asked | None = None

    @property
    def colleagues(self) -> set[str]:
        """Who did something besides the lead."""
        return {one.by for one in self.services if one.by} | {one.by for one in self.sessions}
