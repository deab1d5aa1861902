"""Whether the parts of a definition fit each other: ids, branching, rule, bands.

Belongs here: what can only be seen once all parts are read. Not here: single values (format).
"""

import re
from collections import Counter

from alongside.screening.problems import Problems
from alongside.screening.scoring import most_of
from alongside.screening.shapes import SILENT, Branch, Definition, Item

COUNTED = {"count_yes": ("yes_no",), "sum_points": ("yes_no", "choice", "several", "scale")}
MOST_BEHIND = 40
# What nobody is told they are. A band says what to do next.
VERDICT = re.compile(
    r"\bvictims?\b|\bv[ií]ctimas?\b|\b(is|are|was|were|isn't|es|son|fue)\b[^.;]{0,40}\b"
    r"(trafficked|exploited|traficad[oa]s?|explotad[oa]s?)\b|\b(positive|negative|positivo|negativo)\b",
    re.IGNORECASE,
)


def check(definition: Definition, problems: Problems) -> None:
    """Note everything that does not fit together."""
    places = {item.id: f"item {number} ({item.id})" for number, item in enumerate(definition.items, 1)}
    _check_items(definition, problems, places)
    _check_branching(definition, problems, places)
    _check_rule(definition, problems)
    _check_bands(definition, problems)
    if definition.review_by < definition.reviewed_on:
        problems.add("", "review_before")


def _check_items(definition: Definition, problems: Problems, places: dict[str, str]) -> None:
    if not definition.items:
        problems.add("", "no_items")
    for found in _repeated([item.id for item in definition.items]):
        problems.add(places[found], "twice", value=found)
    for found in _repeated([gate.id for gate in definition.gates]):
        problems.add("gates", "twice", value=found)
    for item in definition.items:
        for value in _repeated([option.value for option in item.options]):
            problems.add(places[item.id], "option_twice", value=value)


def _repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


# -- branching ---------------------------------------------------------------------------------------


def _check_branching(definition: Definition, problems: Problems, places: dict[str, str]) -> None:
    items = {item.id: item for item in definition.items}
    for number, branch in enumerate(definition.branching, 1):
        where = f"branching {number}"
        for name in (branch.show, branch.item):
            if name not in items:
                problems.add(where, "branch_no_item", value=name)
        if branch.item in items:
            _check_answered(branch, items[branch.item], problems, where)
    waits: dict[str, list[str]] = {}
    for branch in definition.branching:
        waits.setdefault(branch.show, []).append(branch.item)
    if circle := _circle(waits):
        problems.add(places.get(circle[0], "branching"), "branch_circle", items=" → ".join(circle))
    elif _longest(waits) > MOST_BEHIND:
        problems.add("branching", "branch_deep", most=MOST_BEHIND)


def _check_answered(branch: Branch, item: Item, problems: Problems, where: str) -> None:
    if item.type in ("text", "number"):
        problems.add(where, "branch_text", item=item.id, type=item.type)
        return
    if not branch.answered:
        problems.add(where, "blank", key="answered")
    for value in branch.answered:
        if value not in (*item.answers, *SILENT):
            problems.add(where, "branch_no_answer", value=value, item=item.id)


def _circle(waits: dict[str, list[str]]) -> list[str]:
    """The items of a circle, if the branching goes round in one."""
    settled: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name not in settled:
            for following in waits.get(name, ()):
                if found := walk(following, [*path, name]):
                    return found
        settled.add(name)
        return []

    return next((found for name in waits if (found := walk(name, []))), [])


def _longest(waits: dict[str, list[str]]) -> int:
    """How many items wait behind one another, where there is no circle."""
    known: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in known:
            known[name] = 1 + max((depth(one) for one in waits.get(name, ())), default=-1)
        return known[name]

    return max((depth(name) for name in waits), default=0)


# -- rule and bands ----------------------------------------------------------------------------------


def _check_rule(definition: Definition, problems: Problems) -> None:
    rule = definition.rule
    if rule.kind == "none":
        if definition.bands:
            problems.add("bands", "bands_without_rule")
        if definition.accuracy is not None:
            problems.add("accuracy", "accuracy_without_rule")
        return
    if not rule.items:
        problems.add("rule", "rule_nothing")
    for name in _repeated(list(rule.items)):
        problems.add("rule", "rule_item_twice", value=name)
    for name in rule.items:
        item = definition.item(name)
        if item is None:
            problems.add("rule", "rule_no_item", value=name)
        elif item.type not in COUNTED[rule.kind]:
            problems.add("rule", "rule_wrong_type", value=name, type=item.type)


def _check_bands(definition: Definition, problems: Problems) -> None:
    if definition.rule.kind == "none" or problems.found:
        return
    most = most_of(definition)
    if not 1 <= definition.rule.longer_from <= most:
        problems.add("rule", "longer_beyond", most=most)
    if not definition.bands:
        problems.add("bands", "rule_without_bands")
        return
    _check_cover(definition, problems, most)
    for number, band in enumerate(definition.bands, 1):
        if said := VERDICT.search(band.words):
            problems.add(f"band {number}", "verdict", value=said.group())


def _check_cover(definition: Definition, problems: Problems, most: int) -> None:
    """Each count from 0 to the most there can be lies in exactly one band."""
    backwards = [band for band in definition.bands if band.least > band.most]
    for band in backwards:
        problems.add("bands", "band_backwards", **{"from": band.least, "to": band.most})
    if backwards:
        return
    expected = 0
    for band in sorted(definition.bands, key=lambda band: (band.least, band.most)):
        if band.least < expected:
            problems.add("bands", "bands_overlap", value=band.least)
        elif band.least > expected:
            problems.add("bands", "bands_gap", value=expected)
        expected = max(expected, band.most + 1)
    if expected <= most:
        problems.add("bands", "bands_gap", value=expected)
    elif expected > most + 1:
        problems.add("bands", "bands_beyond", value=expected - 1, most=most)
