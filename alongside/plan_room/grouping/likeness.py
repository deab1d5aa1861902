"""How alike two texts are, measured: whether one holds the other's runs of five words, and whether their words are the same.

Belongs here: pure measuring. Not here: rows, texts of the sources. The two limits are those that were tried on forty-four
real drafts (docs/decisions/0018): below them, texts that differ were mixed up.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

GRAM = 5
HOLDS = 0.6  # of a text's runs of five words
SAME_WORDS = 78.0  # rapidfuzz's token_set_ratio
FEWEST = 8  # words: a shorter text is like nothing
STEP = 250
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str) -> list[str]:
    """Lower-cased words, without signs."""
    return WORD.findall(text.replace("\xa0", " ").casefold())


def grams_of(words: Sequence[str]) -> frozenset[int]:
    """The runs of five words, as numbers."""
    return frozenset(hash(tuple(words[at : at + GRAM])) for at in range(max(1, len(words) - GRAM + 1)))


class Text(NamedTuple):
    """A text made ready to be compared."""

    key: str
    words: str
    count: int
    grams: frozenset[int]

    @classmethod
    def of(cls, key: str, text: str) -> "Text":
        words = words_of(text)
        return cls(key, " ".join(words), len(words), grams_of(words))


class Like(NamedTuple):
    """`key` looks like `to`."""

    key: str
    to: str
    containment: float
    token_set: float


def containment(template: Text, other: Text) -> float:
    """How much of the template stands in the other."""
    return len(template.grams & other.grams) / len(template.grams) if template.grams else 0.0


def nearest(texts: Sequence[Text], templates: Sequence[Text]) -> Iterator[tuple[str, Like | None]]:
    """For each text the template that it looks like most, or none. A text is never compared with itself."""
    templates = [one for one in templates if one.count >= FEWEST]
    choices = [one.words for one in templates]
    for start in range(0, len(texts), STEP):
        part = [one for one in texts[start : start + STEP]]
        scores = process.cdist(
            [one.words for one in part], choices, scorer=fuzz.token_set_ratio, score_cutoff=SAME_WORDS
        ) if choices else [[] for _one in part]  # fmt: skip
        for text, row in zip(part, scores, strict=True):
            yield text.key, _best(text, templates, row)


def _best(text: Text, templates: Sequence[Text], row: Sequence[float]) -> Like | None:
    best: Like | None = None
    if text.count < FEWEST:
        return None
    for template, score in zip(templates, row, strict=True):
        held = containment(template, text)
        if template.key == text.key or (held < HOLDS and score < SAME_WORDS):
            continue
        found = Like(text.key, template.key, held, float(score))
        if best is None or (found.containment, found.token_set) > (best.containment, best.token_set):
            best = found
    return best


def among(texts: Sequence[Text], told: Callable[[int], None] | None = None) -> list[Like]:
    """Texts like no template: each like the first earlier one that it repeats. Runs of words sieve, so it is quick."""
    seen: dict[int, list[int]] = {}
    found: list[Like] = []
    for place, text in enumerate(texts):
        if text.count >= FEWEST:
            if (like := _earlier(text, texts, seen)) is not None:
                found.append(like)
            else:
                for gram in text.grams:
                    seen.setdefault(gram, []).append(place)
        if told is not None and place % STEP == 0:
            told(place)
    return found


def _earlier(text: Text, texts: Sequence[Text], seen: dict[int, list[int]]) -> Like | None:
    shared = Counter(place for gram in text.grams for place in seen.get(gram, ())[:50])
    for place, count in shared.most_common(5):
        other = texts[place]
        held = count / len(other.grams)
        score = fuzz.token_set_ratio(text.words, other.words)
        if held >= HOLDS or score >= SAME_WORDS:
            return Like(text.key, other.key, held, score)
    return None


def similar(text: str, others: Iterable[Text], *, most: int = 5) -> list[tuple[str, float]]:
    """While somebody writes: what may say the same, best first. Kinder limits, because a person looks."""
    asked = Text.of("", text)
    if asked.count < 3:
        return []
    scored = [(one.key, fuzz.token_set_ratio(asked.words, one.words)) for one in others]
    return sorted((one for one in scored if one[1] >= 55), key=lambda one: -one[1])[:most]
