"""Farther away only what was asked for is looked for: the answers stay what looking at everything gives."""

import json
from pathlib import Path

from alongside.directory.selectors import finding
from alongside.directory.tests.finding.conftest import THURSDAY_EVENING

HERE = Path(__file__).parent
ZIPS = ("61602", "62701", "61820")


def asked() -> list[str]:
    files = [HERE / "questions.json", *sorted(HERE.glob("fresh_*.json"))]
    return [one["ask"] for file in files for one in json.loads(file.read_text(encoding="utf-8"))["questions"]]


def answers(questions):
    found = (finding.find(None, question, moment=THURSDAY_EVENING) for question in questions)
    return [
        ([hit.row_id for hit in one.hits], one.total, one.near_total, one.farther, one.radius)
        for one in found
    ]


def test_what_fits_is_found_alone_as_it_is_among_everything(filled, monkeypatch):
    questions = [finding.question_of(f"{text} {code}") for text in asked()[::6] for code in ZIPS]
    what_fits, outcomes = finding._what_fits, set()

    def watched(*about):
        rows, total = what_fits(*about)
        outcomes.add("something" if rows else "nothing")
        return rows, total

    monkeypatch.setattr(finding, "_what_fits", watched)
    alone = answers(questions)
    monkeypatch.setattr(finding, "_what_fits", finding._around)
    assert answers(questions) == alone
    assert outcomes == {"something", "nothing"}
