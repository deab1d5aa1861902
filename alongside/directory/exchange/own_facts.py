"""Facts that the standard has no field for, as attributes of a taxonomy of our own: out of the directory and in again.

Belongs here: which term stands for which fact, what a value may be, taking such attributes out of what a file brought.
Not here: rows (selectors.own_facts), storing (actions.storing_facts). A fact is one attribute: its term says which,
`value` says what. What nobody has said has none. Other programs may read them like any attribute.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import available_timezones

from django.db.models import TextChoices

from alongside.directory import counties
from alongside.directory.enums import Accepts, Barrier, Competence, Cost, Coverage
from alongside.directory.exchange.identity import OURS
from alongside.directory.exchange.rows import NOTED, Batch, Finding, Row

SCHEME = uuid5(OURS, "taxonomy/facts")
NAME = "Facts about services"
YES, NO = "yes", "no"
NUMBERS = {"family_size": 40, "boys_until": 30, "stay_days": 3650}
ROOM = 6000
# What is no list of ours: its name in English and Spanish.
OTHERS = {
    "coverage": ("How far it reaches", "Hasta dónde llega"),
    "county": ("Serves this county (FIPS)", "Atiende este condado (FIPS)"),
    "family_size": ("At most so many people together", "Como máximo tantas personas juntas"),
    "boys_until": ("Boys with a parent, up to age", "Niños con su madre o padre, hasta la edad"),
    "stay_days": ("At most so many days", "Como máximo tantos días"),
    "cost": ("Cost", "Costo"),
    "bring": ("What to bring, one thing a line", "Qué llevar, una cosa por línea"),
    "time_zone": ("Time zone", "Zona horaria"),
    "place.county": ("Stands in this county", "Está en este condado"),
    "phone.central": ("The organization's central line", "La línea central de la organización"),
    "organization.confidential": ("Nobody may find its places", "Sus lugares no se deben encontrar"),
    "term.name_es": ("Its name in Spanish", "Su nombre en español"),
    "term.open_eligibility": ("Numbers in Open Eligibility", "Números en Open Eligibility"),
}
LISTS: dict[str, type[TextChoices]] = {"barrier": Barrier, "accepts": Accepts, "competence": Competence}
# On which of the standard's tables a fact hangs, where it is not a service.
ELSEWHERE = {"place": "location", "phone": "phone", "organization": "organization", "term": "taxonomy_term"}


def term_id(code: str) -> UUID:
    """The id of a fact's term: the same everywhere."""
    return uuid5(OURS, f"fact/{code}")


CODES = (*(f"{name}.{one.value}" for name, choices in LISTS.items() for one in choices), *OTHERS)
BY_TERM = {str(term_id(code)): code for code in CODES}


def entity_of(code: str) -> str:
    """The table of the standard that a fact is about."""
    return ELSEWHERE.get(code.partition(".")[0], "service")


def attribute(link_id: UUID, code: str, value: str) -> dict[str, Any]:
    """One fact in the standard's words."""
    several = f"/{value}" if code == "county" else ""
    return {
        "id": str(uuid5(OURS, f"fact/{link_id}/{code}{several}")),
        "link_id": str(link_id),
        "taxonomy_term_id": str(term_id(code)),
        "link_entity": entity_of(code),
        "value": value,
    }


def facts_of(profile: Any) -> Iterator[tuple[str, str]]:
    """What a profile says, fact by fact."""
    for name, yes, no in (("barrier", "barriers", "no_barriers"), ("accepts", "accepts", "not_accepts")):
        yield from ((f"{name}.{code}", YES) for code in getattr(profile, yes))
        yield from ((f"{name}.{code}", NO) for code in getattr(profile, no))
    yield from ((f"competence.{code}", YES) for code in profile.competences)
    yield from (("county", code) for code in profile.counties)
    for name in NUMBERS:
        if getattr(profile, name) is not None:
            yield name, str(getattr(profile, name))
    for name, silent in (("coverage", "not_known"), ("cost", "not_known"), ("bring", ""), ("time_zone", "")):
        if getattr(profile, name) != silent:
            yield name, getattr(profile, name)


def tell(profile: Any, code: str, value: str) -> None:
    """Let a profile say one fact; whatever else it says stays."""
    name, _dot, one = code.partition(".")
    if name == "barrier":
        _either(profile, "barriers", "no_barriers", one, value)
    elif name == "accepts":
        _either(profile, "accepts", "not_accepts", one, value)
    elif name == "competence":
        profile.competences = [*profile.competences, *({one} - {*profile.competences})]
    elif name == "county":
        profile.counties = [*profile.counties, *({value} - {*profile.counties})]
    else:
        setattr(profile, name, int(value) if name in NUMBERS else value)


