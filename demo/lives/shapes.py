"""The shapes in which a life is written down. Days are counted back from the day of loading.

Belongs here: shapes and short names for them. Not here: lives, or how they are loaded (demo.writing).
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened `ago` days ago, at some hour of the day unless `at` says which.

    Written by the lead unless `by` names a colleague.
    """

    ago: int
    text: str
    drawer: str = "notes"
    by: str = ""
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach someone, and its rules; said to be safe `confirmed` days ago."""

    kind: str
    value: str
    times: str = ""
    who: str = ""
    code: str = ""
    remarks: str = ""
    voicemail: str = "not_asked"
    text: str = "not_asked"
    confirmed: int = 6
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. What ends in `.pdf` becomes one; the rest is plain text."""

    ago: int
    name: str
    text: str
    drawer: str = "notes"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Helper:
    """A colleague on the care team, with a part and the reason why."""

    who: str
    part: str
    why: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The work rests since `ago` days, or rested until it was taken up again `reopened` days ago."""

    ago: int
    reason: str
    reopened: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """One client of one agency. `lead` names who leads the work; a chosen name is all that is needed."""

    lead: str
    name: str
    opened: int
    notes: tuple[Note, ...] = ()
    pronouns: str = ""
    language: str = ""
    legal: str = ""
    born: str = ""
    about: str = ""
    ways: tuple[Way, ...] = ()
    papers: tuple[Paper, ...] = ()
    team: tuple[Helper, ...] = ()
    rest: Rest | None = None
    shut_out: tuple[str, ...] = field(default=())

    @property
    def last(self) -> int:
        """Days since the last thing that was done."""
        days = [note.ago for note in self.notes] + [paper.ago for paper in self.papers]
        if self.rest:
            days.append(self.rest.ago if self.rest.reopened is None else self.rest.reopened)
        return min([self.opened, *days])
