"""Sixty questions as people ask them, English and Spanish, with slips: a right service among the first five.

The questions are in questions.json. They judge the vocabulary (data/words); they are not its source.
"""

import json
from pathlib import Path

from alongside.directory.selectors.finding import find, question_of
from alongside.directory.tests.finding.conftest import THURSDAY_EVENING

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))["questions"]
FIRST, AT_LEAST = 5, 54


def first_five(text: str) -> list[str]:
    found = find(None, question_of(text), moment=THURSDAY_EVENING)
    return [hit.name for hit in found.hits[:FIRST]]


def test_of_sixty_questions_at_least_fifty_four_find_a_right_service_among_the_first_five(filled):
    answers = {question["ask"]: (question["right"], first_five(question["ask"])) for question in QUESTIONS}
    missed = {ask: found for ask, (right, found) in answers.items() if not set(right) & set(found)}
    assert len(QUESTIONS) >= 60
    assert len(missed) <= len(QUESTIONS) - AT_LEAST * len(QUESTIONS) / 60, missed


def test_every_right_answer_exists(filled):
    from alongside.directory.models import Service

    names = set(Service.objects.values_list("name", flat=True))
    assert {name for question in QUESTIONS for name in question["right"]} <= names
