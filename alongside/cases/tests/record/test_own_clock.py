"""Everyone reads, writes and counts days by the clock of her own agency."""

import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.factories import a_client, a_note
from alongside.cases.models import Case, Note
from alongside.people.models import Agency

NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 5, 12, 4, 30, tzinfo=UTC)  # the 11th in Chicago, the 12th in New York


@pytest.fixture
def two_places(transactional_db, cast, as_person):
    """Linden in Illinois, with Amira; Millrace on the coast, with Ben. Each has a client.

    It is committed: sessions, and with them the agency, are read over a connection of their own.
    """
    move_millrace(cast, as_person, "America/Los_Angeles")
    clients = {}
    for person in (cast.amira, cast.ben):
        with as_person(person) as actor:
            clients[person.id] = a_client(actor, "Jo")
    return clients


def move_millrace(cast, as_person, zone):
    with as_person(cast.ruth):
        assert Agency.objects.filter(id=cast.millrace.id).update(time_zone=zone) == 1


def shown(browser, person, case, where=""):
    answer = browser(person).get(f"/clients/{case.id}/{where}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("where", ["", "timeline/"])
def test_the_same_moment_reads_by_each_ones_clock(cast, as_person, browser, two_places, where):
    for person, hour in ((cast.amira, "Tue, May 12, 7:00 am"), (cast.ben, "Tue, May 12, 5:00 am")):
        case = two_places[person.id]
        with as_person(person) as actor:
            a_note(actor, case, at=NOON)
        assert hour in shown(browser, person, case, where)


def test_the_same_night_is_another_day_elsewhere(cast, as_person, browser, two_places):
    move_millrace(cast, as_person, "America/New_York")
    for person, day in ((cast.amira, "Mon, May 11, 11:30 pm"), (cast.ben, "Tue, May 12, 12:30 am")):
        with as_person(person) as actor:
            a_note(actor, two_places[person.id], at=NIGHT)
        assert day in shown(browser, person, two_places[person.id], "timeline/")


def test_the_log_tells_by_each_ones_clock(cast, browser, two_places):
    before = timezone.now()
    for person, zone in ((cast.amira, "America/Chicago"), (cast.ben, "America/Los_Angeles")):
        hours = {
            f"{at:%H:%M}"
            for minute in (0, 1)
            if (at := before.astimezone(ZoneInfo(zone)) + timedelta(minutes=minute))
        }
        log = shown(browser, person, two_places[person.id], "log/")
        assert any(f"T{hour}" in log for hour in hours)


def test_the_ledger_tells_by_each_ones_clock(cast, browser, two_places):
    for person, offset in ((cast.rosa, "America/Chicago"), (cast.ruth, "America/Los_Angeles")):
        page = browser(person).get(reverse("people:ledger")).content.decode()
        here = timezone.now().astimezone(ZoneInfo(offset)).isoformat()[-6:]
        assert set(re.findall(r'datetime="[^"]*T\d\d:\d\d([+-]\d\d:\d\d)"', page)) == {here}


def test_what_is_typed_is_meant_by_the_own_clock(cast, as_person, browser, two_places):
    typed = {"drawer": "notes", "text": "We met.", "happened_at": "2026-05-12T05:00"}
    for person, hour in ((cast.amira, 10), (cast.ben, 12)):
        browser(person).post(f"/clients/{two_places[person.id].id}/notes/add/", typed)
        with as_person(person):
            assert Note.objects.get().happened_at == NOON.replace(hour=hour)


def test_the_form_begins_with_the_own_hour(cast, browser, two_places):
    for person, zone in ((cast.amira, "America/Chicago"), (cast.ben, "America/Los_Angeles")):
        page = shown(browser, person, two_places[person.id], "notes/add/")
        told = datetime.strptime(re.search(r'value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"', page)[1], "%Y-%m-%dT%H:%M")
        here = timezone.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert timedelta(0) <= here - told < timedelta(minutes=2)


def test_the_day_that_work_began_is_the_own_day(cast, as_person, browser, two_places, clock_stands):
    move_millrace(cast, as_person, "America/New_York")
    for person, day in ((cast.amira, 11), (cast.ben, 12)):
        with clock_stands(NIGHT):
            browser(person).post("/clients/new/", {"chosen_name": "Sam"})
        with as_person(person):
            assert Case.objects.latest("id").opened_on == date(2026, 5, day)


def test_quiet_since_counts_the_own_days(cast, as_person, browser, two_places, clock_stands):
    """Last worked with at half past midnight on the coast: fifteen days ago here, fourteen there."""
    worked = datetime(2026, 5, 12, 6, 30, tzinfo=UTC)  # the 12th in Chicago, the 11th in Los Angeles
    for person in (cast.amira, cast.ben):
        with as_person(person):
            Case.objects.update(last_worked_at=worked)
    with clock_stands(datetime(2026, 5, 26, 18, 0, tzinfo=UTC)):
        lists = {
            p.id: browser(p).get("/clients/?show=quiet").content.decode() for p in (cast.amira, cast.ben)
        }
    assert f"/clients/{two_places[cast.amira.id].id}/" not in lists[cast.amira.id]
    assert f"/clients/{two_places[cast.ben.id].id}/" in lists[cast.ben.id]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025-11-02T01:30", datetime(2025, 11, 2, 6, 30, tzinfo=UTC)),  # twice: the first of the two
        ("2026-03-08T02:30", datetime(2026, 3, 8, 8, 30, tzinfo=UTC)),  # never: an hour later by the clock
    ],
)
def test_the_nights_on_which_clocks_change_lose_no_note(cast, as_person, browser, two_places, typed, meant):
    case, form = two_places[cast.amira.id], {"drawer": "notes", "text": "We met.", "happened_at": typed}
    assert browser(cast.amira).post(f"/clients/{case.id}/notes/add/", form).status_code == 303
    with as_person(cast.amira):
        assert Note.objects.get().happened_at == meant


def test_nothing_of_it_stays_for_the_next_request(cast, browser, two_places):
    browser(cast.ben).get("/clients/")
    assert str(timezone.get_current_timezone()) == "America/Chicago"


@pytest.fixture
def clock_stands(monkeypatch):
    """`with clock_stands(moment):` it is that moment for whoever asks Django what day it is."""

    @contextmanager
    def stand(moment):
        real = timezone.localdate
        with monkeypatch.context() as patch:
            patch.setattr(
                timezone,
                "localdate",
                lambda value=None, tz=None, **kw: real(value or moment, kw.get("timezone") or tz),
            )
            yield

    return stand
