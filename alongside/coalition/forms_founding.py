"""Forms of founding: partners and their steps, contacts, promises, answers.

Belongs here: parsing and wording. Not here: letters, purpose, rules and seats (forms_founding_words), who may, what has
to be (actions). Nothing about anyone who is helped.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.enums import MemberState, PartnerType
from alongside.coalition.enums_founding import How, Promise, StrengthKind, Told
from alongside.foundation.forms import DayInput, SearchInput, Segment
from alongside.people.forms.choosing import Find, Known, findable
from alongside.people.forms.fields import RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
CHOOSE = gettext_lazy("Choose one.")
NO_HELPED = gettext_lazy("Nothing about anyone who is helped.")


class DayField(forms.DateField):
    """A day that may be; `ahead` where it may lie before us."""

    def __init__(self, *, ahead: bool = False, **kwargs: Any) -> None:
        self.ahead = ahead
        words = {"required": DAY_WRONG, "invalid": DAY_WRONG}
        super().__init__(widget=DayInput, error_messages=words, **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        today = timezone.localdate()
        if day and not 1980 <= day.year <= today.year + 20:
            raise ValidationError(DAY_WRONG)
        if day and day > today and not self.ahead:
            raise ValidationError(_("This day has not come yet. Choose today or an earlier day."))
        return day


class PartForm(forms.Form):
    """Something that hangs on a partner. `given` is what its action keeps."""

    row_id = RowIdField()

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "row_id"}


class NarrowForm(forms.Form):
    """What the list shows."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=120, widget=SearchInput)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[("", gettext_lazy("All")), *MemberState.choices]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("All")), *PartnerType.choices]
    )

    def narrow(self) -> dict[str, str]:
        """What was asked; a word that is none of the choices asks for nothing."""
        self.is_valid()
        told = self.cleaned_data
        return {
            "words": told.get("q", ""), "state": told.get("state", ""), "partner_type": told.get("kind", ""),
        }  # fmt: skip