def _either(profile: Any, yes: str, no: str, code: str, value: str) -> None:
    to, away = (yes, no) if value == YES else (no, yes)
    setattr(profile, to, [*getattr(profile, to), *({code} - {*getattr(profile, to)})])
    setattr(profile, away, [each for each in getattr(profile, away) if each != code])


def is_one(code: str, value: str) -> bool:
    """Whether a fact may say this."""
    name = code.partition(".")[0]
    if name in ("barrier", "accepts"):
        return value in (YES, NO)
    if name in NUMBERS:
        return value.isascii() and value.isdigit() and len(value) < 5 and int(value) <= NUMBERS[name]
    return _CHECKS[code](value) if code in _CHECKS else value == YES


_CHECKS: dict[str, Callable[[str], bool]] = {
    "coverage": lambda said: said in Coverage.values,
    "county": lambda said: said in counties.names(),
    "cost": lambda said: said in Cost.values,
    "bring": lambda said: 0 < len(said) <= ROOM,
    "time_zone": lambda said: said in available_timezones(),
    "place.county": lambda said: (
        said in counties.names() or (0 < len(said) <= 60 and not re.search(r"\d", said))
    ),
    "term.name_es": lambda said: 0 < len(said) <= 300,
    "term.open_eligibility": lambda said: bool(re.fullmatch(r"\d{1,9}(,\d{1,9}){0,99}", said)),
}


@dataclass
class Facts:
    """What a file says of ours. `of_services`: by the service's id; `beside`: (table, id) of every other one."""

    of_services: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    beside: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.of_services or self.beside)


def ours(batch: Batch) -> Iterator[tuple[Row, str, str]]:
    """The attributes that are facts of ours: the row, which fact, what it says."""
    for row in list(batch.of("attribute").values()):
        code = BY_TERM.get(str(row.values.get("taxonomy_term_id", "")))
        if code is not None:
            yield row, code, str(row.values.get("value", ""))


def marks(batch: Batch) -> set[str]:
    """Before what finds a place is taken out: which organizations are confidential, which numbers may stay."""
    hidden = set()
    for row, code, value in ours(batch):
        about = row.values.get("link_id", "")
        if value == YES and code == "organization.confidential" and about in batch.of("organization"):
            batch.of("organization")[about].hidden = True
            hidden.add(about)
        elif value == YES and code == "phone.central" and about in batch.of("phone"):
            batch.of("phone")[about].central = True
    return hidden


def gather(batch: Batch, there: Callable[[str, set[str]], set[str]]) -> Facts:
    """Take our facts out of the attributes, to be stored as what they are. `there`: ids that the directory has."""
    found, rows = Facts(), list(ours(batch))
    services = {row.values.get("link_id", "") for row, code, _value in rows if entity_of(code) == "service"}
    known = there("service", {one for one in services if one and one not in batch.of("service")})
    for row, code, value in rows:
        del batch.of("attribute")[row.id]
        about, table = str(row.values.get("link_id", "")), entity_of(code)
        if not is_one(code, value):
            batch.refuse(row, "no_fact", "value", value=value)
        elif about not in batch.of(table) and about not in known:
            batch.refuse(row, "part_of_nothing", "link_id")
        elif table == "service":
            found.of_services[about].append((code, value))
        else:
            found.beside.append((table, about))
            _put(batch.of(table)[about], code, value)
    if found:
        batch.findings.append(Finding(NOTED, "own_facts", values={"count": _count(found)}))
    return found


def _count(found: Facts) -> int:
    return len(found.beside) + sum(map(len, found.of_services.values()))


def _put(row: Row, code: str, value: str) -> None:
    """Into the row itself, whose table has a column of ours for it."""
    if code == "place.county":
        is_code = value in counties.names()
        row.values |= (
            {"county": value, "county_name": counties.name_of(value)} if is_code else {"county_name": value}
        )
    elif code == "term.name_es":
        row.values["name_es"] = value
    elif code == "term.open_eligibility":
        row.values["open_eligibility"] = [int(one) for one in value.split(",")]


def compare(said: Iterable[tuple[str, str]], stands: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """How many facts of one service would be new, changed or the same."""
    whole = set(stands)
    codes = {code for code, _value in whole if code != "county"}
    counts = {"new": 0, "changed": 0, "same": 0}
    for code, value in said:
        counts["same" if (code, value) in whole else "changed" if code in codes else "new"] += 1
    return counts
