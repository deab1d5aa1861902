"""Everything that is wrong with a text that should be a plan's form: each with where it stands and why.

Belongs here: looking, for whoever writes a form by hand. Not here: reading it (planform.read stops at the first).
"""

import json
from dataclasses import dataclass
from typing import Any, get_type_hints

from django.utils.translation import gettext as _

from alongside.plan_room import planform
from alongside.plan_room.errors import FormNotReadable

MOST_LETTERS = 2_000_000
MOST_SHOWN = 50
PARTS: tuple[tuple[str, Any], ...] = (
    ("bodies", planform.BodyForm), ("nodes", planform.NodeForm), ("actions", planform.ActionForm),
    ("declared", planform.DeclaredForm), ("facts", planform.FactForm), ("excluded", planform.ExcludedForm),
    ("links", planform.LinkForm),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of them. `path`: where, as in actions[3].title."""

    path: str
    why: str


def form_and_mistakes(text: str) -> tuple[planform.PlanForm | None, list[Mistake]]:
    """The form, or everything that keeps it from being one."""
    if len(text) > MOST_LETTERS:
        return None, [Mistake("", _("This text is too long for a plan."))]
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", 1)
        return None, [
            Mistake(_("line %(line)s") % {"line": line}, _("This is not JSON. Look for a comma or a quote."))
        ]
    found = _of_row(planform.PlanForm, told, "")
    if isinstance(told, dict):
        for name, kind in PARTS:
            found += _of_list(kind, told.get(name, []), name)
    if found:
        return None, found[:MOST_SHOWN]
    try:
        return planform.read(told), []
    except FormNotReadable as wrong:
        return None, [
            Mistake(wrong.what, _("It points at something that is not there, or stands here twice."))
        ]


def _of_list(kind: Any, rows: Any, name: str) -> list[Mistake]:
    found: list[Mistake] = []
    for place, row in enumerate(rows if isinstance(rows, list) else []):
        path = f"{name}[{place}]"
        found += _of_row(kind, row, path)
        if kind is planform.ActionForm and isinstance(row, dict):
            found += _of_list(planform.OwnerForm, row.get("owners", []), f"{path}.owners")
            if row.get("clock"):
                found += _of_row(planform.ClockForm, row["clock"], f"{path}.clock")
    return found


def _of_row(kind: Any, told: Any, path: str) -> list[Mistake]:
    if not isinstance(told, dict):
        return [Mistake(path or "plan", _("Here should stand a group in braces."))]
    hints = get_type_hints(kind)
    empty = {**(planform.PRINTED if "source_line" in hints else {}), **planform.EMPTY[kind]}
    at = f"{path}." if path else ""
    found = [
        Mistake(f"{at}{name}", _("There is no such field."))
        for name in sorted(set(told) - set(hints), key=str)
    ]
    for name, hint in hints.items():
        if name not in told:
            if name not in empty:
                found.append(Mistake(f"{at}{name}", _("This field is missing.")))
        elif not planform._fits(told[name], hint):
            found.append(Mistake(f"{at}{name}", _("This is of another kind: a text, a number, a list.")))
        elif told[name] not in (choices := list(planform.CHOICES.get((kind, name), [told[name]]))):
            found.append(
                Mistake(f"{at}{name}", _("Choose one of: %(choices)s") % {"choices": ", ".join(choices)})
            )
    return found
