"""Forms that look and speak like the house.

Belongs here: the renderer and the few inputs that Django lacks. Not here: the fields
of any room. With `FORM_RENDERER = "alongside.foundation.forms.HouseRenderer"` a
plain `{{ form }}` or `{{ field.as_field_group }}` gives hint above, error below,
and everything that was typed stays in its place.
"""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.forms.utils import ErrorDict
from django.http import HttpRequest
from django.utils.translation import ngettext

from alongside.foundation.inputs import drawn

_INPUTS = DjangoTemplates()


class HouseRenderer(TemplatesSetting):
    """Field and form templates of this house; the inputs themselves are Django's."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("django/"):
            return _INPUTS.get_template(template_name)
        return super().get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A plain input at once, anything else from its template."""
        return drawn(template_name, context) or super().render(template_name, context, request)


class Segment(forms.RadioSelect):
    """Two to five words in a row. None chosen means *not asked*; nothing is preselected."""

    kind = "segment"


class Scale(Segment):
    """A segment of five steps, hers to set, as wide as the page on a phone."""

    kind = "scale"


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class CodeInput(forms.TextInput):
    """A one-time code: digits, and the phone may offer it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        super().__init__(given | (attrs or {}))


class SearchInput(forms.TextInput):
    """Words to look for. Never remembered by the browser."""

    input_type = "search"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false"} | (attrs or {}))


def kind_of(field: forms.BoundField) -> str:
    """How `ui/field.html` draws this field."""
    widget = field.field.widget
    if kind := getattr(widget, "kind", ""):
        return str(kind)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "input"


def must_say_needed(field: forms.BoundField) -> bool:
    """True where a needed field stands among others that are not."""
    others = [each for each in field.form.visible_fields() if each.name != field.name]
    return bool(field.field.required and any(not each.field.required for each in others))


def mistakes(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Each mistake of a form with the id of the field it belongs to (empty for the form's own)."""
    errors: ErrorDict = form.errors
    return [(_anchor(form, name), str(text)) for name, texts in errors.items() for text in texts]


def _anchor(form: forms.BaseForm, name: str) -> str:
    """The id to jump to: the input, or the first of a group."""
    if name not in form.fields:
        return ""
    field = form[name]
    return (
        f"{field.auto_id}_0" if kind_of(field) in ("choices", "segment", "scale") else str(field.id_for_label)
    )


def heading_for(count: int) -> str:
    """The first line of the list of mistakes."""
    return ngettext("One thing to look at again", "%(count)d things to look at again", count) % {
        "count": count
    }
