"""Ledger lines in words: "Rosa gave Dev a key, Tue, May 12, 2:14 pm".

Belongs here: reading a page of the agency's ledger and saying who did what. Not here: who may read it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.enums import TeamKind
from alongside.people.selectors.staff import names_at
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, GlassReason, What
from alongside.vault.selectors import LogLine, lines_of_agency

# Of these the line tells what happened to someone; who did it comes after.
DONE_TO = {
    What.ACCESS_GIVEN,
    What.ACCESS_ENDED,
    What.CONFLICT_SET,
    What.CONFLICT_ENDED,
    What.KEY_GRANTED,
    What.KEY_REMOVED,
    What.INVITED,
    What.ROLE_CHANGED,
    What.TEAM_CHANGED,
    What.CREDENTIAL_CHANGED,
    What.LAPSED,
    What.LEFT,
    What.GLASS_OPENED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is read; `times` where the same happened again and again."""

    id: int
    at: datetime
    text: str
    detail: str
    refused: bool
    times: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page; `next_before` is where the next one begins, if there is one."""

    rows: list[Row]
    next_before: int | None


def page_of_ledger(actor: Actor, *, before: int | None, actor_id: UUID | None, size: int) -> Page:
    """A page of the agency's ledger. Reading it is a line of its own."""
    lines = lines_of_agency(before=before, limit=size, actor_id=actor_id)
    ledger.add(actor, What.LOG_READ, why="agency")
    names = names_at(actor.agency_id)
    rows = _together([_row(line, names) for line in lines])
    return Page(rows, lines[-1].id if len(lines) == size else None)


def _together(rows: list[Row]) -> list[Row]:
    """The same, said several times in a row within one day, becomes one row with a count."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and (last.text, last.detail, last.at.date()) == (row.text, row.detail, row.at.date()):
            found[-1] = replace(last, times=last.times + 1)
        else:
            found.append(row)
    return found


def _row(line: LogLine, names: dict[UUID, str]) -> Row:
    text, refused = _sentence(line, names), line.what == What.REFUSED
    return Row(line.id, line.at, text, ", ".join(_details(line)), refused)


def _sentence(line: LogLine, names: dict[UUID, str]) -> str:
    what = What(line.what)
    actor = names.get(line.actor_id, _("Someone")) if line.actor_id else ""
    about = names.get(line.about_id, "") if line.about_id else ""
    if what not in DONE_TO or not about:
        return f"{actor or _('Someone')} {what.label}"
    if not actor or line.actor_id == line.about_id:
        return f"{about} {what.label}"
    return _("%(about)s %(happened)s, by %(actor)s") % {
        "about": about,
        "happened": what.label,
        "actor": actor,
    }


def _details(line: LogLine) -> list[str]:
    found = []
    if line.subjects:
        count = len(line.subjects)
        found.append(ngettext("%(count)d client", "%(count)d clients", count) % {"count": count})
    if line.drawer in Drawer.values:
        found.append(str(Drawer(line.drawer).label))
    team = line.why.removeprefix("team:").removeprefix("joined:").removeprefix("left:")
    if team != line.why and team in TeamKind.values:
        found.append(str(TeamKind(team).label))
    if line.what == What.GLASS_ASKED and line.why in GlassReason.values:
        found.append(str(GlassReason(line.why).label))
    elif why := _reasons().get(line.why):
        found.append(why)
    return found


def _reasons() -> dict[str, str]:
    """The codes that say more than the line itself."""
    return {
        "hand_over": _("clients handed over"),
        "grace": _("grace running"),
        "starts_over": _("to start over"),
        "withdrawn": _("taken back"),
        "requirements": _("what the agency asks"),
        "alone": _("alone on shift"),
        "agency": _("the whole agency’s"),
        "not_found": _("nothing there for this person"),
        "step_up": _("second factor needed"),
    }
