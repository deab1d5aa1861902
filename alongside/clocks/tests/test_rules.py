"""The library of rules on screen: reading, trying on a day, changing, taking out of use."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from alongside.clocks.actions.rules import change_rule, retire_rule, use_again
from alongside.clocks.errors import NoSuchRule, RuleBroken, RuleChangedMeanwhile
from alongside.clocks.forms import initial_of
from alongside.clocks.models import AgencyRule
from alongside.clocks.rulefiles import shipped
from alongside.clocks.selectors.rules import editions, entry_for, rule_for, rules_in_use
from alongside.vault.errors import Refused
from tests.browse import sign_in

KIT = "il-evidence-kit-7d"


@pytest.fixture
def browser():
    def open_browser(person):
        client = Client()
        sign_in(client, person)
        return client

    return open_browser


def form_of(**changes):
    start = {name: "" if value is None else value for name, value in initial_of(shipped()[KIT], "en").items()}
    return {**start, **changes}


def changed(cast, as_person, seen=0, **changes):
    with as_person(cast.chloe) as actor:
        return change_rule(actor=actor, rule_id=KIT, seen=seen, changes=changes)


def test_everyone_at_work_may_read_the_rules_with_their_sources(cast, browser):
    page = browser(cast.dev).get(reverse("clocks:rules")).content.decode()
    assert "Evidence kit, 7 days" in page
    assert "410 ILCS 70/1a" in page
    one = browser(cast.dev).get(reverse("clocks:rule", args=[KIT])).content.decode()
    assert "Nobody has checked it yet" in one
    assert "Change it" not in one


def test_a_rule_that_is_not_there_is_not_there(cast, browser):
    assert browser(cast.dev).get(reverse("clocks:rule", args=["no-such"])).status_code == 404


def test_trying_a_rule_shows_the_working_and_keeps_nothing(cast, browser):
    dev, url = browser(cast.dev), reverse("clocks:rule", args=["il-lab-10wd"])
    page = dev.post(url, {"on": "2026-05-12"}).content.decode()
    assert "10 work days later: Wed, May 27. Weekends and holidays are left out." in page
    assert "Holidays on the way: Mon, May 25." in page
    for bad in ("soon", "9999-12-31", "0001-01-01"):
        assert dev.post(url, {"on": bad}).status_code == 422
    kit = dev.post(
        reverse("clocks:rule", args=["il-kit-held-10y"]), {"on": "2024-02-29", "born": "2012-03-01"}
    )
    assert "They turn 18 on Mar 1, 2030." in kit.content.decode()
    assert "The latest of these counts: Mar 1, 2040." in kit.content.decode()


def test_whoever_leads_makes_an_edition_and_the_former_ones_stay(cast, as_person, browser):
    chloe = browser(cast.chloe)
    answer = chloe.post(reverse("clocks:edit_rule", args=[KIT]), form_of(count=10))
    assert answer.status_code == 303
    with as_person(cast.amira) as actor:
        rule = rule_for(actor, KIT)
        assert (rule.counting.legs[0].count, rule.edition) == (10, 1)
        assert [each.rule.edition for each in editions(actor, KIT)] == [1, 0]
    page = chloe.get(reverse("clocks:rule", args=[KIT])).content.decode()
    assert "What it said before" in page
    assert "As it came with the product." in page


def test_another_agency_keeps_its_own(cast, as_person):
    changed(cast, as_person, count=10)
    with as_person(cast.ben) as actor:
        assert rule_for(actor, KIT).counting.legs[0].count == 7
        assert not AgencyRule.objects.exists()


def test_whoever_does_not_lead_changes_nothing(cast, as_person, browser):
    with as_person(cast.amira) as actor:
        for act in (
            lambda: change_rule(actor=actor, rule_id=KIT, seen=0, changes={"count": 9}),
            lambda: retire_rule(actor=actor, rule_id=KIT),
            lambda: use_again(actor=actor, rule_id=KIT),
        ):
            with pytest.raises(Refused):
                act()
    assert browser(cast.amira).get(reverse("clocks:edit_rule", args=[KIT])).status_code == 403


def test_nothing_is_written_over_a_newer_edition(cast, as_person, browser):
    changed(cast, as_person, count=10)
    with pytest.raises(RuleChangedMeanwhile):
        changed(cast, as_person, count=12)
    answer = browser(cast.chloe).post(reverse("clocks:edit_rule", args=[KIT]), form_of(count=12))
    assert answer.status_code == 409
    assert "What is saved now" in answer.content.decode()
    again = browser(cast.chloe).post(reverse("clocks:edit_rule", args=[KIT]), form_of(count=12, seen=1))
    assert again.status_code == 303


def test_the_same_change_twice_makes_one_edition(cast, as_person):
    changed(cast, as_person, count=10)
    changed(cast, as_person, count=10)
    with as_person(cast.chloe):
        assert AgencyRule.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Fill this in."),
        ({"count": "many"}, "Write a whole number."),
        ({"unit": "hours", "count": 9000}, "count must be a whole number"),
        ({"state": "verified"}, "Say on which day it was checked."),
        ({"state": "verified", "verified_on": "2099-01-01", "reviewer": "Ben"}, "This day has not come yet."),
        ({"seen": ""}, "Someone changed this while you were writing."),
    ],
)
def test_what_makes_no_rule_is_told(cast, browser, change, sentence):
    answer = browser(cast.chloe).post(
        reverse("clocks:edit_rule", args=[KIT]), form_of(**{"count": 8, **change})
    )
    assert answer.status_code in (409, 422)
    assert sentence in answer.content.decode()


def test_an_edition_that_is_no_rule_is_refused_by_the_action(cast, as_person):
    with pytest.raises(RuleBroken) as refusal:
        changed(cast, as_person, binds="everyone")
    assert "binds must be one of" in str(refusal.value)
    with as_person(cast.chloe) as actor, pytest.raises(NoSuchRule):
        change_rule(actor=actor, rule_id="no-such", seen=0, changes={"count": 1})


def test_a_rule_out_of_use_starts_no_clock_and_can_come_back(cast, as_person, browser):
    chloe, url = browser(cast.chloe), reverse("clocks:retire_rule", args=[KIT])
    chloe.post(url)
    with as_person(cast.amira) as actor:
        assert KIT not in {rule.id for rule in rules_in_use(actor)}
        with pytest.raises(NoSuchRule):
            rule_for(actor, KIT)
    assert "Not in use" in chloe.get(reverse("clocks:rules")).content.decode()
    chloe.post(url)
    with as_person(cast.amira) as actor:
        assert rule_for(actor, KIT).id == KIT
        use_again(actor=actor, rule_id=KIT) if actor.role == "director" else None


def test_a_newer_file_is_said_beside_an_own_edition(cast, as_person, monkeypatch):
    changed(cast, as_person, count=10)
    body = json.loads(json.dumps(dict(shipped()[KIT].body))) | {"version": 2}
    from alongside.clocks import rulefiles

    newer = {**shipped(), KIT: rulefiles.read_rule("x", "US-IL", body)}
    monkeypatch.setattr("alongside.clocks.selectors.rules.shipped", lambda: newer)
    with as_person(cast.chloe) as actor:
        assert entry_for(actor, KIT).is_newer_shipped
