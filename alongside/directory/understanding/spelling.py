"""Slips of the finger: the known word that was most likely meant.

Belongs here: one correction for a word nobody knows. Not here: which words are known (vocabulary; for names in the
directory, selectors.finding). Every known word is kept under each form with one letter left out, so that a slip is
found by looking up, not by comparing with all of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from alongside.directory.understanding.words import sound

TOO_SHORT = 4
TWO_SLIPS_FROM = 9


def without_one(word: str) -> set[str]:
    """The word, and every form of it with one letter left out."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def without_two(word: str) -> set[str]:
    """The same with up to two letters left out."""
    return {shorter for form in without_one(word) for shorter in without_one(form)}


def slips(one: str, other: str) -> int:
    """Letters left out, put in, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


class Speller:
    """Knows some words, each with a weight: of two equally near ones the heavier is meant."""

    def __init__(self, known: Iterable[tuple[str, int]]) -> None:
        self.weights: dict[str, int] = {}
        for word, weight in known:
            self.weights[word] = max(weight, self.weights.get(word, 0))

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """Every known word under its forms."""
        forms: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            for form in without_two(word) if len(word) >= TWO_SLIPS_FROM else without_one(word):
                forms[form].append(word)
        return forms

    @cached_property
    def sounds(self) -> dict[str, list[str]]:
        """Every known word under its sound."""
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            sounds[sound(word)].append(word)
        return sounds

    def corrected(self, word: str) -> str | None:
        """The word that was meant; itself where it is known, None where nobody can tell."""
        if word in self.weights:
            return word
        if len(word) < TOO_SHORT or any(letter.isdigit() for letter in word):
            return None
        if alike := self.sounds.get(sound(word)):
            return max(alike, key=lambda other: (self.weights[other], other))
        may_slip = 2 if len(word) >= TWO_SLIPS_FROM else 1
        forms = without_two(word) if may_slip == 2 else without_one(word)
        near = {
            found for form in forms for found in self.forms.get(form, ()) if abs(len(found) - len(word)) <= 2
        }
        ranked = sorted(
            (slips(word, other), word[0] != other[0], -self.weights[other], other) for other in near
        )
        if not ranked or ranked[0][0] > (1 if ranked[0][1] else may_slip):
            return None
        return ranked[0][3]
