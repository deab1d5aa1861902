"""The list, one permission with who read it, taking it back, counselling with its yes, what a court asked for."""

import pytest
from django.urls import reverse

from alongside.cases.actions.counselling import write_session
from alongside.cases.actions.minors import Said, add_adult, answer_question, save_minor
from alongside.cases.tests.advocacy.words import a_session
from alongside.releases.items import Item
from alongside.releases.selectors.releases import releases_of
from alongside.releases.tests.ground import NAME, a_permission, to_millrace
from tests.attacks.ground import TODAY


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.id, *args])


@pytest.fixture
def given(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        return a_permission(actor, esther.subject_id, to_millrace(cast)).release


def test_without_one_the_page_says_that_help_is_the_same(cast, browser, esther):
    page = browser(cast.amira).get(at("permissions", esther)).content.decode()
    assert "Nobody outside sees anything." in page
    assert "the same help" in page
    assert "A subpoena is not a court order" in page


def test_the_list_says_what_runs_and_what_ended_why(cast, browser, esther, given):
    amira = browser(cast.amira)
    assert "Millrace Legal Aid" in amira.get(at("permissions", esther)).content.decode()
    assert NAME in amira.get(at("permission", esther, given.id)).content.decode()
    back = amira.post(at("take_back", esther, given.id), {"how": "phone"}, follow=True).content.decode()
    assert "Taken back. They can make a new permission" in back
    assert "Taken back by phone" in amira.get(at("permissions", esther)).content.decode()


def test_taking_back_asks_only_how_it_was_said(cast, browser, esther, given):
    amira = browser(cast.amira)
    for how in ("", "time", "portal"):
        assert amira.post(at("take_back", esther, given.id), {"how": how}).status_code == 422
    assert amira.post(at("take_back", esther, given.id), {"how": "in_person"}).status_code == 303
    assert amira.post(at("take_back", esther, given.id), {"how": "in_person"}).status_code == 303


@pytest.mark.parametrize("who", ["dev", "ben", "ida"])
def test_for_whom_the_record_is_closed_there_is_no_page(cast, browser, esther, given, who):
    other = browser(getattr(cast, who))
    for name in ("permission", "take_back", "permission_paper"):
        assert other.get(at(name, esther, given.id)).status_code == 404
    assert other.get(at("permissions", esther)).status_code == 404


def test_who_has_read_it_stands_on_the_page_and_in_the_log(
    transactional_db, cast, as_person, browser, esther, intake
):
    with as_person(cast.amira) as actor:
        given = a_permission(actor, esther.subject_id, to_millrace(cast)).release
    amira = browser(cast.amira)
    assert "Nobody yet." in amira.get(at("permission", esther, given.id)).content.decode()
    browser(cast.ben).get(reverse("releases:packet", args=[given.packet_id]))
    assert (
        "Ben, advocate, Millrace Legal Aid" in amira.get(at("permission", esther, given.id)).content.decode()
    )
    log = amira.get(reverse("cases:log", args=[esther.id])).content.decode()
    assert "Ben, advocate at Millrace Legal Aid, read what a permission allows" in log


# -- counselling -------------------------------------------------------------------------------------------


@pytest.fixture
def session(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        return write_session(
            actor=actor, case_id=counselled.id, session=a_session(needs="Someone who believes me")
        )


def with_session(steps, session):
    return steps["sign"] | {"items": ["name", f"session:{session.id}"], "words": ""}


def test_a_session_waits_for_the_clinical_supervisor(cast, browser, counselled, intake, steps, session):
    noor, here = browser(cast.noor), at("permission_new", counselled)
    page = noor.post(here, steps["reader"]).content.decode()
    assert "First the clinical supervisor says yes" in page
    assert noor.post(here, with_session(steps, session) | {"privilege_told": "on"}).status_code == 422


def test_with_the_yes_and_the_word_on_privilege_it_leaves_once(
    cast, as_person, browser, counselled, intake, steps, session
):
    vera, noor, here = browser(cast.vera), browser(cast.noor), at("permission_new", counselled)
    assert "May leave once" in vera.get(at("permissions", counselled)).content.decode()
    assert vera.post(at("permission_yes", counselled, session.id)).status_code == 303
    assert vera.post(at("permission_yes", counselled, session.id)).status_code == 303
    sent = with_session(steps, session)
    first = noor.post(here, sent)
    assert first.status_code == 422
    assert "a judge may later say" in first.content.decode()
    assert noor.post(here, sent | {"privilege_told": "on"}).status_code == 303
    assert noor.post(here, sent | {"privilege_told": "on", "row_id": ""}).status_code == 422  # used up
    with as_person(cast.amira) as actor:
        [one] = releases_of(actor, counselled.subject_id)
        assert [(item.kind, item.text) for item in one.items][1] == ("session", "")
    read = browser(cast.ben).get(reverse("releases:packet", args=[one.packet_id])).content.decode()
    assert "Someone who believes me" in read


@pytest.mark.parametrize("who", ["amira", "noor", "chloe"])
def test_nobody_else_says_that_yes(cast, browser, counselled, session, who):
    answer = browser(getattr(cast, who)).post(at("permission_yes", counselled, session.id))
    assert answer.status_code == 404


def test_for_whom_counselling_is_closed_no_session_is_listed(
    cast, browser, counselled, intake, steps, session
):
    page = browser(cast.amira).post(at("permission_new", counselled), steps["reader"]).content.decode()
    assert "Someone who believes me" not in page
    answer = browser(cast.amira).post(at("permission_new", counselled), with_session(steps, session))
    assert answer.status_code == 422


def test_no_session_leaves_on_a_letter(cast, browser, counselled, steps, session):
    browser(cast.vera).post(at("permission_yes", counselled, session.id))
    letter = {
        "way": "letter",
        "to_agency": "",
        "reader": "A clerk",
        "letter_told": "on",
        "privilege_told": "on",
    }
    answer = browser(cast.noor).post(at("permission_new", counselled), with_session(steps, session) | letter)
    assert answer.status_code == 422


# -- what a court or a law asked for -----------------------------------------------------------------------

ORDER = {
    "by": "court_order", "asked_on": TODAY.isoformat(), "document": "Order 26-CV-1", "notice": "told",
    "given_on": TODAY.isoformat(), "least": "The dates of two visits",
}  # fmt: skip


def test_an_order_is_written_down_and_shown(cast, browser, esther):
    amira, here = browser(cast.amira), at("compelled", esther)
    assert "A subpoena is not a court order." in amira.get(here).content.decode()
    sent = ORDER | {"approved_by": str(cast.chloe.id)}
    assert amira.post(here, sent).status_code == 303
    page = amira.get(at("permissions", esther)).content.decode()
    assert "The dates of two visits" in page
    assert "Chloe" in page


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"by": "subpoena"}, "Nothing was given"),
        ({"approved_by": ""}, "Someone who leads must have said yes"),
        ({"least": ""}, "Someone who leads must have said yes"),
        ({"given_on": "2026-05-01"}, "before it was asked for"),
        ({"asked_on": ""}, ""),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_kept(cast, browser, esther, more, told):
    sent = ORDER | {"approved_by": str(cast.chloe.id)} | more
    answer = browser(cast.amira).post(at("compelled", esther), sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Order 26-CV-1" in answer.content.decode()
    assert "The dates" not in browser(cast.amira).get(at("permissions", esther)).content.decode()


# -- a minor -----------------------------------------------------------------------------------------------


@pytest.fixture
def minor(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        save_minor(actor=actor, case_id=esther.id, version=0, said=Said(under_18="yes"))
        return add_adult(actor=actor, case_id=esther.id, name="Aunt Ruth", relation="relative")


def asked(cast, as_person, esther, adult, answer):
    with as_person(cast.amira) as actor:
        answer_question(actor=actor, case_id=esther.id, adult_id=adult.id, answer=answer, purpose="sign")


def test_a_minor_needs_a_guardian_about_whom_the_question_was_just_asked(
    cast, as_person, browser, esther, intake, steps, minor
):
    amira, here = browser(cast.amira), at("permission_new", esther)
    alone = amira.post(here, steps["sign"])
    assert "Who signs with the minor" in alone.content.decode()
    assert alone.status_code == 422
    guarded = steps["sign"] | {"guardian_how": "signed", "adult": str(minor.id)}
    assert amira.post(here, guarded).status_code == 422  # not asked yet
    asked(cast, as_person, esther, minor, "no")
    assert amira.post(here, guarded).status_code == 303
    assert amira.post(here, guarded | {"purpose": "another"}).status_code == 422  # asked again each time
    with as_person(cast.amira) as actor:
        [one] = releases_of(actor, esther.subject_id)
    assert one.guardian.startswith("Aunt Ruth")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_adult_who_could_be_involved_never_signs(
    cast, as_person, browser, esther, intake, steps, minor, answer
):
    asked(cast, as_person, esther, minor, answer)
    guarded = steps["sign"] | {"guardian_how": "signed", "adult": str(minor.id)}
    assert browser(cast.amira).post(at("permission_new", esther), guarded).status_code == 422


def test_alone_only_where_the_law_lets_the_minor(cast, as_person, browser, esther, intake, steps, minor):
    here, alone = at("permission_new", esther), steps["sign"] | {"guardian_how": "alone"}
    assert browser(cast.amira).post(here, alone).status_code == 422
    with as_person(cast.amira) as actor:
        save_minor(actor=actor, case_id=esther.id, version=1, said=Said(under_18="yes"), alone=["sa_care"])
    assert browser(cast.amira).post(here, alone).status_code == 303


def test_what_was_shared_is_what_stands_now(cast, as_person, browser, esther, intake, steps):
    """The sheet is gathered anew when it is signed: nothing typed into the page can change a listed item."""
    answer = browser(cast.amira).post(at("permission_new", esther), steps["sign"] | {"name": "Someone else"})
    assert answer.status_code == 303
    with as_person(cast.amira) as actor:
        [one] = releases_of(actor, esther.subject_id)
    assert one.items[0] == Item("name", "Esther")
