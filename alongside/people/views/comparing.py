"""When what is saved is not what she wrote: both texts on one page, and nothing lost.

Belongs here: preparing a form for a second look. Not here: noticing it (vault.once: require_version for two
people at the same thing, once for a form that is sent again with other words).
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.people.views.again import say_saved_already
from alongside.vault.errors import Refused, SavedBefore
from alongside.vault.ids import uuid7

SomeForm = TypeVar("SomeForm", bound=forms.Form)


def compare(form: SomeForm, saved: Mapping[str, Any], refusal: Refused) -> SomeForm:
    """Keep what she typed, set beside it what is saved now, and let her save over it knowingly.

    The form carries the present version from here on: sending it again is her decision.
    """
    return _look_again(form, saved, refusal, version=saved["version"])


def keep_apart(form: SomeForm, saved: Mapping[str, Any], refusal: Refused) -> SomeForm:
    """The same for a form whose first sending is saved: sent again from here, it makes another row."""
    return _look_again(form, saved, refusal, row_id=uuid7())


def sent_before(request: HttpRequest, form: forms.Form, before: SavedBefore, names: Iterable[str]) -> bool:
    """Whether the second sending said the same, which is then said; else both stand on the form."""
    if before.same:
        say_saved_already(request)
        return True
    keep_apart(form, {name: getattr(before.row, name) for name in names if name in form.fields}, before)
    return False


def _look_again(form: SomeForm, saved: Mapping[str, Any], refusal: Refused, **carried: Any) -> SomeForm:
    form.theirs = [  # type: ignore[attr-defined]
        (form.fields[name].label, _in_words(form.fields[name], value))
        for name, value in saved.items()
        if name in form.fields
        and not form[name].is_hidden
        and form.cleaned_data.get(name) != (value or _nothing(value))
    ]
    form.data = form.data.copy()  # type: ignore[attr-defined]  # (a QueryDict here)
    for name, value in carried.items():
        form.data[form.add_prefix(name)] = str(value)  # type: ignore[index]
    form.add_error(None, str(refusal))
    return form


def _in_words(field: forms.Field, value: Any) -> Any:
    """What a choice says, rather than how it is kept; of several choices each."""
    words = dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(words.get(one, one)) for one in value)
    return words.get(value, value)


def _nothing(value: Any) -> Any:
    """An empty text is the same as none."""
    return "" if isinstance(value, str) else value
