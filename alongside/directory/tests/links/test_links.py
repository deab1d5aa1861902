"""Are the websites still there: who is asked, what is noted, when it stops, and the new address taken."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.directory import jobs
from alongside.directory.actions import linking
from alongside.directory.actions.linking import Asking, check_links
from alongside.directory.errors import LinkIsOther
from alongside.directory.models import (
    LinkAnswer,
    Location,
    Metadata,
    Organization,
    Service,
    ServiceAtLocation,
)
from alongside.directory.selectors.links import links_of, to_ask
from alongside.directory.tests import ground
from alongside.foundation.outbound import Became, Outcome
from alongside.vault.errors import Refused
from tests.browse import sign_in

OLD, NEW = "https://help.example.org/beds", "https://new.example.org/beds"
TODAY = timezone.localdate


class Web:
    """What becomes of each address; what is not said does not answer."""

    def __init__(self, **said):
        self.said, self.asked, self.slept, self.now = said, [], [], 0.0

    def __call__(self, address):
        self.asked.append(address)
        self.now += 1
        host = address.split("/")[2].split(".")[0]
        return self.said.get(host, Outcome(Became.NOT_REACHED))

    def how(self):
        return Asking(check=self, sleep=self.slept.append, clock=lambda: self.now)


WORKS, GONE, MOVED = Outcome(Became.WORKS), Outcome(Became.GONE), Outcome(Became.MOVED, NEW)


@pytest.fixture
def service(cast, as_person):
    with as_person(cast.chloe):
        return ground.service(url=OLD, of=ground.organization(website="http://agency.example.org"))


def others(cast, as_person, count):
    with as_person(cast.chloe):
        for number in range(count):
            ground.service(f"Service {number}", url=f"https://h{number}.example.org/")


def run(web, since=None, most=1000, **more):
    return check_links(since or TODAY(), most, web.how(), **more)


# -- asking ----------------------------------------------------------------------------------------------


def test_each_address_has_its_day_and_what_became_of_it(service):
    told = run(Web(help=MOVED, agency=GONE))
    assert told.outcomes == {"moved": 1, "gone": 1}
    noted = {(row.address, row.became, row.moved_to, row.asked_on) for row in LinkAnswer.objects.all()}
    agency = service.organization.website
    assert noted == {(OLD, "moved", NEW, TODAY()), (agency, "gone", "", TODAY())}


def test_what_was_asked_today_is_not_asked_again(service):
    web = Web(help=WORKS, agency=WORKS)
    run(web)
    assert run(web).asked == 0
    assert run(web, since=TODAY() + timedelta(days=1)).asked == 2


def test_an_address_in_many_rows_is_asked_once(cast, as_person, service):
    with as_person(cast.chloe):
        ground.service("Another", url=OLD, of=service.organization)
    web = Web(help=WORKS, agency=WORKS)
    run(web)
    assert sorted(web.asked) == ["http://agency.example.org", OLD]
    assert LinkAnswer.objects.count() == 3


def test_one_host_is_asked_with_a_pause_and_hosts_take_turns(cast, as_person):
    with as_person(cast.chloe):
        for name in ("https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/"):
            ground.service(name, url=name)
    web = Web(a=WORKS, b=WORKS)
    run(web)
    hosts = [address.split("/")[2][0] for address in web.asked]
    assert hosts in (["a", "b", "a"], ["b", "a", "a"])
    assert len(web.slept) == 1
    assert web.slept[0] >= linking.PAUSE - 2


def test_an_address_without_its_beginning_is_asked_as_a_browser_would(cast, as_person):
    with as_person(cast.chloe):
        ground.service(url="www.help.example.org")
    web = Web(www=WORKS)
    run(web)
    assert web.asked == ["http://www.help.example.org"]
    assert links_of(Service.objects.get())[0].answer.became == Became.WORKS


def test_what_ended_is_not_asked(cast, as_person):
    with as_person(cast.chloe):
        ground.service(url=OLD, status="defunct")
    web = Web(help=WORKS)
    assert run(web).asked == len(web.asked) == 0


def test_a_round_ends_with_its_number_and_its_time(cast, as_person):
    others(cast, as_person, 6)
    web = Web(**{f"h{number}": WORKS for number in range(6)})
    assert (run(web, most=2).more, len(web.asked)) == (True, 2)
    assert run(web, seconds=1.5).more
    assert len(web.asked) < 6
    assert not run(web).more


# -- the network -----------------------------------------------------------------------------------------


def test_where_the_network_is_gone_nothing_is_noted_and_it_stops(cast, as_person):
    others(cast, as_person, 40)
    web = Web()
    told = run(web)
    assert told.network_gone
    assert len(web.asked) == linking.DOUBT_AFTER
    assert not LinkAnswer.objects.exists()


def test_two_silent_sites_and_no_other_say_nothing_either(service):
    assert run(Web()).network_gone
    assert not LinkAnswer.objects.exists()


def test_silent_sites_are_believed_as_soon_as_one_answers(service):
    told = run(Web(agency=WORKS))
    assert told.outcomes == {"works": 1, "not_reached": 1}


def test_many_silent_sites_are_believed_where_one_that_answered_before_still_does(cast, as_person, service):
    run(Web(agency=WORKS, help=WORKS))
    others(cast, as_person, 12)
    told = run(Web(agency=WORKS, help=WORKS))
    assert not told.network_gone
    assert told.outcomes == {"not_reached": 12}


def test_an_address_of_ours_proves_no_network(cast, as_person):
    others(cast, as_person, 8)
    web = Web(**{f"h{number}": Outcome(Became.NOT_ASKED) for number in range(2)})
    assert run(web).network_gone
    assert set(LinkAnswer.objects.values_list("became", flat=True)) <= {"not_asked"}


# -- confidential ----------------------------------------------------------------------------------------


def test_nothing_is_asked_of_a_confidential_place_or_organization(cast, as_person):
    with as_person(cast.chloe):
        hidden = ground.organization("Wren House", confidential=True, website="https://wren.example.org")
        ground.service("Rooms", of=hidden, url="https://wren.example.org/rooms")
        shelter = ground.service("Beds", url="https://beds.example.org/")
        place = Location(confidential=True, county="17143")
        place.save(force_insert=True)
        ServiceAtLocation(service=shelter, location=place).save(force_insert=True)
    web = Web()
    assert to_ask(TODAY(), 100) == []
    run(web)
    assert web.asked == []
    for row in Service.objects.all():
        assert links_of(row) == []
        assert not ground.answered("service", row.id, row.url, "works")
    assert not ground.answered("organization", hidden.id, hidden.website, "works")
    assert not LinkAnswer.objects.exists()


@pytest.mark.parametrize("hide", ["place", "organization", "link", "organization_of"])
def test_what_becomes_confidential_is_forgotten(cast, as_person, service, hide):
    with as_person(cast.chloe):
        place = ground.place(service, with_parts=False, url="https://place.example.org/")
    for kind, row, address in (
        ("service", service.id, OLD), ("location", place.id, place.url),
        ("organization", service.organization_id, service.organization.website),
    ):  # fmt: skip
        assert ground.answered(kind, row, address, "works")
    with as_person(cast.chloe):
        if hide == "place":
            Location.objects.filter(id=place.id).update(confidential=True)
        elif hide == "organization":
            Organization.objects.filter(id=service.organization_id).update(confidential=True)
        elif hide == "link":
            other = Location(confidential=True, county="17143")
            other.save(force_insert=True)
            ServiceAtLocation(service=service, location=other).save(force_insert=True)
        else:
            ServiceAtLocation.objects.all().delete()
            of = ground.organization("Wren House", confidential=True)
            Service.objects.filter(id=service.id).update(organization=of)
    left = set(LinkAnswer.objects.values_list("service_id", "organization_id", "location_id"))
    own, theirs = (None, service.organization_id, None), (None, None, place.id)
    expected = {
        "place": {own},
        "organization": set(),
        "link": {own, theirs},
        "organization_of": {own, theirs},
    }
    assert left == expected[hide]


# -- the row ---------------------------------------------------------------------------------------------


def test_nobody_on_the_staff_writes_what_became_of_an_address(cast, as_person, service):
    for who in (cast.chloe, cast.amira):
        with (
            as_person(who),
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "select wall.note_link(gen_random_uuid(), 'service', %s, %s, current_date, 'moved', 'http://x.org')",
                [service.id, OLD],
            )
    ground.answered("service", service.id, OLD, "works")
    with as_person(cast.amira):
        assert not LinkAnswer.objects.update(taken_at=timezone.now())
    with as_person(cast.chloe), pytest.raises(DatabaseError), transaction.atomic():
        LinkAnswer.objects.update(moved_to=NEW)


def test_an_answer_to_an_address_that_is_written_differently_by_now_is_not_kept(cast, as_person, service):
    assert not ground.answered("service", service.id, "https://former.example.org", "works")
    ground.answered("service", service.id, OLD, "works")
    with as_person(cast.chloe):
        Service.objects.update(url=NEW)
    assert links_of(Service.objects.get())[0].answer is None


# -- screens ---------------------------------------------------------------------------------------------


def on(client, name, *ids, **query):
    return client.get(reverse(f"directory:{name}", args=ids), query).content.decode()


def send(client, name, *ids):
    return client.post(reverse(f"directory:{name}", args=ids), follow=True).content.decode()


@pytest.mark.parametrize(
    ("became", "words"),
    [("works", "It answers"), ("gone", "The page is gone"), ("not_reached", "Does not answer"),
     ("not_asked", "this is no public address"), (None, "Not asked yet")],
)  # fmt: skip
def test_the_page_of_a_service_says_what_became_of_it(client, cast, service, became, words):
    if became:
        ground.answered("service", service.id, OLD, became)
    sign_in(client, cast.amira)
    assert words in on(client, "service", service.id)


def test_the_public_sheet_says_nothing_of_it(client, cast, service):
    ground.answered("service", service.id, OLD, "gone")
    page = client.get(reverse("find:place", args=[service.id]))
    assert page.status_code == 200
    assert b"The page is gone" not in page.content


def test_a_silent_website_is_on_the_list_to_call_when_it_was_silent_twice(client, cast, service):
    sign_in(client, cast.amira)
    first = TODAY() - timedelta(days=7)
    ground.answered("service", service.id, OLD, "not_reached", on=first)
    assert "Beds for tonight" not in on(client, "to_call", show="silent")
    ground.answered("service", service.id, OLD, "not_reached", on=first)  # the same day counts once
    assert "Beds for tonight" not in on(client, "to_call", show="silent")
    ground.answered("service", service.id, OLD, "not_reached")
    for name in ("to_call", "services", "to_call_file"):
        assert "Beds for tonight" in on(client, name, show="silent")
    ground.answered("service", service.id, OLD, "works")
    for name in ("to_call", "services", "to_call_file"):
        assert "Beds for tonight" not in on(client, name, show="silent")


def test_a_page_that_is_gone_is_on_the_list_at_once_also_the_organizations(client, cast, service):
    sign_in(client, cast.amira)
    ground.answered("organization", service.organization_id, service.organization.website, "gone")
    assert "Beds for tonight" in on(client, "to_call", show="silent")


def test_a_new_address_is_taken_with_one_click_and_given_back(client, cast, service):
    ground.answered("service", service.id, OLD, "moved", NEW)
    row = LinkAnswer.objects.get()
    sign_in(client, cast.amira)
    assert "Use the new address" not in on(client, "service", service.id)
    sign_in(client, cast.chloe)
    assert "Use the new address" in on(client, "service", service.id)
    assert "The new address stands here now." in send(client, "take_link", service.id, row.id)
    found = Service.objects.get()
    assert (found.url, found.version) == (NEW, 2)
    assert Metadata.objects.filter(field_name="url", previous_value=OLD, replacement_value=NEW).exists()
    assert "changed meanwhile" in send(client, "take_link", service.id, row.id)
    assert "The former address stands here again." in send(client, "undo_link", service.id, row.id)
    assert Service.objects.get().url == OLD
    assert "changed meanwhile" in send(client, "undo_link", service.id, row.id)


@pytest.mark.parametrize("kind", ["organization", "location"])
def test_the_address_of_an_organization_and_of_a_place_too(cast, as_person, service, kind):
    with as_person(cast.chloe):
        place = ground.place(service, with_parts=False, url="https://place.example.org/")
    row, field = {"organization": (service.organization, "website"), "location": (place, "url")}[kind]
    ground.answered(kind, row.id, getattr(row, field), "moved", NEW)
    answer = LinkAnswer.objects.get()
    with as_person(cast.chloe) as actor:
        linking.take_moved(actor=actor, service_id=service.id, link_id=answer.id)
        row.refresh_from_db()
        assert getattr(row, field) == NEW
        linking.undo_moved(actor=actor, service_id=service.id, link_id=answer.id)


def test_only_who_keeps_the_directory_takes_it_and_only_what_moved(cast, as_person, service):
    ground.answered("service", service.id, OLD, "moved", NEW)
    answer = LinkAnswer.objects.get()
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        linking.take_moved(actor=actor, service_id=service.id, link_id=answer.id)
    ground.answered("service", service.id, OLD, "works")
    with as_person(cast.chloe) as actor, pytest.raises(LinkIsOther):
        linking.take_moved(actor=actor, service_id=service.id, link_id=answer.id)


# -- the worker ------------------------------------------------------------------------------------------


def test_the_worker_asks_nothing_unless_it_is_said(service, settings, monkeypatch):
    asked = []
    monkeypatch.setattr(linking, "check_links", lambda *args, **more: asked.append(args) or linking.Told())
    assert settings.LINK_CHECKS is False
    jobs.check_links()
    assert asked == []
    settings.LINK_CHECKS = True
    jobs.check_links()
    assert len(asked) == 1


@pytest.mark.parametrize(("more", "gone", "goes_on"), [(True, False, 1), (True, True, 0), (False, False, 0)])
def test_the_worker_goes_on_while_there_is_more_and_a_network(settings, monkeypatch, more, gone, goes_on):
    settings.LINK_CHECKS = True
    deferred = []
    told = linking.Told(outcomes=Counter(works=1), more=more, network_gone=gone)
    monkeypatch.setattr(linking, "check_links", lambda *args, **how: told)

    class Task:
        def defer(self, **arguments):
            deferred.append(arguments)

    monkeypatch.setattr(jobs.app, "configure_task", lambda *name, **how: Task())
    jobs.check_links()
    assert deferred == [{}] * goes_on


def test_an_address_that_stands_twice_is_listed_once(cast, as_person):
    with as_person(cast.chloe):
        service = ground.service(url=OLD, of=ground.organization(website=OLD))
    assert [link.address for link in links_of(service)] == [OLD]
