"""Noting a place during a call: what for, for whom, and whether one rings together. Short, beside a conversation.

Belongs here: parsing and wording. Not here: the form of a client's referral (referrals.forms), saving. Nothing is sent
from a call, so nothing is asked that only a reader would need.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.languages import NAMES
from alongside.people.forms.fields import RowIdField, TextField
from alongside.referrals.actions.referring import Ask
from alongside.referrals.enums import ForWhom, Priority, Way
from alongside.referrals.forms import CHOOSE, moment, one_of

ALONE, TOGETHER = "alone", "together"


class PlaceForm(forms.Form):
    """One place, for whoever calls or someone close to them."""

    row_id = RowIdField()
    service_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    to_name = TextField(
        label=gettext_lazy("The name of the place"),
        required=False,
        help_text=gettext_lazy("Where it stands in the directory, choose it there."),
    )
    area = forms.ChoiceField(
        label=gettext_lazy("What help is looked for"), error_messages={"required": CHOOSE}
    )
    for_whom = one_of(gettext_lazy("For whom"), ForWhom.choices)
    how = one_of(
        gettext_lazy("How do they get there?"),
        [
            (ALONE, gettext_lazy("They go or call by themselves")),
            (TOGETHER, gettext_lazy("We ring there now, with them on the line")),
        ],
    )
    transport = forms.BooleanField(label=gettext_lazy("They need a ride"), required=False)
    interpreter = forms.ChoiceField(label=gettext_lazy("They need an interpreter"), required=False)
    appointment_at = moment(gettext_lazy("Appointment, where there is one"), required=False)
    why = TextField(label=gettext_lazy("Why this place"), rows=2, limit=1000, required=False)

    def __init__(
        self, *args: Any, areas: Sequence[tuple[str, str]], service_name: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["area"].choices = [("", _("Choose")), *areas]
        fields["interpreter"].choices = [("", _("No")), *((code, str(name)) for code, name in NAMES.items())]
        self.service_name = service_name
        if service_name:
            del fields["to_name"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.service_name and not data.get("to_name"):
            self.add_error("to_name", _("Write down the name of the place."))
        return data

    @property
    def more_said(self) -> bool:
        """Whether something stands in what is folded away."""
        return any(
            self[name].value() or self[name].errors
            for name in ("transport", "interpreter", "appointment_at", "why")
        )

    @property
    def place(self) -> str:
        """The name of the place, as it is said."""
        return self.service_name or self.cleaned_data["to_name"]

    def ask(self) -> Ask:
        """What is noted. Nobody rings them: nothing of theirs is anywhere else."""
        said = self.cleaned_data
        return Ask(
            way=Way.SELF, area=said["area"], priority=Priority.ROUTINE, do_not_contact=True,
            for_whom=said["for_whom"], service_id=said["service_id"] if self.service_name else None,
            to_name=said.get("to_name", ""), warm=said["how"] == TOGETHER, transport=said["transport"],
            interpreter=said["interpreter"], why=said["why"], appointment_at=said["appointment_at"],
        )  # fmt: skip
