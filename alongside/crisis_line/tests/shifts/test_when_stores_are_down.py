"""The roster does not wait for ledger or keys; where it stands on hosts of its own."""

import pytest
from django.urls import reverse

from alongside.crisis_line.actions.handing_over import hand_over
from alongside.crisis_line.actions.roster import HowHeld, change_rules
from alongside.vault import ledger
from alongside.vault.errors import LedgerDown


@pytest.fixture
def no_ledger(monkeypatch):
    def refuse(pen):
        if pen.lines:
            raise LedgerDown

    def switch_off():
        monkeypatch.setattr(ledger.Pen, "write", refuse)

    return switch_off


@pytest.mark.parametrize("name", ["roster", "yours", "sendings", "requests"])
def test_with_the_ledger_down_the_roster_and_its_numbers_open(cast, browser, on_line, no_ledger, name):
    client = browser(cast.dev)
    client.post(reverse("crisis_line:yours"), {"digits": "217-555-0142"})
    on_line(cast.dev)
    no_ledger()
    answer = client.get(reverse(f"crisis_line:{name}"))
    assert answer.status_code == 200
    assert name != "roster" or "217-555-0142" in answer.content.decode()


def test_with_the_ledger_down_no_hand_over_is_opened(cast, as_person, browser, no_ledger):
    with as_person(cast.amira) as actor:
        hand_over(actor=actor, text="A caller may ring after 2 pm.")
    client = browser(cast.dev)
    no_ledger()
    answer = client.get(reverse("crisis_line:hand_over"))
    assert answer.status_code == 503
    assert "after 2 pm" not in answer.content.decode()


def test_the_form_stands_on_the_public_host_and_the_roster_on_the_staffs(cast, as_person, client, settings):
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(longest_hours=12, takes_requests=True))
    settings.ALLOWED_HOSTS = ["staff.example", "help.example"]
    settings.STAFF_HOST = "staff.example"
    ask = reverse("crisis_line:ask_from_outside", args=["linden-crisis-center"])
    assert client.get(ask, headers={"host": "help.example"}).status_code == 200
    assert client.get(ask, headers={"host": "staff.example"}).status_code == 404
    roster = reverse("crisis_line:roster")
    assert client.get(roster, headers={"host": "help.example"}).status_code == 404
    assert client.get(roster, headers={"host": "staff.example"}).status_code == 302
