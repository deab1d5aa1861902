"""What is posted to the line, made clean: one field of the sheet, the whole sheet, and a few small forms.

Belongs here: parsing and wording. Not here: what the sheet asks (sheet), saving (actions).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.forms_fields import PASSAGE_LENGTH, NameField, RowIdField, TextField, VersionField
from alongside.crisis_line.enums import Language
from alongside.crisis_line.sheet import FIELDS, Field
from alongside.people.models import Account

MOMENT = "%Y-%m-%dT%H:%M"
MOST_LINES = 40


def value_of(asked: Field, raw: str) -> str:
    """One answer as it is kept. Raises ValidationError with a sentence."""
    if asked.kind in ("line", "text"):
        field = TextField(required=False, limit=asked.limit, rows=int(asked.kind == "text"), strip=False)
        return str(field.clean(raw))
    if asked.kind == "tick":
        return "yes" if raw else ""
    raw = raw.strip()
    if not raw:
        return ""
    if asked.kind == "count":
        return _count(asked, raw)
    if asked.kind == "moment":
        return _moment(raw)
    if raw not in {code for code, _label in asked.choices}:
        raise ValidationError(
            _("This is not one of the choices. Load the page again: what is saved is still there.")
        )
    return raw


def whole_sheet(posted: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """All fields of a form that was sent whole, and the sentences for those that cannot be kept.

    A browser leaves out a box that is not ticked and a row in which nothing is chosen: the first means no
    tick, the second that nobody touched it.
    """
    values, mistakes = {}, {}
    for name, asked in FIELDS.items():
        if name not in posted and asked.kind != "tick":
            continue
        try:
            values[name] = value_of(asked, posted.get(name, ""))
        except ValidationError as problem:
            mistakes[name] = problem.messages[0]
    return values, mistakes


def _count(asked: Field, raw: str) -> str:
    if not (raw.isascii() and raw.isdigit()) or not 0 < int(raw) <= asked.limit:
        raise ValidationError(_("Write a number from 1 to %(most)s.") % {"most": asked.limit})
    return str(int(raw))


def _moment(raw: str) -> str:
    try:
        found = datetime.fromisoformat(raw[:16]).replace(tzinfo=None)
    except ValueError:
        raise ValidationError(_("Write day and time, for example 2026-05-12 14:10.")) from None
    if not 2000 <= found.year <= 2100:
        raise ValidationError(_("Look at the year again."))
    return found.strftime(MOMENT)


class TakeForm(forms.Form):
    """Begin a call. Sent twice, it begins one."""

    row_id = RowIdField()


class HandOverForm(forms.Form):
    """To whom."""

    to = forms.TypedChoiceField(
        label=gettext_lazy("To whom"),
        error_messages={
            "required": gettext_lazy("Choose a colleague."),
            "invalid_choice": gettext_lazy("Choose a colleague."),
        },
    )

    def __init__(self, *args: Any, colleagues: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.id), one.working_name) for one in colleagues]
        self.fields["to"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]


class MomentInput(forms.DateTimeInput):
    """A day and a time, picked with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class AgainForm(forms.Form):
    """When to try again, if they said when."""

    at = forms.DateTimeField(
        label=gettext_lazy("Try again on"),
        required=False,
        widget=MomentInput,
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        error_messages={"invalid": gettext_lazy("Write day and time, for example 2026-05-12 14:10.")},
    )


class LinesForm(forms.Form):
    """A list, one line each."""

    version = VersionField()
    language = forms.ChoiceField(choices=Language.choices, widget=forms.HiddenInput)
    lines = TextField(
        label=gettext_lazy("One line each"), required=False, rows=12, limit=PASSAGE_LENGTH, strip=False
    )

    def clean_lines(self) -> list[str]:
        found = [" ".join(line.split()) for line in str(self.cleaned_data["lines"]).split("\n")]
        kept = [line for line in found if line]
        if len(kept) > MOST_LINES:
            raise ValidationError(_("These are %(count)s lines. Forty at most.") % {"count": len(kept)})
        return kept


class BecomeClientForm(forms.Form):
    """What goes along onto a client's page. Filled in from the sheet; what goes is theirs to say."""

    row_id = RowIdField()
    yes = forms.BooleanField(
        label=gettext_lazy("They said yes to opening a page"),
        error_messages={"required": gettext_lazy("A page opens only with their yes.")},
    )
    chosen_name = NameField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("The name this person wants to hear. It need not be a legal one."),
        error_messages={"required": gettext_lazy("Write any name. It need not be a legal one.")},
    )
    language = TextField(label=gettext_lazy("Speaks"), required=False)
    with_reach = forms.BooleanField(label=gettext_lazy("The way to reach them goes along"), required=False)
    number = TextField(label=gettext_lazy("Number"), required=False, limit=60)
    with_note = forms.BooleanField(label=gettext_lazy("The short note goes along"), required=False)
    note = TextField(label=gettext_lazy("Short note"), required=False, rows=5, limit=PASSAGE_LENGTH)
    with_needs = forms.BooleanField(label=gettext_lazy("What they wanted tonight goes along"), required=False)
    with_answers = forms.BooleanField(label=gettext_lazy("What they answered goes along"), required=False)

    def __init__(self, *args: Any, said_yes: bool, needs: str, answered: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if said_yes:
            del self.fields["yes"]
        self.fields["with_needs"].help_text = needs
        if not needs:
            del self.fields["with_needs"]
        if not answered:
            del self.fields["with_answers"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("with_reach") and not data.get("number"):
            self.add_error("number", _("Write the number, or leave the tick out."))
        if data.get("with_note") and not data.get("note"):
            self.add_error("note", _("There is nothing written yet."))
        return data
