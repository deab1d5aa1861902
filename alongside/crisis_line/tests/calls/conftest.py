"""The ground of the tests about calls: a call of Amira's, and a browser of someone's."""

import pytest
from django.test import Client

from alongside.crisis_line.actions.calls import take_call
from tests.browse import sign_in
from tests.cast import as_person as entering


@pytest.fixture
def a_call(cast):
    """A call that Amira has just taken."""
    for actor in entering(cast.amira):
        call = take_call(actor=actor)
    return call


@pytest.fixture
def browser_of(cast):
    """`browser_of("dev")`: signed in."""

    def browser(who):
        client = Client(raise_request_exception=False)
        sign_in(client, getattr(cast, who))
        return client

    return browser


@pytest.fixture
def step(browser_of, a_call):
    """`step("note", "words")` by Amira, or by someone else; returns the answer."""
    browsers = {}

    def save(field, value, *, version=None, who="amira"):
        browser = browsers.setdefault(who, browser_of(who))
        seen = 9_999_999 if version is None else version
        return browser.post(
            f"/line/calls/{a_call.id}/step/", {"field": field, "value": value, "version": seen}
        )

    return save
