"""How it was: cards that are nobody's, answers that lead to nobody, small numbers kept from sight."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine as clock
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.bulletin.small import LEAST
from alongside.bulletin.tests.guessing import found_out
from alongside.cases.actions.evaluation import (
    GOOD_FOR,
    keep_answer,
    mark_of,
    print_cards,
    publish_change,
    quarter_of,
    take_change_back,
)
from alongside.cases.errors_groups import CardNotGood
from alongside.cases.models import Evaluation, EvaluationCard
from alongside.cases.models.evaluation import QUESTIONS
from alongside.cases.selectors.evaluation import _answered, quarters_heard
from alongside.vault import wall
from alongside.vault.errors import Refused

FORM = reverse("evaluation:form")
VOICES = reverse("services:voices")
SUMMER = datetime(2025, 8, 10, 12, tzinfo=UTC)


def body(answer):
    return answer.content.decode()


@pytest.fixture
def cards(cast, as_person):
    with as_person(cast.chloe) as actor:
        return print_cards(actor, count=9)


def answer_with(card, **more):
    with wall.nobody(read_only=False):
        keep_answer(code=card, language="en", said={"safe": "yes", **more}, words=more.get("words", ""))


def heard(cast, as_person, who="chloe"):
    with as_person(getattr(cast, who)) as actor:
        return quarters_heard(actor)


# -- cards and answers ----------------------------------------------------------------------------------


def test_a_card_works_once_and_is_gone(cast, as_person, cards):
    answer_with(cards[0].lower().replace("-", " "))
    with pytest.raises(CardNotGood):
        answer_with(cards[0])
    with as_person(cast.chloe):
        assert (EvaluationCard.objects.count(), Evaluation.objects.count()) == (8, 1)


def test_a_code_that_was_never_printed_opens_nothing(cast, cards):
    for code in ("", "AAAA-BBBB-CCCC", "'; drop table", "\u202e" * 12):
        with pytest.raises(CardNotGood):
            answer_with(code)


def test_a_card_ends_after_a_year(cast, as_person):
    with clock.travel(datetime(2024, 1, 1, tzinfo=UTC), tick=False):
        mark, ends = mark_of("OLDC-ARDS-XYZW"), date.today() + GOOD_FOR
    with as_person(cast.chloe) as actor:
        EvaluationCard(agency_id=actor.agency_id, mark=mark, ends_on=ends).save(force_insert=True)
    with pytest.raises(CardNotGood):
        answer_with("OLDC-ARDS-XYZW")


def test_no_code_is_stored(cast, as_person, cards):
    with as_person(cast.chloe):
        marks = [bytes(card.mark) for card in EvaluationCard.objects.all()]
    plain = [card.replace("-", "").encode() for card in cards]
    assert not [one for one in marks for code in plain if code in one]


def test_an_answer_says_nothing_finer_than_its_quarter(cast, as_person, cards):
    answer_with(cards[0])
    fields = {field.name for field in Evaluation._meta.fields}
    assert fields == {"id", "agency", "quarter", "language", "words_box", "key_box", *QUESTIONS}
    with as_person(cast.chloe):
        row = Evaluation.objects.get()
    assert row.id.version == 4
    assert row.quarter.day == 1
    assert row.quarter.month in (1, 4, 7, 10)


def test_answering_writes_no_line_and_sets_no_cookie(cast, cards, said):
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    client.get(FORM)
    answer = client.post(FORM, {"code": cards[0], "safe": "yes"})
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("evaluation:thanks"))
    assert dict(client.cookies) == {}
    assert said == []


def test_nobody_puts_an_answer_in_or_changes_one_past_the_door(cast, as_person, cards):
    answer_with(cards[0])
    with as_person(cast.chloe), connection.cursor() as cursor:
        for sql in ("update cases_evaluation set safe = 'no'", "delete from cases_evaluation"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute(sql)


# -- what is shown --------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(lambda counts: sum(counts) >= LEAST))
def test_no_small_cell_is_shown_or_can_be_found_by_subtracting(counts):
    said = dict(zip(("yes", "partly", "no", "left_open"), counts, strict=True))
    assert all(count is None or count >= LEAST for count in answered(said).values())
    assert found_out(said, answered) == {}


def answered(said):
    """One question of a quarter as it is shown, of so many answers."""
    rows = [
        Evaluation(safe="" if name == "left_open" else name)
        for name, count in said.items()
        for _ in range(count)
    ]
    shown = _answered("safe", rows)
    return {name: getattr(shown, name) for name in said}


def test_nothing_on_the_page_of_voices_changes_when_somebody_answers(cast, cards, browser):
    """Whoever leads looks before and after somebody was in the waiting room."""
    page = browser(cast.chloe)

    def seen():
        return re.sub("[A-Za-z0-9]{64}", "the form's token", body(page.get(VOICES)))

    before = seen()
    answer_with(cards[0], words="The tea was good.")
    assert seen() == before


def test_a_quarter_is_shown_once_it_is_over_and_brought_five(cast, as_person, cards):
    for card in cards[:4]:
        with clock.travel(SUMMER, tick=False):
            answer_with(card)
    assert [(one.first, one.count) for one in heard(cast, as_person)] == [(date(2025, 7, 1), None)]
    with clock.travel(SUMMER, tick=False):
        answer_with(cards[4])
    [quarter] = heard(cast, as_person)
    assert (quarter.count, quarter.questions[0].yes) == (5, None)
    answer_with(cards[5])
    assert len(heard(cast, as_person)) == 1, "the quarter that is still running is not shown"


def test_words_open_for_a_custodian_alone(cast, as_person, cards):
    with clock.travel(SUMMER, tick=False):
        for card in cards[:5]:
            answer_with(card, words="The tea was good.")
    assert heard(cast, as_person, "rosa")[0].words == ["The tea was good."] * 5
    assert heard(cast, as_person, "vera")[0].words == []
    with as_person(cast.chloe):
        assert not [row for row in Evaluation.objects.all() if b"tea" in bytes(row.words_box)]


@pytest.mark.parametrize("who", ["amira", "dev", "ida", "noor"])
def test_only_who_leads_hears_prints_and_publishes(cast, as_person, who):
    with as_person(getattr(cast, who)) as actor:
        for act in (
            lambda: quarters_heard(actor),
            lambda: print_cards(actor, count=1),
            lambda: publish_change(actor, theme="other", words="x", on=date(2026, 1, 1)),
        ):
            with pytest.raises(Refused):
                act()


def test_the_other_agency_hears_its_own_only(cast, as_person, cards):
    with clock.travel(SUMMER, tick=False):
        for card in cards[:5]:
            answer_with(card)
    assert heard(cast, as_person, "ruth") == []


def test_a_quarter_begins_in_january_april_july_october():
    assert [quarter_of(date(2026, month, 9)).month for month in range(1, 13)] == [1] * 3 + [4] * 3 + [
        7
    ] * 3 + [10] * 3


# -- screens --------------------------------------------------------------------------------------------


@pytest.fixture
def visitor():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def test_nothing_is_chosen_beforehand_and_the_way_out_comes_first(cast, visitor):
    page = body(visitor.get(FORM))
    assert "checked" not in page
    assert page.index("data-exit") < page.index("<main")
    assert "<script" not in page.split("<main")[1]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"safe": "yes"}, "Type the code that is on your card."),
        ({"code": "WRONG", "safe": "yes", "words": "The tea was good."}, "This code does not open the form."),
        ({"code": "x"}, "Nothing is answered yet."),
        ({"code": "x", "words": "y" * 2001}, "1 letter too long"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_lost(cast, visitor, sent, sentence):
    answer = visitor.post(FORM, sent)
    assert answer.status_code == 422
    assert sentence in body(answer)
    assert sent.get("words", "")[:20] in body(answer)


def test_it_is_asked_in_spanish_where_she_reads_spanish(cast, as_person, cards):
    client = Client(headers={"Sec-Fetch-Site": "same-origin", "Accept-Language": "es"})
    client.post(FORM, {"code": cards[0], "safe": "yes"})
    with as_person(cast.chloe):
        assert Evaluation.objects.get().language == "es"


def test_what_was_changed_is_read_by_everyone_until_it_is_taken_off(cast, as_person, browser, visitor):
    client = browser(cast.chloe)
    change = {"theme": "language", "words": "An interpreter comes on Tuesdays.", "on": "2026-01-10"}
    assert "There is nothing written yet." in body(client.post(reverse("services:publish_change"), {}))
    client.post(reverse("services:publish_change"), change)
    for page in (FORM, reverse("evaluation:thanks")):
        assert "An interpreter comes on Tuesdays." in body(visitor.get(page))
    [known] = client.get(reverse("services:voices")).context["changes"]
    client.post(reverse("services:take_change", args=[known.id]))
    assert "An interpreter comes" not in body(visitor.get(FORM))
    with as_person(cast.chloe) as actor:
        take_change_back(actor, change_id=known.id, back=True)
    assert "An interpreter comes" in body(visitor.get(FORM))


def test_cards_are_shown_once(cast, browser):
    client, page = browser(cast.rosa), reverse("services:cards")
    codes = client.post(page, {"count": "12"}).context["codes"]
    assert len(set(codes)) == 12
    assert codes[0] not in body(client.get(page))
    assert "from 1 to 100" in body(client.post(page, {"count": "1000"}))


def test_small_numbers_read_hidden_on_the_page(cast, as_person, browser, cards):
    with clock.travel(SUMMER, tick=False):
        for number, card in enumerate(cards[:8]):
            answer_with(card, safe="yes" if number < 6 else "no")
    page = body(browser(cast.rosa).get(reverse("services:voices")))
    assert "hidden" in page
    assert "8 answers" in page
    assert 'data-l="Yes">6<' not in page
