"""How alike two texts are, measured: whether one stands within the other, and whether their words are the same.

Belongs here: pure measuring. Not here: rows, texts of the sources. The two limits were tried on forty-four real
drafts (docs/decisions/0018): below them, texts that differ were mixed up.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

GRAM = 5  # letters
HOLDS = 0.6  # of the runs of five letters of the shorter of the two
SAME_WORDS = 78.0  # rapidfuzz's token_set_ratio
FEWEST = 6  # words: a shorter text is like nothing
STEP = 250
RAREST, MOST_PLACES, CANDIDATES = 16, 200, 6  # what the sieve looks at, so that it stays quick
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

    @classmethod
    def of(cls, key: str, text: str) -> "Text":
        words = words_of(text)
        return cls(key, " ".join(words), len(words), frozenset(words))


class Like(NamedTuple):
    """`key` looks like `to`."""

    key: str
    to: str
    containment: float
    token_set: float


@lru_cache(maxsize=1024)
def grams_of(words: str) -> frozenset[str]:
    """The runs of five letters, blanks counted."""
    return frozenset(words[at : at + GRAM] for at in range(max(1, len(words) - GRAM + 1)))


def containment(one: str, other: str) -> float:
    """How much of the shorter stands in the longer."""
    first, second = grams_of(one), grams_of(other)
    return len(first & second) / min(len(first), len(second))


class Index:
    """Texts by their words: the few that are worth comparing come from the rarest words that they share."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.places: dict[str, list[int]] = {}

    def add(self, text: Text) -> None:
        """One more to be found."""
        for word in text.distinct:
            self.places.setdefault(word, []).append(len(self.texts))
        self.texts.append(text)

    def near(self, text: Text) -> list[Text]:
        """Those that share most rare words with it."""
        known = sorted((len(self.places[word]), word) for word in text.distinct if word in self.places)
        shared: Counter[int] = Counter()
        for _count, word in known[:RAREST]:
            shared.update(self.places[word][:MOST_PLACES])
        return [self.texts[place] for place, _count in shared.most_common(CANDIDATES)]

    def nearest(self, text: Text) -> Like | None:
        """The one that it looks like most, if it looks like any."""
        best: Like | None = None
        for other in self.near(text):
            if other.key == text.key:
                continue
            score = fuzz.token_set_ratio(text.words, other.words)
            held = containment(text.words, other.words)
            found = Like(text.key, other.key, held, score)
            if (held >= HOLDS or score >= SAME_WORDS) and (
                best is None or _how_much(found) > _how_much(best)
            ):
                best = found
        return best


def _how_much(like: Like) -> float:
    return max(like.containment, like.token_set / 100)


def nearest(texts: Iterable[Text], templates: Iterable[Text]) -> Iterator[tuple[str, Like | None]]:
    """For each text the template that it looks like most, or none. A text is never compared with itself."""
    index = Index()
    for template in templates:
        if template.length >= FEWEST:
            index.add(template)
    for text in texts:
        yield text.key, index.nearest(text) if text.length >= FEWEST else None


def among(texts: Sequence[Text], told: Callable[[int], None] | None = None) -> list[Like]:
    """Texts like no template: each like the first earlier one that it repeats."""
    index, found = Index(), list[Like]()
    for place, text in enumerate(texts):
        if text.length >= FEWEST:
            if (like := index.nearest(text)) is not None:
                found.append(like)
            else:
                index.add(text)
        if told is not None and place % STEP == 0:
            told(place)
    return found


def similar(text: str, others: Iterable[Text], *, most: int = 5) -> list[tuple[str, float]]:
    """While somebody writes: what may say the same, best first. Kinder limits, because a person looks."""
    asked = Text.of("", text)
    if asked.length < 3:
        return []
    scored = [(one.key, fuzz.token_set_ratio(asked.words, one.words)) for one in others]
    return sorted((one for one in scored if one[1] >= 55), key=lambda one: -one[1])[:most]
