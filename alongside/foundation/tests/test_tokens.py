"""The colors: the dark values stand twice and agree, and every pair in use can be read."""

import re
from pathlib import Path

import pytest

from alongside.foundation import assets, guide

CSS = Path(__file__).parents[1] / "static" / "foundation" / "css"
TOKENS = (CSS / "tokens.css").read_text()

PAPERS = ("paper", "sheet", "tint")
TEXT_ON_PAPER = [(ink, paper) for ink in ("ink", "ink-2", "accent", "warm", "danger") for paper in PAPERS]
TEXT = [
    *TEXT_ON_PAPER,
    ("ink-3", "paper"),
    ("ink-3", "sheet"),
    ("accent-deep", "paper"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("paper", "ink"),
    ("paper", "accent-deep"),
    ("on-bar", "bar"),
    ("ink", "accent-wash"),
    ("ink", "warm-wash"),
    ("ink", "danger-wash"),
    ("danger", "danger-wash"),
    ("warm", "warm-wash"),
]
SHAPES = [
    ("edge", "paper"),
    ("edge", "sheet"),
    ("warm-mark", "paper"),
    ("warm-mark", "sheet"),
    ("focus", "paper"),
    ("focus", "sheet"),
    ("on-bar", "bar"),
]


def declarations(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", block))


def block_after(selector: str, *, nth: int = 0) -> str:
    start = [match.end() for match in re.finditer(re.escape(selector) + r"\s*\{", TOKENS)][nth]
    return TOKENS[start : TOKENS.index("}", start)]


LIGHT = declarations(block_after(":root"))
DARK_BY_DEVICE = declarations(block_after(':root:not([data-theme="light"])'))
DARK_BY_CHOICE = declarations(block_after('[data-theme="dark"]'))


def luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_dark_by_device_and_dark_by_choice_agree():
    assert DARK_BY_DEVICE
    assert DARK_BY_DEVICE == DARK_BY_CHOICE


def test_dark_changes_every_color_of_light():
    colors = {name for name, value in LIGHT.items() if value.startswith("#")}
    assert colors <= set(DARK_BY_CHOICE)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(theme, ink, paper):
    assert contrast(theme[ink], theme[paper]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "paper"), SHAPES)
def test_shapes_and_borders_can_be_seen(theme, shape, paper):
    assert contrast(theme[shape], theme[paper]) >= 3


def test_raw_colors_stand_in_the_tokens_alone():
    strays = {
        path.name: found
        for path in CSS.rglob("*.css")
        if path.name not in ("tokens.css", "print.css")
        and (found := re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;,) ])", path.read_text()))
    }
    assert strays == {}


def test_every_custom_property_in_use_is_a_token():
    known = set(LIGHT)
    text = "".join(path.read_text() for path in CSS.rglob("*.css"))
    used = set(re.findall(r"var\(--([a-z0-9-]+)", text))
    assert used <= known


def test_every_sheet_stays_in_its_layer():
    for path in CSS.rglob("*.css"):
        layer = path.stem if path.parent == CSS else "components"
        assert f"@layer {layer} {{" in path.read_text(), path.name


def test_every_sheet_is_linked_by_some_shell():
    linked = {name for names in assets.SHEETS.values() for name in names}
    assert {str(path.relative_to(CSS).with_suffix("")) for path in CSS.rglob("*.css")} == linked


def test_no_sheet_fetches_anything():
    for path in CSS.rglob("*.css"):
        assert "url(" not in path.read_text()
        assert "@import" not in path.read_text()


def test_the_guide_shows_only_colors_that_exist():
    assert {token for token, _name in guide.SWATCHES} <= set(LIGHT)
