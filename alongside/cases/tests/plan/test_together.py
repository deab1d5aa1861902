"""How the work is agreed: what they asked about contact is respected wherever a screen suggests it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions import together
from alongside.cases.enums_plan import SayingKind
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.factories import a_contact
from alongside.cases.models import Accord, Case
from alongside.cases.selectors.caseload import caseload, lines
from alongside.cases.selectors.together import accord_saved, sayings_of, stands, who_stays, wishes_for
from alongside.cases.tests.plan.ground import NOBODY_ELSE, a_goal, a_need, a_wish, today
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

WAIT = "They asked you to wait until they call."


def quiet_line(actor):
    Case.objects.update(last_worked_at=timezone.now() - timedelta(days=30))
    [line] = lines(actor, list(caseload(actor, "quiet")))
    return line


def test_a_quiet_client_is_surfaced(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert quiet_line(actor).is_quiet


@pytest.mark.parametrize("wish", ["wait", "pause"])
def test_but_never_against_what_they_asked(cast, as_person, browser, esther, wish):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, safe_as_of=today() - timedelta(days=40))
        a_wish(actor, esther, wish)
        line = quiet_line(actor)
        assert (line.is_quiet, bool(line.wish)) == (False, True)
    client = browser(cast.amira)
    for where in ("/clients/?show=quiet", f"/clients/{esther.id}/"):
        page = client.get(where).content.decode()
        assert line.wish in page
    page = client.get("/clients/").content.decode()
    assert "Ask if it is still safe" not in page
    assert "Not seen for two weeks</span>" not in page


def test_a_day_they_named_is_kept_and_then_over(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_wish(actor, esther, "not_before", not_before=today() + timedelta(days=2))
        assert "They asked not to hear from you before" in quiet_line(actor).wish
        Accord.objects.update(not_before=today())
        assert quiet_line(actor).is_quiet


def test_which_wishes_stand():
    day = today()
    assert stands("wait", None, day)
    assert stands("not_before", day + timedelta(days=1), day)
    assert not stands("not_before", day, day)
    assert not stands("as_agreed", None, day)
    assert not stands("", None, day)


def test_wishes_are_told_for_those_only_whose_plan_is_open(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_wish(actor, esther)
        assert wishes_for(actor, [esther.subject_id]) == {esther.subject_id: WAIT}
    with as_person(cast.dev) as actor:
        assert wishes_for(actor, [esther.subject_id]) == {}


def test_nobodys_text_is_overwritten(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        a_wish(actor, esther, "wait")
    with as_person(cast.amira) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            a_wish(actor, esther, "pause")
        a_wish(actor, esther, "pause", version=1)
        assert accord_saved(actor, esther.subject_id)["wish"] == "pause"


def test_who_works_with_them_and_since_when(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert next(one.name for one in who_stays(actor, esther.subject_id)) == "Amira"


@pytest.mark.parametrize("kind", SayingKind.values)
def test_what_they_say_stands_in_their_words(cast, as_person, esther, kind):
    with as_person(cast.amira) as actor:
        given = {"kind": kind, "words": "I count the stairs.", "more": "", "said_on": today()}
        row = together.add_saying(actor=actor, case_id=esther.id, given=given)
        assert [said.words for said in sayings_of(actor, esther.subject_id)] == ["I count the stairs."]
        assert b"stairs" not in bytes(row.words_sealed)


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_agrees_or_writes(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            a_wish(actor, esther)
        with pytest.raises(NotFound):
            sayings_of(actor, esther.subject_id)


# -- the screens ------------------------------------------------------------------------------------


def test_the_accord_from_screen_to_screen(cast, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    assert "checked" not in client.get(f"{here}/together/").content.decode()
    form = {
        "version": "0",
        "wish": "wait",
        "lead_agency": "Linden",
        "coordinator": "Amira",
        "readiness": "curious",
    }
    assert client.post(f"{here}/together/", form).status_code == 303
    page = client.get(f"{here}/").content.decode()
    for words in (WAIT, "Linden", "Curious"):
        assert words in page
    assert client.post(f"{here}/together/", {**form, "wish": "pause"}).status_code == 409


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"wish": "not_before"}, "Write the day they named."),
        ({"wish": "wait", "not_before": "2099-01-01"}, "Look at the year again."),
        ({"wish": "wait", "not_before": "2027-01-01"}, "A day belongs to"),
    ],
)
def test_a_day_and_a_wish_belong_together(cast, browser, esther, change, sentence):
    answer = browser(cast.amira).post(f"/clients/{esther.id}/plan/together/", {"version": "0", **change})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_saying_is_added_changed_and_ended(cast, as_person, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    form = {
        "kind": "coping",
        "words": "I do not feel my hands.",
        "more": "It kept me alive.",
        "said_on": "2026-05-08",
    }
    client.post(f"{here}/sayings/add/", form)
    with as_person(cast.amira) as actor:
        [row] = sayings_of(actor, esther.subject_id)
    where = f"{here}/sayings/{row.id}/"
    assert "It kept me alive." in client.get(where).content.decode()
    client.post(where, {**form, "words": "I float away.", "version": "1"})
    assert "I float away." in client.get(f"{here}/").content.decode()
    client.post(f"{where}end/")
    assert "It is so again" in client.get(f"{here}/").content.decode()


def test_the_seven_rights_are_read_together(cast, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    page = client.get(f"{here}/readings/add/").content.decode()
    assert page.count("<li>Nobody may") == 3
    form = {
        "kind": "rights",
        "how": "spoken",
        "language": "Hausa, with an interpreter",
        "read_on": "2026-05-08",
    }
    assert client.post(f"{here}/readings/add/", form).status_code == 303
    assert "Hausa, with an interpreter" in client.get(f"{here}/").content.decode()


def test_an_empty_plan_says_what_comes_first(cast, browser, esther):
    page = browser(cast.amira).get(f"/clients/{esther.id}/plan/").content.decode()
    for words in (
        "Ask what comes first for them today.",
        "No goal is written yet.",
        "Begin with the seven rights.",
    ):
        assert words in page


# -- the client's own page ---------------------------------------------------------------------------


def test_the_client_page_shows_the_first_needs_and_the_goals(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        for words in ("a key", "papers", "sleep", "English"):
            a_need(actor, esther, words)
        a_goal(actor, esther, "A door that locks")
    said.clear()
    page = browser(cast.amira).get(f"/clients/{esther.id}/").content.decode()
    for words in ("a key", "papers", "sleep", "A door that locks", "1 more is in the plan."):
        assert words in page
    assert "English" not in page.split("1 more is in the plan.")[0].split('id="plan"')[1]
    assert [line.drawer for line in said if line.what == What.PLAN_READ] == ["plan"]


def test_an_empty_plan_costs_no_line_on_the_client_page(cast, browser, esther, said):
    browser(cast.amira).get(f"/clients/{esther.id}/")
    assert [line.what for line in said] == [What.RECORD_OPENED]


def test_what_was_read_in_a_language_nobody_wrote_down_says_none_of_it(cast, as_person, browser, esther):
    given = {"kind": "rights", "how": "together", "language": "", "words": "", "read_on": today()}
    with as_person(cast.amira) as actor:
        together.note_reading(actor=actor, case_id=esther.id, given=given)
    page = browser(cast.amira).get(f"/clients/{esther.id}/plan/").text
    assert "We read it together." in page
    assert "None" not in page
