"""The safety plan: by phase, in their words, kept as it was; and nothing on paper before it was asked about."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.cases.actions import safety
from alongside.cases.enums_plan import SafetyPhase
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_plan import NotThere, PrintOver
from alongside.cases.forms_together import PaperForm
from alongside.cases.models import Printout, SafetyPart
from alongside.cases.prompts import DOMAINS, domains_of, prompts_of
from alongside.cases.selectors.safety import former_of, paper_for, phase_saved, phases_of
from alongside.cases.tests.plan.ground import NOBODY_ELSE, a_goal, a_need, a_phase
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

PAPER = {
    "kind": "card",
    "language": "es",
    "found": "He looks into the bag.",
    "kept_where": "In the left shoe",
}


def take(actor, case, phases=("signs",), **more):
    return safety.take_along(actor=actor, case_id=case.id, given={**PAPER, **more}, phases=phases)


def test_their_words_are_sealed_and_stand_by_phase(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, "during", body="The kitchen has two doors")
        assert phase_saved(actor, esther.subject_id, "during")["body"] == "The kitchen has two doors"
        assert b"kitchen" not in bytes(SafetyPart.objects.get().steps_sealed)
        assert [phase.code for phase in phases_of(actor, esther.subject_id)] == SafetyPhase.values


def test_what_it_said_before_is_kept(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, signal="The blue curtain")
        a_phase(actor, esther, version=1, signal="The lamp")
        a_phase(actor, esther, version=1, signal="The lamp")  # the same again is no change
        [former] = former_of(actor, esther.subject_id, "signs")
        assert [text for _, text in former.steps] == ["The blue curtain"]


def test_nobodys_text_is_overwritten(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        a_phase(actor, esther, signal="The lamp")
    with as_person(cast.amira) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            a_phase(actor, esther, signal="The curtain")
        assert phase_saved(actor, esther.subject_id, "signs")["signal"] == "The lamp"


def test_there_are_these_phases_and_parts_only(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        with pytest.raises(NotThere):
            a_phase(actor, esther, "relapse", body="x")
        with pytest.raises(NotThere):
            a_phase(actor, esther, "during", diagnosis="x")


@pytest.mark.parametrize("phase", SafetyPhase.values)
def test_every_part_has_sentences_to_take_or_leave(phase):
    assert all(prompts_of(phase, domain) for domain in domains_of(phase))
    assert "harm_reduction" in DOMAINS


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_reads_writes_or_prints_it(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            phases_of(actor, esther.subject_id)
        with pytest.raises(NotFound):
            a_phase(actor, esther, version=1, signal="x")
        with pytest.raises(NotFound):
            take(actor, esther)


def test_reading_and_taking_along_leave_lines(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther)
        phases_of(actor, esther.subject_id)
        paper_for(actor, esther, take(actor, esther).id)
    found = [(line.what, line.why) for line in said if line.drawer == "plan"]
    assert (What.PLAN_READ, "safety") in found
    assert (What.EXPORTED, "plan_paper") in found
    assert (What.PLAN_READ, "paper") in found


# -- the screens ------------------------------------------------------------------------------------


def test_what_is_taken_stands_beneath_their_own_words_once(cast, as_person, browser, esther):
    client, where = browser(cast.amira), f"/clients/{esther.id}/safety/leaving/"
    assert client.get(where).status_code == 200
    form = {"version": "0", "phone": "Out of the window", "take_phone": ["0"]}
    assert client.post(where, form).status_code == 303
    taken = str(prompts_of("leaving", "phone")[0])
    with as_person(cast.amira) as actor:
        saved = phase_saved(actor, esther.subject_id, "leaving")["phone"]
    assert saved == f"Out of the window\n{taken}"
    client.post(where, {"version": "1", "phone": saved, "take_phone": ["0"]})
    with as_person(cast.amira) as actor:
        assert phase_saved(actor, esther.subject_id, "leaving")["phone"] == saved


def test_no_sentence_is_taken_beforehand(cast, browser, esther):
    assert "checked" not in browser(cast.amira).get(f"/clients/{esther.id}/safety/during/").content.decode()
    for field in PaperForm():
        assert "checked" not in str(field)


def test_a_phase_that_there_is_not_is_no_page(cast, browser, esther):
    assert browser(cast.amira).get(f"/clients/{esther.id}/safety/relapse/").status_code == 404


def test_the_question_comes_before_the_paper(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, signal="The blue curtain")
    client, where = browser(cast.amira), f"/clients/{esther.id}/safety/paper/"
    answer = client.post(where, {"kind": "card", "phases": ["signs"], "language": "es"})
    assert answer.status_code == 422
    assert "Ask them first" in answer.content.decode()
    answer = client.post(where, {**PAPER, "phases": ["signs"]})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).content.decode()
    assert "The blue curtain" in page
    assert "<title>Notes</title>" in page


def test_the_card_says_nothing_that_tells(cast, as_person, esther):
    """No name, no agency, no word for what it is: only their lines."""
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, signal="The blue curtain", danger_words="Is it raining")
        paper = paper_for(actor, esther, take(actor, esther).id)
        assert paper.groups == [("", ["Is it raining"]), ("", ["The blue curtain"])]


def test_a_sheet_names_its_parts_in_the_language_they_read(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, "during", phone="In the shoe")
        paper = paper_for(actor, esther, take(actor, esther, ["during"], kind="sheet", language="en").id)
        assert paper.groups == [("Phone and accounts", ["In the shoe"])]


def test_needs_and_goals_go_along_too(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, "A key")
        a_goal(actor, esther, "To sleep")
        paper = paper_for(actor, esther, take(actor, esther, (), kind="plan").id)
        assert paper.groups == [("", ["A key"]), ("", ["To sleep"])]


def test_the_same_form_again_is_the_same_paper_with_other_answers_another(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther)
        a_phase(actor, esther, "after", phone="Both off")
    client, where = browser(cast.amira), f"/clients/{esther.id}/safety/paper/"
    form = {**PAPER, "row_id": str(uuid4())}
    first, again, other = (
        client.post(where, {**form, "phases": phases}).headers["Location"]
        for phases in (["signs"], ["signs"], ["after"])
    )
    assert first == again != other
    assert "Both off" in client.get(other).content.decode()


@pytest.mark.parametrize("wrong", [{"phases": []}, {"phases": ["after"]}])
def test_an_empty_paper_is_not_made(cast, as_person, browser, esther, wrong):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther)
    answer = browser(cast.amira).post(f"/clients/{esther.id}/safety/paper/", {**PAPER, **wrong})
    assert answer.status_code == 422


def test_an_hour_later_it_is_asked_again(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther)
        made = take(actor, esther)
        Printout.objects.update(made_at=timezone.now() - timedelta(minutes=61))
        with pytest.raises(PrintOver):
            paper_for(actor, esther, made.id)


def test_the_plan_shows_all_phases_and_what_helps_first(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_phase(actor, esther, signal="The blue curtain")
    page = browser(cast.amira).get(f"/clients/{esther.id}/safety/").content.decode()
    assert page.index("The blue curtain") < page.index("While it is dangerous")
