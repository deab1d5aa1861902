"""What a coalition counts, beside the same count by hand.

Belongs here: a scene of known numbers at two agencies, made as in life. Not here: each room's own tests.
"""

from datetime import date
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.bulletin import tallies
from alongside.bulletin.models import Sharing, Tally
from alongside.cases.factories import a_client
from alongside.coalition.actions.measures import note_review
from alongside.coalition.selectors import measures
from alongside.coalition.tests import ground
from alongside.referrals.actions.tallying import tally
from alongside.service_entries.actions.entering import enter_service
from alongside.service_entries.models import Entry
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from tests.browse import sign_in

CARD = "insert into cases_evaluationcard (id, agency_id, mark, ends_on) values (%s, %s, %s, '2999-01-01')"
SAID = "select wall.keep_evaluation(%s, %s, %s, 'en', %s, null, null)"


def the_time():
    """A quarter that has been over for more than two weeks."""
    return measures.time_of("", timezone.localdate()).before


def serves(actor, clients, times, on):
    """So many clients, each served so often."""
    for number in range(clients):
        case = a_client(actor, f"Someone {number}")
        for _each in range(times):
            row = enter_service(
                actor, subject_id=case.subject_id, code="advocacy", on=timezone.localdate(), quarters=4
            )
            Entry.objects.filter(id=row.id).update(on=on)


def answers(actor, said, on):
    """People answered whether they felt safe; everything else they left open."""
    with connection.cursor() as cursor:
        for answer in said:
            mark = uuid4().bytes
            cursor.execute(CARD, [uuid4(), actor.agency_id, mark])
            cursor.execute(SAID, [mark, uuid4(), on, [answer, "", "", "", "", ""]])


def shares(actor, cast, time):
    tallies.share_counts(actor=actor, coalition_id=cast.coalition.id, since=time.start)


@pytest.fixture
def scene(cast, as_person):
    time = the_time()
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    with as_person(cast.amira) as amira:
        serves(amira, 6, 2, time.start)  # Linden: 6 people, twice each
        serves(amira, 1, 1, time.before.start)  # and one in the quarter before
    with as_person(cast.ben) as ben:
        serves(ben, 5, 1, time.end)  # Millrace: 5 people, on the last day
    with as_person(cast.rosa) as rosa:
        answers(rosa, ["yes"] * 7 + ["no"] * 6 + ["partly"], time.start)
    with as_person(cast.ruth) as ruth:
        answers(ruth, ["yes"] * 8 + ["no"] * 5, time.start)
    tally()
    return time


def test_the_page_begins_with_the_last_quarter_that_is_counted():
    """Two weeks after its end, as the database says (wall.tally_ends): before, an empty quarter would stand first."""
    assert measures.last_counted(date(2026, 10, 14)).code == "2026-Q2"
    assert measures.last_counted(date(2026, 10, 15)).code == "2026-Q3"


def counted(cast, as_person, time, measure):
    with as_person(cast.fay):
        return getattr(tallies, f"{measure}_counted")(cast.coalition.id, time.start, time.end)


def test_the_sums_equal_a_count_by_hand(cast, as_person, scene):
    assert counted(cast, as_person, scene, "people") == {}  # nobody shares yet
    for who in (cast.rosa, cast.ruth):
        with as_person(who) as leads:
            shares(leads, cast, scene)
    # 6 people at Linden (12 services) and 5 at Millrace: 11. No referral was taken on anywhere.
    people = counted(cast, as_person, scene, "people")
    assert people["served"] == 11
    # Safe: yes 7 + 8 = 15, no 6 + 5 = 11, partly 1 + 0 = 1, open 0. "Partly" and "open" are small and kept back, and so
    # is the smallest of the others, "no": otherwise 27 - 15 - 11 would tell it. 14 + 13 = 27 people answered.
    feedback = counted(cast, as_person, scene, "feedback")
    assert feedback["safe:yes"] == 15
    assert [feedback[f"safe:{said}"] for said in ("no", "partly", "open")] == [None, None, None]
    assert feedback["known:open"] is None  # 27, alone among noughts: kept back with them
    # In the quarter before, one person at one agency: nobody is told so.
    assert counted(cast, as_person, scene.before, "people").get("served") is None


def test_no_single_agency_is_seen_and_an_agency_reads_only_its_own(cast, as_person, scene):
    with as_person(cast.rosa) as rosa:
        shares(rosa, cast, scene)
        assert tallies.own_counts(rosa, scene.start, 3)["people", "total"] == 6
        assert set(Tally.objects.values_list("agency_id", flat=True)) == {cast.linden.id}
    assert counted(cast, as_person, scene, "people")["served"] is None
    with as_person(cast.fay):
        assert not Tally.objects.exists()
        assert not Sharing.objects.exists()


def test_counts_are_made_once_and_nobody_writes_one(cast, as_person, scene):
    with as_person(cast.amira) as amira:
        serves(amira, 1, 1, scene.start)
    tally()
    with as_person(cast.rosa) as rosa:
        assert tallies.own_counts(rosa, scene.start, 3)["people", "total"] == 6
        with pytest.raises(ProgrammingError), transaction.atomic():
            Tally.objects.update(count=99)


def test_only_who_leads_shares_and_what_was_before_stays_ours(cast, client, as_person, scene):
    with as_person(cast.amira) as amira, pytest.raises(Refused):
        shares(amira, cast, scene)
    sign_in(client, cast.rosa)
    share = reverse("coalition:share_measures", args=[cast.coalition.id])
    assert "added up from this quarter on" in client.post(share, {"share": "yes"}, follow=True).text
    with as_person(cast.fay):
        assert tallies.sharing_count(cast.coalition.id, scene.start) == 0
        assert tallies.sharing_count(cast.coalition.id, timezone.localdate()) == 1
    client.post(share, {"share": "no"})
    with as_person(cast.fay):
        assert tallies.sharing_count(cast.coalition.id, timezone.localdate()) == 0


def test_a_coalition_one_does_not_belong_to_tells_nothing(cast, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    with as_person(cast.rosa) as rosa:
        shares(rosa, cast, the_time())
    with as_person(cast.ruth):
        assert tallies.sharing_count(cast.coalition.id, timezone.localdate()) == 0


def test_the_review_says_what_moved_and_keeps_what_was_said(cast, client, as_person, scene):
    for who in (cast.rosa, cast.ruth):
        with as_person(who) as leads:
            shares(leads, cast, scene)
    sign_in(client, cast.fay)
    here = [cast.coalition.id]
    page = client.get(reverse("coalition:measures", args=here), {"time": scene.code}).text
    assert "2 of 2 members share" in page
    note = reverse("coalition:note_measure", args=[*here, "people", scene.code])
    said = {"version": 0, "seen": "More came at night.", "solution": "A second evening."}
    assert client.post(note, said).status_code == 303
    assert client.post(note, said).status_code == 303
    assert client.post(note, {**said, "seen": "Other"}).status_code == 409
    page = client.get(reverse("coalition:review", args=here), {"time": scene.code}).text
    assert "A second evening." in page
    with as_person(cast.fay) as fay, pytest.raises(SomeoneElseWasFaster):
        note_review(
            actor=fay, coalition_id=fay.agency_id, measure="people", starts_on=scene.start, months=3, version=0,
            seen="x", solution="",
        )  # fmt: skip
