"""A new permission, step by step: nothing preselected, nothing kept before it is signed, only what was chosen sent."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.releases.selectors.packets import packet_for_recipient
from alongside.releases.selectors.releases import releases_of


@pytest.fixture
def here(esther):
    return reverse("cases:permission_new", args=[esther.id])


def given(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return releases_of(actor, esther.subject_id)


def test_the_steps_lead_to_a_packet_that_the_reader_opens(
    cast, as_person, browser, esther, intake, here, steps
):
    amira = browser(cast.amira)
    assert "checked" not in amira.get(here).content.decode()
    what = amira.post(here, steps["reader"]).content.decode()
    assert "What may Millrace Legal Aid see?" in what
    assert "checked" not in what
    sheet = amira.post(here, steps["items"]).content.decode()
    assert "You decide what Millrace Legal Aid sees." in sheet
    assert "not be afraid of it" in sheet
    assert "the same help" in sheet
    assert given(cast, as_person, esther) == []
    answer = amira.post(here, steps["sign"])
    assert answer.status_code == 303
    [one] = given(cast, as_person, esther)
    assert (one.reader, one.signature, len(one.items)) == ("Millrace Legal Aid", "Esther", 2)
    with as_person(cast.ben) as actor:
        opened = packet_for_recipient(actor, one.packet_id)
        assert [item.text for item in opened.contents.items] == [
            "Esther", "I want to sign my name and not be afraid of it.",
        ]  # fmt: skip


def test_what_is_taken_out_stays_visible_and_is_not_sent(
    cast, as_person, browser, esther, intake, here, steps
):
    amira = browser(cast.amira)
    out = amira.post(here, steps["items"] | {"step": "sign", "take_out": "name"}).content.decode()
    assert "You took this out. It is not sent." in out
    assert "Put back" in out
    back = amira.post(
        here, steps["items"] | {"step": "sign", "out": "name", "put_back": "name"}
    ).content.decode()
    assert "You took this out" not in back
    amira.post(here, steps["sign"] | {"out": "name"})
    [one] = given(cast, as_person, esther)
    assert [item.kind for item in one.items] == ["words"]


def test_taking_something_out_loses_nothing_that_was_typed(cast, browser, esther, intake, here, steps):
    typed = {name: value for name, value in steps["sign"].items() if name != "sign"}
    page = browser(cast.amira).post(here, typed | {"take_out": "name"}).content.decode()
    assert 'value="Esther"' in page
    assert "things to look at again" not in page


def test_with_another_reader_all_is_asked_anew_but_what_was_typed(cast, browser, esther, intake, here, steps):
    """What is fine for one is not for another: nothing stays ticked, and what that one must pass on is said."""
    amira, words = browser(cast.amira), {"words": "I want my papers."}
    signed = steps["sign"] | words
    del signed["sign"]
    back = amira.post(here, signed | {"change_reader": "yes"}).content.decode()
    assert "I want my papers." in back
    police = steps["reader"] | {"way": "link", "reader": "Officer Dahl", "reader_kind": "police"}
    what = amira.post(here, police | words).content.decode()
    assert "What may Officer Dahl see?" in what
    assert "I want my papers." in what
    assert "checked" not in what
    sheet = amira.post(here, steps["items"] | police | words | {"step": "items"}).content.decode()
    assert "You decide what Officer Dahl sees." in sheet
    assert "What the police learn can be used in court" in sheet
    for told in ("help_told", "law_told"):
        assert "checked" not in sheet.split(f'name="{told}"')[1].split(">")[0]


def test_the_client_reads_it_in_spanish(cast, browser, esther, intake, here, steps):
    page = browser(cast.amira).post(here, steps["items"] | {"language": "es"}).content.decode()
    assert 'lang="es"' in page
    assert "hasta" in page
    assert "until" not in page
    assert "Read in English" in page
    again = browser(cast.amira).post(here, steps["items"] | {"step": "sign", "show": "es"}).content.decode()
    assert "Read in English" in again


LACKS = [
    ({"way": ""}, "Choose one of these."),
    ({"to_agency": ""}, "Choose the agency."),
    ({"purpose": ""}, "Say what it is for"),
    ({"reason": ""}, "Say why"),
    ({"language": "other"}, "Write down which language."),
    ({"way": "letter", "to_agency": ""}, "Write down who reads it."),
    ({"to_agency": "coalition"}, "Choose"),
]


@pytest.mark.parametrize(("lacks", "told"), LACKS)
def test_what_the_first_step_lacks_is_said(cast, browser, esther, here, steps, lacks, told):
    sent = steps["reader"] | {
        name: str(cast.coalition.id) if value == "coalition" else value for name, value in lacks.items()
    }
    answer = browser(cast.amira).post(here, sent)
    assert answer.status_code == 422
    assert told in answer.content.decode() or "valid choice" in answer.content.decode()


UNSIGNED = [
    ({"days": ""}, "Choose one of these."),
    ({"days": "365"}, "Choose one of these."),
    ({"help_told": ""}, "Say this first."),
    ({"law_told": ""}, "Say this first."),
    ({"signature": ""}, "It is not signed yet."),
    ({"signed_how": "spoken"}, "Write down who heard it."),
    ({"signed_how": "drawn"}, "Nothing is drawn yet."),
    ({"signed_how": "drawn", "drawn": "M1,1 <script>"}, "Nothing is drawn yet."),
    ({"out": ["name", "words"]}, "Choose at least one thing to share"),
]


@pytest.mark.parametrize(("lacks", "told"), UNSIGNED)
def test_what_is_not_whole_is_not_given(cast, as_person, browser, esther, intake, here, steps, lacks, told):
    answer = browser(cast.amira).post(here, steps["sign"] | lacks)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert given(cast, as_person, esther) == []


def test_nobody_at_the_other_end_is_said_before_anything_is_kept(
    cast, as_person, browser, esther, here, steps
):
    answer = browser(cast.amira).post(here, steps["sign"])
    assert "Nobody there could open it yet." in answer.content.decode()
    assert given(cast, as_person, esther) == []


def test_a_drawn_signature_is_kept_as_strokes(cast, as_person, browser, esther, intake, here, steps):
    strokes = "M10,20 L30,40 L50,60 "
    browser(cast.amira).post(here, steps["sign"] | {"signed_how": "drawn", "drawn": strokes})
    [one] = given(cast, as_person, esther)
    assert one.signature == strokes.strip()
    page = browser(cast.amira).get(reverse("cases:permission", args=[esther.id, one.id])).content.decode()
    assert "M10,20 L30,40" in page


def test_sent_twice_it_is_one_permission(cast, as_person, browser, esther, intake, here, steps):
    sent = steps["sign"] | {"row_id": "01890000-0000-7000-8000-000000000001"}
    amira = browser(cast.amira)
    assert amira.post(here, sent).status_code == amira.post(here, sent).status_code == 303
    assert len(given(cast, as_person, esther)) == 1
    other = amira.post(here, sent | {"purpose": "something else"}, follow=True).content.decode()
    assert "given already" in other
    assert len(given(cast, as_person, esther)) == 1


def test_an_item_that_is_not_listed_cannot_be_asked_for(
    cast, as_person, browser, esther, intake, here, steps
):
    for key in ("note:01890000-0000-7000-8000-000000000001", "legal_name", "words:1"):
        answer = browser(cast.amira).post(here, steps["sign"] | {"items": ["name", key]})
        assert answer.status_code == 422
    assert given(cast, as_person, esther) == []


def test_a_letter_says_that_it_cannot_be_taken_back(cast, as_person, browser, esther, here, steps):
    letter = steps["sign"] | {
        "way": "letter",
        "to_agency": "",
        "reader": "County clerk",
        "reader_kind": "other",
    }
    amira = browser(cast.amira)
    assert amira.post(here, letter).status_code == 422
    assert amira.post(here, letter | {"letter_told": "on"}).status_code == 303
    [one] = given(cast, as_person, esther)
    assert one.packet_id is None
    paper = amira.get(
        reverse("cases:permission_paper", args=[esther.id, one.id]) + "?letter"
    ).content.decode()
    assert "To County clerk" in paper
    assert "cannot be taken back" in paper


def test_their_copy_prints_in_both_languages(cast, as_person, browser, esther, intake, here, steps):
    browser(cast.amira).post(here, steps["sign"])
    [one] = given(cast, as_person, esther)
    address = reverse("cases:permission_paper", args=[esther.id, one.id])
    assert "I allow Millrace Legal Aid" in browser(cast.amira).get(address + "?lang=en").content.decode()
    assert 'lang="es"' in browser(cast.amira).get(address + "?lang=es").content.decode()


def test_who_may_not_write_in_the_plan_gives_none(cast, browser, esther, here, steps):
    for who in (cast.dev, cast.ben, cast.ida):
        assert browser(who).get(here).status_code == 404


def test_there_is_nothing_to_preselect(cast, browser, esther, intake, here, steps):
    sheet = browser(cast.amira).post(here, steps["items"]).content.decode()
    days = sheet.split('name="days"')[1:]
    assert days
    assert not [one for one in days if "checked" in one.split(">")[0]]


def test_to_open_the_page_keeps_nothing(cast, as_person, browser, esther, here):
    assert Client().get(here).status_code == 302
    assert browser(cast.amira).get(here).status_code == 200
    assert given(cast, as_person, esther) == []
