"""The rules of law as files: what a rule says, reading the files, and telling exactly what is wrong with one.

Belongs here: the shape of a rule, its checks (docs/clock-rules.md describes the format for people). Not here:
counting (engine), what an agency changed (models, selectors.rules), Django. A mistake names file, rule and reason.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.clocks.calendars import CALENDARS
from alongside.clocks.engine import KINDS, UNITS, Counting, Leg

FORMAT = 1
FOLDER = Path(__file__).parent / "rules"
BOUND = (
    "client", "staff", "hospital", "police", "laboratory", "court", "prosecutor", "government", "officials",
    "child_welfare", "school",
)  # fmt: skip
ASK = ("attorney", "nurse", "supervisor")
STATES = ("draft", "verified")
FLAGS = ("M", "V")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FACT = re.compile(r"[a-z][a-z_]*")
LONGEST, LONGEST_TEXT = 60, 2000
MOST = {"hours": 24 * 366, "days": 3660, "work_days": 750, "months": 1200, "years": 100}
BIRTH = "born_on"
KNOWN = {
    "id", "version", "title", "trigger", "count", "unit", "before", "at_age", "or_later", "kind", "calendar", "rolls",
    "warn", "binds", "binds_words", "late", "ask", "source", "state", "verified_on", "reviewer", "flags", "words",
    "not_this",
}  # fmt: skip

Text = str | dict[str, str]


class BadRule(Exception):
    """A rule that cannot be counted by: where it stands, and what is wrong."""

    def __init__(self, where: str, rule: str, reason: str) -> None:
        self.where, self.rule, self.reason = where, rule, reason
        super().__init__(f"{where}, rule {rule or '?'}: {reason}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One clock of the law, as a file or an agency says it. `body` is the whole as JSON says it."""

    id: str
    version: int
    jurisdiction: str
    counting: Counting
    facts: Mapping[str, Text]
    title: Text
    binds: str
    ask: str
    state: str
    verified_on: date | None
    body: Mapping[str, Any]
    edition: int = 0  # an agency's own; 0 is as shipped

    @property
    def is_verified(self) -> bool:
        return self.state == "verified"

    @property
    def by_birthday(self) -> bool:
        """Its end would give away a birth date."""
        return any(leg.fact == BIRTH for leg in self.counting.legs)

    @property
    def trigger(self) -> str:
        return self.counting.legs[0].fact

    def text(self, name: str, language: str = "en") -> str:
        """One of its texts in the reader's language, else in English."""
        return in_language(self.body.get(name, ""), language)


def in_language(text: Text, language: str) -> str:
    """A text that stands once, or once a language."""
    if isinstance(text, str):
        return text
    return text.get(language) or text.get("en", "")


@lru_cache(maxsize=1)
def shipped() -> dict[str, Rule]:
    """All rules that come with the product, by id. Raises BadRule, naming file and rule."""
    found: dict[str, Rule] = {}
    for path in sorted(FOLDER.glob("*.json")):
        for rule in read_file(path.name, path.read_text(encoding="utf-8")):
            if rule.id in found:
                raise BadRule(path.name, rule.id, "another rule has the same id")
            found[rule.id] = rule
    return found


def read_file(where: str, text: str) -> Iterator[Rule]:
    """The rules of one file."""
    try:
        data = json.loads(text)
    except ValueError as problem:
        raise BadRule(where, "", f"this is no JSON: {problem}") from problem
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadRule(where, "", f"the file must be an object with format {FORMAT}")
    if not isinstance(data.get("jurisdiction"), str) or not isinstance(data.get("rules"), list):
        raise BadRule(where, "", "the file needs jurisdiction (a text) and rules (a list)")
    for body in data["rules"]:
        yield read_rule(where, data["jurisdiction"], body)


def read_rule(where: str, jurisdiction: str, body: Any, *, edition: int = 0) -> Rule:
    """One rule, checked."""
    if not isinstance(body, dict):
        raise BadRule(where, "", "a rule must be an object")
    checking = _Checking(where, str(body.get("id", "")), body)
    checking.everything()
    return Rule(
        id=body["id"],
        version=body["version"],
        jurisdiction=jurisdiction,
        counting=_counting(body),
        facts={leg["trigger"]["fact"]: leg["trigger"]["words"] for leg in (body, *body.get("or_later", ()))},
        title=body["title"],
        binds=body["binds"],
        ask=body["ask"],
        state=body["state"],
        verified_on=date.fromisoformat(body["verified_on"]) if body.get("verified_on") else None,
        body=body,
        edition=edition,
    )


def _counting(body: Mapping[str, Any]) -> Counting:
    return Counting(
        legs=tuple(_leg(leg) for leg in (body, *body.get("or_later", ()))),
        kind=body.get("kind", "by"),
        calendar=body.get("calendar", "federal"),
        rolls=body.get("rolls", False),
        warn=tuple(body.get("warn", ())),
    )


