"""Finding a sentence by a few of its words, and a draft by the tags beneath it, in the lines of a document.

Belongs here: matching, on plain data. Not here: opening documents (kinds), what is stored (actions.attaching). Lines
are the surest way where the document is the text that was read for the plan; elsewhere the order of the sentences
decides between two places with the same words.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Lines = Sequence[tuple[int, str]]
SPACES = str.maketrans(
    {"\xa0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "", "\u200b": "", "\ufeff": "", "\x0c": " "}
)
QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
)
_SHORT = (
    "u.s u.n d.c e.g i.e no nos st dr mr mrs ms sec art vs cf al etc inc gen gov rep sen "
    "dept fig pp p ph.d u.k"
)
SHORT = frozenset(_SHORT.split())
BULLET = re.compile(r"^\s*(?:[-·•●○◦▪‣*–]|o(?=\s{2,})|\(?\d{1,2}[.)])\s+")
ENDS = re.compile(r"[.!?:;][\"')\]\u2019\u201d]*\s*$")
STOP = re.compile(r"[.!?][\"')\]\u2019\u201d]*(?=\s)")
TAGS = re.compile(r"^\s*(?:[-·•●*]\s*)?tags?\s*:\s*", re.IGNORECASE)
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, what stands around it in its paragraph, and the number by which a person finds it."""

    text: str
    number: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A few words of a sentence, and the line on which they stood in the text that was read for the plan."""

    key: str
    words: str
    line: int | None


@dataclass(frozen=True, slots=True)
class DraftAnchor:
    """A draft by what stands beneath it: its tags as printed. `words`: how many it has."""

    key: str
    line: int
    tags: list[str]
    words: int


def plain(text: str) -> str:
    """The words as printed, with one kind of space."""
    return re.sub(r"\s+", " ", text.translate(SPACES)).strip()


class Flow:
    """The whole document as one run of words, cut where something new begins. Places lead back to line numbers."""

    def __init__(self, lines: Lines, *, wrapped: bool) -> None:
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self.cuts: list[int] = [0]
        pieces: list[str] = []
        size = 0
        before = ""
        gap = False
        for number, raw in lines:
            text = plain(raw)
            if not text:
                gap = True
                continue
            if size and not _goes_on(before, text, raw, wrapped=wrapped, gap=gap):
                self.cuts.append(size)
            self.starts.append(size)
            self.numbers.append(number)
            pieces.append(text + " ")
            size += len(text) + 1
            before, gap = text, False
        self.cuts.append(size)
        self.text = "".join(pieces)
        self.folded = folded(self.text)

    def number_at(self, place: int) -> int:
        return self.numbers[max(0, bisect_right(self.starts, place) - 1)]

    def places(self, words: str) -> list[int]:
        """Where these words stand, each once."""
        wanted = folded(plain(words))
        if not wanted:
            return []
        return [match.start() for match in re.finditer(re.escape(wanted), self.folded)]

    def around(self, place: int) -> Found:
        """The sentence at this place, whole, with its neighbours in the same paragraph."""
        at = bisect_right(self.cuts, place)
        low, high = self.cuts[at - 1], self.cuts[at]
        paragraph = self.text[low:high]
        ends = [0, *(stop for stop in _stops(paragraph) if stop < len(paragraph.rstrip())), len(paragraph)]
        here = max(1, bisect_right(ends, place - low)) if place - low < len(paragraph) else len(ends) - 1
        text = BULLET.sub("", paragraph[ends[here - 1] : ends[here]]).strip()
        before = BULLET.sub("", paragraph[ends[here - 2] : ends[here - 1]]).strip() if here > 1 else ""
        after = paragraph[ends[here] : ends[here + 1]].strip() if here + 1 < len(ends) else ""
        return Found(text[:LONGEST], self.number_at(place), before[-LONGEST:], after[:LONGEST])


def folded(text: str) -> str:
    """Small letters, sign for sign, so that places stay where they were."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text.translate(QUOTES))


def _goes_on(before: str, text: str, raw: str, *, wrapped: bool, gap: bool) -> bool:
    """Whether this line is the rest of the one before: a sentence broken by a page, or by a narrow column."""
    if BULLET.match(raw) or TAGS.match(raw) or ENDS.search(before):
        return wrapped and not gap and not BULLET.match(raw) and not TAGS.match(raw)
    return text[0].islower() or (wrapped and not gap and len(before) > 45)


def _stops(paragraph: str) -> list[int]:
    """Where its sentences end."""
    found = []
    for match in STOP.finditer(paragraph):
        word = paragraph[: match.start()].rpartition(" ")[2].lower().strip("(\"'[")
        rest = paragraph[match.end() :].lstrip()
        if match.group().startswith(".") and (
            word in SHORT or re.fullmatch(r"\W?[a-z]|(?:[a-z]\.)+[a-z]", word)
        ):
            continue
        if rest and rest[0].islower():
            continue
        found.append(match.end())
    return found


