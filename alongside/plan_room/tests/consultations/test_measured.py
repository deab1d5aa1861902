"""The measured grouping: the edits of the study, with a fixed seed, over whatever drafts are here.

Reports what it found and what it mixed up. The texts of the drafts are not part of the project; where they are not at
hand (ALONGSIDE_SOURCES), the measurement is skipped, loudly.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

import pytest

from alongside.plan_room.consultations import seed
from alongside.plan_room.grouping.likeness import Text, grouped, nearest

SOURCES = Path(os.environ.get("ALONGSIDE_SOURCES", Path(__file__).parents[5] / "shared" / "sources"))
OWN = [
    "We",
    "are",
    "a",
    "small",
    "organization",
    "in",
    "a",
    "rural",
    "county",
    "and",
    "our",
    "volunteers",
    "answer",
    "the",
    "phone",
    "at",
    "night.",
    "In",
    "our",
    "county",
    "people",
    "wait",
    "for",
    "months,",
    "the",
    "bus",
    "runs",
    "twice",
    "a",
    "day,",
    "and",
    "the",
    "nearest",
    "shelter",
    "is",
    "two",
    "hours",
    "away.",
]


def drafts():
    if not SOURCES.is_dir():
        pytest.skip(f"NOT MEASURED: the drafts' texts are not here ({SOURCES}). Set ALONGSIDE_SOURCES.")
    told = seed.told()
    files = {path.name: path for path in SOURCES.glob("*.txt")}
    if told["source_file"] not in files:
        pytest.skip(f"NOT MEASURED: {told['source_file']} is not among the sources.")
    lines = files[told["source_file"]].read_text(encoding="utf-8").replace("\xa0", " ").split("\n")
    return {d["id"]: lines[d["line"] - 1] for c in told["campaigns"] for d in c["drafts"]}


def wrapped(words, chance, pool):
    return [*OWN[:20], *words, *OWN[20:]]


def dropped(words, chance, pool):
    return [word for word in words if chance.random() >= 0.15]


def swapped(words, chance, pool):
    """By words of the other drafts: they speak of the same things."""
    return [chance.choice(pool) if chance.random() < 0.30 else word for word in words]


def halved(words, chance, pool):
    """The first half, and one sentence of twelve words."""
    return [*words[: (len(words) + 1) // 2], *OWN[:12]]


EDITS = {"wrapped": (wrapped, 44), "dropped": (dropped, 44), "swapped": (swapped, 41), "halved": (halved, 27)}


def test_the_edits_of_the_study_are_found_and_nearly_nothing_is_mixed_up(capsys):
    texts = drafts()
    templates = [Text.of(key, text) for key, text in texts.items()]
    pool = [word for text in texts.values() for word in text.split()]
    report, wrong = {}, 0
    for name, (edit, goal) in EDITS.items():
        chance = random.Random(20130524)
        edited = [
            Text.of(f"~{key}", " ".join(edit(text.split(), chance, pool))) for key, text in texts.items()
        ]
        found = dict(nearest(edited, templates))
        right = sum(like is not None and like.to == key[1:] for key, like in found.items())
        mixed = sum(like is not None and like.to != key[1:] for key, like in found.items())
        report[name] = {"found": right, "goal": goal, "false": mixed}
        wrong += mixed
    apart = [like for _key, like in nearest(templates, templates) if like]
    with capsys.disabled():
        sys.stdout.write(
            "\ngrouping measured: " + json.dumps(report) + f" distinct drafts linked: {len(apart)}\n"
        )
    assert len(texts) == 44
    assert not [name for name, row in report.items() if row["found"] < row["goal"]], report
    assert wrong + len(apart) <= 1, report


def test_ten_thousand_comments_against_two_hundred_drafts_take_less_than_half_a_minute(capsys):
    chance = random.Random(7)
    words = [f"word{n}" for n in range(3000)]
    templates = [Text.of(f"t{n}", " ".join(chance.choices(words, k=60))) for n in range(200)]
    sent = []
    for n in range(10_000):
        own = chance.choices(words, k=40)
        if n % 2:
            own = [*templates[n % 200].words.split(), *own[:15]]
        sent.append((f"c{n}", " ".join(own)))
    started = time.process_time()
    found = sum(like is not None for _text, like in grouped((Text.of(*one) for one in sent), templates))
    took = time.process_time() - started
    with capsys.disabled():
        sys.stdout.write(f"\n10,000 against 200 took {took:.1f} s of one processor\n")
    assert found == 5_000
    assert took < 30
