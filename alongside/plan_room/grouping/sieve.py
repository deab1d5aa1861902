"""Which of many texts are worth comparing with one: counted for all of them at once, and none is passed over by chance.

Belongs here: pure counting. Not here: measuring two texts (likeness). Every run of letters, and every word, has a
number whose bit n says that text n holds it. Adding such numbers slice by slice counts, for a thousand texts in one
step, how many runs each shares with the text that asks. For containment that count is the measure itself, so that
nothing is missed. For the same words in another order there is no such count: there the sieve asks that a part of the
letters stand in words, or a part of the runs, that both have (docs/decisions/0018 says what that passes over).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

WIDE = 2048  # texts in one block: wider numbers cost more memory than they save time
LETTERS = 0.42  # of the letters of both together, in words that both have; the half of the sum is one text's
RUNS = 0.5  # of the runs of the shorter of the two
INSIDE = 0.6  # of the letters of the shorter: all its words stand in the other, in whatever order


class Counted(Protocol):
    """A text made ready: its runs of letters and its words."""

    @property
    def grams(self) -> frozenset[str]: ...

    @property
    def distinct(self) -> frozenset[str]: ...


class Block:
    """Up to WIDE texts, by their runs and words. `holds`: the share of runs from which one stands in the other."""

    def __init__(self, holds: float) -> None:
        self.runs_needed = min(holds, RUNS)
        self.sizes: list[int] = []
        self.grams: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.runs: list[int] = []  # slices of how many shared runs each text needs to be worth a look,
        self.inside: list[int] = []  # of how many shared letters,
        self.letters: list[int] = []  # and of its part of what both together need

    def add(self, text: Counted) -> None:
        """One more."""
        bit = 1 << len(self.sizes)
        for gram in text.grams:
            self.grams[gram] = self.grams.get(gram, 0) | bit
        for word in text.distinct:
            self.words[word] = self.words.get(word, 0) | bit
        length = letters_of(text)
        _keep(self.runs, at_least_of(self.runs_needed, len(text.grams)), bit)
        _keep(self.inside, at_least_of(INSIDE, length), bit)
        _keep(self.letters, int(LETTERS * length / 2), bit)
        self.sizes.append(len(text.grams))

    def near(self, text: Counted) -> list[tuple[int, float]]:
        """The places of those worth comparing, in the order in which they came, and how far one stands in the other."""
        every, own = (1 << len(self.sizes)) - 1, text.grams
        runs = counted(_known(self.grams, own))
        letters = weighed(self.words, text.distinct)
        length = letters_of(text)
        found = _at_least(runs, at_least_of(self.runs_needed, len(own)), every)
        found |= _at_least_each(runs, self.runs, every)
        found |= _at_least(letters, at_least_of(INSIDE, length), every)
        found |= _at_least_each(letters, self.inside, every)
        found |= _at_least_each(letters, _plus(self.letters, int(LETTERS * length / 2), every), every)
        return [(place, count_at(runs, place) / min(len(own), self.sizes[place])) for place in places(found)]


def at_least_of(share: float, total: int) -> int:
    """The smallest number that is at least this share of the total, exactly as the division says it."""
    number = int(share * total)
    while total and number / total < share:
        number += 1
    return max(1, number)


def letters_of(text: Counted) -> int:
    """The letters of its words, each word once."""
    return sum(map(len, text.distinct))


def counted(numbers: Iterable[int]) -> list[int]:
    """How many of the numbers have each bit: slice n holds the bits of worth two to the n."""
    return added([list(numbers)])


def weighed(known: Mapping[str, int], words: Collection[str]) -> list[int]:
    """The same for the numbers of these words, each counted as often as its word has letters."""
    levels: list[list[int]] = []
    for word in words:
        if (number := known.get(word)) is not None:
            _spread(levels, number, len(word))
    return added(levels)


def added(levels: list[list[int]]) -> list[int]:
    """Numbers by their worth (level n: two to the n), added up; three become a sum and a carry, again and again."""
    slices: list[int] = []
    carries: list[int] = []
    at = 0
    while at < len(levels) or carries:
        numbers = carries + (levels[at] if at < len(levels) else [])
        total, carries = (numbers.pop() if len(numbers) % 2 else 0), []
        pairs = iter(numbers)
        for one, other in zip(pairs, pairs, strict=True):
            either = one ^ other
            if carry := one & other | total & either:
                carries.append(carry)
            total ^= either
        slices.append(total)
        at += 1
    return slices


def _spread(levels: list[list[int]], number: int, times: int) -> None:
    """Put the number into the levels that together are worth so many times."""
    for at in range(times.bit_length()):
        if at == len(levels):
            levels.append([])
        if times >> at & 1:
            levels[at].append(number)


def count_at(slices: Sequence[int], place: int) -> int:
    """The count at one place."""
    return sum((have >> place & 1) << at for at, have in enumerate(slices))


def places(number: int) -> list[int]:
    """Which bits are set, from the lowest."""
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return found


def _known(known: Mapping[str, int], parts: Iterable[str]) -> Iterable[int]:
    return filter(None, map(known.get, parts))


def _plus(slices: Sequence[int], number: int, every: int) -> list[int]:
    """The same counts with a number added to each."""
    levels = [[have] for have in slices]
    _spread(levels, every, number)
    return added(levels)


def _keep(slices: list[int], number: int, bit: int) -> None:
    """Write a number into the slices at one place."""
    for at in range(number.bit_length()):
        if at == len(slices):
            slices.append(0)
        if number >> at & 1:
            slices[at] |= bit


def _at_least(slices: Sequence[int], least: int, every: int) -> int:
    """The bits whose count is at least this."""
    if least.bit_length() > len(slices):
        return 0
    more, same = 0, every
    for at in range(len(slices) - 1, -1, -1):
        if least >> at & 1:
            same &= slices[at]
        else:
            more |= same & slices[at]
            same &= ~slices[at]
    return more | same


def _at_least_each(slices: Sequence[int], least: Sequence[int], every: int) -> int:
    """The bits whose count is at least what the other slices say."""
    more, same = 0, every
    for at in range(max(len(slices), len(least)) - 1, -1, -1):
        have = slices[at] if at < len(slices) else 0
        need = least[at] if at < len(least) else 0
        more |= same & have & ~need
        same &= ~(have ^ need)
    return more | same
