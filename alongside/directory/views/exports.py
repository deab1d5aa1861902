"""The directory taken along: which format, then the file.

Belongs here: screens. Not here: writing (actions.exporting).
"""

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside.directory import policies
from alongside.directory.actions import exporting
from alongside.directory.exchange.shapes import NEW, VERSIONS
from alongside.directory.navigation import tabs
from alongside.directory.selectors.imports import readings
from alongside.foundation.htmx import render_page
from alongside.foundation.http import download
from alongside.people.types import StaffRequest
from alongside.vault.actors import require

if TYPE_CHECKING:
    from alongside.directory.models import ColumnReading

TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "zip": "application/zip",
    "csv": "text/csv",
}


class ExportForm(forms.Form):
    """Which format."""

    form = forms.ChoiceField(
        label=gettext_lazy("As"),
        widget=forms.RadioSelect,
        choices=[
            ("tables", gettext_lazy("HSDS tables in a zip, for other systems")),
            ("json", gettext_lazy("HSDS as one JSON file, for other systems")),
            ("ndjson", gettext_lazy("HSDS, one service a line, for other systems")),
            ("list", gettext_lazy("A list for people, one service a line")),
            ("columns", gettext_lazy("The columns it came in, for whoever sent it")),
        ],
    )
    version = forms.ChoiceField(
        label=gettext_lazy("HSDS version"), choices=[(one, one) for one in reversed(VERSIONS)], required=False
    )
    reading: "forms.ModelChoiceField[ColumnReading]" = forms.ModelChoiceField(
        label=gettext_lazy("Whose columns"), queryset=None, required=False, empty_label=gettext_lazy("None")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        field = self.fields["reading"]
        field.queryset = readings()  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: row.name  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if data.get("form") == "columns" and not data.get("reading"):
            self.add_error("reading", gettext_lazy("Choose whose columns."))
        return data


@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """Which format."""
    require(policies.may_keep(request.actor))
    return _ask(request, ExportForm(), status=200)


@require_POST
def export_file(request: StaffRequest) -> HttpResponse:
    """The file. It is a POST because it leaves a line in the log."""
    require(policies.may_keep(request.actor))
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    data = form.cleaned_data
    ending = exporting.FORMATS[data["form"]]
    with exporting.export(
        actor=request.actor, form=data["form"], version=data["version"] or NEW, reading=data["reading"]
    ) as file:
        body = file.read()
    return download(body, kind="directory", extension=ending, content_type=f"{TYPES[ending]}; charset=utf-8")


def _ask(request: StaffRequest, form: ExportForm, *, status: int) -> HttpResponse:
    context = {"tabs": tabs(request.actor, "directory:imports"), "form": form}
    return render_page(request, "directory/export.html", context, status=status)
