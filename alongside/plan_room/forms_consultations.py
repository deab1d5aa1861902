"""What people type into consultations, and what those who keep them do.

Belongs here: parsing and wording. Not here: whether it may be sent now (actions, the wall). A field that only machines
see (`site`) is a trap: what fills it is a machine.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput, TimeInput
from alongside.people.forms.fields import RowIdField, Words
from alongside.plan_room import safety
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.consultations.zones import zones
from alongside.plan_room.enums_consultations import Became, Reason, Speaker

LONGEST = 6000


class Trap(forms.CharField):
    """Empty unless a machine filled it."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(required=False, widget=forms.HiddenInput(attrs=attrs))


class Speaking(forms.Form):
    """Who speaks. A person gives no name; an organization is asked by mail whether it was they."""

    speaker = forms.ChoiceField(
        label=gettext_lazy("In whose name?"),
        choices=Speaker,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose in whose name you write.")},
    )
    organization = Words(
        label=gettext_lazy("The organization’s name"),
        limit=200,
        help_text=gettext_lazy("Everyone will read it. Only where you write for an organization."),
    )
    mail = forms.EmailField(
        label=gettext_lazy("Mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": gettext_lazy("Write it like name@example.org, or leave it empty.")},
    )
    site = Trap()

    def clean(self) -> dict[str, Any]:
        """An organization has a name and an address; a person's name is not taken."""
        told = super().clean() or {}
        if told.get("speaker") == Speaker.ORGANIZATION:
            if not told.get("organization"):
                self.add_error("organization", _("Write the name of the organization."))
            if not told.get("mail") and "mail" not in self.errors:
                self.add_error("mail", _("We ask the organization by mail whether it was they."))
        else:
            told["organization"] = ""
        return told

    @property
    def is_machine(self) -> bool:
        """The trap was filled."""
        return bool(self.data.get("site"))


class WriteForm(Speaking):
    """An idea, or one adapted from a draft."""

    field_order = (
        "row_id",
        "campaign",
        "title",
        "text",
        "tags",
        "speaker",
        "organization",
        "mail",
        "looked",
        "site",
    )
    row_id = RowIdField()
    campaign = forms.TypedChoiceField(
        label=gettext_lazy("Which question is it about?"),
        coerce=int,
        error_messages={"required": gettext_lazy("Choose a question.")},
    )
    title = Words(
        label=gettext_lazy("In one line"),
        required=True,
        limit=200,
        error_messages={"required": gettext_lazy("Say it in one line first.")},
    )
    text = Words(
        label=gettext_lazy("What you want to say"),
        required=True,
        rows=10,
        limit=LONGEST,
        help_text=gettext_lazy("Please do not write about one person, and no names, numbers or addresses."),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )
    tags = Words(
        label=gettext_lazy("Tags"), limit=300, help_text=gettext_lazy("A few words, with commas between.")
    )
    looked = forms.BooleanField(
        label=gettext_lazy("I looked at these places. They may stay."),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, campaigns: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].choices = [("", _("Choose")), *((row.number, row.title) for row in campaigns)]  # type: ignore[attr-defined]
        self.fields["mail"].help_text = _(
            "For a person it may stay empty: your receipt has a code. Where you give it, we send our answer there"
            " and then forget it."
        )
        self.worries: list[safety.Worry] = []

    def clean(self) -> dict[str, Any]:
        """What stays out stays out; at the rest its writer looks once more."""
        told = super().clean()
        return look_at(self, told, ("title", "text", "organization"))


