"""Choosing a document to put beside a plan.

Belongs here: parsing and wording. Not here: reading documents (reader).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.vault.uploads import SealedUpload


class SourceForm(forms.Form):
    """One file. Which plan it is of is told by its words."""

    file = forms.Field(
        label=gettext_lazy("The document"),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf"}),
        required=False,
        help_text=gettext_lazy("Text, web page, Word (docx) or PDF, up to 20 MB and 400 pages."),
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data.get("file")
        if not isinstance(found, SealedUpload):
            raise ValidationError(_("Choose the document."))
        if found.too_large:
            raise ValidationError(
                _("The file is larger than 20 MB. Save its text alone, or the part with the plan.")
            )
        return found
