"""A check-in that is missed is seen, with its time, by who has to know and by nobody else; and it is cleared."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import outreach_rounds as acts
from alongside.coalition.actions import outreach_taps
from alongside.coalition.errors_outreach import NotNow
from alongside.coalition.models import OutreachCheckIn, OutreachRound
from alongside.coalition.selectors import outreach_rounds as reads
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round
from alongside.vault.errors import Refused
from tests.browse import sign_in

MINUTE = timedelta(minutes=1)


@pytest.fixture
def tonight(cast, as_person):
    """Amira and Dev go; Chloe watches."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    with as_person(cast.amira) as amira:
        return a_round(amira, cast.coalition.id, cast.dev, watched_by_id=cast.chloe.id)


def move(actor, row, then, seen):
    return acts.move_round(actor=actor, coalition_id=row.agency_id, round_id=row.id, then=then, seen=seen)


def out(as_person, who, row, *, ago=50):
    """They set out so many minutes ago."""
    with as_person(who) as actor:
        move(actor, row, "out", "planned")
        then = timezone.now() - ago * MINUTE
        OutreachRound.objects.filter(id=row.id).update(out_at=then, starts_at=then)


def at(name, row):
    return reverse(f"coalition:{name}", args=[row.agency_id, row.id])


def test_a_missed_check_in_is_seen_with_its_time_by_who_has_to_know_and_by_nobody_else(
    cast, client, as_person, tonight
):
    out(as_person, cast.amira, tonight)
    front = reverse("coalition:front", args=[tonight.agency_id])
    for who, told in (
        (cast.dev, True), (cast.chloe, True), (cast.rosa, True), (cast.fay, True),
        (cast.noor, False), (cast.ida, False), (cast.ben, False), (cast.ruth, False),
    ):  # fmt: skip
        sign_in(client, who)
        for address in (reverse("people:today"), front):
            text = client.get(address).text
            assert ("The check-in was due at" in text) is told, (who.working_name, address)
            assert ("Not heard of since they set out at" in text) is told
            assert ("217-555-0177" in text) is told
            assert "Rail yard lot" not in text  # where they go stands on the page of the round alone


def test_before_it_is_missed_only_who_goes_who_watches_and_the_organizers_read_of_it_on_today(
    cast, client, as_person, tonight
):
    out(as_person, cast.amira, tonight, ago=10)
    for who, told in ((cast.dev, True), (cast.chloe, True), (cast.fay, True), (cast.rosa, False)):
        sign_in(client, who)
        assert ("next check-in by" in client.get(reverse("people:today")).text) is told, who.working_name


def test_who_watches_clears_it_by_reaching_them_and_the_next_one_is_awaited(cast, client, as_person, tonight):
    out(as_person, cast.amira, tonight)
    sign_in(client, cast.chloe)
    page = client.get(at("outreach_round", tonight)).text
    assert "I spoke with them: they are well" in page
    assert "They are back" in page  # she does not say "we"
    said = {"id": str(uuid4())}
    for _ in range(2):  # sent twice
        text = client.post(at("reached_outreach", tonight), said, follow=True).text
        assert "The next check-in is awaited." in text
    assert "A check-in was missed" not in text
    assert "Reached by phone" in text
    with as_person(cast.chloe):
        assert [one.how for one in OutreachCheckIn.objects.all()] == ["called"]
    later = timezone.now() + 40 * MINUTE
    with as_person(cast.amira):
        row = reads.round_of(tonight.agency_id, tonight.id)
        assert reads.safety_of(row, reads.last_check_ins([row.id])[row.id], later).missed


def test_nobody_else_says_that_they_were_reached(cast, as_person, tonight):
    out(as_person, cast.amira, tonight)
    for who in (cast.dev, cast.noor, cast.ben):
        with as_person(who) as actor:
            with pytest.raises(Refused):
                outreach_taps.say_reached(actor=actor, row=tonight, check_id=uuid4())
            with pytest.raises(DatabaseError), transaction.atomic():
                OutreachCheckIn.objects.create(
                    agency_id=tonight.agency_id, round_id=tonight.id, made_by_id=who.id, how="called"
                )
    with as_person(cast.chloe) as chloe:
        with pytest.raises(DatabaseError), transaction.atomic():  # they did not say so themselves
            OutreachCheckIn.objects.create(
                agency_id=tonight.agency_id, round_id=tonight.id, made_by_id=cast.chloe.id
            )
        move(chloe, tonight, "back", "out")
        with pytest.raises(NotNow):
            outreach_taps.say_reached(
                actor=chloe, row=reads.round_of(tonight.agency_id, tonight.id), check_id=uuid4()
            )


def test_coming_back_clears_it(cast, client, as_person, tonight):
    out(as_person, cast.amira, tonight)
    sign_in(client, cast.dev)
    client.post(at("move_outreach_round", tonight), {"then": "back", "seen": "out"})
    for who in (cast.chloe, cast.fay, cast.dev):
        sign_in(client, who)
        assert "A check-in was missed" not in client.get(reverse("people:today")).text


def test_a_round_whose_two_never_said_that_they_set_out_is_noticed(cast, client, as_person, tonight):
    with as_person(cast.amira):
        OutreachRound.objects.filter(id=tonight.id).update(starts_at=timezone.now() - 20 * MINUTE)
    for who, told in ((cast.chloe, True), (cast.fay, True), (cast.noor, False)):
        sign_in(client, who)
        assert ("Has not set out yet" in client.get(reverse("people:today")).text) is told
