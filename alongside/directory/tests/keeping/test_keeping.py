"""Checked today, the list to call, messages about mistakes, gaps by area and county."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.directory.actions import checking
from alongside.directory.actions.areas import load_areas
from alongside.directory.actions.services import change_facts, set_areas
from alongside.directory.enums import KeptOut
from alongside.directory.errors import NotUndone, TooManyReports
from alongside.directory.models import Check, ErrorReport, Location, Service, TaxonomyTerm
from alongside.directory.selectors.areas import areas, thirteen
from alongside.directory.selectors.keeping import gaps
from alongside.directory.tests import ground
from alongside.vault import ledger, wall
from alongside.vault.ids import uuid7
from tests.browse import sign_in

TODAY = timezone.localdate


def to(name, *ids):
    return reverse(f"directory:{name}", args=ids)


@pytest.fixture
def service(cast, as_person):
    with as_person(cast.chloe):
        return ground.service(assured_date=date(2020, 1, 1))


# -- checking --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["amira", "ida", "fay", "ben"])
def test_anyone_on_the_staff_checks_with_one_tap(client, cast, service, who):
    sign_in(client, getattr(cast, who))
    own = uuid7()
    for _ in range(2):
        assert client.post(to("check", service.id), {"check_id": own}).status_code == 303
    assert Service.objects.get().assured_date == TODAY()
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    assert b"Checked" in client.get(to("service", service.id)).content


def test_a_check_is_taken_back_and_what_stood_there_stands_there_again(client, cast, service):
    sign_in(client, cast.amira)
    own = uuid7()
    client.post(to("check", service.id), {"check_id": own})
    page = client.get(to("service", service.id)).content.decode()
    assert "Amira checked it on" in page
    client.post(to("undo_check", service.id, own))
    assert Service.objects.get().assured_date == date(2020, 1, 1)
    assert b"cannot be taken back" in client.post(to("undo_check", service.id, own), follow=True).content


def test_a_later_check_outlives_one_that_is_taken_back(cast, as_person, service):
    first, second = uuid7(), uuid7()
    for who, own in ((cast.amira, first), (cast.dev, second)):
        with as_person(who) as actor:
            checking.check_today(actor=actor, check_id=own, service_id=service.id, on=TODAY())
    with as_person(cast.amira) as actor:
        checking.undo_check(actor=actor, check_id=first)
    assert Service.objects.get().assured_date == TODAY()


def test_nobody_takes_back_a_colleagues_check_but_who_keeps_the_directory(cast, as_person, service):
    own = uuid7()
    with as_person(cast.amira) as actor:
        checking.check_today(actor=actor, check_id=own, service_id=service.id, on=TODAY())
    for who in (cast.dev, cast.ben, cast.ruth):
        with as_person(who) as actor, pytest.raises(NotUndone):
            checking.undo_check(actor=actor, check_id=own)
    with as_person(cast.chloe) as actor:
        checking.undo_check(actor=actor, check_id=own)


def test_a_colleagues_name_stays_within_the_agency(client, cast, as_person, service):
    with as_person(cast.amira) as actor:
        checking.check_today(actor=actor, check_id=uuid7(), service_id=service.id, on=TODAY())
    with as_person(cast.ben):
        assert not Check.objects.exists()
    sign_in(client, cast.ben)
    assert b"Amira" not in client.get(to("service", service.id)).content


def test_a_check_is_of_today_and_by_somebody(cast, as_person, service):
    with as_person(cast.amira) as actor, pytest.raises(DatabaseError), transaction.atomic():
        checking.check_today(
            actor=actor, check_id=uuid7(), service_id=service.id, on=TODAY() + timedelta(days=30)
        )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select wall.check_service(%s, %s, %s)", [uuid7(), service.id, TODAY()])


def test_what_is_old_is_marked_and_on_the_list_to_call(client, cast, service):
    sign_in(client, cast.amira)
    assert b"Check again" in client.get(to("services")).content
    assert b"Beds for tonight" in client.get(to("to_call")).content
    client.post(to("check", service.id), {"check_id": uuid7()})
    assert b"Everything was checked" in client.get(to("to_call")).content


def test_the_table_to_call_holds_no_formula(client, cast, as_person):
    with as_person(cast.chloe):
        ground.service("=HYPERLINK(1)", of=ground.organization("@evil"))
    sign_in(client, cast.amira)
    told = client.get(to("to_call_file"))
    assert told["Content-Type"].startswith("text/csv")
    assert "'=HYPERLINK(1)" in told.content.decode()
    assert ",'@evil" in told.content.decode()


# -- messages about mistakes -----------------------------------------------------------------------------


def tell(service, **more):
    told = {
        "report_id": uuid7(),
        "service_id": service.id,
        "wrong": "closed",
        "text": "Gone since May.",
    } | more
    with wall.nobody(read_only=False), ledger.writing():
        checking.tell_wrong(**told)


def test_anyone_says_that_something_is_wrong_and_only_keepers_read_it(client, cast, as_person, service):
    assert client.get(reverse("find:tell_wrong", args=[service.id])).status_code == 200
    answer = client.post(
        reverse("find:tell_wrong", args=[service.id]),
        {"row_id": uuid7(), "wrong": "closed", "text": "Gone since May."},
    )
    assert b"Thank you" in answer.content
    assert not ErrorReport.objects.exists()
    sign_in(client, cast.amira)
    assert client.get(to("reports")).status_code == 403
    sign_in(client, cast.chloe)
    assert b"Gone since May." in client.get(to("reports")).content
    with as_person(cast.amira):
        assert not ErrorReport.objects.exists()


def test_a_message_says_what_is_wrong(client, service):
    answer = client.post(reverse("find:tell_wrong", args=[service.id]), {"text": "Bad"})
    assert answer.status_code == 422
    assert b"Choose what is wrong" in answer.content


def test_it_is_settled_and_opened_again(client, cast, as_person, service):
    tell(service)
    sign_in(client, cast.chloe)
    with as_person(cast.chloe):
        report = ErrorReport.objects.get()
    client.post(to("settle_report", report.id), {"state": "mended"})
    assert b"No message waits" in client.get(to("reports")).content
    assert b"Mended" in client.get(to("reports"), {"show": "settled"}).content
    client.post(to("settle_report", report.id), {"state": "new"})
    assert b"Gone since May." in client.get(to("reports")).content
    assert client.post(to("settle_report", report.id), {"state": "nonsense"}).status_code == 303
    sign_in(client, cast.amira)
    assert client.post(to("settle_report", report.id), {"state": "mended"}).status_code == 403


def test_the_same_form_twice_is_one_message_and_a_flood_is_stopped(cast, as_person, service):
    own = uuid7()
    tell(service, report_id=own)
    tell(service, report_id=own)
    for _ in range(9):
        tell(service)
    with pytest.raises(TooManyReports):
        tell(service)
    with as_person(cast.chloe):
        assert ErrorReport.objects.count() == 10


def test_no_word_about_a_confidential_place_is_kept(cast, as_person, service):
    with as_person(cast.chloe):
        ground.place(service)
    tell(service, text=f"It is at {ground.STREET}")
    with as_person(cast.chloe):
        assert ErrorReport.objects.get().text
        Location.objects.update(confidential=True)
        assert ErrorReport.objects.get().text == ""
    tell(service, text=f"It is at {ground.STREET}", wrong="unsafe")
    with as_person(cast.chloe):
        assert set(ErrorReport.objects.values_list("wrong", "text")) == {("closed", ""), ("unsafe", "")}


# -- areas and gaps --------------------------------------------------------------------------------------


def test_the_thirteen_areas_are_there_and_loading_them_again_changes_nothing(cast):
    before = TaxonomyTerm.objects.count()
    load_areas()
    assert TaxonomyTerm.objects.count() == before
    assert len(thirteen()) == 13
    assert {area.code for area in areas()} > {"food", "transport", "crisis"}
    assert all(term.name_es for term in TaxonomyTerm.objects.all())


def test_gaps_by_area_and_county(client, cast, as_person, service):
    with as_person(cast.chloe) as actor:
        county = {"coverage": "counties", "counties": ["17143", "17179"]}
        change_facts(actor=actor, service_id=service.id, version=1, facts=county)
        set_areas(actor=actor, service_id=service.id, codes=["legal"])
        everywhere = ground.service("By phone", of=ground.organization("Line"))
        change_facts(actor=actor, service_id=everywhere.id, version=1, facts={"coverage": "country"})
        set_areas(actor=actor, service_id=everywhere.id, codes=["legal", "mental"])
        ended = ground.service("Ended", of=ground.organization("Gone"), status="defunct")
        set_areas(actor=actor, service_id=ended.id, codes=["ged"])
    found = {row.area.code: row for row in gaps(TODAY()).rows}
    assert found["legal"].cells == [("Peoria", 1, 0), ("Tazewell", 1, 0)]
    assert found["legal"].everywhere == 1
    assert found["mental"].missing == ["Peoria", "Tazewell"]
    assert found["ged"].everywhere == 0
    sign_in(client, cast.amira)
    page = client.get(to("gaps")).content.decode()
    assert "Peoria" in page
    assert "none" in page


def test_what_is_kept_out_has_a_word_for_each_kind():
    assert all(kind.label for kind in KeptOut)


def test_today_says_that_a_message_waits_to_those_who_can_mend_it(client, cast, service):
    tell(service)
    sign_in(client, cast.chloe)
    assert b"1 message says that something is wrong" in client.get(reverse("people:today")).content
    sign_in(client, cast.amira)
    assert b"something is wrong" not in client.get(reverse("people:today")).content
