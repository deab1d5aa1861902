"""Plain form definitions of other helplines: a list of labelled items with type and options.

Belongs here: the shapes such files come in, and turning one whole into an unscored definition. Not here: our own
format. Generous in shapes (lists, groups, tabs, options as words or pairs), strict in what comes out: an item that
cannot be understood refuses the file, with its place and the reason. Labels that are keys of a translation stay as
they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from alongside.screening.checking import check
from alongside.screening.fields import text_problem
from alongside.screening.format import MOST_ITEMS, MOST_OPTIONS
from alongside.screening.problems import Problems, shorten
from alongside.screening.shapes import Definition, Item, Option

GROUPS = (
    "fields", "items", "questions", "elements", "children", "components", "sections", "pages", "steps", "tabs",
    "groups", "form", "definition", "schema", "content", "rows", "columns", "inputs", "controls", "body", "panels",
    "properties",
)  # fmt: skip
LABELS = ("label", "question", "text", "title", "prompt", "legend", "caption", "display_name", "displayName",
    "display_name_i18n", "label_i18n")  # fmt: skip
IDS = ("name", "id", "key", "field", "fieldName", "field_name", "uid", "code")
TYPES = ("type", "inputType", "input_type", "fieldType", "field_type", "widget", "control", "kind")
CHOICES = ("options", "choices", "values", "enum", "answers", "items", "optionList", "option_list")
HINTS = ("help", "help_text", "helpText", "hint", "description", "guide_text", "tooltip")

TEXT = """text textbox input string short-text long-text textarea text-area multiline paragraph-text email e-mail
    tel phone phone-number telephone date date-input datetime datetime-local date-time time time-input month week year
    url link password search search-input search-select hidden address postal-code zip zipcode country-code name
    counselor-select counsellor-select worker-select user-select custom-contact-component copy-to note notes comment
    freetext free-text richtext rich-text file file-upload upload signature location color"""
YES_NO = """checkbox mixed-checkbox boolean bool yes-no yesno yes-no-unknown toggle switch tick tick-box tickbox
    true-false consent three-state tri-state tristate"""
CHOICE = """select dropdown drop-down select-one single-select single-choice singlechoice choice option radio
    radio-input radio-button radio-buttons radiobutton radiogroup radio-group radiobuttons list listbox combobox
    combo-box autocomplete dependent-select dependent-dropdown branching-select multiple-choice segmented buttons
    button-group picker enum"""
SEVERAL = """checkboxes checkbox-group checkboxgroup checkbox-list multiselect multi-select select-multiple
    select-many multiple-select multi-choice multiple-answers listbox-multiselect checkbox-input tags selectboxes
    check-boxes several array"""
NUMBER = "number numeric integer int decimal float numeric-input number-input age quantity currency duration"
SCALE = "scale rating range slider likert linear-scale opinion-scale nps stars"
# These ask nothing: they stand between the questions.
SILENT = (
    "heading header html paragraph divider separator line break button submit reset image spacer info label"
)

KINDS = {
    name.replace("-", ""): kind
    for kind, names in {
        "text": TEXT, "yes_no": YES_NO, "choice": CHOICE, "several": SEVERAL, "number": NUMBER, "scale": SCALE,
        "": SILENT,
    }.items()
    for name in names.split()
}  # fmt: skip
NEEDS_OPTIONS = ("choice", "several")
MOST_DEEP = 12


@dataclass(frozen=True, slots=True)
class Given:
    """What a plain form does not say about itself, and whoever brings it does."""

    publisher: str = "Not said"
    name: str = ""
    version: str = "1"
    language: str = "en"
    licence: str = "Not said"


def read_plain(raw: Any, file: str, given: Given | None = None, *, today: date | None = None) -> Definition:
    """The definition behind a plain form. NotLoaded, with all that is wrong, when any item is."""
    problems, given = Problems(file), given or Given()
    reader = _Reader(problems)
    items = [item for item in map(reader.item, reader.found(raw)) if item is not None]
    if not items and not problems.found:
        problems.add("", "no_form")
    if len(items) > MOST_ITEMS:
        problems.add("", "too_many", key="items", most=MOST_ITEMS)
    definition = _definition(raw, items, file, given, today or datetime.now(tz=UTC).date())
    if not problems.found:
        check(definition, problems)
    problems.refuse()
    return definition


def _definition(raw: Any, items: list[Item], file: str, given: Given, today: date) -> Definition:
    """A plain form says nothing about who may use it and was tried with nobody: so it says that."""
    return Definition(
        publisher=given.publisher,
        name=given.name or _title(raw) or file.rsplit(".", 1)[0][:120] or "Form",
        version=given.version,
        language=given.language,
        licence=given.licence,
        citation="Not said",
        validated_population="Nobody: this form was not tested.",
        mode="ask",
        reviewed_on=today,
        review_by=today + timedelta(days=365),
        items=tuple(items),
    )


def _title(raw: Any) -> str:
    """What the form calls itself."""
    found = _first(raw, ("title", "name", "label", "formName")) if isinstance(raw, dict) else ""
    return found.strip() if isinstance(found, str) and not text_problem(found, most=120) else ""


@dataclass(frozen=True, slots=True)
class _Found:
    """One item as it stands in the file, with its number and the name it had as a key."""

    raw: Any
    number: int
    key: str = ""


class _Reader:
    """Walks a file and makes items of what it finds."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.number = 0
        self.used: set[str] = set()

    # -- finding -------------------------------------------------------------------------------------

    def found(self, raw: Any) -> Iterator[_Found]:
        """Every item of the file, in its order, out of whatever groups it lies in."""
        if isinstance(raw, dict) and not _is_item(raw):
            yield from self._group(raw, 0)
        elif isinstance(raw, list):
            yield from self._list(raw, 0)
        elif isinstance(raw, dict):
            yield self._next(raw)
        else:
            self.problems.add("", "no_form")

    def _list(self, raw: list[Any], depth: int) -> Iterator[_Found]:
        for one in raw:
            if isinstance(one, list) and depth < MOST_DEEP:
                yield from self._list(one, depth + 1)
            elif isinstance(one, dict) and _is_group(one) and depth < MOST_DEEP:
                yield from self._group(one, depth + 1)
            else:
                yield self._next(one)

    def _group(self, raw: dict[str, Any], depth: int) -> Iterator[_Found]:
        """The groups within a group: under their known names, and wherever else clear items stand."""
        known = any(isinstance(raw.get(name), list | dict) for name in GROUPS)
        for key, one in raw.items():
            if depth > MOST_DEEP or not isinstance(one, list | dict):
                continue
            if known and key not in GROUPS and not _holds_clear_items(one):
                continue  # settings of the form: translations, validation, layout
            if isinstance(one, list) and (key in GROUPS or any(isinstance(each, dict) for each in one)):
                yield from self._list(one, depth + 1)
            elif isinstance(one, dict):
                yield from self._named(one, key, depth + 1)

    def _named(self, raw: dict[str, Any], key: str, depth: int) -> Iterator[_Found]:
        """What stands under a name: an item of that name, or a group."""
        inside = any(isinstance(one, dict | list) for one in raw.values())
        if _is_item(raw) or (not inside and _first(raw, (*LABELS, *TYPES)) is not None and key not in GROUPS):
            yield self._next(raw, key)
        else:
            yield from self._group(raw, depth)

    def _next(self, raw: Any, key: str = "") -> _Found:
        self.number += 1
        return _Found(raw, self.number, key)

    # -- one item ------------------------------------------------------------------------------------

    def item(self, found: _Found) -> Item | None:
        """The item; None where it asks nothing, or where it is wrong (then the problem is noted)."""
        raw, place = found.raw, _place(found)
        if not isinstance(raw, dict):
            self.problems.add(place, "plain_not_an_item")
            return None
        kind = self._kind(raw, place)
        if not kind:
            return None
        label = self._label(raw, place)
        options = self._options(raw, place) if kind in NEEDS_OPTIONS else ()
        least, most = self._scale(raw, place) if kind == "scale" else (0, 0)
        own = _first(raw, IDS) or found.key or label
        why = _first(raw, HINTS)
        why = why.strip() if isinstance(why, str) and not text_problem(why, most=1000) else ""
        return Item(self._id(own), label, kind, why if why != label else "", options, least, most)

    def _kind(self, raw: dict[str, Any], place: str) -> str:
        said = _first(raw, TYPES)
        if said is None and _choices(raw) is None:
            self.problems.add(place, "plain_no_type")
            return ""
        if said is not None and not isinstance(said, str):
            self.problems.add(place, "not_text", key="type")
            return ""
        name = _plain(said or "select")
        kind = _kind_of(name)
        if kind is None:
            self.problems.add(place, "plain_type", type=said)
            return ""
        return _with_options(kind, raw, name)

    def _label(self, raw: dict[str, Any], place: str) -> str:
        label = _words(_first(raw, LABELS))
        if not label:
            label = _words(_first(raw, ("name", "id")))  # a form that labels its items by their names
        if not label:
            self.problems.add(place, "plain_no_label")
            return "?"
        if problem := text_problem(label, most=1000):
            self.problems.add(place, problem, key="label", most=1000)
            return "?"
        return label.strip()

    def _options(self, raw: dict[str, Any], place: str) -> tuple[Option, ...]:
        listed = _choices(raw)
        found: dict[str, Option] = {}
        for one in _flat(listed):
            option = _option(one)
            if option is None:
                self.problems.add(place, "plain_options")
                return ()
            if not option.value.strip() or (option.value in found and found[option.value] == option):
                continue  # “please choose”, or the same again under another parent
            if option.value in found:
                self.problems.add(place, "option_twice", value=option.value)
            found[option.value] = option
        if not found:
            self.problems.add(place, "no_options")
        if len(found) > MOST_OPTIONS:
            self.problems.add(place, "too_many", key="options", most=MOST_OPTIONS)
        return tuple(found.values())

    def _scale(self, raw: dict[str, Any], place: str) -> tuple[int, int]:
        least, most = (_first(raw, names) for names in (("min", "from", "minimum"), ("max", "to", "maximum")))
        least, most = (0 if least is None else least), (10 if most is None else most)
        whole = all(isinstance(end, int) and not isinstance(end, bool) for end in (least, most))
        if not whole or not 0 <= least < most <= least + 20:
            self.problems.add(place, "scale_backwards")
            return 0, 10
        return least, most

    def _id(self, own: Any) -> str:
        """An id of our kind, made of the item's own; a second item of that name gets a number."""
        plain = unicodedata.normalize("NFKD", str(own)).encode("ascii", "ignore").decode()
        base = re.sub(r"[^A-Za-z0-9_.-]+", "-", plain).strip("-._")[:70] or "item"
        found, number = base, 2
        while found in self.used:
            found, number = f"{base}-{number}", number + 1
        self.used.add(found)
        return found


