"""Who knows the list of services (S4-175): seen by whoever leads, noted for several at once, never for oneself."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.people.enums import CredentialKind
from alongside.people.selectors.trained import trained_in
from tests.browse import sign_in
from tests.cast import as_person

HERE = "directory:trained"


def browser(person):
    client = Client()
    sign_in(client, person)
    return client


def note(cast, *people, on=None):
    told = {"on": str(on or timezone.localdate()), "who": [str(one.id) for one in people]}
    return browser(cast.chloe).post(reverse(HERE), told)


def known(cast):
    for actor in as_person(cast.chloe):
        found = {one.account.working_name: one.counts for one in trained_in(actor, CredentialKind.SERVICES)}
    return {name for name, counts in found.items() if counts}


def test_several_at_once_and_sent_twice_noted_once(cast):
    for _ in range(2):
        assert note(cast, cast.amira, cast.dev).status_code == 303
    assert known(cast) == {"Amira", "Dev"}
    page = browser(cast.chloe).get(reverse(HERE)).content.decode()
    assert "2 of" in page


def test_nobody_notes_their_own(cast):
    assert note(cast, cast.chloe).status_code == 422
    assert known(cast) == set()


def test_a_day_that_has_not_come_and_nobody_ticked_are_said(cast):
    assert note(cast, cast.amira, on=timezone.localdate() + timedelta(days=2)).status_code == 422
    assert note(cast).status_code == 422


def test_other_agencies_and_who_does_not_lead_see_nothing(cast):
    note(cast, cast.amira)
    for person in (cast.amira, cast.ida, cast.fay):
        assert browser(person).get(reverse(HERE)).status_code == 404
    assert "Amira" not in browser(cast.ruth).get(reverse(HERE)).content.decode()


def test_it_opens_and_closes_no_drawer_by_itself(cast):
    for actor in as_person(cast.dev):
        before = actor.standing.cleared
    note(cast, cast.dev)
    for actor in as_person(cast.dev):
        assert actor.standing.cleared is before
