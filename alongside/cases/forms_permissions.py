"""Forms of a permission: for whom and why, what, read and signed; taking it back; what a court or a law asked for.

Belongs here: parsing and wording. Not here: saving, what can be shared (selectors.permissions). Nothing that is the
client's to decide is chosen beforehand. What an earlier step asked travels in the page: nothing is kept before the end.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.cases.forms import NOT_A_DAY, not_in_the_future, not_long_past
from alongside.cases.forms_fields import PASSAGE_LENGTH, NameField, RowIdField, TextField
from alongside.cases.selectors.permissions import Thing, WhoSigns
from alongside.foundation.dates import day
from alongside.foundation.forms import DayInput
from alongside.releases.actions.disclosing import Compelled
from alongside.releases.actions.giving import Explained, Reader, Signed
from alongside.releases.enums import (
    MOST_DOCUMENTS,
    WITHDRAWN,
    CompelledBy,
    EndWhy,
    Guardian,
    ItemKind,
    Language,
    Notice,
    ReaderKind,
    ReadHow,
    SignedHow,
    Way,
)
from alongside.releases.errors import TooManyDocuments
from alongside.releases.selectors.rules import Reader as Agency
from alongside.releases.selectors.rules import Rules

CHOOSE = gettext_lazy("Choose one of these.")
DRAWING = re.compile(r"(?:[ML][0-9]{1,4},[0-9]{1,4} ?){2,4000}")
LENGTHS = (1, 7, 14, 30, 60, 90, 180, 365)


def _one(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": CHOOSE}, **more
    )


class ReaderForm(forms.Form):
    """For whom, what for, in which language it is explained."""

    row_id = RowIdField()
    service_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    way = _one(gettext_lazy("How it gets there"), Way.choices)
    to_agency = forms.TypedChoiceField(
        label=gettext_lazy("Which agency that works here"), required=False, coerce=UUID, empty_value=None
    )
    to_account = forms.TypedChoiceField(
        label=gettext_lazy("Only for one person there"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=gettext_lazy("Leave it open, and their intake team reads it."),
    )
    reader = NameField(
        label=gettext_lazy("Or the name of the place or the person"),
        required=False,
        help_text=gettext_lazy("For a link or a letter. One permission is for one reader."),
    )
    reader_kind = _one(
        gettext_lazy("What they are"),
        ReaderKind.choices,
        help_text=gettext_lazy("Some must pass on by law what they learn. We say so before anyone signs."),
    )
    purpose = TextField(
        label=gettext_lazy("What for"),
        help_text=gettext_lazy("The reader sees this. For example: help with a birth certificate."),
        error_messages={"required": gettext_lazy("Say what it is for, in a few words.")},
    )
    reason = TextField(
        label=gettext_lazy("Why now"),
        rows=2,
        limit=1000,
        help_text=gettext_lazy("The reader does not see this."),
        error_messages={"required": gettext_lazy("Say why, in a few words.")},
    )
    language = _one(gettext_lazy("In which language you explain it"), Language.choices)
    language_words = TextField(label=gettext_lazy("Which other language"), required=False, limit=60)

    def __init__(
        self, *args: Any, readers: Sequence[Agency], people: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.readers = {one.agency.id: one for one in readers}
        self.people = people
        named = [(str(one.agency.id), _named(one)) for one in readers]
        self._choices("to_agency").choices = [("", _("Nobody chosen")), *named]
        self._choices("to_account").choices = [
            ("", _("Nobody in particular")),
            *((str(key), name) for key, name in people.items()),
        ]

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") == Way.PACKET:
            if not data.get("to_agency"):
                self.add_error("to_agency", _("Choose the agency."))
        elif data.get("way") and not data.get("reader"):
            self.add_error("reader", _("Write down who reads it."))
        if data.get("language") == Language.OTHER and not data.get("language_words"):
            self.add_error("language_words", _("Write down which language."))
        return data

    def reader_said(self) -> Reader:
        """The reader, as the permission keeps it."""
        data = self.cleaned_data
        if data["way"] != Way.PACKET:
            return Reader(data["way"], data["reader_kind"], data["reader"], service_id=data["service_id"])
        agency = self.readers[data["to_agency"]].agency
        who = data["to_account"]
        name = f"{self.people[who]}" if who else agency.name
        return Reader(
            data["way"], data["reader_kind"], name,
            to_agency_id=agency.id, to_account_id=who, service_id=data["service_id"],
        )  # fmt: skip


def _named(one: Agency) -> str:
    if not one.at_intake:
        return _("%(agency)s: name a person there") % {"agency": one.agency.name}
    return ngettext(
        "%(agency)s: intake team, %(count)d person",
        "%(agency)s: intake team, %(count)d people",
        one.at_intake,
    ) % {"agency": one.agency.name, "count": one.at_intake}


class ChooseForm(forms.Form):
    """What is shared. Only what is listed; nothing is chosen beforehand."""

    items = forms.MultipleChoiceField(label=gettext_lazy("What they may see"), required=False)
    words = TextField(
        label=ItemKind.WORDS.label,
        required=False,
        rows=3,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("Word for word, as they would say it to the reader."),
    )

    def __init__(self, *args: Any, things: Sequence[Thing], way: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = [thing for thing in things if way != Way.LETTER or not thing.item.is_only_in_packet]
        choices = [(thing.key, thing.item.text) for thing in self.things if not thing.waits]
        field: Any = self.fields["items"]
        field.choices = [*choices, (str(ItemKind.WORDS), "")]
        field.error_messages["invalid_choice"] = _(
            "Something you chose is no longer there, or cannot be shared. Look at the list again."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = [key for key in data.get("items", []) if key != ItemKind.WORDS]
        data["items"] = chosen + ([str(ItemKind.WORDS)] if data.get("words") else [])
        if not data["items"] and not self.errors:
            self.add_error(None, _("Choose at least one thing to share, or share nothing."))
        if sum(thing.item.is_document for thing in self.things if thing.key in chosen) > MOST_DOCUMENTS:
            self.add_error("items", str(TooManyDocuments()))
        return data

    def listed(self) -> list[tuple[Thing, bool]]:
        """Everything there is, each with whether it is ticked."""
        ticked = set(self.data.getlist("items")) if self.is_bound else set()  # type: ignore[attr-defined]
        return [(thing, thing.key in ticked) for thing in self.things]


class SignForm(forms.Form):
    """How long, how it was read, what was said, and the signature."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Until when?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    read_how = _one(gettext_lazy("How was it read?"), ReadHow.choices)
    help_told = forms.BooleanField(
        label=gettext_lazy("We said: the same help, signed or not."),
        error_messages={"required": gettext_lazy("Say this first.")},
    )
    law_told = forms.BooleanField(
        label=gettext_lazy("We said what this reader must pass on by law."),
        error_messages={"required": gettext_lazy("Say this first.")},
    )
    letter_told = forms.BooleanField(
        label=gettext_lazy("We said: a printed letter cannot be taken back."),
        error_messages={"required": gettext_lazy("Say this first.")},
    )
    privilege_told = forms.BooleanField(
        label=gettext_lazy("We said what happens to the protection of counseling."),
        error_messages={"required": gettext_lazy("Say this first.")},
    )
    documents_told = forms.BooleanField(
        label=gettext_lazy("We said: a document that the reader saved stays with them."),
        error_messages={"required": gettext_lazy("Say this first.")},
    )
    guardian_how = _one(gettext_lazy("Who signs with the minor"), Guardian.choices)
    adult = forms.TypedChoiceField(
        label=gettext_lazy("Which guardian"), required=False, coerce=UUID, empty_value=None
    )
    guardian = TextField(label=gettext_lazy("How the guardian signed"), required=False)
    signed_how = _one(gettext_lazy("How is it signed?"), SignedHow.choices)
    signature = TextField(
        label=gettext_lazy("Your name, or a mark"),
        required=False,
        help_text=gettext_lazy(
            "It need not be your legal name. Said aloud: the words. On paper: where the scan is kept."
        ),
        widget=forms.TextInput(attrs={"class": "in-sign", "autocomplete": "off"}),
    )
    drawn = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-drawn": ""}))
    witness = TextField(label=gettext_lazy("Who heard it"), required=False)

    def __init__(
        self,
        *args: Any,
        rules: Rules,
        who: WhoSigns,
        is_letter: bool,
        is_privileged: bool,
        has_documents: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.who = who
        self._choose("days", _lengths(rules))
        left_out = [("letter_told", is_letter), ("privilege_told", is_privileged)]
        left_out += [("documents_told", has_documents)]
        left_out += [(name, who.is_minor) for name in ("guardian_how", "adult", "guardian")]
        for name, asked in left_out:
            if not asked:
                del self.fields[name]
        if who.is_minor:
            self._choose("adult", [("", _("Nobody chosen")), *((str(a.id), a.name) for a in who.adults)])

    def _choose(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_drawn(self) -> str:
        """Only the strokes of our own page: anything else is no drawing."""
        drawn = str(self.cleaned_data["drawn"])
        return drawn if DRAWING.fullmatch(drawn) else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        how = data.get("signed_how")
        if how == SignedHow.DRAWN and not data.get("drawn"):
            self.add_error("signature", _("Nothing is drawn yet. Draw it, or type a name or a mark."))
        if how and how != SignedHow.DRAWN and not data.get("signature"):
            self.add_error("signature", _("It is not signed yet. Their name or a mark is enough."))
        if how == SignedHow.SPOKEN and not data.get("witness"):
            self.add_error("witness", _("Write down who heard it."))
        if data.get("guardian_how") == Guardian.SIGNED and not data.get("adult"):
            self.add_error(
                "adult", _("Choose the guardian. Ask first, each time, if this adult could be involved.")
            )
        return data

    def explained(self, reader: ReaderForm) -> Explained:
        """What was said before it was signed."""
        told = {
            name: bool(self.cleaned_data.get(name))
            for name in ("help_told", "law_told", "letter_told", "privilege_told", "documents_told")
        }
        said = reader.cleaned_data
        return Explained(
            said["language"], self.cleaned_data["read_how"], language_words=said["language_words"], **told
        )

    def signed(self) -> Signed:
        """The signature, and for a minor whose else."""
        data = self.cleaned_data
        drawn = data["signed_how"] == SignedHow.DRAWN
        return Signed(
            data["signed_how"],
            data["drawn"] if drawn else data["signature"],
            witness=data["witness"],
            is_minor=self.who.is_minor,
            guardian_how=data.get("guardian_how", ""),
            guardian=data.get("guardian", ""),
            adult_id=data.get("adult"),
        )


def _lengths(rules: Rules) -> list[tuple[int, Any]]:
    """Lengths the agency allows, each with its last day, in the language in which the page is read in the end."""
    days = sorted({*(one for one in LENGTHS if one <= rules.ceiling_days), rules.default_days})
    today = timezone.localdate()
    return [(one, lazy(_until, str)(one, today)) for one in days]


def _until(days: int, today: date) -> str:
    return ngettext("%(count)d day, until %(day)s", "%(count)d days, until %(day)s", days) % {
        "count": days,
        "day": day(today + timedelta(days=days)),
    }


class TakeBackForm(forms.Form):
    """How the client said it: one tap. Any way will do."""

    how = forms.ChoiceField(
        label=gettext_lazy("How they said it"),
        choices=[(why.value, why.label) for why in WITHDRAWN if why != EndWhy.PORTAL],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class CompelledForm(forms.Form):
    """What a court or a law asked for, and what was done."""

    row_id = RowIdField()
    by = _one(gettext_lazy("What asks for it"), CompelledBy.choices)
    asked_on = forms.DateField(
        label=gettext_lazy("Received on"),
        widget=DayInput,
        validators=[not_in_the_future, not_long_past],
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )
    document = TextField(
        label=gettext_lazy("The document"),
        rows=2,
        limit=1000,
        help_text=gettext_lazy("From whom, its number, what it asks for, until when."),
        error_messages={"required": gettext_lazy("Write down which document it is.")},
    )
    notice = _one(gettext_lazy("Did they know before?"), Notice.choices)
    notice_words = TextField(label=gettext_lazy("What was tried"), required=False, rows=2, limit=1000)
    safety = TextField(
        label=gettext_lazy("What was done for their safety"), required=False, rows=2, limit=1000
    )
    given_on = forms.DateField(
        label=gettext_lazy("Given on"),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future, not_long_past],
        error_messages={"invalid": NOT_A_DAY},
        help_text=gettext_lazy("Leave it empty where nothing was given."),
    )
    least = TextField(
        label=gettext_lazy("What was given: the least that it takes"), required=False, rows=2, limit=2000
    )
    approved_by = forms.TypedChoiceField(
        label=gettext_lazy("Who said yes"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=gettext_lazy("Someone who leads, after asking an attorney where you can."),
    )

    def __init__(self, *args: Any, leaders: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["approved_by"]
        field.choices = [("", _("Nobody chosen")), *((str(key), name) for key, name in leaders.items())]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("given_on") and data.get("asked_on") and data["given_on"] < data["asked_on"]:
            raise ValidationError(_("It was given before it was asked for. Look at the two days again."))
        return data

    def said(self) -> Compelled:
        data = {name: value for name, value in self.cleaned_data.items() if name != "row_id"}
        return Compelled(approved_by_id=data.pop("approved_by"), **data)
