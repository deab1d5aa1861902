"""Warm hand-offs: the caller is asked first, everyone is on the line, the caller says whether it is all right."""

import pytest
from django.urls import reverse

from alongside.crisis_line.actions import handoffs as acts
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.crisis_line.errors_shifts import ConsentFirst, StepOutOfOrder, WordsMissing
from alongside.crisis_line.models import WarmHandoff
from alongside.crisis_line.selectors.handoffs import handoffs_of
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7


@pytest.fixture
def call(cast, as_person):
    with as_person(cast.amira) as actor:
        return new_call_subject(actor)


@pytest.fixture
def begun(cast, as_person, call):
    with as_person(cast.amira) as actor:
        return acts.begin_handoff(actor=actor, call_subject_id=call, partner="Wren House, Ada")


def test_nobody_is_called_before_they_say_yes(cast, as_person, begun):
    with as_person(cast.amira) as actor:
        with pytest.raises(ConsentFirst):
            acts.mark_handoff(actor=actor, handoff_id=begun.id, step="rang")
        acts.mark_handoff(actor=actor, handoff_id=begun.id, step="consent")
        assert acts.mark_handoff(actor=actor, handoff_id=begun.id, step="rang").rang_at


def test_it_is_complete_when_they_say_it_is_all_right(cast, as_person, begun, call):
    with as_person(cast.amira) as actor:
        for step in ("consent", "rang", "introduced", "accepted"):
            acts.mark_handoff(actor=actor, handoff_id=begun.id, step=step)
        with pytest.raises(StepOutOfOrder):
            acts.end_handoff(actor=actor, handoff_id=begun.id, outcome="completed")
        acts.mark_handoff(actor=actor, handoff_id=begun.id, step="confirmed")
        acts.end_handoff(actor=actor, handoff_id=begun.id, outcome="completed")
    with as_person(cast.dev) as actor:
        [one] = handoffs_of(actor, call)
    assert (one.partner, one.row.outcome) == ("Wren House, Ada", "completed")


@pytest.mark.parametrize("outcome", ["attempted", "chose_not"])
def test_it_may_end_at_any_step_with_what_is_done_instead(cast, as_person, begun, call, outcome):
    with as_person(cast.amira) as actor:
        acts.end_handoff(actor=actor, handoff_id=begun.id, outcome=outcome, fallback="Has the number.")
        with pytest.raises(StepOutOfOrder):
            acts.mark_handoff(actor=actor, handoff_id=begun.id, step="consent")
        [one] = handoffs_of(actor, call)
    assert one.fallback == "Has the number."


def test_steps_follow_each_other_and_twice_is_once(cast, as_person, begun):
    with as_person(cast.amira) as actor:
        first = acts.mark_handoff(actor=actor, handoff_id=begun.id, step="consent").consent_at
        assert acts.mark_handoff(actor=actor, handoff_id=begun.id, step="consent").consent_at == first
        for step in ("confirmed", "accepted", "flown"):
            with pytest.raises(StepOutOfOrder):
                acts.mark_handoff(actor=actor, handoff_id=begun.id, step=step)


@pytest.mark.parametrize("who", ["noor", "ida", "ben"])
def test_nobody_else_finds_it(cast, as_person, begun, call, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises((NotFound, Refused)):
            handoffs_of(actor, call)
        with pytest.raises((NotFound, Refused)):
            acts.mark_handoff(actor=actor, handoff_id=begun.id, step="consent")
        assert not WarmHandoff.objects.exists()


def test_a_partner_is_named(cast, as_person, call):
    with as_person(cast.amira) as actor, pytest.raises(WordsMissing):
        acts.begin_handoff(actor=actor, call_subject_id=call, partner=" ")


def test_it_is_done_on_its_page(cast, browser, call):
    client, here = browser(cast.amira), reverse("crisis_line:handoffs", args=[call])
    client.post(here, {"row_id": uuid7(), "partner": "Wren House"})
    assert client.post(here, {"partner": ""}).status_code == 422
    line = client.get(here).context["lines"][0]
    mark = reverse("crisis_line:mark_handoff", args=[line["one"].row.id])
    assert "Ask the person first" in client.post(mark, {"step": "rang"}, follow=True).content.decode()
    client.post(mark, {"step": "consent"})
    assert "Choose how it ended." in client.post(mark, {"step": "end"}, follow=True).content.decode()
    prefix = line["one"].row.id
    client.post(
        mark, {"step": "end", f"{prefix}-outcome": "chose_not", f"{prefix}-fallback": "Has the number."}
    )
    assert "The person chose not to" in client.get(here).content.decode()
    assert client.get(reverse("crisis_line:handoffs", args=[uuid7()])).status_code == 404
