"""How alike two texts are, measured: whether one stands within the other, and whether their words are the same.

Belongs here: pure measuring. Not here: rows, texts of the sources, which are worth measuring (sieve). The two limits
were tried on forty-four real drafts (docs/decisions/0018): below them, texts that differ were mixed up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from alongside.plan_room.grouping.sieve import WIDE, Block

GRAM = 5  # letters
HOLDS = 0.6  # of the runs of five letters of the shorter of the two
SAME_WORDS = 78.0  # rapidfuzz's token_set_ratio
KIND = 55  # of token_set_ratio, while somebody writes
FEWEST = 6  # words: a shorter text is like nothing
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str) -> list[str]:
    """Lower-cased words, without signs."""
    return WORD.findall(text.replace("\xa0", " ").casefold())


class Text(NamedTuple):
    """A text made ready to be compared."""

    key: str
    words: str
    length: int
    distinct: frozenset[str]
    grams: frozenset[str]

    @classmethod
    def of(cls, key: str, text: str) -> "Text":
        words = words_of(text)
        plain = " ".join(words)
        return cls(key, plain, len(words), frozenset(words), grams_of(plain))

    def without_grams(self) -> "Text":
        """The same, lighter: once it is in an index, its runs stand there."""
        return self._replace(grams=frozenset())


class Like(NamedTuple):
    """`key` looks like `to`."""

    key: str
    to: str
    containment: float
    token_set: float

    @property
    def how_much(self) -> float:
        """The greater of the two, out of one."""
        return max(self.containment, self.token_set / 100)


def grams_of(words: str) -> frozenset[str]:
    """The runs of five letters, blanks counted."""
    return frozenset(words[at : at + GRAM] for at in range(max(1, len(words) - GRAM + 1)))


def containment(one: str, other: str) -> float:
    """How much of the shorter stands in the longer."""
    first, second = grams_of(one), grams_of(other)
    return len(first & second) / min(len(first), len(second))


def compared(text: Text, other: Text, held: float) -> Like | None:
    """How it looks like the other, if it does. `held`: their containment."""
    cutoff = 0.0 if held >= HOLDS else SAME_WORDS
    score = fuzz.token_set_ratio(text.words, other.words, score_cutoff=cutoff)
    return Like(text.key, other.key, held, score) if held >= HOLDS or score >= SAME_WORDS else None


def best(text: Text, others: Iterable[tuple[Text, float]]) -> Like | None:
    """The one that it looks like most; of two alike the first. A text is never compared with itself."""
    found: Like | None = None
    for other, held in others:
        like = compared(text, other, held) if other.key != text.key else None
        if like is not None and (found is None or like.how_much > found.how_much):
            found = like
    return found


class Index:
    """Texts to be found by a text that is like one of them."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.blocks: list[Block] = []

    def add(self, text: Text) -> None:
        """One more to be found. One that is too short is like nothing."""
        if text.length < FEWEST:
            return
        if len(self.texts) % WIDE == 0:
            self.blocks.append(Block(HOLDS))
        self.blocks[-1].add(text)
        self.texts.append(text.without_grams())

    def near(self, text: Text) -> Iterator[tuple[Text, float]]:
        """Those that are worth comparing with it, each with their containment."""
        for number, block in enumerate(self.blocks):
            for place, held in block.near(text):
                yield self.texts[number * WIDE + place], held

    def nearest(self, text: Text) -> Like | None:
        """The one that it looks like most, if it looks like any."""
        return best(text, self.near(text)) if text.length >= FEWEST else None


def nearest(texts: Iterable[Text], templates: Iterable[Text]) -> Iterator[tuple[str, Like | None]]:
    """For each text the template that it looks like most, or none."""
    index = Index()
    for template in templates:
        index.add(template)
    for text in texts:
        yield text.key, index.nearest(text)


def grouped(texts: Iterable[Text], templates: Iterable[Text]) -> Iterator[tuple[Text, Like | None]]:
    """Each text with the template that it looks like, or else with the first earlier one that it repeats."""
    known, earlier = Index(), Index()
    for template in templates:
        known.add(template)
    for text in texts:
        like = known.nearest(text) or earlier.nearest(text)
        if like is None:
            earlier.add(text)
        yield text, like


def similar(text: str, others: Mapping[str, str], *, most: int = 5) -> list[tuple[str, float]]:
    """While somebody writes: what may say the same, best first. Kinder limits, because a person looks."""
    asked = words_of(text)
    if len(asked) < 3:
        return []
    found = process.extract(
        " ".join(asked),
        others,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=KIND,
        limit=most,
    )
    return [(key, score) for _words, score, key in found]
