"""Forms of the rules that members keep: the entry, a look, a harmful rule, a decision, what was learned.

Belongs here: parsing and wording. Not here: who may, what follows (actions.evaluation). No field asks for a person:
words about the people whom a rule touches stay general.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.actions.evaluation import STEPS
from alongside.coalition.enums_evaluation import (
    Answer,
    Decided,
    HarmfulRule,
    Heard,
    LearnedKind,
    PolicyKind,
    PolicyState,
    Question,
    Sharing,
)
from alongside.coalition.models import Policy, PolicyFinding
from alongside.foundation.forms import DayInput, Segment
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField, Words

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
NO_NAMES = gettext_lazy("No name, and nothing by which someone could be recognized.")


class DayField(forms.DateField):
    """A day that a policy may well have."""

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        self.past = past
        errors = {"required": DAY_WRONG, "invalid": DAY_WRONG}
        super().__init__(widget=DayInput, error_messages=errors, **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1950 <= day.year <= timezone.localdate().year + 20:
            raise ValidationError(DAY_WRONG)
        if day and self.past and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day


def choice(label: Any, choices: Any, *, widget: Any = None, **kwargs: Any) -> forms.ChoiceField:
    """One of several, none chosen beforehand."""
    missing = gettext_lazy("Choose one.")
    listed = list(getattr(choices, "choices", choices))
    if widget is None:
        listed = [("", "—"), *listed]
    return forms.ChoiceField(
        label=label, choices=listed, widget=widget or forms.Select,
        error_messages={"required": missing, "invalid_choice": missing}, **kwargs,
    )  # fmt: skip


def passage(label: Any, *, rows: int = 4, required: bool = False, help_text: Any = "") -> TextField:
    """Several lines of words."""
    errors = {"required": gettext_lazy("There is nothing written yet.")}
    return TextField(
        label=label,
        rows=rows,
        limit=PASSAGE_LENGTH,
        required=required,
        help_text=help_text,
        error_messages=errors,
    )


def line(label: Any, *, limit: int = 200, help_text: Any = "") -> TextField:
    """A line that is needed."""
    errors = {"required": gettext_lazy("There is nothing written yet.")}
    return TextField(label=label, limit=limit, help_text=help_text, error_messages=errors)


class EditForm(forms.Form):
    """A form that makes or changes a row. `given` is what its action keeps."""

    row_id = RowIdField()
    version = VersionField()
    not_kept: frozenset[str] = frozenset()

    def given(self) -> dict[str, Any]:
        left = {"row_id", "version", *self.not_kept}
        return {name: value for name, value in self.cleaned_data.items() if name not in left}


class PolicyForm(EditForm):
    """A policy as it stands in the register."""

    title = line(gettext_lazy("What it is called"))
    kind = choice(gettext_lazy("What it is about"), PolicyKind)
    about = passage(
        gettext_lazy("For whom it is, and what for"),
        rows=2,
        help_text=gettext_lazy("In a sentence or two. No names."),
    )
    says = passage(
        gettext_lazy("What it says"),
        rows=8,
        help_text=gettext_lazy(
            "The words that matter. Later words come by a decision, and the earlier ones stay."
        ),
    )
    kept_where = Words(
        label=gettext_lazy("Where it is kept"),
        help_text=gettext_lazy("The binder, the shared drive, the page of the handbook."),
    )
    adopted_on = DayField(
        label=gettext_lazy("Adopted on"),
        past=True,
        required=False,
        help_text=gettext_lazy(
            "Leave it empty while it is being written. Adopting it is then a decision in the log."
        ),
    )
    review_on = DayField(
        label=gettext_lazy("To be looked at again on"),
        required=False,
        help_text=gettext_lazy("Sixty days before, it stands on Today for those who lead."),
    )
    sharing = choice(
        gettext_lazy("Who reads it"),
        Sharing,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "How it was looked at and what was found in it, your organization alone reads either way."
        ),
    )

    def __init__(self, *args: Any, policy: Policy | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if policy is None:
            return
        del self.fields["adopted_on"]
        if policy.state != PolicyState.DRAFT:
            del self.fields["says"]


class LookForm(EditForm):
    """Eight questions. Not looked at is an answer as well."""

    comment = passage(gettext_lazy("What you saw"), rows=4, help_text=NO_NAMES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self.fields[question.value] = choice(
                question.label, Answer, widget=Segment, required=False, initial=""
            )
        self.order_fields([*Question.values, "comment"])

    def answers(self) -> dict[str, str]:
        """What was answered. What was left is not looked at."""
        return {one: self.cleaned_data.get(one) or Answer.NOT_LOOKED.value for one in Question.values}

    def given(self) -> dict[str, Any]:
        return {"answers": self.answers(), "comment": self.cleaned_data["comment"]}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        looked = [one for one in Question.values if data.get(one) not in (None, "", Answer.NOT_LOOKED)]
        if not looked and not data.get("comment"):
            raise ValidationError(_("Answer at least one question, or write what you saw."))
        return data


class FindingForm(EditForm):
    """A harmful rule."""

    rule = choice(gettext_lazy("Which rule"), HarmfulRule, widget=forms.RadioSelect)
    words = passage(
        gettext_lazy("The words, and where they stand"),
        rows=3,
        help_text=gettext_lazy(
            "The sentence or the page. What the rule does to people, without anyone’s story."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("rule") == HarmfulRule.OTHER and not data.get("words"):
            self.add_error("words", _("Say which rule it is."))
        return data


class DecisionForm(EditForm):
    """A decision, for the log."""

    not_kept = frozenset({"ended", "review_on"})
    what = choice(gettext_lazy("What was decided"), Decided, widget=forms.RadioSelect)
    decided_on = DayField(label=gettext_lazy("Decided on"), past=True)
    decided_by = line(
        gettext_lazy("Who decided"), help_text=gettext_lazy("A board, a team, a position: the director.")
    )
    best_interest = passage(
        gettext_lazy("Why it is best for the people it is for"),
        rows=3,
        required=True,
        help_text=gettext_lazy("Their interest comes first. If something else weighed as well, say what."),
    )
    heard = choice(gettext_lazy("Were survivors heard?"), Heard, widget=forms.RadioSelect)
    heard_how = passage(
        gettext_lazy("How, or why not"),
        rows=2,
        help_text=gettext_lazy(
            "In which way they were asked, and what was changed by it. Never who they are."
        ),
    )
    why = passage(gettext_lazy("What was changed, and why"), rows=3)
    ended = forms.MultipleChoiceField(
        label=gettext_lazy("Which harmful rules this ends"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    says = passage(gettext_lazy("What it says from now on"), rows=8)
    review_on = DayField(label=gettext_lazy("To be looked at again on"), required=False)

    def __init__(self, *args: Any, policy: Policy, findings: list[PolicyFinding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = STEPS[PolicyState(policy.state)]
        self.fields["what"].choices = [(one.value, one.label) for one in steps]  # type: ignore[attr-defined]
        standing = [(str(one.id), one.get_rule_display()) for one in findings]
        self.fields["ended"].choices = standing  # type: ignore[attr-defined]
        if not standing or Decided.REVISED not in steps:
            del self.fields["ended"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("heard") in (Heard.HEARD, Heard.NOT_ASKED) and not data.get("heard_how"):
            self.add_error("heard_how", _("Say how, or why not: it stands in the log."))
        return data


class LearnedForm(EditForm):
    """Something an organization knows about itself now."""

    kind = choice(gettext_lazy("What it is"), LearnedKind, widget=forms.RadioSelect)
    program = Words(
        label=gettext_lazy("Which program"),
        help_text=gettext_lazy("Leave it empty when it is about all."),
        limit=200,
    )
    words = passage(gettext_lazy("In your words"), rows=5, required=True, help_text=NO_NAMES)
    sharing = choice(gettext_lazy("Who reads it"), Sharing, widget=forms.RadioSelect)


class NarrowForm(forms.Form):
    """What of the register is shown."""

    words = TextField(label=gettext_lazy("Words"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Organization"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    due = forms.BooleanField(label=gettext_lazy("Due for review"), required=False)

    def __init__(self, *args: Any, whose: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: dict[str, Any] = {"whose": whose, "kind": PolicyKind.choices, "state": PolicyState.choices}
        for name, choices in listed.items():
            self.fields[name].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]