class CommentForm(Speaking):
    """A comment on an idea."""

    field_order = ("row_id", "text", "speaker", "organization", "mail", "looked", "site")
    row_id = RowIdField()
    text = Words(
        label=gettext_lazy("Your comment"),
        required=True,
        rows=5,
        limit=3000,
        help_text=gettext_lazy("Please do not write about one person, and no names, numbers or addresses."),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )
    looked = forms.BooleanField(
        label=gettext_lazy("I looked at these places. They may stay."),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worries: list[safety.Worry] = []

    def clean(self) -> dict[str, Any]:
        """As for an idea."""
        return look_at(self, super().clean(), ("text", "organization"))


def look_at(form: Any, told: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The safety check of these fields. A link is taken out without asking, so it is no worry."""
    soft = False
    for name in names:
        text = safety.without_links(safety.plain(told.get(name) or ""))
        if name in told:
            told[name] = text
            if not text and form.fields[name].required:
                form.add_error(name, _("Write it in words: a link alone is taken out."))
        found = safety.worries(text)
        form.worries += found
        if stopping := [one for one in found if one.stops]:
            words = ", ".join(safety.told(stopping, text))
            form.add_error(name, _("Please leave this out: %(what)s") % {"what": words})
        elif found and not told.get("looked"):
            soft = True
            words = ", ".join(safety.told(found, text))
            form.add_error(name, _("Please look at this again: %(what)s") % {"what": words})
    if soft or told.get("looked"):
        form.fields["looked"].widget = forms.CheckboxInput()
    return told


class AgreeForm(Speaking):
    """Agreeing: confirmed by mail, so that everyone counts once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mail"].required = True
        self.fields["mail"].error_messages["required"] = _("We send one mail to count you once.")
        self.fields["mail"].help_text = _("We send one mail with a link and do not keep the address.")


class SignForm(forms.Form):
    """Signing a letter: an organization, confirmed by mail."""

    organization = Words(
        label=gettext_lazy("The organization’s name"),
        required=True,
        limit=200,
        error_messages={"required": gettext_lazy("Write the name of the organization.")},
    )
    mail = forms.EmailField(
        label=gettext_lazy("Its mail address"),
        max_length=254,
        help_text=gettext_lazy("We send one mail with a link and do not keep the address."),
        error_messages={
            "required": gettext_lazy("We ask the organization by mail whether it was they."),
            "invalid": gettext_lazy("Write it like name@example.org."),
        },
    )
    site = Trap()

    @property
    def is_machine(self) -> bool:
        """The trap was filled."""
        return bool(self.data.get("site"))


class ReceiptForm(forms.Form):
    """The code of a receipt."""

    code = Words(
        label=gettext_lazy("The code on your receipt"),
        required=True,
        limit=40,
        error_messages={"required": gettext_lazy("Type the code.")},
    )


class DecideForm(forms.Form):
    """Published, or sent back with a reason."""

    seen = forms.CharField(max_length=9, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=gettext_lazy("Why it is sent back"),
        choices=Reason,
        widget=forms.RadioSelect,
        required=False,
    )


class OutcomeForm(forms.Form):
    """What became of it."""

    became = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=Became,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what became of it.")},
    )
    why = Words(label=gettext_lazy("Why"), rows=4, limit=1000)
    action = Words(
        label=gettext_lazy("The promise that it changed"),
        limit=60,
        help_text=gettext_lazy("Its key, such as NAP20-2.1-a. Empty where there is none."),
    )


class ConsultationForm(forms.Form):
    """A new consultation: its days in a time zone, its questions, one a line."""

    row_id = RowIdField()
    key = forms.RegexField(
        r"\A[A-Za-z0-9][A-Za-z0-9._-]{1,27}\Z",
        label=gettext_lazy("Its name in the address"),
        help_text=gettext_lazy("Letters, numbers and hyphens. It never changes."),
        error_messages={"invalid": gettext_lazy("Use letters, numbers and hyphens, 28 at most.")},
    )
    title = Words(label=gettext_lazy("Title"), required=True, limit=200)
    about = Words(label=gettext_lazy("What it is about"), rows=4, limit=2000)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones, initial="America/New_York")
    opens_on = forms.DateField(label=gettext_lazy("Opens on"), required=False, widget=DayInput)
    opens_time = forms.TimeField(label=gettext_lazy("at"), required=False, widget=TimeInput)
    closes_on = forms.DateField(label=gettext_lazy("Closes on"), widget=DayInput)
    closes_time = forms.TimeField(label=gettext_lazy("at"), widget=TimeInput)
    advised_on = forms.DateField(label=gettext_lazy("Advised last day"), required=False, widget=DayInput)
    questions = Words(
        label=gettext_lazy("Questions"),
        required=True,
        rows=5,
        limit=2000,
        help_text=gettext_lazy("One a line."),
    )

    def clean(self) -> dict[str, Any]:
        """It opens before it closes."""
        told = super().clean() or {}
        if self.errors:
            return told
        opens = moment(told["opens_on"], told["opens_time"], told["time_zone"], closing=False)
        closes = moment(told["closes_on"], told["closes_time"], told["time_zone"], closing=True)
        if opens and closes and opens >= closes:
            raise ValidationError(_("It closes before it opens. Look at the days again."))
        return told
