"""Bringing a list along, and saying what its columns are.

Belongs here: parsing and wording. Not here: reading files (exchange), the run (actions.importing).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.actions.importing import Origin
from alongside.directory.exchange.mapping import CHOICES, SUBJECTS, ColumnMapping, FileMapping
from alongside.directory.selectors.imports import readings
from alongside.vault.uploads import SealedUpload

NAMES = {
    "organization": gettext_lazy("Organization"),
    "service": gettext_lazy("Service"),
    "location": gettext_lazy("Place"),
    "address": gettext_lazy("Address"),
    "phone": gettext_lazy("Number"),
    "schedule": gettext_lazy("Hours"),
    "service_area": gettext_lazy("Area it serves"),
    "language": gettext_lazy("Languages"),
    "service_at_location": gettext_lazy("Found where"),
    "attribute": gettext_lazy("What it is about"),
}
PARTS = {
    "whole": gettext_lazy("whole address in one cell"),
    "list": gettext_lazy("one or several in a cell"),
    "week": gettext_lazy("a week in one cell"),
    "point": gettext_lazy("latitude and longitude in one cell"),
    "service_ids": gettext_lazy("ids of its services"),
    "location_ids": gettext_lazy("ids of its places"),
    "text": gettext_lazy("words, with the column’s name"),
    "flag": gettext_lazy("yes or no, with the column’s name"),
    "id": gettext_lazy("id"),
    "organization_id": gettext_lazy("id of its organization"),
    "name": gettext_lazy("name"),
    "description": gettext_lazy("description"),
}


class ImportForm(forms.Form):
    """A file, and whose it is."""

    file = forms.Field(
        label=gettext_lazy("The file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.ndjson,.jsonl,.csv,.tsv,.txt,.zip"}),
        required=False,
        help_text=gettext_lazy(
            "HSDS as JSON or as a zip of tables, or any CSV. Up to 25 MB; larger ones on the command line."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Whose list is it"),
        max_length=120,
        help_text=gettext_lazy("The same name each time: then rows are known again and not doubled."),
    )
    fetched_on = forms.DateField(
        label=gettext_lazy("Given out on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    licence = forms.CharField(label=gettext_lazy("Under which licence"), required=False, max_length=120)
    reading = forms.ChoiceField(
        label=gettext_lazy("Columns as last time"),
        required=False,
        help_text=gettext_lazy("Only for tables of a shape of their own."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saved = [(str(row.id), row.name) for row in readings()]
        self.fields["reading"].choices = [("", _("Not yet said")), *saved]  # type: ignore[attr-defined]
        if not saved:
            del self.fields["reading"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        upload = self.files.get("file") if self.files else None
        if upload is None:
            self.add_error("file", _("Choose a file."))
        elif isinstance(upload, SealedUpload) and upload.too_large:
            self.add_error("file", _("The file is larger than 25 MB. Bring it on the command line."))
        return data

    @property
    def origin(self) -> Origin:
        data = self.cleaned_data
        return Origin(data["source"].strip(), data["licence"].strip(), data["fetched_on"])


def target_choices() -> list[tuple[str, Any]]:
    """What a column may be, grouped by what it is about."""
    groups: list[tuple[str, Any]] = [("", _("Keep as it is"))]
    for table, names in CHOICES.items():
        group = [(f"{table}.{name}", f"{NAMES[table]}: {_part(name)}") for name in names.split()]
        groups.append((str(NAMES[table]), group))
    return groups


def _part(name: str) -> str:
    return str(PARTS.get(name, name.replace("_", " ")))


class ColumnsForm(forms.Form):
    """For every file what its rows are, and for every column what it means."""

    save_as = forms.CharField(
        label=gettext_lazy("Keep this reading under a name"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For the next time the same tables come."),
    )

    def __init__(self, proposed: ColumnMapping, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed
        choices = target_choices()
        for nth, part in enumerate(proposed.files):
            self.fields[f"subject-{nth}"] = forms.ChoiceField(
                label=_("Each row is"), choices=[(one, NAMES[one]) for one in SUBJECTS], initial=part.subject
            )
            for column, header in enumerate(part.header):
                self.fields[f"column-{nth}-{column}"] = forms.ChoiceField(
                    label=header or _("Column %(number)s") % {"number": column + 1},
                    choices=choices,
                    required=False,
                    initial=part.targets[column],
                    widget=forms.Select(attrs={"class": "in"}),
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for nth, part in enumerate(self.proposed.files):
            subject = data.get(f"subject-{nth}", "")
            chosen = [data.get(f"column-{nth}-{column}", "") for column in range(len(part.header))]
            if subject and not {f"{subject}.name", "organization.name"} & set(chosen):
                raise ValidationError(
                    _("No column of %(file)s says what it is called.") % {"file": part.stem}
                )
        return data

    @property
    def mapping(self) -> ColumnMapping:
        """What was chosen."""
        data = self.cleaned_data
        files = [
            FileMapping(
                part.stem,
                data[f"subject-{nth}"],
                part.header,
                [data[f"column-{nth}-{column}"] for column in range(len(part.header))],
            )
            for nth, part in enumerate(self.proposed.files)
        ]
        return ColumnMapping(data["save_as"].strip() or self.proposed.name, files)

    def rows_of(self, nth: int) -> list[forms.BoundField]:
        """The columns of one file, in their order."""
        return [self[f"column-{nth}-{column}"] for column in range(len(self.proposed.files[nth].header))]