class AddForm(forms.Form):
    """An organization for the list: of this house, of the directory, or by its name."""

    partner_type = forms.ChoiceField(
        label=gettext_lazy("Kind of partner"), choices=[("", gettext_lazy("Choose")), *PartnerType.choices],
        error_messages={"required": CHOOSE},
    )  # fmt: skip
    name = TextField(label=gettext_lazy("Its name"), required=False)
    organization = forms.ChoiceField(
        label=gettext_lazy("Or an organization of the directory"), required=False
    )
    agency = forms.ChoiceField(label=gettext_lazy("Or an agency that works here"), required=False)

    def __init__(
        self, *args: Any, agencies: Sequence[Any], organizations: Find, called: Known, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        nobody, self.called = _("None of these"), called
        self.fields["agency"].choices = [("", nobody), *agencies]  # type: ignore[attr-defined]
        findable(self, "organization", none=nobody, find=organizations, known=called)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        named = [name for name in ("name", "organization", "agency") if data.get(name)]
        if len(named) > 1:
            self.add_error(named[-1], _("Choose one of the three."))
        if not named and not self.errors:
            self.add_error("name", _("Write its name, or choose it below."))
        return data

    def said(self) -> dict[str, Any]:
        """Its name, kind, agency where it works here, and entry where the directory has one."""
        data = self.cleaned_data
        agencies = dict(self.fields["agency"].choices)  # type: ignore[attr-defined]
        name = data["name"] or self.called(data["organization"]) or agencies[data["agency"]]
        return {
            "name": str(name)[:200], "partner_type": data["partner_type"],
            "member_id": UUID(data["agency"]) if data["agency"] else None,
            "organization_id": UUID(data["organization"]) if data["organization"] else None,
        }  # fmt: skip


class PartnerForm(forms.Form):
    """Its name, kind, and entry in the directory."""

    version = VersionField()
    name = TextField(
        label=gettext_lazy("Its name"), error_messages={"required": gettext_lazy("Write the name.")}
    )
    partner_type = forms.ChoiceField(label=gettext_lazy("Kind of partner"), choices=PartnerType.choices)
    organization = forms.ChoiceField(
        label=gettext_lazy("Its entry in the directory"), required=False,
        help_text=gettext_lazy("Then its page says when its name or number changes there."),
    )  # fmt: skip

    def __init__(self, *args: Any, organizations: Find, called: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        findable(self, "organization", none=_("None of these"), find=organizations, known=called)

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        data = self.cleaned_data
        found = data["organization"]
        return {name: data[name] for name in ("version", "name", "partner_type")} | {
            "organization_id": UUID(found) if found else None
        }


class StepForm(forms.Form):
    """What became of it, and on which day."""

    on = DayField(label=gettext_lazy("On"))
    reason = TextField(
        label=gettext_lazy("Why, if they said"), required=False, limit=600,
        help_text=gettext_lazy("Only organizers read it."),
    )  # fmt: skip
    ask_again_on = DayField(label=gettext_lazy("Ask again on"), ahead=True, required=False)


class ContactForm(PartForm):
    """Who administers it."""

    name = TextField(
        label=gettext_lazy("Name at work"),
        limit=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    part = TextField(label=gettext_lazy("What they do there"), limit=120, required=False)
    phone = TextField(label=gettext_lazy("Phone at work"), limit=40, required=False)
    mail = TextField(label=gettext_lazy("Mail at work"), required=False)
    decides = forms.BooleanField(label=gettext_lazy("Makes policy or runs a program"), required=False)

    def clean_mail(self) -> str:
        mail: str = self.cleaned_data["mail"]
        if mail:
            try:
                validate_email(mail)
            except ValidationError as wrong:
                raise ValidationError(_("Write the address like name@agency.example.")) from wrong
        return mail


class ApproachForm(PartForm):
    """That it was spoken to."""

    on = DayField(label=gettext_lazy("On"))
    how = forms.ChoiceField(
        label=gettext_lazy("How"), choices=How.choices, widget=Segment, error_messages={"required": CHOOSE}
    )
    told = forms.MultipleChoiceField(
        label=gettext_lazy("What we spoke about"), choices=Told.choices, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    note = TextField(label=gettext_lazy("What they said"), required=False, limit=600, help_text=NO_HELPED)
    next_on = DayField(label=gettext_lazy("Speak with them again on"), ahead=True, required=False)


class StrengthForm(PartForm):
    """What it is good at, or brings."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Which"),
        choices=StrengthKind.choices,
        widget=Segment,
        error_messages={"required": CHOOSE},
    )
    what = TextField(
        label=gettext_lazy("What"), limit=300, help_text=gettext_lazy("All members read it."),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )  # fmt: skip


class PromiseForm(forms.Form):
    """Which promises it makes now."""

    promises = forms.MultipleChoiceField(
        label=gettext_lazy("We promise"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick what is promised.")},
    )  # fmt: skip
    on = DayField(label=gettext_lazy("On"))

    def __init__(self, *args: Any, left: Sequence[str] = tuple(Promise), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promises"].choices = [one for one in Promise.choices if one[0] in left]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """An asked agency's answer."""

    row_id = RowIdField()
    answer = forms.ChoiceField(
        label=gettext_lazy("Our answer"), widget=Segment,
        error_messages={"required": gettext_lazy("Choose an answer.")},
        choices=[("yes", gettext_lazy("Yes, we join")), ("not_now", gettext_lazy("Not now"))],
    )  # fmt: skip
    reason = TextField(
        label=gettext_lazy("Why not now, if you like to say"), required=False, limit=600,
        help_text=gettext_lazy("The organizers of the coalition read it."),
    )  # fmt: skip
    ask_again_on = DayField(label=gettext_lazy("Ask us again on"), ahead=True, required=False)
