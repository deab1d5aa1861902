"""What differs between a draft and its adaptation, word by word.

Belongs here: pure comparing. Not here: rows, screens.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

PIECE = re.compile(r"\s+|[^\s]+")
MOST = 4000  # words: beyond that it would take too long
BETWEEN = 2  # words of the other text within a passage of its own


class Piece(NamedTuple):
    """A run of words: the same, left out, or new."""

    kind: str
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The adaptation with what was left out and what is new marked."""
    old, new = PIECE.findall(before)[:MOST], PIECE.findall(after)[:MOST]
    found: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(old[i:j])))
            continue
        if i < j:
            found.append(Piece("out", "".join(old[i:j])))
        if k < m:
            found.append(Piece("new", "".join(new[k:m])))
    return found


def own_share(before: str, after: str) -> int:
    """How much of the adaptation is new, in hundredths of its words."""
    pieces = difference(before, after)
    new = sum(len(piece.text.split()) for piece in pieces if piece.kind == "new")
    total = new + sum(len(piece.text.split()) for piece in pieces if piece.kind == "same")
    return round(100 * new / total) if total else 0


def own_words(before: str, after: str, *, fewest: int = 4) -> list[str]:
    """Passages of its own: what nobody else may have said. A word or two of the other between them is passed over."""
    words = after.split()
    runs: list[tuple[int, int]] = []
    for step in Indel.opcodes(_plain(before), _plain(after)):
        start, end = step.dest_start, step.dest_end
        if step.tag != "insert":
            continue
        if runs and start - runs[-1][1] <= BETWEEN:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [" ".join(words[start:end]) for start, end in runs if end - start >= fewest]


def own_count(before: str, after: str) -> int:
    """How many words stand in such passages."""
    return sum(len(passage.split()) for passage in own_words(before, after))


def _plain(text: str) -> list[str]:
    return text.casefold().split()[:MOST]
