"""Forms of a referral: what is asked for, under which permission, a move, an appointment, words to the sender.

Belongs here: parsing and wording. Not here: saving, which moves there are (states). Nothing that is the person's to
decide is chosen beforehand.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.forms_notes import MomentField, MomentInput
from alongside.directory.languages import NAMES
from alongside.foundation.forms import Segment
from alongside.people.forms.fields import RowIdField, TextField
from alongside.referrals.actions.referring import Ask
from alongside.referrals.enums import OPEN, REASONS, ForWhom, Outcome, Priority, State, Way
from alongside.releases.selectors.releases import Permission

CHOOSE = gettext_lazy("Choose one of these.")
SENT = (Way.AGENCY, Way.LINK, Way.LETTER)  # what goes by itself asks nobody to get in touch
NOT_A_MOMENT = gettext_lazy("Write a day and a time, for example 2026-05-14 15:30.")


def one_of(label: Any, choices: Any, *, segment: bool = False, **more: Any) -> forms.ChoiceField:
    """One of a few, none chosen beforehand."""
    widget = Segment if segment else forms.RadioSelect
    return forms.ChoiceField(
        label=label, choices=choices, widget=widget, error_messages={"required": CHOOSE}, **more
    )


def moment(label: Any, **more: Any) -> MomentField:
    """A day and a time."""
    return MomentField(label=label, widget=MomentInput, error_messages={"invalid": NOT_A_MOMENT}, **more)


class ReferForm(forms.Form):
    """Where to, what for, and what they want."""

    row_id = RowIdField()
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
    area = forms.ChoiceField(
        label=gettext_lazy("What help is looked for"), error_messages={"required": CHOOSE}
    )
    for_whom = one_of(gettext_lazy("For whom"), ForWhom.choices)
    priority = one_of(gettext_lazy("How soon"), Priority.choices, segment=True)
    calls = one_of(
        gettext_lazy("May they contact the person?"),
        [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, the person calls them"))],
        segment=True,
        required=False,
        help_text=gettext_lazy("Asked each time. What was safe last month may not be today."),
    )
    warm = forms.BooleanField(
        label=gettext_lazy("We make the first step together, by phone or on the way"), required=False
    )
    transport = forms.BooleanField(label=gettext_lazy("They need a ride"), required=False)
    interpreter = forms.ChoiceField(label=gettext_lazy("They need an interpreter"), required=False)
    appointment_at = moment(gettext_lazy("Appointment, where there is one"), required=False)
    why = TextField(
        label=gettext_lazy("Why this place"),
        rows=2,
        limit=1000,
        required=False,
        help_text=gettext_lazy("For us. The other side does not see this."),
    )
    keeps_permission = forms.BooleanField(
        label=gettext_lazy("They want the permission to go on after the referral is closed"), required=False
    )

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[tuple[str, str]],
        areas: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to_agency"].choices = [("", _("Nobody chosen")), *agencies]
        fields["area"].choices = [("", _("Choose")), *areas]
        fields["interpreter"].choices = [("", _("No")), *((code, str(name)) for code, name in NAMES.items())]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("way") == Way.AGENCY:
            if not data.get("to_agency"):
                self.add_error("to_agency", _("Choose the agency."))
        elif data.get("way") and not (data.get("service_id") or data.get("to_name")):
            self.add_error("to_name", _("Write down the name of the place."))
        if data.get("way") in SENT and not data.get("calls"):
            self.add_error("calls", CHOOSE)
        return data

    def ask(self) -> Ask:
        """What is to be asked."""
        said = self.cleaned_data
        is_agency, is_sent = said["way"] == Way.AGENCY, said["way"] in SENT
        return Ask(
            way=said["way"], area=said["area"], priority=said["priority"], for_whom=said["for_whom"],
            do_not_contact=said["calls"] != "yes" or not is_sent,
            to_agency_id=said["to_agency"] if is_agency else None,
            service_id=said["service_id"], to_name="" if is_agency else said["to_name"], warm=said["warm"],
            transport=said["transport"], interpreter=said["interpreter"], why=said["why"],
            keeps_permission=is_sent and said["keeps_permission"], appointment_at=said["appointment_at"],
        )  # fmt: skip


class SendForm(forms.Form):
    """Under which permission."""

    release_id = forms.TypedChoiceField(
        label=gettext_lazy("Under which permission"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the permission, or make one.")},
    )

    def __init__(self, *args: Any, permissions: Sequence[tuple[Permission, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["release_id"].choices = [(str(one.id), words) for one, words in permissions]
        if len(permissions) == 1:  # they signed it for just this; there is nothing to choose
            fields["release_id"].initial = str(permissions[0][0].id)


class MoveForm(forms.Form):
    """One move, with its reason or its outcome."""

    then = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)
    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)
    reason = one_of(gettext_lazy("Why"), [], required=False)
    outcome = one_of(gettext_lazy("What came of it"), Outcome.choices, required=False)

    def __init__(self, *args: Any, then: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        reasons = REASONS.get(State(then), ()) if then in State.values else ()
        fields["reason"].choices = [(one.value, one.label) for one in reasons]
        if not reasons:
            del fields["reason"]
        if then != State.COMPLETED:
            del fields["outcome"]
        for name in ("reason", "outcome"):
            if name in fields:
                fields[name].required = True


class AppointmentForm(forms.Form):
    """When they are expected."""

    at = moment(gettext_lazy("Appointment"), required=False)


class ReplyForm(forms.Form):
    """A few words to the sender."""

    row_id = RowIdField()
    words = TextField(
        label=gettext_lazy("Write to the sender"),
        rows=3,
        limit=2000,
        help_text=gettext_lazy("Only who works with the person there can open it. You cannot read it again."),
        error_messages={"required": gettext_lazy("Write something first.")},
    )


class FilterForm(forms.Form):
    """What the inbox is narrowed to."""

    state = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)
    area = forms.ChoiceField(label=gettext_lazy("What for"), required=False)
    late = forms.BooleanField(label=gettext_lazy("Waits too long"), required=False)
    urgent = forms.BooleanField(label=gettext_lazy("Soon, please"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("For me"), required=False)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["state"].choices = [("", _("All that are open")), *((one.value, one.label) for one in OPEN)]
        fields["area"].choices = [("", _("Everything")), *areas]
