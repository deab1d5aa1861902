"""Forms for notes and documents.

Belongs here: parsing and wording. Not here: which drawers are open to someone (the view asks a selector).
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums import NoteDrawer
from alongside.cases.forms import not_long_past
from alongside.cases.forms_fields import RowIdField, TextField, VersionField

MOMENT = "%Y-%m-%dT%H:%M"
MOST_FILES = 10


class MomentInput(forms.DateTimeInput):
    """A day and a time, picked with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


def this_minute() -> datetime:
    """Now, as the input writes it."""
    return timezone.localtime().replace(second=0, microsecond=0)


class MomentField(forms.DateTimeField):
    """A day and a time by the clock on the wall.

    In the hour that comes twice in autumn it is the first of the two, in the one that is left out in spring the
    one after: nobody who writes at night is told that her time does not exist.
    """

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as problem:
            if problem.code != "ambiguous_timezone":
                raise
        with timezone.override(UTC):
            by_the_wall = super().to_python(value)
        return by_the_wall.replace(tzinfo=timezone.get_current_timezone()) if by_the_wall else None


class TextForm(forms.Form):
    """What happened, and when."""

    text = TextField(
        label=gettext_lazy("Note"),
        rows=12,
        limit=settings.NOTE_MAX_CHARS,
        strip=False,
        help_text=gettext_lazy(
            "Write it so that the person could read it. What they say stands in their own words."
        ),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )
    happened_at = MomentField(
        label=gettext_lazy("When it happened"),
        widget=MomentInput,
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        initial=this_minute,
        error_messages={
            "invalid": gettext_lazy("Write day and time, for example 2026-05-12 14:10."),
            "required": gettext_lazy("Say when it happened. About is good enough."),
        },
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not text.strip():
            raise ValidationError(_("There is nothing written yet."))
        return text.strip("\n")

    def clean_happened_at(self) -> datetime:
        at: datetime = self.cleaned_data["happened_at"]
        not_long_past(at.date())
        if at > timezone.now() + timedelta(minutes=10):
            raise ValidationError(_("This is still to come. A note says what has happened."))
        return at


class DrawerForm(forms.Form):
    """Where something goes. Chosen beforehand only where there is a single place."""

    drawer = forms.ChoiceField(
        label=gettext_lazy("Where it goes"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Each place has a key of its own. Not everyone on the team holds all of them."
        ),
        error_messages={"required": gettext_lazy("Choose where it goes.")},
    )

    def __init__(self, *args: Any, drawers: Sequence[NoteDrawer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["drawer"]
        field.choices = [(drawer.value, drawer.label) for drawer in drawers]  # type: ignore[attr-defined]
        if len(drawers) == 1:
            field.widget, field.initial = forms.HiddenInput(), drawers[0].value


class NoteForm(DrawerForm, TextForm):
    """A new note."""

    row_id = RowIdField()
    field_order = ("drawer", "text", "happened_at")


class CorrectionForm(TextForm):
    """The same note, said better."""

    version = VersionField()


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class DocumentForm(DrawerForm):
    """Files for one drawer. The files themselves are looked at one by one in the view."""

    row_id = RowIdField()
    papers = forms.Field(
        label=gettext_lazy("Files"),
        widget=ManyFiles,
        required=False,
        help_text=gettext_lazy("Up to ten at once, 25 MB each. They are sealed before they are stored."),
    )
    field_order = ("drawer", "papers")

    def clean_papers(self) -> list[Any]:
        found = list(self.files.getlist(self.add_prefix("papers"))) if self.files else []
        if not found:
            raise ValidationError(_("Choose a file."))
        if len(found) > MOST_FILES:
            raise ValidationError(_("These are %(count)s files. Choose ten at most.") % {"count": len(found)})
        return found
