"""Forms of the public house: something for the library, an agency's own page, a card or a poster.

Belongs here: parsing and wording. Not here: who may, what is kept (actions).
"""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import Segment
from alongside.people.forms.fields import RowIdField, TextField, VersionField
from alongside.public_site.enums import Audience, Evaluated, Form, Languages, Owner

CHOOSE = gettext_lazy("Choose one.")
NO_NEW = {"required": CHOOSE, "invalid_choice": CHOOSE}


def _choice(label: Any, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    shown = [("", gettext_lazy("Choose")), *choices] if required else choices
    return forms.ChoiceField(label=label, choices=shown, required=required, error_messages=NO_NEW)


class ResourceForm(forms.Form):
    """One thing of the library."""

    row_id = RowIdField()
    version = VersionField()
    title = TextField(label=gettext_lazy("Title"), limit=160)
    owner = TextField(label=gettext_lazy("Whose it is"), limit=160)
    owner_kind = _choice(gettext_lazy("What kind of body that is"), Owner.choices)
    form = _choice(gettext_lazy("What one gets"), Form.choices)
    audience = _choice(gettext_lazy("For whom"), Audience.choices)
    languages = _choice(gettext_lazy("Language"), Languages.choices, required=False)
    url = TextField(
        label=gettext_lazy("Address"),
        limit=500,
        required=False,
        help_text=gettext_lazy("Begins with https://. Empty where nobody knows one."),
    )
    about = TextField(
        label=gettext_lazy("What it is"), rows=3, limit=500, required=False,
        help_text=gettext_lazy("In your own words, two sentences."),
    )  # fmt: skip
    about_es = TextField(label=gettext_lazy("The same in Spanish"), rows=3, limit=500, required=False)
    evaluated = _choice(gettext_lazy("Does it do what it is for?"), Evaluated.choices, required=False)
    evaluation = TextField(
        label=gettext_lazy("What the evaluation found, and where it stands"),
        rows=2,
        limit=500,
        required=False,
    )

    def clean_url(self) -> str:
        """An address of the web, as people type it."""
        said: str = self.cleaned_data["url"].strip()
        if not said:
            return ""
        said = said if "://" in said else f"https://{said}"
        try:
            parts = urlsplit(said)
            good = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in said
        except ValueError:
            good = False
        if not good:
            raise ValidationError(_("Write a web address, for example https://example.org."))
        return said

    def clean(self) -> dict[str, Any]:
        """What an evaluation found is said where there is one."""
        told = super().clean() or {}
        if told.get("evaluation") and told.get("evaluated") != Evaluated.FOUND:
            self.add_error(
                "evaluated", _("You wrote what an evaluation found. Choose “There is an evaluation”.")
            )
        return told


class OurPageForm(forms.Form):
    """What everyone may read about the agency."""

    version = VersionField()
    is_shown = forms.BooleanField(label=gettext_lazy("Show this page to everyone"), required=False)
    does = TextField(label=gettext_lazy("What you do"), rows=4, limit=800, required=False)
    does_es = TextField(label=gettext_lazy("The same in Spanish"), rows=4, limit=800, required=False)
    whom = TextField(label=gettext_lazy("For whom"), rows=2, limit=500, required=False)
    whom_es = TextField(label=gettext_lazy("For whom, in Spanish"), rows=2, limit=500, required=False)
    turns_nobody_away = forms.BooleanField(
        label=gettext_lazy("We turn nobody away"),
        required=False,
        help_text=gettext_lazy(
            "Tick this only if it is your written rule. The page then says it in so many words."
        ),
    )
    hours = TextField(label=gettext_lazy("When someone is there"), rows=2, limit=300, required=False)
    hours_es = TextField(label=gettext_lazy("When, in Spanish"), rows=2, limit=300, required=False)
    phone = TextField(label=gettext_lazy("Number to call"), limit=20, required=False)
    hides_place = forms.BooleanField(
        label=gettext_lazy("Nobody may know where we are"),
        required=False,
        help_text=gettext_lazy("An address is then neither shown nor kept."),
    )
    address = TextField(label=gettext_lazy("Address"), limit=200, required=False)


class CardForm(forms.Form):
    """What to print."""

    sheet = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[
            ("card", gettext_lazy("Cards, ten on a Letter page")),
            ("letter", gettext_lazy("Poster, Letter")),
            ("a4", gettext_lazy("Poster, A4")),
        ],
        widget=Segment,
        error_messages=NO_NEW,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("en", "English"), ("es", "Español")], widget=Segment,
        error_messages=NO_NEW,
    )  # fmt: skip
    name = forms.ChoiceField(
        label=gettext_lazy("Your agency’s name"),
        choices=[("with", gettext_lazy("On it")), ("without", gettext_lazy("Left out"))],
        widget=Segment,
        error_messages=NO_NEW,
        help_text=gettext_lazy("A card may be found in a pocket. Without a name it says less."),
    )
