"""What the doors take in: login and passphrase, codes, a first passphrase, a first factor.

Belongs here: fields and their words. Not here: whether any of it is right (actions).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.forms import CodeInput
from alongside.people import strength
from alongside.people.models import Account

TYPED_AT_MOST = 400  # a passphrase of 200 letters, however its accents are written


def passphrase_field(label: Any, *, new: bool = False, help_text: Any = "") -> forms.CharField:
    """A passphrase: spaces count, nothing is ever written back into the page."""
    attrs = {"autocomplete": "new-password" if new else "current-password", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=TYPED_AT_MOST,
        widget=forms.PasswordInput(attrs=attrs),
    )


class SignInForm(forms.Form):
    """The first step."""

    login = forms.CharField(
        label=_("Work address"),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"}
        ),
    )
    passphrase = passphrase_field(_("Passphrase"))


class CodeForm(forms.Form):
    """A code of the app, a recovery code, or what a passkey answered (put there by the page's script)."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six figures in your app, or one of your recovery codes."),
        max_length=40,
        required=False,
        widget=CodeInput(attrs={"class": "in-code", "inputmode": "text", "autocapitalize": "characters"}),
    )
    passkey = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and not found.get("code") and not found.get("passkey"):
            self.add_error("code", _("Type the code first."))
        return found


class AppForm(forms.Form):
    """The first code of a new authenticator app. `offer` carries the sealed secret through the page."""

    offer = forms.CharField(max_length=400, widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("The six figures it shows"), max_length=20, widget=CodeInput(attrs={"class": "in-code"})
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())


class PassphraseForm(forms.Form):
    """A new passphrase, typed twice, judged with what is known about her."""

    passphrase = passphrase_field(
        _("New passphrase"),
        new=True,
        help_text=_("Four or five unrelated words. Spaces count. Nobody can look it up or reset it for you."),
    )
    again = passphrase_field(_("The same once more"), new=True)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        if wrong := strength.weaknesses(passphrase, strength.about(self.account)):
            raise forms.ValidationError(wrong)
        return passphrase

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if (
            found.get("passphrase")
            and found.get("again") is not None
            and found["again"] != found["passphrase"]
        ):
            self.add_error("again", _("The two are not the same. Type both once more."))
        return found


class UncoverForm(forms.Form):
    """The way back behind a covered screen."""

    passphrase = passphrase_field(_("Your passphrase"))
