"""Who opened this record: the ledger about one client, as it can be shown or read to her.

Belongs here: reading the lines and putting together what belongs together. Not here: the words (log_words),
writing lines (vault.ledger). Opening the log is a line itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.cases import log_words, policies, policies_access
from alongside.cases.models import Case
from alongside.cases.selectors.glasses import reasons_known
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.selectors import LogLine, lines_about

PAGE = 100
# What repeats while someone works: told once, with how often.
TOLD_ONCE = {What.LIST_OPENED, What.RECORD_OPENED, What.NOTE_READ, What.LOG_READ}


@dataclass(slots=True)
class Entry:
    """One sentence of the log, and the moments it stands for, newest first."""

    text: str
    details: list[str]
    refused: bool
    moments: list[datetime] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        return self.moments[0]

    @property
    def count(self) -> int:
        return len(self.moments)


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log. `older` is where the next one begins."""

    entries: list[Entry]
    older: int | None


def case_for_log(actor: Actor, case_id: UUID) -> Case:
    """The client whose log is opened. It is made to be printed, so a broken glass does not open it."""
    case = Case.objects.filter(policies.readable(actor), id=case_id).first()
    if case is None:
        raise NotFound
    require(policies_access.may_read_log(actor, case))
    ledger.add(actor, What.LOG_READ, case.subject_id)
    return case


def log_for(actor: Actor, case: Case, *, before: int | None = None, every: bool = False) -> LogPage:
    """A hundred lines about a client, newest first, refusals included. `every` leaves each by itself."""
    lines = lines_about(case.subject_id, before=before, limit=PAGE + 1)
    shown = lines[:PAGE]
    telling = _Telling(shown, actor.agency_id)
    together = [[line] for line in shown] if every else list(_together(shown))
    entries = [telling.entry(group) for group in together]
    return LogPage(entries, shown[-1].id if len(lines) > PAGE else None)


class _Telling:
    """Everyone and everything that a page of lines speaks of, read once."""

    def __init__(self, lines: list[LogLine], home: UUID) -> None:
        self.home = home
        ids = {i for line in lines for i in (line.actor_id, line.about_id) if i}
        self.people = Account.objects.select_related("agency").in_bulk(list(ids))
        asked = [line.about_id for line in lines if line.what == What.GLASS_ASKED and line.about_id]
        self.reasons = reasons_known(asked)

    def entry(self, lines: list[LogLine]) -> Entry:
        first = lines[0]
        actor = self.people.get(first.actor_id) if first.actor_id else None
        about = self.people.get(first.about_id) if first.about_id else None
        details = log_words.details(first, actor=actor, about=about)
        if first.what == What.GLASS_ASKED and first.about_id:
            details.append(log_words.glass_reason(self.reasons.get(first.about_id)))
        return Entry(
            text=log_words.sentence(first, actor=actor, about=about, home=self.home),
            details=details,
            refused=first.what == What.REFUSED,
            moments=[line.at for line in lines],
        )


def _together(lines: Iterable[LogLine]) -> Iterable[list[LogLine]]:
    """While one person works on one day, what repeats is told once, where it happened last."""
    run: tuple[UUID | None, date] | None = None
    groups: list[list[LogLine]] = []
    for line in lines:
        if (line.actor_id, _day(line)) != run:
            yield from groups
            run, groups = (line.actor_id, _day(line)), []
        same = next((g for g in groups if line.what in TOLD_ONCE and _kind(g[0]) == _kind(line)), None)
        if same is None:
            groups.append([line])
        else:
            same.append(line)
    yield from groups


def _day(line: LogLine) -> date:
    return timezone.localtime(line.at).date()


def _kind(line: LogLine) -> tuple[str, str, str, UUID | None]:
    return line.what, line.drawer, line.why, line.about_id
