"""Who was turned away: coded, named nowhere, counted; a ground that is never one is answered by those who lead."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.errors import SavedBefore
from alongside.crisis_line.actions.turned_away import answer_breach, note_turned_away
from alongside.crisis_line.enums_shifts import NEVER_A_GROUND, Ground
from alongside.crisis_line.errors_shifts import BreachIsAnswered
from alongside.crisis_line.models import TurnedAway
from alongside.crisis_line.selectors.turned_away import months_up_to, open_breaches, report, row_for
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

TODAY = date(2026, 5, 14)


def note(actor, ground="full", **more):
    return note_turned_away(
        actor=actor,
        **{"happened_on": timezone.localdate(), "service": "bed", "ground": ground, "told": "wait", **more},
    )


@pytest.mark.parametrize("ground", list(Ground))
def test_a_ground_that_is_never_one_is_to_be_answered(cast, as_person, ground):
    with as_person(cast.amira) as actor:
        assert note(actor, ground).breach == ("open" if ground in NEVER_A_GROUND else "none")


def test_what_source_004_forbids_is_never_a_ground():
    forbidden = (
        "race immigration money identity religion disability sex_trade street sobriety health cleanliness"
    )
    assert set(forbidden.split()) <= {ground.value for ground in NEVER_A_GROUND}


def test_nothing_of_it_can_name_anyone():
    words = [
        field.name
        for field in TurnedAway._meta.fields
        if field.get_internal_type() in ("CharField", "TextField")
    ]
    assert all(TurnedAway._meta.get_field(name).choices for name in words)


def test_those_who_lead_answer_once(cast, as_person):
    with as_person(cast.amira) as actor:
        row = note(actor, "sobriety")
        with pytest.raises(Refused):
            answer_breach(actor=actor, row_id=row.id, answer="talked")
    with as_person(cast.chloe) as actor:
        assert open_breaches(actor) == 1
        answer_breach(actor=actor, row_id=row.id, answer="rule_changed")
        assert open_breaches(actor) == 0
        with pytest.raises(BreachIsAnswered):
            answer_breach(actor=actor, row_id=row.id, answer="talked")


def test_another_agency_sees_none_of_it(cast, as_person):
    with as_person(cast.amira) as actor:
        row = note(actor, "race")
    with as_person(cast.ruth) as actor:
        with pytest.raises(NotFound):
            row_for(actor, row.id)
        assert open_breaches(actor) == 0


def test_the_same_form_notes_once(cast, as_person):
    own = uuid7()
    with as_person(cast.amira) as actor:
        note(actor, row_id=own)
    with as_person(cast.amira) as actor, pytest.raises(SavedBefore):
        note(actor, row_id=own)


def test_months_end_with_this_one():
    assert months_up_to(TODAY, 6) == [date(2025, 12, 1), *[date(2026, n, 1) for n in range(1, 6)]]


def test_the_report_counts_by_ground_and_month(cast, as_person):
    with as_person(cast.amira) as actor:
        note(actor, "full")
        note(actor, "full")
        note(actor, "race")
    with as_person(cast.chloe) as actor:
        lines = {line.ground: line for line in report(actor, months_up_to(timezone.localdate()))}
    assert (lines["full"].total, lines["full"].counts[-1], lines["race"].total) == (2, 2, 1)
    assert lines["religion"].total == 0


def test_it_is_noted_answered_and_counted_on_its_pages(cast, browser, said):
    worker, leader = browser(cast.amira), browser(cast.chloe)
    here = reverse("crisis_line:note_turned_away")
    sent = {
        "row_id": uuid7(), "happened_on": timezone.localdate().isoformat(), "service": "bed",
        "ground": "sobriety", "told": "nothing",
    }  # fmt: skip
    assert "never a reason here" in worker.post(here, sent, follow=True).content.decode()
    assert "saved already" in worker.post(here, sent, follow=True).content.decode()
    assert worker.get(reverse("crisis_line:turned_away")).status_code == 403
    assert "turned away for what is never a reason" in leader.get("/staff/").content.decode()
    assert "Alcohol or drugs" in leader.get(reverse("crisis_line:turned_away")).content.decode()
    row = leader.get(reverse("crisis_line:turned_away")).context["open"][0]["row"]
    one = reverse("crisis_line:breach", args=[row.id])
    assert leader.post(one, {}).status_code == 422
    assert leader.post(one, {"answer": "rule_changed"}).status_code == 303
    assert "The house rule was changed" in leader.get(one).content.decode()
    answer = leader.get(reverse("crisis_line:turned_away_report"))
    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line[-1] for line in table if line[0] == "Alcohol or drugs"] == ["1"]
    assert [line.why for line in said if line.what == What.EXPORTED] == ["turned_away"]


@pytest.mark.parametrize("wrong", ["service", "ground", "told", "happened_on"])
def test_what_is_missing_is_said(cast, browser, wrong):
    sent = {
        "happened_on": timezone.localdate().isoformat(), "service": "bed", "ground": "full", "told": "wait", wrong: "",
    }  # fmt: skip
    assert browser(cast.amira).post(reverse("crisis_line:note_turned_away"), sent).status_code == 422


def test_a_day_to_come_is_told(cast, browser):
    day = timezone.localdate() + timedelta(days=1)
    sent = {"happened_on": day.isoformat(), "service": "bed", "ground": "full", "told": "wait"}
    answer = browser(cast.amira).post(reverse("crisis_line:note_turned_away"), sent)
    assert "Choose today or a day before." in answer.content.decode()
