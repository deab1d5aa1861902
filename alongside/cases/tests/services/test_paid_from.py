"""What one entry was paid from: begun with the usual split, put right on its own page."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.service_entries import codes
from alongside.service_entries.actions.entering import enter_service
from alongside.service_entries.actions.funding import set_usual_split
from alongside.service_entries.selectors import entry_for


@pytest.fixture
def entry(cast, as_person, esther):
    """An hour of Amira's, three fifths of it from VOCA by the agency's usual split."""
    with as_person(cast.chloe) as actor:
        set_usual_split(actor, {"voca": 60, "state": 40})
    with as_person(cast.amira) as actor:
        return enter_service(
            actor, code="advocacy", on=timezone.localdate(), quarters=4, subject_id=esther.subject_id
        )


def sent(**shares):
    paid = {f"paid-{funder}": share for funder, share in shares.items()}
    return {
        "version": 1,
        "code": codes.known("advocacy").typed,
        "quarters": "1",
        "on": timezone.localdate().isoformat(),
        **paid,
    }


def split_now(cast, as_person, entry):
    with as_person(cast.amira) as actor:
        saved = entry_for(actor, entry.id)
        return dict(zip(saved.funders, saved.shares, strict=True))


@pytest.fixture
def put_right(cast, browser, entry):
    """Amira sends the page of the entry."""
    return lambda **shares: browser(cast.amira).post(
        reverse("services:correct", args=[entry.id]), sent(**shares)
    )


def test_the_page_shows_what_it_began_with(cast, browser, entry):
    split = browser(cast.amira).get(reverse("services:correct", args=[entry.id])).context["split"]
    assert {name: split[name].value() for name in split.fields if split[name].value()} == {
        "voca": 60,
        "state": 40,
    }


def test_one_entry_takes_a_split_of_its_own(cast, as_person, entry, put_right):
    assert put_right(gifts="25", foundation="75").status_code == 303
    assert split_now(cast, as_person, entry) == {"foundation": 75, "gifts": 25}


def test_shares_that_do_not_come_to_a_hundred_change_nothing(cast, as_person, entry, put_right):
    answer = put_right(gifts="25", foundation="70")
    assert (answer.status_code, b"They must come to 100" in answer.content) == (422, True)
    assert b'value="70"' in answer.content
    assert split_now(cast, as_person, entry) == {"voca": 60, "state": 40}


def test_empty_says_that_nobody_said(cast, as_person, entry, put_right):
    assert put_right(voca="", state="").status_code == 303
    assert split_now(cast, as_person, entry) == {}


def test_a_page_that_did_not_ask_leaves_it(cast, as_person, entry, put_right):
    assert put_right().status_code == 303
    assert split_now(cast, as_person, entry) == {"voca": 60, "state": 40}


def test_nobody_else_writes_it(cast, browser, as_person, entry):
    page = reverse("services:correct", args=[entry.id])
    for who in ("dev", "ben"):
        answer = browser(getattr(cast, who)).post(page, sent(gifts="100"))
        assert answer.status_code == 404
    assert split_now(cast, as_person, entry) == {"voca": 60, "state": 40}
