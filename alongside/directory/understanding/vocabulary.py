"""The vocabulary in data/words, ready to be matched with what somebody typed.

Belongs here: phrases by their stems, what each means, which words are known. Not here: the words themselves
(data/words, for everyone to mend), how a question is read (reading).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alongside.directory.understanding.spelling import Speller
from alongside.directory.understanding.words import stem, words_of

FOLDER = Path(__file__).parents[1] / "data" / "words"
NO = "~no"  # how a word that says no stands in a phrase
LONGEST = 8
A_PLACE = 2  # what a word of a town weighs: less than one for a need, more than one that only fills
Key = tuple[str, ...]
# Whose it is makes no difference: "holds my passport" is "holds our passport".
WHOSE = dict.fromkeys(("our", "his", "her", "their", "ours"), "my") | dict.fromkeys(
    ("mis", "su", "sus", "nuestro", "nuestra", "nuestros", "nuestras"), "mi"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says. `beside`: a second need that it always brings. Weak: only where nothing stronger is said."""

    kind: str
    value: str
    beside: str = ""
    topic: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words without a need of their own, by language, words that say no, common ones, short ways of writing."""

    english: frozenset[str]
    spanish: frozenset[str]
    no: frozenset[str]
    common: frozenset[str]
    short: Mapping[str, str]


class Phrases:
    """Phrases of one kind. The longest that fits is taken, and its words with it."""

    def __init__(self, rows: Iterable[tuple[str, Meaning]], fillers: Fillers) -> None:
        self.whole: dict[Key, list[Meaning]] = {}
        self.bare: dict[Key, list[Meaning]] = {}
        self.keys: dict[str, str] = {}  # of words that are our own; what somebody types is not kept
        self.fillers = fillers
        for phrase, meaning in rows:
            words = words_of(phrase)
            self.keys |= {word: self.key(word) for word in words}
            self._keep(self.whole, tuple(self.key(word) for word in words), meaning)
            bare = tuple(self.key(word) for word in words if not self.is_filler(word))
            if len(bare) > 1 and set(bare) != {NO}:
                self._keep(self.bare, bare, meaning)
        self.begins = {id(phrases): _begins(phrases) for phrases in (self.whole, self.bare)}
        for word in (*fillers.english, *fillers.spanish):
            self.keys[word] = self.key(word)

    def key(self, word: str) -> str:
        """A word as it stands in a phrase."""
        return self.keys.get(word) or (NO if word in self.fillers.no else WHOSE.get(word) or stem(word))

    def is_filler(self, word: str) -> bool:
        """Whether a word may be left out between two others."""
        return word not in self.fillers.no and (word in self.fillers.english or word in self.fillers.spanish)

    def found(self, words: Sequence[str]) -> list[tuple[int, Meaning]]:
        """What is said, with the place of its first word: as it stands first, then without the fillers."""
        taken: set[int] = set()
        hits = list(self._scan(list(enumerate(words)), self.whole, taken))
        rest = [(at, word) for at, word in enumerate(words) if at not in taken and not self.is_filler(word)]
        return hits + list(self._scan(rest, self.bare, taken))

    def _scan(
        self, words: Sequence[tuple[int, str]], phrases: Mapping[Key, list[Meaning]], taken: set[int]
    ) -> Iterator[tuple[int, Meaning]]:
        keys, begins = [self.key(word) for _, word in words], self.begins[id(phrases)]
        hits = []
        for start, key in enumerate(keys):
            for length in begins.get(key, ()):
                meanings = phrases.get(tuple(keys[start : start + length]))
                if meanings and start + length <= len(keys):
                    hits.append((-length, start, meanings))
        for length, start, meanings in sorted(hits, key=lambda hit: hit[:2]):
            places = [at for at, _ in words[start : start - length]]
            if not taken.intersection(places):
                taken.update(places)
                yield from ((places[0], meaning) for meaning in meanings)

    @staticmethod
    def _keep(phrases: dict[Key, list[Meaning]], key: Key, meaning: Meaning) -> None:
        if key and meaning not in (kept := phrases.setdefault(key, [])):
            kept.append(meaning)


def _begins(phrases: Mapping[Key, list[Meaning]]) -> dict[str, list[int]]:
    """How long the phrases are that begin with a word: of most words none does."""
    found: dict[str, set[int]] = {}
    for key in phrases:
        if len(key) <= LONGEST:
            found.setdefault(key[0], set()).add(len(key))
    return {first: sorted(lengths) for first, lengths in found.items()}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it."""

    needs: Phrases
    facts: Phrases
    barriers: Phrases
    after_no: Phrases
    topic_words: Mapping[str, Sequence[str]]
    alike: Mapping[str, str]
    fillers: Fillers
    stems: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The files, read once."""
    told = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in _FILES}
    said = told["fillers"]
    english, spanish, no, common = (
        frozenset(plain_words(said[name])) for name in ("fillers_en", "fillers_es", "no", "common")
    )
    fillers = Fillers(english, spanish, no, common, said["short"])
    needs = [
        (phrase, Meaning("need", *_first_and_rest(row["need"]), row.get("topic", ""), row.get("weak", False)))
        for row in told["needs"]["phrases"]
        for phrase in row["en"] + row["es"]
    ]
    facts = [
        (p, Meaning(row["kind"], row["value"]))
        for row in told["facts"]["facts"]
        for p in row["en"] + row["es"]
    ]
    barriers = [
        (p, Meaning("barrier", row["barrier"]))
        for row in told["facts"]["barriers"]
        for p in row["en"] + row["es"]
    ]
    nouns = [
        (p, Meaning("barrier", row["barrier"])) for row in told["facts"]["barriers"] for p in row["after_no"]
    ]
    every = [phrase for phrase, _ in needs + facts + barriers + nouns]
    return Vocabulary(
        needs=Phrases(needs, fillers),
        facts=Phrases(facts, fillers),
        barriers=Phrases(barriers, fillers),
        after_no=Phrases(nouns, fillers),
        topic_words=told["needs"]["topic_words"],
        alike={stem(word): other for rows in ("es", "en") for word, other in told["alike"][rows].items()},
        fillers=fillers,
        stems=frozenset(stem(word) for phrase in every for word in words_of(phrase))
        | {stem(word) for word in fillers.english | fillers.spanish},
    )


def speller(*more: Iterable[str]) -> Speller:
    """Knows every word of the vocabulary, and further ones (towns)."""
    known = vocabulary()
    rows = [(word, 3) for phrase in _phrases() for word in words_of(phrase)]
    rows += [(word, A_PLACE) for words in more for word in words]
    said = known.fillers
    rows += [(word, 1) for word in said.english | said.spanish | said.no | said.common]
    return Speller(rows)


def plain_words(words: Iterable[str]) -> Iterator[str]:
    """Each as it comes out of a text: "don't" as "dont"."""
    for word in words:
        yield from words_of(word)


def _first_and_rest(needs: str) -> tuple[str, str]:
    first, _space, rest = needs.partition(" ")
    return first, rest


_FILES = ("needs", "facts", "fillers", "alike")


def _phrases() -> Iterator[str]:
    told: dict[str, Any] = json.loads((FOLDER / "needs.json").read_text(encoding="utf-8"))
    more: dict[str, Any] = json.loads((FOLDER / "facts.json").read_text(encoding="utf-8"))
    for row in (*told["phrases"], *more["facts"], *more["barriers"]):
        yield from row["en"] + row["es"] + row.get("after_no", [])
