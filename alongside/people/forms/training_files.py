"""The form of a file that belongs to a training.

Belongs here: parsing and wording. Not here: what kinds of files are taken (vault.contents), who may.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.forms.fields import RowIdField, TextField

TITLE_MISSING = gettext_lazy("Say what it is.")


class TrainingFileForm(forms.Form):
    """One file, and what it is."""

    row_id = RowIdField()
    title = TextField(
        label=gettext_lazy("What it is"), limit=120, error_messages={"required": TITLE_MISSING},
        help_text=gettext_lazy("For example: Slides, evening two. No name of a person who is helped."),
    )  # fmt: skip
    file = forms.Field(
        label=gettext_lazy("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.pptx"}),
        required=False,
        help_text=gettext_lazy(
            "A PDF, a picture, a Word or a PowerPoint file, up to 25 MB. It is sealed before it is stored."
        ),
    )

    def clean_file(self) -> Any:
        """An upload; required=False, because a sealed upload looks empty to Django."""
        found = self.files.get(self.add_prefix("file")) if self.files else None
        if found is None:
            raise ValidationError(_("Choose a file."))
        return found
