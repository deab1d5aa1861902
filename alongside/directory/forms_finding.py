"""What somebody fills in to find help. Nothing is needed, nothing is kept, nothing is chosen beforehand.

Belongs here: fields, and from fields to a question. Not here: how words are understood (understanding).
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.directory import counties
from alongside.directory.enums import Accepts, Barrier, Competence
from alongside.directory.languages import NAMES
from alongside.directory.selectors.areas import areas
from alongside.directory.selectors.finding import near, question_of
from alongside.directory.understanding.question import EVENING, NOW, TONIGHT, WEEKEND, Question
from alongside.directory.understanding.reading import LONGEST_TEXT
from alongside.foundation.forms import SearchInput

MUST_NOT_ASK = [
    ("id", lazy("An ID")),
    ("sobriety", lazy("Being sober")),
    ("phone_taken", lazy("My phone")),
    ("police_contact", lazy("Talking to police")),
    ("faith_activity", lazy("Going to church")),
]
COMING = [
    ("families", lazy("My children")),
    ("couples", lazy("My partner")),
    ("pets", lazy("A pet")),
    ("wheelchair", lazy("A wheelchair")),
]
SPEAK = ["es", "fr", "zh", "ar", "vi", "pl", "ase"]
WHENS = [
    ("", lazy("Any time")),
    (NOW, lazy("Open now")),
    (TONIGHT, lazy("Tonight")),
    (EVENING, lazy("In the evening")),
    (WEEKEND, lazy("On the weekend")),
]
LAST_PAGE = 50


class FindForm(forms.Form):
    """The public's form."""

    size = 10

    words = forms.CharField(
        label=lazy("What do you need?"),
        help_text=lazy("In your own words: “somewhere to sleep with two kids, no ID”. Or choose below."),
        required=False,
        max_length=LONGEST_TEXT,  # a story is cut nowhere that its question may stand
        widget=SearchInput(attrs={"data-find": True}),
    )
    need = forms.ChoiceField(label=lazy("Kind of help"), required=False)
    zip = forms.CharField(
        label=lazy("Near ZIP"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "in in-short"}),
    )
    county = forms.ChoiceField(label=lazy("County"), required=False)
    open = forms.BooleanField(label=lazy("Open now"), required=False)
    without = forms.MultipleChoiceField(
        label=lazy("They do not ask me for"),
        required=False,
        choices=MUST_NOT_ASK,
        widget=forms.CheckboxSelectMultiple,
    )
    coming = forms.MultipleChoiceField(
        label=lazy("Coming with me"), required=False, choices=COMING, widget=forms.CheckboxSelectMultiple
    )
    speak = forms.MultipleChoiceField(
        label=lazy("They speak"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose(
            "need", [("", _("Anything")), *((area.code, area.name) for area in areas(with_own=False))]
        )
        self._choose("county", [("", _("Any county")), *counties.choices()])
        self._choose("speak", [(code, NAMES[code]) for code in SPEAK])

    def _choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_zip(self) -> str:
        """Five digits; the four after a dash are not needed."""
        typed = self.cleaned_data["zip"].strip()
        if not typed:
            return ""
        digits = re.sub(r"\D", "", typed.partition("-")[0])
        if len(digits) == 5 and digits == typed.partition("-")[0].strip():
            return digits
        if digits != typed or len(digits) > 5:
            raise forms.ValidationError(_("A ZIP is five numbers, like 61602."))
        missing = 5 - len(digits)
        raise forms.ValidationError(
            ngettext(
                "That is %(count)d number. Add %(missing)d more.",
                "That is %(count)d numbers. Add %(missing)d more.",
                len(digits),
            )
            % {"count": len(digits), "missing": missing}
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("zip"):
            data["near"] = near(data["zip"])
            if data["near"] is None:
                self.add_error(
                    "zip", _("We do not know where this ZIP is. Choose a county, or write a town.")
                )
        return data

    def question(self) -> Question:
        """What the words say, and what was ticked, together. What was ticked holds strictly."""
        data = self.cleaned_data
        said = question_of(data["words"])
        must = {name for name, chosen in (("when", data["open"]), ("languages", data["speak"])) if chosen}
        return said.also(
            needs=(data["need"],) if data["need"] and data["need"] not in said.needs else said.needs,
            topics=() if data["need"] and data["need"] not in said.needs else said.topics,
            no_barriers=_both(said.no_barriers, data["without"]),
            accepts=_both(said.accepts, data["coming"]),
            languages=_both(said.languages, data["speak"]) if not data["speak"] else tuple(data["speak"]),
            when=NOW if data["open"] else said.when,
            near=data.get("near") or (None if data["county"] else said.near),
            county=data["county"] or ("" if data.get("near") else said.county),
            must=frozenset(must),
            size=self.size,
            page=self.page,
            far="far" in self.data,
        )

    @property
    def page(self) -> int:
        """The page that a button asked for."""
        asked = str(self.data.get("page", "1"))
        return min(int(asked), LAST_PAGE) if asked.isascii() and asked.isdigit() and asked != "0" else 1

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """What was ticked beside the words: field, value, and the words for it."""
        if not self.is_valid():
            return []
        told = []
        for name in ("without", "coming", "speak"):
            words = dict(self.fields[name].choices)  # type: ignore[attr-defined]
            told += [(name, value, str(words[value])) for value in self.cleaned_data[name]]
        return told


class StaffFindForm(FindForm):
    """The same for staff, with everything that the directory knows."""

    size = 20

    when = forms.ChoiceField(label=lazy("When"), required=False, choices=WHENS)
    without = forms.MultipleChoiceField(
        label=lazy("They do not ask for"),
        required=False,
        choices=Barrier.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    coming = forms.MultipleChoiceField(
        label=lazy("They take in"),
        required=False,
        choices=Accepts.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    knows = forms.MultipleChoiceField(
        label=lazy("They know about"),
        required=False,
        choices=Competence.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    age = forms.IntegerField(
        label=lazy("Age"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.NumberInput(attrs={"class": "in in-short", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("speak", list(NAMES.items()))
        del self.fields["open"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        return data | {"open": False}

    def question(self) -> Question:
        data, asked = self.cleaned_data, super().question()
        return asked.also(
            competences=_both(asked.competences, data["knows"]),
            when=data["when"] or asked.when,
            age=asked.age if data["age"] is None else data["age"],
            must=asked.must | ({"when"} if data["when"] else frozenset()),
        )


def _both(said: tuple[str, ...], ticked: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*said, *ticked]))
