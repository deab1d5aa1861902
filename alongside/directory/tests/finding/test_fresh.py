"""Questions that others might ask: four sets, each in another voice, each with a floor of its own.

They were written from the demonstration's directory before the engine and its words were read.
First measures, before anything was mended for them: FIRST.
"""

import json
from pathlib import Path

import pytest

from alongside.directory.tests.finding.test_questions import first_five

HERE = Path(__file__).parent


def missed(voice: str) -> tuple[int, dict[str, tuple[list[str], list[str]]]]:
    questions = json.loads((HERE / f"fresh_{voice}.json").read_text(encoding="utf-8"))["questions"]
    answers = {question["ask"]: (question["right"], first_five(question["ask"])) for question in questions}
    return len(questions), {ask: both for ask, both in answers.items() if not set(both[0]) & set(both[1])}


@pytest.mark.parametrize(("voice", "floor"), [("a", 0.9), ("b", 0.9), ("c", 0.9), ("d", 0.9)])
def test_fresh(filled, voice, floor):
    count, wrong = missed(voice)
    for ask, (right, found) in wrong.items():
        print(f"{ask}\n    right: {right}\n    found: {found}")
    print(voice, count - len(wrong), "of", count)
    assert count - len(wrong) >= floor * count