def _leg(body: Mapping[str, Any]) -> Leg:
    return Leg(
        body["trigger"]["fact"], body["count"], body["unit"], body.get("before", False), body.get("at_age")
    )


class _Checking:
    """The checks of one rule, each a sentence for whoever wrote it."""

    def __init__(self, where: str, name: str, body: Mapping[str, Any]) -> None:
        self.where, self.name, self.body = where, name, body

    def fail(self, reason: str) -> None:
        raise BadRule(self.where, self.name, reason)

    def need(self, holds: bool, reason: str) -> None:
        if not holds:
            self.fail(reason)

    def everything(self) -> None:
        strange = sorted(set(self.body) - KNOWN)
        self.need(not strange, f"unknown words: {', '.join(strange)}")
        self.need(
            bool(NAME.fullmatch(self.name)) and len(self.name) <= LONGEST,
            "id must be small letters, digits and hyphens, 60 at most",
        )
        version: Any = self.body.get("version")
        self.need(_is_count(version) and version >= 1, "version must be a whole number from 1")
        self.legs()
        self.choices()
        self.texts()
        self.proof()

    def legs(self) -> None:
        self.leg(self.body, "the rule")
        others = self.body.get("or_later", [])
        self.need(isinstance(others, list), "or_later must be a list")
        for other in others:
            self.need(isinstance(other, dict), "each of or_later must be an object")
            self.leg(other, "or_later")
        facts = [leg["trigger"]["fact"] for leg in (self.body, *others)]
        self.need(len(facts) == len(set(facts)), "each fact may be counted from once")

    def leg(self, leg: Mapping[str, Any], of: str) -> None:
        trigger = leg.get("trigger")
        self.need(
            isinstance(trigger, dict) and bool(FACT.fullmatch(str(trigger.get("fact", "")))),
            f"trigger of {of} must have a fact in small letters, as in exposed_at",
        )
        assert isinstance(trigger, dict)
        self.text("trigger words", trigger.get("words"))
        unit: Any = leg.get("unit")
        count: Any = leg.get("count")
        self.need(unit in UNITS, f"unit must be one of {', '.join(UNITS)}")
        self.need(
            _is_count(count) and 0 <= count <= MOST[unit],
            f"count must be a whole number, {MOST[unit]} at most",
        )
        self.need(isinstance(leg.get("before", False), bool), "before must be true or false")
        age = leg.get("at_age")
        self.need(
            age is None or (_is_count(age) and 0 <= age <= 100), "at_age must be a whole number of years"
        )
        fact = trigger["fact"]
        self.need(age is None or fact == BIRTH, "at_age goes with the fact born_on")
        self.need(fact != BIRTH or unit != "hours", "no clock counts hours from a birthday")

    def choices(self) -> None:
        body = self.body
        for name, allowed, default in (
            ("kind", KINDS, "by"), ("calendar", CALENDARS, "federal"), ("binds", BOUND, None), ("ask", ASK, None),
            ("state", STATES, None),
        ):  # fmt: skip
            self.need(body.get(name, default) in allowed, f"{name} must be one of {', '.join(allowed)}")
        self.need(isinstance(body.get("rolls", False), bool), "rolls must be true or false")
        for name, right in (("warn", _is_count), ("flags", FLAGS.__contains__)):
            values = body.get(name, [])
            self.need(isinstance(values, list) and all(map(right, values)), f"{name} holds something else")

    def texts(self) -> None:
        for name in ("title", "words", "not_this"):
            self.text(name, self.body.get(name))
        for name in ("late", "binds_words"):
            if self.body.get(name):
                self.text(name, self.body[name])
        source = self.body.get("source")
        self.need(
            isinstance(source, dict) and {"law"} <= set(source) <= {"law", "section", "url"}
            and all(isinstance(value, str) and len(value) <= 300 for value in source.values()),
            "source must have law, and may have section and url, each a text",
        )  # fmt: skip

    def text(self, name: str, value: Any) -> None:
        texts = list(value.values()) if isinstance(value, dict) else [value]
        right = all(isinstance(text, str) and text.strip() and len(text) <= LONGEST_TEXT for text in texts)
        self.need(
            right and (not isinstance(value, dict) or "en" in value), f"{name} must be a text in English"
        )

    def proof(self) -> None:
        """A verified rule says when and by whom; a draft says neither."""
        on, who = self.body.get("verified_on"), self.body.get("reviewer")
        self.need(on is None or _is_day(on), "verified_on must be a day as 2026-05-14")
        self.need(who is None or isinstance(who, str), "reviewer must be a text")
        if self.body["state"] == "verified":
            self.need(bool(on and who), "a verified rule needs verified_on and reviewer")


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
