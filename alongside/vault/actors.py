"""Who is asking, and what a rule answers.

Belongs here: `Actor`, `Access`, `Decision` and the small words policies use. Not here: any rule about a
particular thing (each room's policies).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from alongside.vault.enums import Reason
from alongside.vault.errors import NotFound, NoWall, Refused


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do with one client's record, all her entries taken together."""

    reasons: frozenset[str]
    drawers: frozenset[str]
    writable: frozenset[str]
    ends_at: datetime | None = None

    @property
    def may_write(self) -> bool:
        return bool(self.writable)

    @property
    def through_glass(self) -> bool:
        """True where break-glass is the only reason."""
        return self.reasons == {Reason.BREAK_GLASS}


@dataclass(frozen=True, slots=True)
class TeamGrant:
    """The private key of a team she is in, wrapped for her."""

    team_holder_id: UUID
    sealed_key: bytes = field(repr=False)


@dataclass(frozen=True)
class Standing:
    """What the access list, the teams and the trainings say about one person at one moment.

    A request that asks for no client (a step of a call) never takes the access list together.
    """

    take_together: Callable[[], Mapping[UUID, Access]]
    conflicts: frozenset[UUID]
    offices: frozenset[str]
    cleared: bool
    cleared_for_counselling: bool
    teams: tuple[TeamGrant, ...] = ()

    @cached_property
    def access(self) -> Mapping[UUID, Access]:
        return self.take_together()


@dataclass(slots=True)
class Actor:
    """A person acting for her agency in one request. `standing` is read once, when first asked for."""

    account_id: UUID
    agency_id: UUID
    holder_id: UUID
    role: str
    label: str = ""
    agency_kind: str = ""
    stepped_up: bool = False
    read_standing: Callable[["Actor"], Standing] | None = None
    _standing: Standing | None = None

    @property
    def standing(self) -> Standing:
        if self._standing is None:
            if self.read_standing is None:
                raise NoWall("This actor was made without a way to read the access list.")
            self._standing = self.read_standing(self)
        return self._standing

    def forget_standing(self) -> None:
        """Read the access list anew: after an action changed it within this request."""
        self._standing = None

    @property
    def access(self) -> Mapping[UUID, Access]:
        return self.standing.access

    @property
    def is_custodian(self) -> bool:
        return "custodians" in self.standing.offices

    @property
    def is_on_the_line(self) -> bool:
        """Of the on-call team, her trainings in force: calls are open to her (walls.md, "Who holds what")."""
        return self.standing.cleared and "on_call" in self.standing.offices

    @property
    def open_subjects(self) -> list[UUID]:
        """The clients whose record is open to her at all."""
        return list(self.standing.access)

    def subjects_with(self, drawer: str, *, writing: bool = False) -> list[UUID]:
        """The clients of whom she may open (or write in) one drawer."""
        return [
            subject
            for subject, access in self.standing.access.items()
            if drawer in (access.writable if writing else access.drawers)
        ]

    def may_open(self, subject_id: UUID, drawer: str, *, writing: bool = False) -> bool:
        """Whether one drawer of one client is open to her (for writing)."""
        access = self.standing.access.get(subject_id)
        return access is not None and drawer in (access.writable if writing else access.drawers)


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule's answer with its reason. True when allowed."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


def allow(reason: str) -> Decision:
    """Yes, and why."""
    return Decision(True, reason)


def deny(reason: str) -> Decision:
    """No, and why."""
    return Decision(False, reason)


def require(decision: Decision, refusal: type[Refused] = Refused) -> None:
    """Raise the refusal, with the reason as its code, unless allowed."""
    if not decision:
        raise refusal(decision.reason)


def require_found(decision: Decision) -> None:
    """Like `require`, but what is not allowed does not exist."""
    if not decision:
        raise NotFound(decision.reason)