# -- small questions about raw objects ---------------------------------------------------------------


def _first(raw: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The first of these that is there and says something."""
    return next((raw[name] for name in names if raw.get(name) not in (None, "")), None)


def _plain(name: str) -> str:
    """checkboxGroup, checkbox_group and Checkbox Group are the same."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name.strip())
    return re.sub(r"[\s_/.-]+", "-", apart).lower()


def _kind_of(name: str) -> str | None:
    """What we call such a type. A text field, a text box and a text question are texts."""
    name = name.replace("-", "")
    shorter = re.sub(r"(field|question|input|box|control|widget)$", "", name)
    return KINDS.get(name, KINDS.get(shorter))


def _words(value: Any) -> str:
    """A label; of a label in several languages the first."""
    if isinstance(value, dict):
        value = next((text for text in value.values() if isinstance(text, str) and text.strip()), "")
    return value if isinstance(value, str) else ""


def _choices(raw: dict[str, Any]) -> Any:
    """The options as they stand there, straight or one step within (`data.values`, `props.options`)."""
    for name in CHOICES:
        if raw.get(name) not in (None, "", [], {}):
            return raw[name]
    for name in ("data", "props", "templateOptions", "config"):
        if isinstance(raw.get(name), dict) and (found := _choices(raw[name])) is not None:
            return found
    return None


def _with_options(kind: str, raw: dict[str, Any], name: str) -> str:
    """Options decide where a type can mean two things."""
    has = _choices(raw) is not None
    many = raw.get("multiple") is True or raw.get("multi_select") is True or raw.get("isMultiSelect") is True
    if kind == "yes_no" and has and "checkbox" in name and "mixed" not in name:
        return "several"
    if kind == "choice" and many:
        return "several"
    return "choice" if kind == "text" and has else kind


def _flat(listed: Any) -> Iterator[Any]:
    """Options in a list, in groups, or under the answer to another question."""
    if isinstance(listed, list):
        for one in listed:
            inner = _first(one, ("options", "choices", "children")) if isinstance(one, dict) else None
            if isinstance(inner, list):
                yield from _flat(inner)
            else:
                yield one
    elif isinstance(listed, dict):
        for key, one in listed.items():
            if isinstance(one, list | dict):
                yield from _flat(one)
            else:
                yield {"value": key, "label": one}
    elif isinstance(listed, str) and listed.strip():
        yield from (
            one.strip() for one in re.split(r"[\n|;]" if re.search(r"[\n|;]", listed) else ",", listed)
        )


def _option(one: Any) -> Option | None:
    """One option: a word, a number, or an object of value and label."""
    if isinstance(one, bool):
        return Option("yes", "Yes") if one else Option("no", "No")
    if isinstance(one, int | float):
        return Option(str(one), str(one))
    if isinstance(one, str):
        return None if text_problem(one, most=200) else Option(one.strip(), one.strip())
    if not isinstance(one, dict):
        return None
    value = next((one[name] for name in ("value", "id", "key", "code", "name", "const") if name in one), None)
    label = _words(_first(one, ("label", "text", "title", "display_text", "displayText", "name"))) or value
    value = label if value is None else value
    if value is None or isinstance(value, dict | list | bool) or isinstance(label, dict | list):
        return None
    value, label = str(value).strip(), str(label).strip()
    bad = text_problem(value, most=200) or text_problem(label, most=500)
    return None if bad else Option(value, label or value)


def _is_item(raw: dict[str, Any]) -> bool:
    """It has a type that is a word, or a label and something to choose from; and holds no further items."""
    return not _is_group(raw) and (
        isinstance(_first(raw, TYPES), str) or (_first(raw, LABELS) is not None and _choices(raw) is not None)
    )


def _is_group(raw: dict[str, Any]) -> bool:
    """It holds objects that look like items or groups, rather than options."""
    if _first(raw, TYPES) is None and any(raw.get(name) == [] for name in GROUPS if name not in CHOICES):
        return True  # a group with nothing in it yet
    return any(_holds_items(raw.get(name)) for name in GROUPS)


def _holds_clear_items(value: list[Any] | dict[str, Any]) -> bool:
    """Something in it has a label and a type that we know."""
    inside = list(value.values()) if isinstance(value, dict) else value
    return any(
        isinstance(one, dict)
        and _first(one, LABELS) is not None
        and isinstance(said := _first(one, TYPES), str)
        and _kind_of(_plain(said)) is not None
        for one in inside
    )


def _holds_items(value: Any) -> bool:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return any(
        isinstance(one, dict)
        and (isinstance(_first(one, TYPES), str) or any(isinstance(one.get(name), list) for name in GROUPS))
        for one in inside
    )


def _place(found: _Found) -> str:
    """How an item is called in a sentence."""
    own = _first(found.raw, IDS) if isinstance(found.raw, dict) else None
    name = own if isinstance(own, str) else found.key
    return f"item {found.number} ({shorten(name)})" if name else f"item {found.number}"
