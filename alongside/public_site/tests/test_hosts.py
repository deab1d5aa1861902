"""Help, staff and plan room on hosts of their own: what each has, and what a phone's history may say afterwards."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from alongside.foundation import hosts
from alongside.public_site import selectors

HELP, STAFF, PLANS = "help.example", "staff.example", "plans.example"
PAGES = ["front", "help", "calling", "unsure", "rights", "privacy", "accessibility", "library", "myths"]
HELP_FIRST = {
    "",
    "help",
    "rights",
    "unsure",
    "privacy",
    "accessibility",
    "certificates",  # a code is looked at by anyone
    "find",
    "hsds",
    "library",
    "who",
    "evaluation",
}
ALARMING = (
    r"traffick|exploit|victim|abuse|violen|rape|assault|sex|crisis|crime|police|danger|pimp|escape|survivor"
    r"|trata|víctima|abuso|violaci|delito|policía|peligro|explotaci|emergenc|sobrevivi"
)


@pytest.fixture
def three(settings, monkeypatch):
    settings.ALLOWED_HOSTS = [HELP, STAFF, PLANS, "other.example"]
    settings.HELP_HOST, settings.STAFF_HOST, settings.PLAN_HOST = HELP, STAFF, PLANS
    monkeypatch.setattr(selectors, "agencies", list)


def get(host, path):
    return Client(SERVER_NAME=host).get(path)


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/clients/", "/directory/", "/have-your-say/", "/plans/", "/staff/"]
)
@pytest.mark.parametrize("host", [HELP, "other.example"])
def test_the_host_for_help_has_no_page_of_the_others(three, host, path):
    assert get(host, path).status_code == 404
    assert not hosts.answers(host, path)


def test_the_plan_host_has_no_page_of_the_staff_and_the_staff_read_the_plans_on_theirs(three):
    assert get(PLANS, "/sign-in/").status_code == 404
    assert hosts.answers(STAFF, "/plans/")
    assert get(STAFF, "/help/").status_code == 200


def test_what_is_public_of_the_staffs_rooms_stands_with_help(three):
    assert hosts.answers(HELP, "/line/ask/x/")
    assert hosts.answers(HELP, "/packets/open/x/")
    assert not hosts.answers(HELP, "/packets/")


def test_each_host_has_its_own_front(three):
    assert get(STAFF, "/").headers["Location"] == "/sign-in/"
    assert get(PLANS, "/").headers["Location"] == "/plans/"
    assert get(HELP, "/").status_code == 200


def test_the_doors_of_the_front_name_the_other_hosts(three):
    text = get(HELP, "/").content.decode()
    assert f'href="//{STAFF}/sign-in/"' in text
    assert f'href="//{PLANS}/plans/"' in text


def test_one_host_serves_everything(settings, monkeypatch):
    settings.HELP_HOST = settings.STAFF_HOST = settings.PLAN_HOST = ""
    monkeypatch.setattr(selectors, "agencies", list)
    text = get("localhost", "/").content.decode()
    assert 'href="/sign-in/"' in text
    assert 'href="/plans/"' in text
    assert hosts.answers("localhost", "/clients/")


def test_a_part_without_a_host_of_its_own_is_not_locked_away(settings):
    settings.HELP_HOST, settings.STAFF_HOST, settings.PLAN_HOST = HELP, "", ""
    assert hosts.answers(HELP, "/sign-in/")
    assert hosts.answers(HELP, "/plans/")


def test_every_address_of_the_house_belongs_to_a_host():
    """A new room says to whom it belongs: one that nobody placed would stand on the host for help."""
    firsts = {re.split(r"[/<]", str(each.pattern))[0] for each in _all(get_resolver().url_patterns)}
    placed = {
        re.split("/", prefix)[1]
        for prefix in (*hosts.STAFF_PREFIXES, *hosts.PLAN_PREFIXES, *hosts.EVERYWHERE)
    }
    assert firsts <= HELP_FIRST | placed


def _all(patterns, before=""):
    for each in patterns:
        if hasattr(each, "url_patterns") and not str(each.pattern):
            yield from _all(each.url_patterns)
        else:
            yield each


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", [*(f"public_site:{name}" for name in PAGES), "find:places"])
def test_title_address_and_icon_say_nothing_that_alarms(name, language, monkeypatch):
    monkeypatch.setattr(selectors, "agencies", list)
    client = Client(headers={"accept-language": language})
    with translation.override(language):
        text = client.get(reverse(name)).content.decode()
    title = re.search(r"<title>(.*?)</title>", text, re.S)[1]
    assert not re.search(ALARMING, f"{title} {reverse(name)}", re.I), title
    assert '<link rel="icon" href="data:,">' in text
    assert not re.search(r'rel="(apple-touch-icon|manifest)"|property="og:', text)
