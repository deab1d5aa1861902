"""What the screens of the line share: who asks, where one goes afterwards, the rows of a sheet.

Belongs here: the request as the checker sees it, putting the sheet in the shape of a page. Not here: any one screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from alongside.crisis_line.selectors.calls import call_for
from alongside.crisis_line.sheet import SECTIONS, Field, Section
from alongside.foundation.types import HouseRequest
from alongside.vault.actors import Actor

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call
    from alongside.people.models import Account


class StaffRequest(HouseRequest):
    """A request of someone who is signed in."""

    actor: Actor
    account: Account
    about_subjects: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field on the page: what is asked, what stands there, what is wrong, what someone else wrote."""

    asked: Field
    value: str
    mistake: str = ""
    theirs: str | None = None

    @property
    def id(self) -> str:
        return "f-" + self.asked.name.replace(".", "-").replace("_", "-")

    @property
    def words(self) -> str:
        """What stands there, in words."""
        return str(dict(self.asked.choices).get(self.value, self.value))

    @property
    def their_words(self) -> str:
        return str(dict(self.asked.choices).get(self.theirs or "", self.theirs or ""))

    @property
    def advice(self) -> list[tuple[str, Any, bool]]:
        """(answer, what to think of, whether that is the answer)."""
        return [(at, words, at == self.value) for at, words in self.asked.advice.items()]


@dataclass(frozen=True, slots=True)
class Part:
    """One section with its rows."""

    section: Section
    rows: list[Row]


def parts_of(
    values: Mapping[str, str],
    *,
    mistakes: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
) -> dict[str, Part]:
    """The whole sheet as the page shows it, by the name of the section."""
    wrong, other = mistakes or {}, theirs or {}
    return {
        name: Part(
            section,
            [
                Row(asked, values.get(asked.name, ""), wrong.get(asked.name, ""), other.get(asked.name))
                for asked in section.fields
            ],
        )
        for name, section in SECTIONS.items()
    }


def call_of(request: StaffRequest, call_id: UUID) -> Call:
    """The call this page is about. A refusal further on is then noted in its log."""
    call = call_for(request.actor, call_id)
    request.about_subjects = (call.subject_id,)
    return call
