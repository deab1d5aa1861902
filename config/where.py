"""`where`: the trail of a screen. Address, name, view, template, action, tests: one name all the way.

Belongs here: finding it, from the house's conventions (house.md, "Finding a screen") and the view's own
source. Nothing is run. The footer in DEBUG may show the same trail.
"""

import ast
import difflib
import functools
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.exceptions import Resolver404

from config import paths

TEMPLATE = re.compile(r"[\w/-]+\.(?:html|txt)")
TESTS = ("tests", "alongside")


@dataclass(frozen=True)
class Trail:
    """Where a screen lives."""

    name: str
    pattern: str
    view: str
    templates: list[str]
    actions: list[str]
    tests: list[str]

    def told(self) -> str:
        """As the terminal says it."""
        parts = [("Name", [self.name]), ("Address", [self.pattern]), ("View", [self.view])]
        parts += [("Template", self.templates), ("Action", self.actions), ("Tests", self.tests)]
        return "\n".join(f"{label:9} {line}" for label, lines in parts for line in lines or ["none found"])


def find(place: str) -> Trail | None:
    """The trail of an address (with or without host) or of a name; None where nothing answers."""
    if ":" in place and "/" not in place:
        return _by_name(place)
    path = urlsplit(place).path or "/"
    for tried in (path, f"{path}/") if not path.endswith("/") else (path,):
        try:
            found = resolve(tried if tried.startswith("/") else f"/{tried}")
        except Resolver404:
            continue
        return _trail(found.view_name, f"/{found.route}", found.func)
    return _by_name(place)


def similar(place: str) -> list[str]:
    """Names that look like it."""
    word = place.strip("/").rpartition("/")[2] or place
    names = [name for name, _, _ in named()]
    close = difflib.get_close_matches(place, names, n=5, cutoff=0.5)
    return close or [name for name in names if word and word in name][:5]


def named() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Every named screen: name, pattern, view."""
    yield from _walk(get_resolver(), "", "/")


def _walk(resolver: URLResolver, names: str, route: str) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if entry.name:
                yield f"{names}{entry.name}", here, entry.callback
        else:
            inside = f"{names}{entry.namespace}:" if entry.namespace else names
            yield from _walk(entry, inside, here)


def _by_name(name: str) -> Trail | None:
    for known, pattern, view in named():
        if known == name:
            return _trail(known, pattern, view)
    return None


def _trail(name: str, pattern: str, view: Callable[..., Any]) -> Trail:
    function = inspect.unwrap(view)
    source = _with_helpers(function)
    return Trail(
        name,
        pattern,
        f"{_place(function)} {function.__name__}",
        _templates(function, source),
        _actions(function, source),
        _tests(name),
    )


def _with_helpers(function: Callable[..., Any]) -> str:
    """The view's source, and that of the functions of its own module that it leads to."""
    module = getattr(function, "__globals__", {})
    seen: dict[str, str] = {}
    waiting = [function]
    while waiting:
        one = waiting.pop()
        if one.__name__ in seen:
            continue
        seen[one.__name__] = _source(one)
        names = {node.id for node in ast.walk(_parsed(seen[one.__name__])) if isinstance(node, ast.Name)}
        waiting += [
            module[name] for name in sorted(names & set(module)) if _is_of(function.__module__, module[name])
        ]
    return "\n".join(seen.values())


def _is_of(module: str, thing: object) -> bool:
    return inspect.isfunction(thing) and thing.__module__ == module


def _source(function: Callable[..., Any]) -> str:
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return ""


def _place(function: Callable[..., Any]) -> str:
    try:
        line = inspect.getsourcelines(function)[1]
        return f"{_short(inspect.getsourcefile(function))}:{line}"
    except (OSError, TypeError):
        return function.__module__


def _templates(function: Callable[..., Any], source: str) -> list[str]:
    """The templates that the view's source names, each with the file it is in."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import get_template

    found = []
    for name in dict.fromkeys(text for text in _texts(function, source) if TEMPLATE.fullmatch(text)):
        try:
            found.append(_short(get_template(name).template.origin.name))  # type: ignore[attr-defined]
        except TemplateDoesNotExist:
            found.append(f"{name} (missing)")
    return found


def _texts(function: Callable[..., Any], source: str) -> Iterator[str]:
    """Every text in the source, and every constant of the module that it names."""
    constants = getattr(function, "__globals__", {})
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and isinstance(constants.get(node.id), str):
            yield constants[node.id]


def _actions(function: Callable[..., Any], source: str) -> list[str]:
    """What the view uses of a room's actions, directly or through a module it imported."""
    used = {node.id for node in ast.walk(_parsed(source)) if isinstance(node, ast.Name)}
    found = []
    for name in sorted(used):
        thing = getattr(function, "__globals__", {}).get(name)
        module = thing.__name__ if inspect.ismodule(thing) else getattr(thing, "__module__", "")
        if ".actions" in str(module):
            file = inspect.getsourcefile(inspect.getmodule(thing) or inspect)
            found.append(f"{_short(file)} {_called(source, name)}".rstrip())
    return found


def _called(source: str, module: str) -> str:
    """The functions called on a module: `closing.close_case` says `close_case`."""
    calls = [
        node.attr
        for node in ast.walk(_parsed(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module
    ]
    return ", ".join(dict.fromkeys(calls))


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


def _tests(name: str) -> list[str]:
    """Test files that mention the screen by its name."""
    quoted = (f'"{name}"', f"'{name}'")
    return [file for file, text in _test_files().items() if any(word in text for word in quoted)]


@functools.cache
def _test_files() -> dict[str, str]:
    """Every test file with its text, read once."""
    found = [path for folder in TESTS for path in sorted((paths.CHECKOUT / folder).rglob("test_*.py"))]
    return {_short(str(path)): path.read_text(errors="replace") for path in found}


def _short(file: str | None) -> str:
    path = Path(file or "?")
    return str(path.relative_to(paths.CHECKOUT)) if path.is_relative_to(paths.CHECKOUT) else str(path)