# -- promises ----------------------------------------------------------------------------------------


def find_anchors(lines: Lines, anchors: Sequence[Anchor], *, wrapped: bool = False) -> dict[str, Found]:
    """Each anchor's sentence. Those that cannot be found are left out."""
    flow = Flow(lines, wrapped=wrapped)
    places = {one.key: flow.places(one.words) for one in anchors}
    chosen = _chosen(flow, anchors, places)
    return {key: flow.around(place) for key, place in chosen.items()}


def _chosen(flow: Flow, anchors: Sequence[Anchor], places: dict[str, list[int]]) -> dict[str, int]:
    """One place for each: on its own line, else the only one, else the nearest to where its neighbours stand."""
    exact = {one.key: _on_line(flow, places[one.key], one.line) for one in anchors}
    same_text = sum(place is not None for place in exact.values()) * 2 > len(anchors)
    sure: dict[str, int] = {}
    for one in anchors:
        here = exact[one.key] if same_text else None
        if here is not None:
            sure[one.key] = here
        elif len(places[one.key]) == 1:
            sure[one.key] = places[one.key][0]
    known = sorted((one.line or 0, sure[one.key]) for one in anchors if one.key in sure)
    for one in anchors:
        if one.key not in sure and places[one.key]:
            expected = _expected(known, one.line or 0, len(flow.text))
            sure[one.key] = min(places[one.key], key=lambda place: abs(place - expected))
    return sure


def _on_line(flow: Flow, places: Sequence[int], line: int | None) -> int | None:
    return next((place for place in places if flow.number_at(place) == line), None)


def _expected(known: Sequence[tuple[int, int]], line: int, size: int) -> float:
    """About where a line of the text that was read would stand in this document."""
    low = max((pair for pair in known if pair[0] <= line), default=(0, 0))
    high = min((pair for pair in known if pair[0] >= line), default=(line + 1, size))
    if high[0] <= low[0]:
        return low[1]
    return low[1] + (high[1] - low[1]) * (line - low[0]) / (high[0] - low[0])


# -- drafts ------------------------------------------------------------------------------------------


def find_drafts(lines: Lines, drafts: Sequence[DraftAnchor], *, wrapped: bool = False) -> dict[str, Found]:
    """Each draft's whole text: what stands between the tags before and its own, from its bullet on."""
    blocks = _blocks(lines, wrapped=wrapped)
    found: dict[str, Found] = {}
    at = 0
    for draft in drafts:
        for here in range(at, len(blocks)):
            text, number, tags = blocks[here]
            if _same_tags(tags, draft.tags) and _about(len(text.split()), draft.words):
                found[draft.key] = Found(text, number)
                at = here + 1
                break
    return found


def _blocks(lines: Lines, *, wrapped: bool) -> list[tuple[str, int, str]]:
    """Every text with tags beneath: its words, its number, its tags."""
    kept = [(number, raw) for number, raw in lines if plain(raw)]
    blocks = []
    begun = 0
    for here, (_number, raw) in enumerate(kept):
        if not TAGS.match(raw):
            continue
        first = here - 1
        while wrapped and first > begun and not BULLET.match(kept[first][1]):
            first -= 1
        if first >= begun:
            text = plain(
                " ".join(
                    BULLET.sub("", line) if at == 0 else line
                    for at, (_n, line) in enumerate(kept[first:here])
                )
            )
            after = " ".join(line for _n, line in kept[here : here + (3 if wrapped else 1)])
            blocks.append((text, kept[first][0], plain(TAGS.sub("", after))))
        begun = here + 1
    return blocks


def _same_tags(printed: str, wanted: Sequence[str]) -> bool:
    told = folded(re.sub(r"[\s,]+", " ", printed))
    return told.startswith(folded(re.sub(r"[\s,]+", " ", plain(" ".join(wanted)))))


def _about(have: int, expected: int) -> bool:
    return abs(have - expected) <= max(3, expected // 10)


# -- what looks wrong --------------------------------------------------------------------------------


def repeated(lines: Lines) -> list[tuple[str, list[int]]]:
    """Sentences of more than eight words that stand word for word more than once, with their numbers."""
    flow = Flow(lines, wrapped=False)
    numbers: dict[str, list[int]] = {}
    for low, high in zip(flow.cuts, flow.cuts[1:], strict=False):
        paragraph = flow.text[low:high]
        start = 0
        for stop in [*_stops(paragraph), len(paragraph)]:
            sentence = BULLET.sub("", paragraph[start:stop]).strip()
            if len(sentence.split()) > 8:
                numbers.setdefault(sentence, []).append(flow.number_at(low + start))
            start = stop
    often = Counter({sentence: len(places) for sentence, places in numbers.items()})
    return [(sentence, numbers[sentence]) for sentence, times in often.items() if times > 1]
