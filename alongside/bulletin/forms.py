"""Forms of those who keep the figures: a file and where it is from; a definition.

Belongs here: parsing and wording. Not here: reading the file (tables), writing (actions).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.bulletin.actions.figures import Origin
from alongside.bulletin.areas import FEDERAL, STATES
from alongside.bulletin.enums import Beside, Measure, Offense
from alongside.bulletin.models import KEY
from alongside.vault.ids import uuid7
from alongside.vault.uploads import SealedUpload

WHOLE = list(Origin.__slots__)


class DayField(forms.DateField):
    """A day, as the browser's own calendar sends it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)

    def clean(self, value: Any) -> Any:
        """Not a day that has not come yet."""
        found = super().clean(value)
        if found and found > timezone.localdate():
            raise ValidationError(_("That day has not come yet."))
        return found


class FiguresForm(forms.Form):
    """A file of figures, and where it comes from. Nothing is published by it."""

    row_id = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid7)
    file = forms.Field(
        label=gettext_lazy("The file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        required=False,
        help_text=gettext_lazy("CSV, up to 10 MB: a figure a row, or a state a row and an offense a column."),
    )
    title = forms.CharField(label=gettext_lazy("What it counts"), max_length=160)
    title_es = forms.CharField(label=gettext_lazy("The same in Spanish"), max_length=160, required=False)
    key = forms.CharField(
        label=gettext_lazy("Its name in the address"),
        max_length=60,
        validators=[KEY],
        help_text=gettext_lazy(
            "Small letters, digits and hyphens. The same name again replaces what was there."
        ),
        error_messages={"invalid": gettext_lazy("Small letters, digits and hyphens only.")},
    )
    publisher = forms.CharField(label=gettext_lazy("Who published it"), max_length=160)
    source_url = forms.URLField(
        label=gettext_lazy("Where it can be read"), max_length=500, required=False, assume_scheme="https"
    )
    licence = forms.CharField(
        label=gettext_lazy("On what terms it may be shown"),
        max_length=120,
        help_text=gettext_lazy("For example: public domain, works of the U.S. government."),
    )
    retrieved_on = DayField(label=gettext_lazy("The day on which it was fetched"))
    method = forms.CharField(
        label=gettext_lazy("How it was counted, and what it cannot say"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year, if the table does not say it"),
        required=False,
        min_value=1900,
        max_value=2100,
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("What was counted, if the table does not say it"),
        required=False,
        choices=[("", gettext_lazy("It says it")), *Measure.choices],
    )
    counted_here = forms.BooleanField(
        label=gettext_lazy("We counted it ourselves: small numbers stay hidden"), required=False
    )
    is_invented = forms.BooleanField(
        label=gettext_lazy("It is made up, to show how a page looks"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        upload = self.files.get("file")
        if not isinstance(upload, SealedUpload) or not upload.size:
            self.add_error("file", _("Choose a file."))
        return data

    @property
    def origin(self) -> Origin:
        """Where it comes from, once the form is valid."""
        return Origin(**{name: self.cleaned_data[name] for name in WHOLE})


class DefinitionForm(forms.Form):
    """How one law says it, in words of our own."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    area = forms.ChoiceField(
        label=gettext_lazy("Whose law"), choices=[(FEDERAL, gettext_lazy("Federal law")), *STATES.items()]
    )
    offense = forms.ChoiceField(label=gettext_lazy("Offense"), choices=Offense.choices)
    citation = forms.CharField(label=gettext_lazy("Where it stands in the law"), max_length=160)
    words = forms.CharField(
        label=gettext_lazy("What it says, in plain words of our own"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    words_es = forms.CharField(
        label=gettext_lazy("The same in Spanish"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    beside = forms.ChoiceField(
        label=gettext_lazy("Beside the federal one"), choices=Beside.choices, initial=Beside.NOT_COMPARED
    )
    as_of = DayField(label=gettext_lazy("Read in the law on"))
    reviewed_by = forms.CharField(
        label=gettext_lazy("Who compared it with the law"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Empty means: nobody yet. The page says so."),
    )
    source_url = forms.URLField(
        label=gettext_lazy("Where it can be read"), max_length=500, required=False, assume_scheme="https"
    )
    public = forms.BooleanField(label=gettext_lazy("Show it to everyone"), required=False)
