"""Forms of who may see: joining a care team, finding a person, asking to break the glass.

Belongs here: parsing and wording. Not here: who may (policies_access), saving (actions).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.cases.enums import TeamPart
from alongside.cases.forms_fields import TextField
from alongside.foundation.forms import DayInput, Segment
from alongside.people.models import Account
from alongside.vault.enums import GlassReason

WHY_MAX = 300
REASON_MAX = 1000
OFF = {"autocomplete": "off"}
NOBODY_CHOSEN = ("", _("Choose"))


class MemberForm(forms.Form):
    """The part someone has, and why she needs to know."""

    part = forms.ChoiceField(label=_("Part"), choices=[NOBODY_CHOSEN, *TeamPart.choices])
    why = TextField(
        label=_("Why this person needs to know"),
        help_text=_("One sentence. The client may read it."),
        limit=WHY_MAX,
        rows=2,
    )


class AddMemberForm(MemberForm):
    """A colleague who joins. Only those who can are offered."""

    account = forms.ChoiceField(label=_("Colleague"))
    field_order = ("account", "part", "why")

    def __init__(self, *args: Any, colleagues: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["account"], colleagues)


class ChangeMemberForm(MemberForm):
    """Another part or reason. `was` is what the form showed."""

    was = forms.ChoiceField(choices=[("", ""), *TeamPart.choices], required=False, widget=forms.HiddenInput)


class ShutOutForm(forms.Form):
    """Someone who may never see this client."""

    account = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, colleagues: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["account"], colleagues)


class FindForm(forms.Form):
    """Two identifiers at least. Nothing of it is kept."""

    given = TextField(label=_("Given name or chosen name"), required=False, widget=forms.TextInput(OFF))
    family = TextField(label=_("Family name"), required=False, widget=forms.TextInput(OFF))
    born = forms.DateField(
        label=_("Date of birth"), required=False, widget=DayInput(attrs={**OFF, "class": "in-short"})
    )
    phone = TextField(
        label=_("Phone"),
        required=False,
        widget=forms.TextInput({**OFF, "inputmode": "tel", "class": "in-short"}),
    )

    def clean_born(self) -> Any:
        """Nobody was born tomorrow."""
        born = self.cleaned_data["born"]
        if born and born > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return born


class AskGlassForm(forms.Form):
    """Why it cannot wait: as a code for the log, and in words for the custodians."""

    code = forms.ChoiceField(
        label=_("What it is about"),
        help_text=_("The care team can see this, and the client may read it."),
        choices=[NOBODY_CHOSEN, *GlassReason.choices],
    )
    reason = TextField(
        label=_("Why it cannot wait"),
        help_text=_("Who is in what danger, and what you need to know. The custodians can read it."),
        limit=REASON_MAX,
        rows=4,
    )
    alone = forms.BooleanField(
        label=_("I am alone on shift and can reach nobody"),
        help_text=_(
            "It opens at once, for identity and plan. Supervisors are told at once, and one of them "
            "reviews it within a day."
        ),
        required=False,
    )

    def __init__(self, *args: Any, may_be_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_alone:
            del self.fields["alone"]


class OpenGlassForm(forms.Form):
    """For how long."""

    minutes = forms.TypedChoiceField(
        label=_("For how long"),
        choices=[(15, _("15 minutes")), (30, _("30 minutes")), (60, _("An hour"))],
        coerce=int,
        widget=Segment,
    )


class ReviewGlassForm(forms.Form):
    """Right or not right; neither is preselected."""

    found_right = forms.TypedChoiceField(
        choices=[("yes", _("It was right")), ("no", _("It was not right"))],
        coerce=lambda said: said == "yes",
        widget=Segment,
    )


def _offer(field: Any, colleagues: Sequence[Account]) -> None:
    named = [(str(a.id), f"{a.working_name}, {a.get_role_display().lower()}") for a in colleagues]
    field.choices = [NOBODY_CHOSEN, *named]
