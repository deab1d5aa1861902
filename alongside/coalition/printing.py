"""The minutes on paper: the words of the sheet, for the type setter.

Belongs here: what the sheet says. Not here: its looks (data/minutes.typ), reading.
"""

from pathlib import Path
from typing import Any

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from alongside.coalition.enums_meetings import Heard, Method
from alongside.foundation import dates
from alongside.foundation.typesetting import typeset

TEMPLATE = Path(__file__).parent / "data" / "minutes.typ"


def minutes_pdf(coalition: str, whole: dict[str, Any]) -> bytes:
    """The sheet of one meeting, from what its page says."""
    return typeset(TEMPLATE, told_of(coalition, whole))


def told_of(coalition: str, whole: dict[str, Any]) -> dict[str, Any]:
    """Its words."""
    row, minutes = whole["meeting"], pgettext("of a meeting", "Minutes")
    by_item: dict[Any, list[dict[str, Any]]] = {}
    for one in whole["decisions"]:
        by_item.setdefault(one.item_id, []).append(_decision(one))
    shown = {line.row.id for line in whole["lines"]}
    apart = [words for item, listed in by_item.items() if item not in shown for words in listed]
    return {
        "language": get_language() or "en",
        "head": minutes,
        "coalition": coalition,
        "when": _("%(day)s, %(time)s, %(place)s")
        % {"day": dates.day_on_paper(row.on), "time": dates.clock(row.starts), "place": row.place},
        "standing": _("Approved on %(day)s") % {"day": dates.day_on_paper(row.approved_at)}
        if row.approved_at
        else _("Draft. Not approved yet."),
        "came_head": _("Who came"),
        "came": came_words(whole["came"]),
        "items": [
            {
                "title": line.title,
                "text": line.minutes.text if line.minutes else "",
                "decisions": by_item.get(line.row.id, []),
            }
            for line in whole["lines"]
        ],
        "apart_head": _("Also decided"),
        "apart": apart,
        "decided": _("Decided"),
        "addenda_head": _("Put right later"),
        "addenda": [
            {
                "text": one.text,
                "when": _("Agreed at the meeting of %(day)s")
                % {"day": dates.day_with_year(one.agreed_in.on)},
            }
            for one in whole["addenda"]
        ],
        "foot": f"{coalition} · {minutes} · {dates.day_with_year(row.on)}",
        "nothing": _("Nothing was written down."),
        "tasks_head": _("Tasks"),
        "tasks_columns": [_("What"), _("Who"), _("By when")],
        "tasks": [
            {
                "what": one["task"].what,
                "who": ", ".join(
                    part
                    for part in (
                        one["whose"],
                        one["task"].account.working_name if one["task"].account else "",
                    )
                    if part
                ),
                "by": dates.day_with_year(one["task"].due_on),
            }
            for one in whole["tasks"]
        ],
    }


def came_words(came: list[Any]) -> list[str]:
    """An organization a line: its people by name, or how many; advisers as seats."""
    lines: dict[str, list[str]] = {}
    for one in came:
        if one.account:
            lines.setdefault(one.account.agency.name, []).append(one.account.working_name)
        elif one.member:
            said = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
            lines.setdefault(one.member.name, []).append(said)
        else:
            said = ngettext("%(count)s seat", "%(count)s seats", one.people) % {"count": one.people}
            lines.setdefault(_("Expert advisers"), []).append(said)
    return [f"{name}: {', '.join(people)}" for name, people in lines.items()]


def how_decided(one: Any) -> str:
    """By consensus, or by votes with their counts."""
    if one.method == Method.CONSENSUS:
        return str(Method.CONSENSUS.label)
    return _("By votes: %(yes)s for, %(no)s against, %(none)s abstained") % {
        "yes": one.votes_for,
        "no": one.votes_against,
        "none": one.abstained,
    }


def _decision(one: Any) -> dict[str, Any]:
    lines = [how_decided(one)]
    if one.dissent:
        lines.append(_("Seen otherwise: %(words)s") % {"words": one.dissent})
    if one.heard:
        heard = str(Heard(one.heard).label)
        lines.append(_("Survivors: %(said)s") % {"said": f"{heard}. {one.heard_words}".strip()})
    if one.best_interest is not None:
        sure = (
            _("It serves survivors best.")
            if one.best_interest
            else _("Not certain that it serves survivors best.")
        )
        lines.append(f"{sure} {one.best_words}".strip())
    return {"what": one.what, "lines": lines}
