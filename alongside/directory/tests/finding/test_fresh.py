"""Questions that others might ask: thirteen sets, each in another voice, each with a floor of its own.

Sets a to d were written from the demonstration's directory before the engine and its words were read; e, f and g
each after everything was mended for the sets before, and measured before anything was mended for them. So many
found a right service among the first five at that first measure: a 107 of 120, b 44, c 45, d 52, e 53, f 45,
g 56 of 60. h (long stories) 41, i (as on a telephone) 48, j (Spanish and mixed) 54, k (workers' short forms) 47 and
l (all of these) 34 were written together, before the directory's words were read. l was measured again when the four
were mended, 39, and m, written after all of them and measured untouched, has 50: that is what a stranger's question
can expect. What a set fell short of was then mended in the words and the rules, which every later set judged.
"""

import json
from pathlib import Path

from alongside.directory.tests.finding.test_questions import first_five

HERE = Path(__file__).parent
AT_LEAST = {
    "a": 114, "b": 57, "c": 57, "d": 57, "e": 57, "f": 57, "g": 57,
    "h": 53, "i": 55, "j": 57, "k": 57, "l": 52, "m": 48,
}  # fmt: skip


def test_of_every_set_a_right_service_is_among_the_first_five(filled):
    for voice, at_least in AT_LEAST.items():
        questions = questions_of(HERE / f"fresh_{voice}.json")
        answers = {
            question["ask"]: (question["right"], first_five(question["ask"])) for question in questions
        }
        missed = {ask: both for ask, both in answers.items() if not set(both[0]) & set(both[1])}
        assert len(questions) - len(missed) >= at_least, (voice, missed)


def test_every_right_answer_exists(filled):
    from alongside.directory.models import Service

    names = set(Service.objects.values_list("name", flat=True))
    for path in HERE.glob("fresh_*.json"):
        for question in questions_of(path):
            assert set(question["right"]) <= names, question


def questions_of(path: Path) -> list[dict[str, list[str]]]:
    return json.loads(path.read_text(encoding="utf-8"))["questions"]
