"""A reader without an account: word and code, both; five wrong tries and it is shut; over when it is over."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.releases.actions.giving import Reader
from alongside.releases.actions.links import open_link
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.releases import link_state, openings_of
from alongside.releases.tests.ground import ASKS, NAME, a_permission
from alongside.vault import ledger, wall
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask

OUTSIDE = Reader("link", "other", "Pastor Lund")


@pytest.fixture
def link(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return a_permission(actor, esther.subject_id, OUTSIDE)


def opened(link, word=None, code=None, place=b"here"):
    with wall.nobody(read_only=False), ledger.writing():
        return open_link(
            link_id=link.link_id, word=word or link.secret.word, code=code or link.secret.code, place=place
        )


def test_word_and_code_open_exactly_what_was_allowed(link):
    contents = opened(link).contents
    assert [item.text for item in contents.items] == [NAME, ASKS]
    again = opened(link, link.secret.word.replace("-", "").lower(), link.secret.code.replace(" ", ""))
    assert again.contents == contents


@pytest.mark.parametrize("what", ["word", "code"])
def test_one_of_the_two_is_not_enough_and_five_wrong_ones_shut_it(cast, as_person, link, what):
    wrong = {"word": {"word": "A" * 25}, "code": {"code": "00000000"}}[what]
    for number in range(5):
        assert opened(link, **wrong, place=str(number).encode()) is None
    assert opened(link) is None
    with as_person(cast.amira):
        assert link_state(link.release.id).is_shut
    with as_person(cast.dev):
        assert link_state(link.release.id) is None


def test_a_link_that_does_not_exist_says_the_same(link):
    with wall.nobody(read_only=False), ledger.writing():
        assert open_link(link_id=uuid7(), word=link.secret.word, code=link.secret.code, place=b"here") is None


def test_taken_back_it_says_why_to_whoever_has_both(cast, as_person, esther, link):
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=link.release.id, how="writing")
    over = opened(link)
    assert (over.contents, over.why) == (None, "Taken back in writing")
    assert opened(link, code="11112222") is None


def test_each_opening_is_in_her_log(transactional_db, cast, as_person, esther):
    with as_person(cast.amira) as actor:
        link = a_permission(actor, esther.subject_id, OUTSIDE)
    opened(link)
    with as_person(cast.amira):
        [one] = openings_of(link.release.id)
        assert (one.who, one.refused) == ("", False)


def test_neither_word_nor_code_nor_key_is_stored(link):
    kept = str(ask("select row_to_json(l)::text from releases_packetlink l", using="owner"))
    kept += str(ask("select row_to_json(k)::text from keys_packetkey k", using="owner"))
    plain = link.secret.word.replace("-", "")
    for secret in (link.secret.word, plain, link.secret.code, link.secret.code.replace(" ", "")):
        assert secret not in kept
        assert secret.encode().hex() not in kept


def test_the_page_asks_and_shows_without_script_cookie_or_trace(link):
    visitor, here = Client(), reverse("releases:open_link", args=[link.link_id])
    first = visitor.get(here)
    assert first.status_code == 200
    assert not first.cookies
    sent = {"word": link.secret.word, "code": link.secret.code}
    answer = visitor.post(here, sent, headers={"sec-fetch-site": "same-origin"})
    assert NAME in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    wrong = visitor.post(here, sent | {"code": "1"}, headers={"sec-fetch-site": "same-origin"})
    assert wrong.status_code == 422
    assert NAME not in wrong.content.decode()
    assert link.secret.word in wrong.content.decode()  # nothing typed is lost


def test_from_one_place_guessing_has_to_wait_whatever_the_link(link):
    visitor, sent = Client(), {"word": "B" * 25, "code": "11112222"}
    site = {"sec-fetch-site": "same-origin"}
    for _ in range(5):
        assert (
            visitor.post(reverse("releases:open_link", args=[uuid7()]), sent, headers=site).status_code == 422
        )
    here = reverse("releases:open_link", args=[link.link_id])
    right = {"word": link.secret.word, "code": link.secret.code}
    answer = visitor.post(here, right, headers=site)
    assert answer.status_code == 429
    assert "Wait a quarter of an hour" in answer.content.decode()
    assert NAME in visitor.post(here, right, headers=site, REMOTE_ADDR="198.51.100.7").content.decode()
