"""The form with which a referral that is not sent yet gets another reader.

Belongs here: parsing and wording. Not here: saving. The way in which they may get in touch is asked anew.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.forms.fields import TextField
from alongside.referrals.actions.readdressing import To
from alongside.referrals.enums import Way
from alongside.referrals.forms import CHOOSE, one_of


class ChangeReaderForm(forms.Form):
    """Who is asked instead."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    service_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    way = one_of(gettext_lazy("How"), Way.choices)
    to_agency = forms.TypedChoiceField(
        label=gettext_lazy("Which agency that works here"), required=False, coerce=UUID, empty_value=None
    )
    to_name = TextField(
        label=gettext_lazy("Or the name of the place"),
        required=False,
        help_text=gettext_lazy("Where it stands in the directory, choose it there."),
    )
    calls = one_of(
        gettext_lazy("May they contact the person?"),
        [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, the person calls them"))],
        segment=True,
        required=False,
        help_text=gettext_lazy("Asked each time. What was safe last month may not be today."),
    )

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to_agency"]
        field.choices = [("", _("Nobody chosen")), *agencies]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("way") == Way.AGENCY:
            if not data.get("to_agency"):
                self.add_error("to_agency", _("Choose the agency."))
        elif data.get("way") and not (data.get("service_id") or data.get("to_name")):
            self.add_error("to_name", _("Write down the name of the place."))
        if data.get("way") and data["way"] != Way.SELF and not data.get("calls"):
            self.add_error("calls", CHOOSE)
        return data

    def to(self) -> To:
        """Who is asked from now on. A name that was typed stands for another place than the one of the directory."""
        said = self.cleaned_data
        is_agency = said["way"] == Way.AGENCY
        name = "" if is_agency else said["to_name"]
        return To(
            way=said["way"],
            do_not_contact=said["calls"] != "yes",
            to_agency_id=said["to_agency"] if is_agency else None,
            service_id=None if is_agency or name else said["service_id"],
            to_name=name,
        )
