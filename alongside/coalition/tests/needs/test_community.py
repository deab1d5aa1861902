"""What the community says: cards that are nobody's, answers that lead to nobody, small numbers kept from sight."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.needs_answers import keep_answer, print_cards
from alongside.coalition.enums_needs import Experience, Heard, Justice
from alongside.coalition.errors_needs import CardNotGood, MovedOn
from alongside.coalition.models import NeedsRound
from alongside.coalition.selectors.needs import justice_counted
from alongside.coalition.selectors.needs_results import community_of, words_of
from alongside.coalition.tests.needs.conftest import on
from alongside.vault import wall
from alongside.vault.errors import Refused
from tests.attacks.ground import ask
from tests.browse import sign_in

PUBLIC = "coalition:needs_public"


@pytest.fixture
def cards(cast, as_person, spring):
    with as_person(cast.fay) as fay:
        return print_cards(actor=fay, row=spring, count=12)


def answer_with(card, justice="", words="", police=""):
    with wall.nobody(read_only=False):
        keep_answer(code=card, said={"justice": justice, "police": police}, words={"trust": words})


def over(cast, as_person, spring, *states):
    with as_person(cast.fay) as fay:
        for state in states:
            on(fay, spring, state)


# What only the tables' owner sees is looked at over a connection of its own: these tests commit (transactional_db).


def heard(question="justice"):
    """How often each was said, as only the tables' owner can see it."""
    rows = ask(
        "select said, count from coalition_heardcount where question = %s and count > 0",
        [question],
        using="owner",
    )
    return dict(rows)


def cards_left():
    return ask("select count(*) from coalition_answercard where not is_sent", using="owner")[0][0]


def test_a_card_counts_once_however_it_is_typed(transactional_db, cards):
    answer_with(cards[0].lower().replace("-", " "), "mixed")
    answer_with(cards[0], "better")
    assert heard() == {"mixed": 1}
    assert cards_left() == 11


def test_a_code_that_was_never_printed_keeps_nothing(transactional_db, cards):
    with pytest.raises(CardNotGood):
        answer_with("AAAA-BBBB-CCCC", "better")
    assert heard() == {}


def test_the_wall_counts_what_can_be_chosen_and_nothing_else(cast):
    chosen = {
        *((one, said) for one in Heard.values if one != "justice" for said in (*Experience.values, "")),
        *(("justice", said) for said in (*Justice.values, "")),
    }
    assert set(ask("select question, said from wall.need_cells()", using="owner")) == chosen


def test_a_card_opens_nothing_once_its_round_is_closed(transactional_db, cast, as_person, spring, cards):
    over(cast, as_person, spring, "open")
    with pytest.raises(CardNotGood):
        answer_with(cards[0], "mixed")
    assert cards_left() == 0
    with as_person(cast.fay) as fay, pytest.raises(MovedOn):
        print_cards(actor=fay, row=NeedsRound.objects.get(id=spring.id), count=1)


def test_only_organizers_print_cards(cast, as_person, spring):
    with as_person(cast.rosa) as rosa, pytest.raises(Refused, match="may not"):
        print_cards(actor=rosa, row=spring, count=1)


def test_nothing_is_shown_while_the_round_is_open(cast, as_person, spring, cards):
    for card in cards:
        answer_with(card, "mixed")
    with as_person(cast.fay) as fay:
        assert community_of(spring) == []
        with pytest.raises(Refused):
            words_of(fay, spring)


def test_under_five_answers_nothing_is_shown_even_later(cast, as_person, spring, cards):
    for card in cards[:4]:
        answer_with(card, "mixed", words="They sent me from door to door.")
    over(cast, as_person, spring, "open", "closed")
    with as_person(cast.fay) as fay:
        spring.refresh_from_db()
        assert community_of(spring) == []
        assert words_of(fay, spring) == {}
        assert justice_counted(fay.agency_id, date(2020, 1, 1), date(2099, 1, 1)) == {}


def test_from_five_on_counts_are_shown_and_small_ones_kept_back(cast, as_person, spring, cards):
    for number, card in enumerate(cards):
        answer_with(card, "mixed" if number < 6 else "worse" if number < 11 else "better")
    over(cast, as_person, spring, "open", "closed")
    with as_person(cast.rosa):
        spring.refresh_from_db()
        shown = {one.question: one for one in community_of(spring)}["justice"]
    assert shown.total == 12
    assert shown.cells == {
        "better": None, "mixed": 6, "worse": None, "none": None, "not_said": None, "": None,
    }  # fmt: skip


def test_a_member_reads_no_counts_before_they_are_shared(cast, as_person, spring, cards):
    for card in cards:
        answer_with(card, "mixed")
    over(cast, as_person, spring, "open")
    with as_person(cast.rosa):
        assert community_of(NeedsRound.objects.get(id=spring.id)) == []
    over(cast, as_person, spring, "closed")
    with as_person(cast.rosa):
        assert community_of(NeedsRound.objects.get(id=spring.id))


def test_the_measure_counts_whole_rounds_and_what_their_page_shows(cast, as_person, spring, cards):
    for number, card in enumerate(cards):
        answer_with(card, "mixed" if number < 7 else "better")
    over(cast, as_person, spring, "open", "closed")
    today, day = timezone.localdate(), timedelta(days=1)
    with as_person(cast.fay) as fay:
        counted = justice_counted(fay.agency_id, today - day, today + day)
        assert justice_counted(fay.agency_id, today - 9 * day, today - day) == {}
    assert counted["mixed"] == 7
    assert counted["kept_back"] == 5
    assert sum(counted.values()) == 12


def test_words_are_read_by_organizers_in_no_order_and_never_by_members(cast, as_person, spring, cards):
    said = [f"The nurse asked first. {number}" for number in range(6)]
    for card, words in zip(cards, said, strict=False):
        answer_with(card, "mixed", words=words)
    over(cast, as_person, spring, "open", "closed")
    with as_person(cast.fay) as fay:
        spring.refresh_from_db()
        assert sorted(words_of(fay, spring)["trust"]) == said
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        words_of(rosa, spring)


def test_words_lie_sealed(transactional_db, cards):
    answer_with(cards[0], words="The man at the desk laughed.")
    (box,) = ask("select words_box from coalition_heardwords", using="owner")[0]
    assert b"laughed" not in bytes(box)


# -- the public page -------------------------------------------------------------------------------------


def test_whoever_has_a_card_sees_the_questions_and_answers_without_a_cookie(transactional_db, cards):
    browser = Client()
    shown = browser.post(reverse(PUBLIC), {"code": cards[0]}, headers={"Sec-Fetch-Site": "same-origin"})
    assert "Whom do they trust" in shown.text
    sent = browser.post(
        reverse(PUBLIC), {"code": cards[0], "answered": "yes", "justice": "worse", "words_trust": "My aunt."},
        headers={"Sec-Fetch-Site": "same-origin"},
    )  # fmt: skip
    assert sent.headers["Location"].startswith(reverse("coalition:needs_thanks"))
    assert not browser.cookies
    assert heard() == {"worse": 1}


def test_a_link_opens_the_questions_and_uses_nothing_up(transactional_db, cards):
    assert "Whom do they trust" in Client().get(reverse("coalition:needs_link", args=[cards[0]])).text
    assert cards_left() == 12


def test_in_spanish_the_questions_are_spanish(cards):
    spanish = {"Accept-Language": "es"}
    assert (
        "¿A quién acude la gente?"
        in Client().get(reverse("coalition:needs_link", args=[cards[0]]), headers=spanish).text
    )


def test_changing_the_language_loses_nothing_keeps_nothing_and_sets_no_cookie(transactional_db, cards):
    browser, same = Client(), {"Sec-Fetch-Site": "same-origin"}
    typed = {"code": cards[0], "answered": "yes", "police": "mixed", "words_trust": "My aunt."}
    shown = browser.post(reverse(PUBLIC), {**typed, "speak": "es"}, headers=same)
    assert "¿A quién acude la gente?" in shown.text
    assert "My aunt." in shown.text
    assert shown.text.count(" checked") == 1
    assert (heard("police"), cards_left()) == ({}, 12)
    sent = browser.post(reverse(PUBLIC), {**typed, "language": "es"}, headers=same)
    assert "Gracias" in browser.get(sent.headers["Location"]).text
    assert heard("police") == {"mixed": 1}
    assert not browser.cookies


def test_the_page_of_the_code_speaks_the_other_language_too_and_blames_nobody(cards):
    shown = Client().post(
        reverse(PUBLIC), {"speak": "es", "code": ""}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert shown.status_code == 200
    assert "¿Qué hace falta aquí?" in shown.text


def test_a_wrong_code_says_what_to_do_and_an_empty_answer_keeps_the_card(transactional_db, cards):
    same = {"Sec-Fetch-Site": "same-origin"}
    wrong = Client().post(reverse(PUBLIC), {"code": "AAAA-AAAA"}, headers=same)
    assert wrong.status_code == 422
    assert "A code works while" in wrong.text
    empty = Client().post(reverse(PUBLIC), {"code": cards[0], "answered": "yes"}, headers=same)
    assert empty.status_code == 422
    assert "One answer is enough" in empty.text
    assert cards_left() == 12


def test_the_way_from_printing_to_reading_on_the_screen(cast, client, as_person, spring):
    sign_in(client, cast.fay)
    at = [cast.coalition.id, spring.id]
    printed = client.post(reverse("coalition:needs_cards", args=at), {"count": "6"})
    codes = [part.split("<")[0] for part in printed.text.split('needs-code">')[1:]]
    assert len(codes) == 6
    for code in codes:
        answer_with(code, "mixed", words="My neighbor.")
    client.post(reverse("coalition:needs_round_move", args=at), {"seen": "open"})
    shown = client.get(reverse("coalition:needs_round", args=at)).text
    assert "kept back" in shown
    assert "6 answers" in shown
    assert "My neighbor." in client.get(reverse("coalition:needs_words", args=at)).text
