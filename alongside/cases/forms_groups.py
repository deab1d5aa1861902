"""Forms of groups, and the form on which people say how it was.

Belongs here: parsing and wording. Not here: saving, access rules. Nothing is chosen beforehand.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums_groups import GroupKind, Said, Theme, Topic
from alongside.cases.forms import NOT_A_DAY, not_in_the_future
from alongside.cases.forms_fields import NameField, RowIdField, TextField, VersionField
from alongside.cases.forms_services import NOT_SAID, CountField, HoursField
from alongside.cases.models.evaluation import QUESTIONS
from alongside.cases.selectors.services import Named
from alongside.foundation.forms import DayInput, Segment
from alongside.service_entries.enums import Channel, Place, Tongue
from alongside.service_entries.errors import HowMany

CHOOSE = gettext_lazy("Choose one of these.")


class GroupForm(forms.Form):
    """What a group is."""

    row_id = RowIdField()
    version = VersionField()
    name = NameField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy(
            "One that says nothing about those who come. Tuesday Circle, not Survivors Group."
        ),
        error_messages={"required": gettext_lazy("Give it a name.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        choices=GroupKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    peers_lead = CountField(
        gettext_lazy("How many peers lead it"),
        least=0,
        help_text=gettext_lazy("People who have been there themselves. Only the count; never who."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[NOT_SAID, *Tongue.choices]
    )
    for_whom = TextField(
        label=gettext_lazy("For whom"),
        required=False,
        help_text=gettext_lazy("Language, culture, age: who would feel at home here."),
    )
    meets = TextField(label=gettext_lazy("When it meets"), required=False)
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What it may talk about"),
        required=False,
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The members choose."),
    )
    own_topics = TextField(
        label=gettext_lazy("Topics of its own, one a line"), required=False, rows=3, limit=1000
    )

    def given(self) -> dict[str, Any]:
        """What the group is from now on."""
        data = dict(self.cleaned_data)
        data["peers_lead"] = data["peers_lead"] or 0
        return {name: value for name, value in data.items() if name not in ("row_id", "version")}


class ItemForm(forms.Form):
    """One thing to talk about."""

    row_id = RowIdField()
    words = TextField(
        label=gettext_lazy("What someone wants to talk about"),
        rows=2,
        limit=500,
        help_text=gettext_lazy("In the member's own words, and no name."),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )


class MeetingForm(forms.Form):
    """When a group meets."""

    on = forms.DateField(
        label=gettext_lazy("Meets on"),
        widget=DayInput,
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if abs(day - timezone.localdate()) > timedelta(days=366):
            raise ValidationError(_("Choose a day within a year from now."))
        return day


class HeldForm(forms.Form):
    """How many came."""

    quarters = HoursField()
    others = CountField(
        gettext_lazy("How many came"),
        least=0,
        help_text=gettext_lazy("Without those you choose below. Only the count is kept."),
    )
    named = forms.MultipleChoiceField(
        label=gettext_lazy("On whose own record shall it stand?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only those who want it there. The group itself keeps no names."),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How"), required=False, choices=[NOT_SAID, *Channel.choices]
    )
    place = forms.ChoiceField(label=gettext_lazy("Where"), required=False, choices=[NOT_SAID, *Place.choices])

    def __init__(self, *args: Any, clients: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.case_id), one.name) for one in clients if one.is_open]
        self.fields["named"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["named"]

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data["case_ids"] = [UUID(one) for one in data.pop("named", [])]
        data["others"] = data.get("others") or 0
        if "others" not in self.errors and not data["case_ids"] and not data["others"]:
            self.add_error("others", str(HowMany()))
        return data


class ResourceForm(forms.Form):
    """Something a group found good."""

    row_id = RowIdField()
    title = TextField(
        label=gettext_lazy("What it is"), error_messages={"required": gettext_lazy("Say what it is.")}
    )
    where = TextField(
        label=gettext_lazy("Where it is found"),
        required=False,
        limit=500,
        help_text=gettext_lazy("A shelf, a page, a person to ask."),
    )
    for_whom = TextField(label=gettext_lazy("For whom"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, choices=[NOT_SAID, *Topic.choices])
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[NOT_SAID, *Tongue.choices]
    )

    def given(self) -> dict[str, str]:
        """What stands on the shelf."""
        return {name: value for name, value in self.cleaned_data.items() if name != "row_id"}


def _question(words: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=words, required=False, choices=Said.choices, widget=Segment)


class EvaluationForm(forms.Form):
    """How it was. Every answer may be left open."""

    code = TextField(
        label=gettext_lazy("Code on the card"),
        limit=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=gettext_lazy("It works once. Nobody wrote down to whom it was given."),
        error_messages={"required": gettext_lazy("Type the code that is on your card.")},
    )
    safe = _question(gettext_lazy("Did you feel safe here?"))
    respected = _question(gettext_lazy("Were you treated with respect?"))
    understood = _question(gettext_lazy("Did people understand you, your language and your ways?"))
    chose = _question(gettext_lazy("Did you decide for yourself?"))
    safety = _question(gettext_lazy("Do you know more ways to stay safe now?"))
    known = _question(gettext_lazy("Do you know more about what help there is?"))
    words = TextField(
        label=gettext_lazy("What should we know?"),
        required=False,
        rows=5,
        limit=2000,
        help_text=gettext_lazy("In any language. Leave out names, so that nobody can be guessed."),
    )

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if not self.errors and not any(data.get(name) for name in (*QUESTIONS, "words")):
            raise ValidationError(_("Nothing is answered yet. One answer is enough."))
        return data


class CardsForm(forms.Form):
    """How many cards to print."""

    count = forms.IntegerField(
        label=gettext_lazy("How many cards"),
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"class": "in-short", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Say how many, from 1 to 100.")
        ),
    )


class ChangeForm(forms.Form):
    """What was changed because of what people said. Everyone can read it."""

    theme = forms.ChoiceField(
        label=gettext_lazy("What they spoke of"),
        choices=[("", gettext_lazy("Choose")), *Theme.choices],
        error_messages={"required": CHOOSE},
    )
    words = TextField(
        label=gettext_lazy("What you changed"),
        rows=3,
        limit=500,
        help_text=gettext_lazy("Everyone can read this, without signing in. Nobody's words, nobody's name."),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )
    on = forms.DateField(
        label=gettext_lazy("Since"),
        widget=DayInput,
        initial=timezone.localdate,
        validators=[not_in_the_future],
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )
