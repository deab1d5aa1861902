"""The coalition's papers: a letter is whole on its pages, dates have their year, nothing falls out of a frame."""

from datetime import date
from io import BytesIO

import pytest

from alongside.coalition.letter_paper import paper
from alongside.coalition.letter_words import TEXTS, filled_in
from alongside.coalition.models import Letter, Member
from alongside.coalition.printing import TEMPLATE as MINUTES
from alongside.foundation import dates
from alongside.foundation.typesetting import typeset
from alongside.people.printing import TEMPLATE as CERTIFICATE

pypdf = pytest.importorskip("pypdf")


def pages(body):
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(body)).pages]


def a_letter(language="en", times=1, **more):
    words = filled_in("\n\n".join([TEXTS[language]] * times), organization="Oak House", coalition="Ours")
    said = {"signed": "Fay", "answer_by": date(2026, 12, 23), "stands_since": date(2026, 11, 17)} | more
    return Letter(partner=Member(name="Oak House"), language=language, words=words, **said)


@pytest.mark.parametrize(
    ("language", "day", "answer"),
    [
        ("en", "November 17, 2026", "Please answer by December 23, 2026."),
        ("es", "17 de noviembre de 2026", "antes del 23 de diciembre de 2026."),
    ],
)
def test_a_letter_is_one_page_with_its_days_in_full(language, day, answer):
    [text] = pages(paper([a_letter(language)], "Ours"))
    assert day in text
    assert answer in text.replace("\n", " ")


def test_a_long_letter_is_signed_beside_its_last_words_and_each_is_counted_by_itself():
    found = pages(paper([a_letter(times=3), a_letter()], "Ours"))
    assert len(found) == 3
    assert "Please answer by" in found[1]
    assert "Fay" in found[1]
    assert found[1].rstrip().endswith("2")
    assert "Oak House" in found[2]


def test_a_letter_without_a_name_has_a_line_to_sign():
    [text] = pages(paper([a_letter(signed="", answer_by=None)], "Ours"))
    assert "Fay" not in text


@pytest.mark.parametrize("count", [1, 9])
def test_a_certificate_is_one_page_whatever_it_is_called(count):
    words = dict.fromkeys(("name", "curriculum", "agency"), "Amira Okonkwo-Baptiste " * count)
    rest = dict.fromkeys(("finished", "hours", "until", "code", "ask", "withdrawn"), "words")
    told = {"language": "en", "head": "Certificate"} | words | rest
    assert len(pages(typeset(CERTIFICATE, told))) == 1


def test_no_item_of_the_minutes_stands_alone_at_the_foot_of_a_page():
    text = "People talked about this for long. " * 12
    items = [{"title": f"Item {n}", "text": text, "decisions": []} for n in range(1, 31)]
    lists = {name: [] for name in ("came", "apart", "tasks", "tasks_columns", "addenda")}
    words = dict.fromkeys(("when", "standing", "decided", "foot", "nothing"), "words")
    heads = dict.fromkeys(("head", "coalition", "came_head", "apart_head", "tasks_head", "addenda_head"), "x")
    found = pages(typeset(MINUTES, {"language": "en", "items": items} | lists | words | heads))
    assert len(found) > 2
    for page in found:
        lines = [line for line in page.strip().splitlines() if "words" not in line and "/" not in line]
        assert "Item" not in lines[-1]


def test_a_day_on_paper_has_its_year():
    assert dates.day_on_paper(date(2026, 5, 14)) == "Thursday, May 14, 2026"
    assert dates.day_with_year(date(2026, 5, 14)) == "May 14, 2026"
