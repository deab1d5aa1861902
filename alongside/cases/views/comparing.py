"""When two people changed the same thing: both texts on one page, and nothing lost.

Belongs here: preparing a form for a second look. Not here: noticing it (actions.working.require_version).
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms

from alongside.vault.errors import Refused

SomeForm = TypeVar("SomeForm", bound=forms.Form)


def compare(form: SomeForm, saved: Mapping[str, Any], refusal: Refused) -> SomeForm:
    """Keep what she typed, set beside it what is saved now, and let her save over it knowingly.

    The form carries the present version from here on: sending it again is her decision.
    """
    form.theirs = [  # type: ignore[attr-defined]
        (form.fields[name].label, value)
        for name, value in saved.items()
        if name in form.fields
        and not form[name].is_hidden
        and form.cleaned_data.get(name) != (value or _nothing(value))
    ]
    form.data = form.data.copy()  # type: ignore[attr-defined]  # (a QueryDict here)
    form.data[form.add_prefix("version")] = str(saved["version"])  # type: ignore[index]
    form.add_error(None, str(refusal))
    return form


def _nothing(value: Any) -> Any:
    """An empty text is the same as none."""
    return "" if isinstance(value, str) else value
