"""What no template of any room may hold, and what every shell must."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from alongside.foundation import icons
from tests.every import of_every

ROOMS = Path(__file__).parents[2]
TEMPLATES = sorted([*ROOMS.glob("*/templates/**/*.html"), *ROOMS.parent.glob("demo/templates/**/*.html")])
UI = Path(__file__).parents[1] / "templates" / "ui"
GUIDE = Path(__file__).parents[1] / "templates" / "foundation"

INLINE = {
    "a style attribute": r"<[a-z][^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "an event handler": r"<[a-z][^>]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "an htmx handler": r"\shx-(on|vars|ext)\b",
}
FETCHED = (
    r"<(?:script|link|img|iframe|source|video|audio|use|embed|object|form)\b"
    r"[^>]*\b(?:src|href|action|data)=[\"'](?:https?:)?//"
)


def ids(path):
    return str(path.relative_to(ROOMS.parent))


def without_comments(path):
    return re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)


@of_every(TEMPLATES, ids=ids)
def test_a_template_holds_nothing_inline(path):
    text = without_comments(path)
    assert [what for what, pattern in INLINE.items() if re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("what", "markup"),
    [
        ("a style attribute", '<p style="color:red">'),
        ("a style element", "<style>p{}</style>"),
        ("an inline script", "<script>go()</script>"),
        ("an event handler", '<a onclick="go()">'),
        ("a script address", '<a href="javascript:go()">'),
        ("an htmx handler", '<a hx-on:click="go()">'),
    ],
)
def test_the_patterns_find_what_they_look_for(what, markup):
    assert re.search(INLINE[what], markup)


@of_every(TEMPLATES, ids=ids)
def test_a_template_fetches_from_no_other_origin(path):
    assert re.findall(FETCHED, without_comments(path)) == []


def test_the_pattern_for_other_origins_finds_one():
    assert re.findall(FETCHED, '<script src="https://cdn.example/x.js">')
    assert re.findall(FETCHED, '<img src="//cdn.example/x.png">')


@of_every(TEMPLATES, ids=ids)
def test_every_icon_asked_for_exists(path):
    text = path.read_text()
    named = set(re.findall(r'\{% icon "([^"]+)"', text)) | set(re.findall(r'icon_name="([^"]+)"', text))
    shapes = set(re.findall(r'\{% (?:shape|mark) "([^"]+)"', text))
    assert named <= set(icons.ICONS)
    assert shapes <= set(icons.MARKS)


@of_every(TEMPLATES, ids=ids)
def test_every_template_compiles(path):
    name = str(path).split("/templates/", 1)[1]
    assert get_template(name)


@of_every(sorted(UI.glob("[!_]*.html")), ids=lambda path: path.stem)
def test_every_part_stands_in_the_style_guide(path):
    shown = "".join(each.read_text() for each in GUIDE.rglob("*.html"))
    through_a_tag = {"meter": "{% meter ", "form": "{{ form }}", "field": ".as_field_group"}
    # Each of these stands inside a part, in the foot of the guide itself, or beside a form that two people changed.
    through_the_shell = {"messages", "languages", "preferences", "facts", "theirs"}
    looked_for = through_a_tag.get(path.stem, f"ui/{path.name}")
    assert path.stem in through_the_shell or looked_for in shown


def test_an_unknown_icon_is_a_mistake_at_once():
    with pytest.raises(KeyError):
        icons.draw("i", "unicorn", "i")


def test_a_page_carries_the_symbols_it_uses_and_no_others():
    with icons.collecting():
        drawn = icons.draw("i", "phone", "i")
        foot = icons.sprite()
    assert 'href="#i-phone"' in drawn
    assert re.findall(r'<symbol id="([^"]+)"', foot) == ["i-phone"]


def test_outside_a_page_an_icon_stands_whole():
    assert "<use" not in icons.draw("i", "phone", "i")
