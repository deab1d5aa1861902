"""The pages of the line are one room: the same tabs everywhere, and each leads to what its reader may open."""

import re

import pytest
from django.urls import reverse

PAGES = ("line", "call_backs", "roster", "hand_over", "sendings", "requests", "numbers", "blank", "yours")
TAB = re.compile(r'<nav class="tabs".*?</nav>', re.DOTALL)


def tabs_of(client, name):
    """The tabs on a page: their addresses, and which is the current one."""
    found = TAB.findall(client.get(reverse(f"crisis_line:{name}")).content.decode())
    assert len(found) == 1
    return re.findall(r'href="([^"]+)"', found[0]), found[0].count('aria-current="page"')


@pytest.mark.parametrize("who", ["amira", "chloe"])
def test_every_page_of_the_line_has_the_same_tabs(cast, browser, who):
    client = browser(getattr(cast, who))
    seen = {name: tabs_of(client, name) for name in PAGES}
    assert {tuple(urls) for urls, _current in seen.values()} == {tuple(seen["line"][0])}
    assert {current for _urls, current in seen.values()} == {1}


@pytest.mark.parametrize("who", ["amira", "noor", "rosa", "fay"])
def test_every_tab_opens_for_whoever_sees_it(cast, browser, who):
    client = browser(getattr(cast, who))
    for url in tabs_of(client, "line")[0]:
        assert client.get(url).status_code == 200, url


def test_today_offers_a_call_to_whoever_may_take_one_and_to_nobody_else(cast, browser):
    take = reverse("crisis_line:take")
    assert take in browser(cast.amira).get(reverse("people:today")).content.decode()
    assert take not in browser(cast.noor).get(reverse("people:today")).content.decode()


def test_whoever_leads_comes_to_the_rules_of_the_line_before_there_is_a_shift(cast, browser):
    rules = reverse("crisis_line:line_rules")
    assert rules in browser(cast.chloe).get(reverse("crisis_line:roster")).content.decode()
    assert rules not in browser(cast.amira).get(reverse("crisis_line:roster")).content.decode()
