"""Bringing a form along: a file or its text, and what a plain form does not say about itself.

Belongs here: parsing and wording. Not here: reading the file (loading), putting it on the shelf (actions.library).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.screening.fields import text_problem
from alongside.screening.format import LANGUAGE
from alongside.screening.jsonfile import MOST_BYTES
from alongside.screening.plain_forms import Given
from alongside.vault import files
from alongside.vault.uploads import SealedUpload

FILE_NAME = "form.json"


class BringForm(forms.Form):
    """A file, or the text of one. The words below are for forms that do not say them."""

    file = forms.Field(
        label=gettext_lazy("The file"),
        widget=forms.ClearableFileInput,
        required=False,
        help_text=gettext_lazy("JSON, up to 256 kB. You see what is in it before anything is kept."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        required=False,
        max_length=MOST_BYTES,
    )
    publisher = forms.CharField(
        label=gettext_lazy("Who made it"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("This and the next four are for forms that do not say it themselves."),
    )
    name = forms.CharField(label=gettext_lazy("What it is called"), required=False, max_length=120)
    version = forms.CharField(label=gettext_lazy("Which version"), required=False, max_length=40)
    language = forms.CharField(
        label=gettext_lazy("In which language"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("As a short code: en, es, pt-BR."),
    )
    licence = forms.CharField(label=gettext_lazy("Under which license"), required=False, max_length=500)
    file_name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def clean_language(self) -> str:
        said = str(self.cleaned_data["language"]).strip()
        if said and not LANGUAGE.fullmatch(said):
            raise ValidationError(_("That is not a language code. Write en for English, es for Spanish."))
        return said

    def clean_text(self) -> str:
        said = str(self.cleaned_data["text"])
        if text_problem(said, most=MOST_BYTES):
            raise ValidationError(_("This text holds characters that cannot be shown."))
        return said

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        upload = self.files.get("file") if self.files else None
        if upload is None and not data.get("text", "").strip():
            self.add_error("file", _("Choose a file, or paste its text."))
        elif upload is not None and (upload.size or 0) > MOST_BYTES:
            self.add_error("file", _("The file is larger than 256 kB."))
        return data

    @property
    def source(self) -> bytes:
        """The bytes that came. An upload lies sealed on the disk and is taken away once it was read."""
        upload = self.files.get("file") if self.files else None
        if not isinstance(upload, SealedUpload):
            return str(self.cleaned_data["text"]).encode()
        return b"".join(files.read(upload.stored_as, upload.key))

    @property
    def named(self) -> str:
        """How the file is called in a sentence."""
        upload = self.files.get("file") if self.files else None
        said = (upload.name if upload is not None else self.cleaned_data.get("file_name")) or FILE_NAME
        return "".join(letter for letter in str(said) if letter.isprintable())[:120] or FILE_NAME

    @property
    def given(self) -> Given:
        """What was said about a form that does not say it itself."""
        names = ("publisher", "name", "version", "language", "licence")
        said = {name: self.cleaned_data[name].strip() for name in names}
        return Given(**{name: value for name, value in said.items() if value})
