"""What one's own account pages take in.

Belongs here: fields and their words. Not here: whether any of it is right (actions).
"""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.people.enums import NoticeKind
from alongside.people.forms.signing_in import PassphraseForm, passphrase_field


class ChangePassphraseForm(PassphraseForm):
    """The old passphrase, and the new one twice."""

    old = passphrase_field(_("The passphrase you have now"))
    field_order = ("old", "passphrase", "again")


class PasskeyForm(forms.Form):
    """A new passkey's name, and what the browser made (put there by the page's script)."""

    name = forms.CharField(
        label=_("A name for it"), help_text=_("Where it is: “office key”, “my phone”."), max_length=60
    )
    passkey = forms.CharField(required=False, widget=forms.HiddenInput)


class RenameForm(forms.Form):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Its name"), max_length=60)


class SharesForm(forms.Form):
    """That the three shares are on paper."""

    word = forms.CharField(
        max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    away = forms.BooleanField(label=_("Three people, or three places, will keep one share each"))

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["word"].label = _("Word number %(number)s of share 2") % {"number": number}


class PreferencesForm(forms.Form):
    """Language and light, kept with the account."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        required=False,
        choices=[("", _("As this device")), ("light", _("Light")), ("dark", _("Dark"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {"en": "English", "es": "Español"}
        choices = [(code, own.get(code, str(name))) for code, name in settings.LANGUAGES]
        self.fields["language"].choices = [("", _("As this device")), *choices]  # type: ignore[attr-defined]


class NoticesForm(forms.Form):
    """Which notices come by mail, and where to. None of it is chosen beforehand."""

    kinds = forms.MultipleChoiceField(
        label=_("Tell me by mail when"),
        required=False,
        choices=NoticeKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    address = forms.EmailField(
        label=_("Your work address"),
        required=False,
        help_text=_("One that nobody else reads."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an address, for example amira@linden.example.")},
    )

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data.get("kinds") and not data.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the address to which it should go."))
        return data
