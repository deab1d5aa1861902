"""No dead ends: what came back is asked elsewhere, what was said is not asked again, a place is found from a need."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.needs import add_need
from alongside.cases.enums_plan import NeedArea, NeedStatus
from alongside.directory.actions.areas import load_areas
from alongside.directory.tests.agreements.ground import in_force
from alongside.referrals.actions.moving import move
from alongside.referrals.models import Referral
from alongside.referrals.selectors.referrals import came_back, my_waiting
from alongside.referrals.tests import ground
from demo.places import fill_directory


def url(name, *args):
    return reverse(f"referrals:{name}", args=args)


@pytest.fixture(autouse=True)
def _areas(cast, as_person):
    with as_person(cast.fay):
        load_areas()


@pytest.fixture
def no(cast, as_person, esther, sent):
    """Millrace cannot help."""
    with as_person(cast.ben) as actor:
        move(actor=actor, referral_id=sent.id, then="rejected", seen="requested", reason="no-capacity")
    return sent


def test_what_came_back_without_help_is_said_on_today_and_among_what_waits(cast, browser, no):
    amira = browser(cast.amira)
    for page in (reverse("people:today"), url("waiting")):
        text = amira.get(page).content.decode()
        assert "They cannot help" in text
        assert "There is no place" in text
    assert "Came back without help" in amira.get(url("waiting")).content.decode()


def test_it_leads_to_another_place_with_what_was_asked_and_contact_is_asked_anew(cast, browser, esther, no):
    amira = browser(cast.amira)
    assert f"{url('refer', esther.id)}?again={no.id}" in amira.get(url("referral", no.id)).content.decode()
    page = amira.get(url("refer", esther.id) + f"?again={no.id}").content.decode()
    assert '<option value="immigration" selected>' in page
    assert "checked" in page.split('name="for_whom"')[1].split(">")[0]
    assert all("checked" not in one.split(">")[0] for one in page.split('name="calls"')[1:])
    assert all("checked" not in one.split(">")[0] for one in page.split('name="way"')[1:])


def test_once_something_else_was_asked_for_it_stands_there_no_more(cast, as_person, esther, no):
    with as_person(cast.amira) as actor:
        assert [one.row.id for one in came_back(actor)] == [no.id]
        ground.written(actor, cast, esther.subject_id, way="self", to_agency_id=None, to_name="A food shelf")
        assert came_back(actor) == []


def test_nobody_else_reads_what_came_back(cast, as_person, no):
    for person in (cast.dev, cast.ben, cast.fay):
        with as_person(person) as actor:
            assert came_back(actor) == []


def test_another_clients_referral_fills_nothing_in(cast, as_person, browser, esther, said, no):
    with as_person(cast.ben) as actor:
        assert actor.agency_id != no.agency_id
    page = browser(cast.amira).get(url("refer", esther.id) + "?again=not-an-id").content.decode()
    assert '<option value="immigration" selected>' not in page


def test_what_waits_says_whose_it_is_and_what_was_never_sent(cast, as_person, browser, esther, sent):
    with as_person(cast.amira) as actor:
        ground.written(actor, cast, esther.subject_id)
        assert len(my_waiting(actor)) == 2
    text = browser(cast.amira).get(url("waiting")).content.decode()
    assert text.count('<span class="ref-name" dir="auto">Esther') == 2
    assert "Written down, not sent yet" in text
    assert "Esther" not in browser(cast.vera).get(url("waiting")).content.decode()


def test_who_goes_alone_is_not_asked_about_contact_and_who_is_sent_is(cast, as_person, browser, esther):
    amira = browser(cast.amira)
    its = {"area": "food", "for_whom": "self", "priority": "routine", "to_name": "Harbor Food Shelf"}
    assert amira.post(url("refer", esther.id), its | {"way": "letter"}).status_code == 422
    assert amira.post(url("refer", esther.id), its | {"way": "self"}).status_code == 303
    with as_person(cast.amira):
        assert Referral.objects.get().do_not_contact


def test_the_only_permission_there_is_needs_no_choosing(cast, as_person, browser, esther, intake):
    with as_person(cast.amira) as actor:
        ground.a_permission(actor, esther.subject_id, ground.to_millrace(cast))
        row = ground.written(actor, cast, esther.subject_id)
    page = browser(cast.amira).get(url("referral", row.id)).content.decode()
    assert "checked" in page.split('name="release_id"')[1].split(">")[0]


def test_a_permission_begins_with_what_is_known_of_the_reader(cast, as_person, browser, esther, intake):
    with as_person(cast.amira) as actor:
        row = ground.written(actor, cast, esther.subject_id)
    amira = browser(cast.amira)
    page = amira.get(url("referral", row.id)).content.decode()
    way = page.split(f'href="{reverse("cases:permission_new", args=[esther.id])}')[1].split('"')[0]
    step = amira.get(
        reverse("cases:permission_new", args=[esther.id]) + way.replace("&amp;", "&")
    ).content.decode()
    kinds = step.split('name="reader_kind"')
    assert "checked" in next(one for one in kinds if 'value="helper"' in one.split(">")[0]).split(">")[0]
    assert "Papers to stay" in step.split('name="purpose"')[1].split(">")[0]
    assert all("checked" not in one.split(">")[0] for one in step.split('name="language"')[1:])


# -- the side that is asked -----------------------------------------------------------------------------


def test_the_inbox_says_what_waits_before_what_goes_on_and_by_when(cast, as_person, browser, esther, sent):
    with as_person(cast.ben) as actor:
        move(actor=actor, referral_id=sent.id, then="accepted", seen="requested")
    with as_person(cast.amira) as actor:
        ground.sent(actor, cast, esther.subject_id)
    text = browser(cast.ben).get(url("inbox")).content.decode()
    assert text.index("Waits for your answer") < text.index("You said yes")
    assert "Look at it by" in text
    assert "Say what came of it by" in text
    assert 'name="late"' not in text  # two need no narrowing down


def test_the_inbox_can_still_be_narrowed(cast, browser, sent):
    ben = browser(cast.ben)
    assert "Nothing fits this choice." in ben.get(url("inbox"), {"state": "on-hold"}).content.decode()
    assert "Linden Crisis Center" in ben.get(url("inbox"), {"state": "requested"}).content.decode()


def test_turning_someone_away_against_the_agreement_is_said_to_both(cast, as_person, browser, esther, intake):
    in_force(cast)
    with as_person(cast.amira) as actor:
        row = ground.sent(actor, cast, esther.subject_id)
    ben, amira = browser(cast.ben), browser(cast.amira)
    asked = ben.get(url("move", row.id), {"then": "rejected"}).content.decode()
    assert "nobody is turned away without a reason" in asked
    said = {"then": "rejected", "seen": "requested", "reason": "no-capacity"}
    ben.post(url("move", row.id), said)
    assert "They had agreed to turn nobody away." in amira.get(url("referral", row.id)).content.decode()


# -- a place --------------------------------------------------------------------------------------------


@pytest.fixture
def hungry(cast, as_person, esther):
    """Esther needs food, and the directory has some."""
    with as_person(cast.fay):
        fill_directory(timezone.localdate())
    with as_person(cast.amira) as actor:
        given = {"area": NeedArea.FOOD, "words": "Something warm", "urgency": "", "status": NeedStatus.UNMET}
        add_need(actor=actor, case_id=esther.id, given=given)
    return esther


def test_a_place_is_found_from_what_they_need_with_reasons_and_asked_in_one_step(cast, browser, hungry):
    amira, here = browser(cast.amira), url("find", hungry.id)
    first = amira.get(here).content.decode()
    assert "Something warm" in first
    assert "?need=food" in first
    found = amira.get(here + "?need=food").content.decode()
    assert "what fits best comes first" in found
    way = found.split(f'href="{url("refer", hungry.id)}?service=')[1].split('"')[0]
    form = amira.get(f"{url('refer', hungry.id)}?service={way.replace('&amp;', '&')}").content.decode()
    assert '<option value="food" selected>' in form


def test_words_and_zip_are_read_from_no_address(cast, browser, hungry):
    amira, here = browser(cast.amira), url("find", hungry.id)
    assert 'value="61602"' not in amira.get(here + "?words=food&zip=61602").content.decode()
    assert amira.post(here, {"words": "food", "zip": "6160"}).status_code == 422
    assert "place" in amira.post(here, {"words": "food", "zip": "61602"}).content.decode()


def test_only_who_writes_for_them_finds_for_them(cast, browser, hungry):
    for person in (cast.dev, cast.ben, cast.fay):
        assert browser(person).get(url("find", hungry.id)).status_code in (403, 404)


def test_what_ended_long_ago_is_not_brought_up_again(cast, as_person, no, monkeypatch):
    later = timezone.now() + timedelta(days=15)
    monkeypatch.setattr("alongside.referrals.selectors.referrals.timezone.now", lambda: later)
    with as_person(cast.amira) as actor:
        assert came_back(actor) == []


def test_for_the_organiser_the_room_begins_with_the_network(cast, browser):
    fay = browser(cast.fay).get(url("waiting"))
    assert (fay.status_code, fay.url) == (302, url("network"))
    assert (
        f'href="{url("waiting")}"'
        not in browser(cast.fay).get(url("network")).content.decode().split("<main")[1]
    )
