"""One out of many: a list while it is short, and words to find it by when it would be too long to look through.

Belongs here: that field. Not here: which rows there are (each room's selectors). Nothing is cut off silently: what is
not in the list is found by its name, and where too many are found, more of the name is asked for.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import SearchInput
from alongside.people.forms.fields import TextField

LISTED = 200  # so many stand in a list
FOUND = 25  # so many are shown of what was found

Choice = tuple[str, str]
Find = Callable[
    [str, int], Sequence[Choice]
]  # those under these words (all under none), no more than so many
Known = Callable[[str], str]  # what one is called; nothing where there is none


class Among(forms.ChoiceField):
    """A choice among what was found under the words beside it."""

    typed = ""
    found: Sequence[Choice] = ()

    def clean(self, value: Any) -> Any:
        if self.typed and str(value or "") not in dict(self.found):
            return self._only_one()
        return super().clean(value)

    def _only_one(self) -> str:
        if len(self.found) == 1:
            return self.found[0][0]
        if not self.found:
            raise ValidationError(_("Nothing is found under these words. Write a part of the name."))
        if len(self.found) > FOUND:
            raise ValidationError(
                _("Many are called like that. Write more of the name, or choose one of the first.")
            )
        raise ValidationError(_("Several are called like that. Choose one of them."))


def findable(form: forms.Form, name: str, *, none: str, find: Find, known: Known) -> None:
    """Give a choice of the form its rows: all of them where they are few, else a field to find one by its name."""
    field: Any = form.fields[name]
    every = find("", LISTED + 1)
    if len(every) <= LISTED:
        field.choices = [("", none), *every]
        return
    words = f"{name}_find"
    among = Among(label=field.label, required=field.required, help_text=field.help_text)
    among.typed = str(form.data.get(form.add_prefix(words)) or "").replace("\0", "").strip()[:200]
    among.found = find(among.typed, FOUND + 1) if among.typed else []
    among.choices = [("", none), *_chosen(form, name, known, among.found), *among.found[:FOUND]]
    form.fields[words] = TextField(
        label=gettext_lazy("Find it by its name"), required=False, widget=SearchInput,
        help_text=gettext_lazy("There are too many for a list. Write a part of the name, then choose."),
    )  # fmt: skip
    form.fields[name] = among
    _forgets(form, words)
    order = [one for one in form.fields if one != words]
    form.order_fields([*order[: order.index(name)], words, *order[order.index(name) :]])


def _forgets(form: forms.Form, words: str) -> None:
    """The words are for looking: what the form said knows nothing of them."""
    clean = form.clean

    def without() -> dict[str, Any]:
        said: dict[str, Any] = clean() or form.cleaned_data
        return {name: value for name, value in said.items() if name != words}

    form.clean = without  # type: ignore[method-assign]


def _chosen(form: forms.Form, name: str, known: Known, found: Sequence[Choice]) -> list[Choice]:
    """What stands there already, so that looking for another does not lose it."""
    value = form.initial.get(name)
    if form.is_bound:
        value = form.data.get(form.add_prefix(name))
    label = known(str(value)) if value and str(value) not in dict(found) else ""
    return [(str(value), label)] if label else []
