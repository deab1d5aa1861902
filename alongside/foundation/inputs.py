"""Django's plain inputs, drawn at once: what its templates say, without opening one for every box and option.

Belongs here: inputs, boxes, dots and lists of choices as Django draws them, letter for letter. Not here: which
field looks how (foundation.forms), inputs that have a template of their own. A form of forty choices costs a
hundred templates otherwise, on every page that has one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


def drawn(template_name: str, context: Mapping[str, Any]) -> SafeString | None:
    """The input that a template of Django's would draw; None where it is not one of the plain ones."""
    draw = _DRAWN.get(template_name)
    return mark_safe(draw(context["widget"]).strip()) if draw else None  # noqa: S308 (every value is escaped below)


def _input(widget: Widget) -> str:
    value = widget["value"]
    given = "" if value is None else f' value="{conditional_escape(str(value))}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return f'<input type="{kind}" name="{name}"{given}{_attributes(widget["attrs"])}>\n'


def _box(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return _input(widget)
    mine = f' for="{conditional_escape(key)}"' if (key := widget["attrs"].get("id")) else ""
    return f"<label{mine}>{_input(widget)} {conditional_escape(widget['label'])}</label>\n"


def _select(widget: Widget) -> str:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    name = conditional_escape(widget["name"])
    return f'<select name="{name}"{_attributes(widget["attrs"])}>{groups}\n</select>\n'


def _group(name: Any, options: Any) -> str:
    told = "".join(f"\n  {_option(option)}" for option in options)
    if not name:
        return told
    return f'\n  <optgroup label="{conditional_escape(name)}">{told}\n  </optgroup>'


def _option(widget: Widget) -> str:
    value, label = conditional_escape(str(widget["value"])), conditional_escape(widget["label"])
    return f'<option value="{value}"{_attributes(widget["attrs"])}>{label}</option>\n'


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )


_PLAIN = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "time")
_DRAWN: Mapping[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _PLAIN},
    "django/forms/widgets/checkbox_option.html": _box,
    "django/forms/widgets/radio_option.html": _box,
    "django/forms/widgets/select.html": _select,
}
