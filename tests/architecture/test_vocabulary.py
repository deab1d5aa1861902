"""The words of the product, wherever someone reads them: screens, forms, refusals, law, lists, conversations.

Belongs here: what no sentence of ours says, in English and in the files that bring words along. Not here: whether it is
translated, and the Spanish catalogue's own words (test_translations).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import messages, paths
from tests.every import of_every

HOUSE = paths.CHECKOUT / "alongside"
WORDS = sorted(
    [
        *HOUSE.glob("*/checklists/*.json"),
        *HOUSE.glob("clocks/rules/*.json"),
        *HOUSE.glob("*/definitions/*.json"),
    ]
)
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
NOT_TEXT = re.compile(
    r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%.*?%}|{{.*?}}|<!--.*?-->|<[a-z/!][^>]*>",
    re.DOTALL | re.IGNORECASE,
)

# No person is one of these; nothing blames, commands or shouts; errors say what to do.
NOT_OURS = re.compile(
    r"\b(victims?|survivor-victims?|prostitutes?|prostitution|hookers?|cases?|users?|offenders?|perpetrators?|aliens?|"
    r"illegals?|addicts?|junk(ie|y)s?|inmates?|handicapped|mentally ill|third[- ]world|minorit(y|ies)|normal people|"
    r"refus(e|es|ed|al|als|ing)|non-?complian\w*|uncooperative|denie[sd]|admits?|admitted|allege[sd]?|"
    r"claims? (that|to)|"
    r"manipulat\w+|promiscu\w+|relaps\w+|failed|failure|fails|(?<!do )(?<!what )you (must|have to)|must not|invalid|"
    r"illegal|revoke\w*|terminate\w*|cancel\w*|click|submit)\b|!",
    re.IGNORECASE,
)  # fmt: skip
# A screen spells as its readers do.
NOT_AMERICAN = re.compile(
    r"\b(counsell\w+|licence\w*|organis\w+|colour\w*|behaviour\w*|programmes?|recognis\w+|centres?|favour\w*|practis\w+|"
    r"apologis\w+|enrol|labour\w*|judgement\w*|neighbour\w*|offences?|analys(e|es|ed)|realis\w+|summaris\w+|whilst)\b",
    re.IGNORECASE,
)  # fmt: skip
# Said of a paper, a thing, an office or a law, never of a person.
MEANT = (
    "phone case",  # a thing
    "criminal case", "federal case", "court case", "papers of each case",  # a court's
    "crime victims compensation act", "trafficking victims protection act",  # names of laws
    "promoting prostitution", "prostitution, all kinds together",  # offenses, as laws name them
    "be charged with prostitution", "charges of prostitution", "prostitution, shoplifting",  # a charge
    "was refused",  # a door, in the log
)  # fmt: skip

CODES = ("id", "url", "fact", "clock", "kind", "key", "law", "section", "citation", "schema")


def faults(text: str) -> list[str]:
    """Each word that is not ours."""
    for words in MEANT:
        text = re.sub(re.escape(words), "", text, flags=re.IGNORECASE)
    return [found.group() for pattern in (NOT_OURS, NOT_AMERICAN) for found in pattern.finditer(text)]


def sentences() -> Iterator[tuple[str, str]]:
    """Every English sentence of every room, and where it stands. The demo's cast may be he or she."""
    for message in messages.gather():
        for said in messages._forms(message.id):
            yield said, message.locations[0][0] if message.locations else ""


def texts(found: Any, *, but: str = "es") -> Iterator[str]:
    """Every text in a file of ours but for one language, addresses and codes."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name not in (but, *CODES):
                yield from texts(value, but=but)
    elif isinstance(found, list):
        for value in found:
            yield from texts(value, but=but)
    elif isinstance(found, str):
        yield found


def test_no_sentence_says_a_word_that_is_not_ours() -> None:
    found = [(faults(said), said, where) for said, where in sentences() if faults(said)]

    assert found == []


@of_every(WORDS, ids=lambda path: path.name)
def test_no_file_of_words_says_one(path: Path) -> None:
    found = [
        (faults(said), said) for said in texts(json.loads(path.read_text(encoding="utf-8"))) if faults(said)
    ]

    assert found == []


@of_every(WORDS, ids=lambda path: path.name)
def test_the_spanish_of_a_file_calls_nobody_a_victim_or_a_case(path: Path) -> None:
    spanish = re.compile(
        r"\b(víctimas?|prostitutas?|usuari[oa]s?|el caso de la persona|rechazó|se negó)\b|[!¡]", re.IGNORECASE
    )
    found = [
        said for said in texts(json.loads(path.read_text(encoding="utf-8")), but="en") if spanish.search(said)
    ]

    assert found == []


@of_every(TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_page_says_one_outside_of_its_sentences(path: Path) -> None:
    """Blocks of a sentence stand in the page too, so this also sees what nobody marked for translation."""
    said = NOT_TEXT.sub(" ", path.read_text(encoding="utf-8"))

    assert faults(said) == []


def test_the_files_are_found() -> None:
    assert {path.parent.name for path in WORDS} == {"checklists", "rules", "definitions"}
    assert len(TEMPLATES) > 300


@pytest.mark.parametrize(
    "words",
    [
        "The victim said no.", "She is a prostitute.", "Three cases wait.", "Add a user.", "They refused care.",
        "Non-compliant with the plan.", "You must sign.", "Invalid ZIP", "Saved!", "Counselling notes", "A licence",
    ],
)  # fmt: skip
def test_a_word_that_is_not_ours_would_be_noticed(words: str) -> None:
    assert faults(words)


@pytest.mark.parametrize(
    "words", ["They chose not to.", "The phone case", "A criminal case about the same harm", "License"]
)
def test_a_word_that_is_meant_is_left_alone(words: str) -> None:
    assert faults(words) == []
