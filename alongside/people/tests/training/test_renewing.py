"""A training that counts for a time: until when it says so, and what came after it renews it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.people.actions import attendance, curricula, trainings
from alongside.people.actions.attendance import months_later, take_attendance
from alongside.people.errors_training import NotReady
from alongside.people.models import Certificate, Credential, Progress
from alongside.people.selectors.progress import check, my_standings, people_in, ready_to_confirm
from alongside.people.tests.training import ground
from alongside.vault.ids import uuid7
from tests.browse import sign_in

TWO = Decimal(2)


@pytest.fixture
def of(cast, as_person):
    """Four hours about two topics, which count for a year."""
    with as_person(cast.rosa) as rosa:
        return ground.curriculum(rosa)


def came(actor, of, person, key, days):
    """An evening of two hours about one topic, so many days ago, and she was there."""
    row = ground.session(actor, of, [key], days=days)
    ground.placed(actor, row, person)
    return take_attendance(actor=actor, session_id=row.id, hours={person.id: TWO})


def finished(actor, of, person, days):
    came(actor, of, person, "trade", days + 1)
    (made,) = came(actor, of, person, "safety", days)
    return made


def hours_of(person, of):
    return Progress.objects.get(account_id=person.id, line=of.line).hours


def test_hours_after_a_certificate_that_ends_count_towards_the_next_and_renew_it(cast, as_person, of):
    with as_person(cast.rosa) as rosa:
        old = finished(rosa, of, cast.amira, 300)
        assert old.ends_on == months_later(old.finished_on, 12)
        assert hours_of(cast.amira, of) == 0
        assert came(rosa, of, cast.amira, "trade", 20) == []
        assert hours_of(cast.amira, of) == TWO
        (new,) = came(rosa, of, cast.amira, "safety", 10)
        old.refresh_from_db()
        assert (old.withdrawn_at, bool(old.renewed_at), new.renewed_at) == (None, True, None)
        assert new.ends_on == months_later(timezone.localdate() - timedelta(days=10), 12)
        assert (new.hours, hours_of(cast.amira, of)) == (Decimal(4), 0)
        kept = Credential.objects.filter(id__in=[old.credential_id, new.credential_id], withdrawn_at=None)
        assert [one.expires_on for one in kept.order_by("earned_on")] == [old.ends_on, new.ends_on]
    assert check(old.code).ended_on is None
    assert check(new.code).ended_on is None


def test_one_that_does_not_lapse_is_given_once_and_its_hours_go_on(cast, as_person, of):
    with as_person(cast.rosa) as rosa:
        draft = curricula.CurriculumDraft(of.kind, "", of.hours, of.credential, None)
        of = curricula.change_curriculum(actor=rosa, curriculum_id=of.id, version=of.version, draft=draft)
        made = finished(rosa, of, cast.amira, 300)
        assert made.ends_on is None
        assert came(rosa, of, cast.amira, "trade", 20) == []
        assert came(rosa, of, cast.amira, "safety", 10) == []
        assert hours_of(cast.amira, of) == Decimal(8)
        assert Certificate.objects.filter(account_id=cast.amira.id).count() == 1
        assert ready_to_confirm(rosa) == []


def test_what_lapsed_says_so_to_her_and_to_who_leads_until_it_is_renewed(cast, as_person, client, of):
    with as_person(cast.rosa) as rosa:
        old = finished(rosa, of, cast.amira, 400)
        assert [one.id for one in people_in(rosa, of, state="lapsed")] == [cast.amira.id]
        with pytest.raises(NotReady):
            attendance.confirm_training(actor=rosa, curriculum_id=of.id, account_id=cast.amira.id)
    assert check(old.code).ended_on == old.ends_on
    with as_person(cast.amira) as amira:
        assert [one.state for one in my_standings(amira) if one.curriculum.id == of.id] == ["lapsed"]
    sign_in(client, cast.amira)
    page = client.get(reverse("people:my_training")).text
    assert "To be renewed" in page
    assert "Counts no longer since" in page
    assert "0 of 4 hours" in page
    with as_person(cast.rosa) as rosa:
        finished(rosa, of, cast.amira, 5)
        assert [one.id for one in people_in(rosa, of, state="finished")] == [cast.amira.id]
        assert not people_in(rosa, of, state="lapsed")
    page = client.get(reverse("people:my_training")).text
    assert "To be renewed" not in page
    assert "Renewed" in page


def test_who_leads_reads_what_somebody_holds_and_then_how_far_renewing_is(cast, as_person, client, of):
    asked = {"curriculum": of.id, "words": "Amira"}
    with as_person(cast.rosa) as rosa:
        made = finished(rosa, of, cast.amira, 300)
    sign_in(client, cast.rosa)
    page = client.get(reverse("people:training"), asked).text
    assert "4 / 4</td>" in page
    assert "to renew it" not in page
    assert f'datetime="{made.finished_on.isoformat()}' in page
    with as_person(cast.rosa) as rosa:
        came(rosa, of, cast.amira, "trade", 9)
    page = client.get(reverse("people:training"), asked).text
    assert "2 / 4 <" in page
    assert "to renew it" in page
    table = client.get(reverse("people:training_csv"), asked).content.decode("utf-8-sig")
    assert "Amira" in table


def test_it_counts_until_the_day_it_ends_and_not_on_it(cast, as_person, of):
    today = timezone.localdate()
    with as_person(cast.rosa) as rosa:
        made = finished(rosa, of, cast.amira, 30)
        for ends_on, ended in ((today + timedelta(days=1), False), (today, True)):
            draft = Certificate(ends_on=ends_on)
            assert draft.has_ended is ended
        assert made.has_ended is False


def test_who_may_not_confirm_leaves_the_renewal_to_who_leads(cast, as_person, of):
    with as_person(cast.rosa) as rosa:
        old = finished(rosa, of, cast.amira, 300)
        rows = [ground.session(rosa, of, [key], days=day) for key, day in (("trade", 9), ("safety", 8))]
        for row in rows:
            ground.placed(rosa, row, cast.amira)
            trainings.name_trainer(
                actor=rosa, session_id=row.id, trainer_id=uuid7(), credit="", account_id=cast.dev.id
            )
    with as_person(cast.dev) as dev:
        for row in rows:
            assert take_attendance(actor=dev, session_id=row.id, hours={cast.amira.id: TWO}) == []
    with as_person(cast.chloe) as chloe:
        ((found, waits),) = ready_to_confirm(chloe)
        assert (found.id, waits.account_id) == (of.id, cast.amira.id)
        assert [one.id for one in people_in(chloe, of, state="ready")] == [cast.amira.id]
        new = attendance.confirm_training(actor=chloe, curriculum_id=of.id, account_id=cast.amira.id)
        again = attendance.confirm_training(actor=chloe, curriculum_id=of.id, account_id=cast.amira.id)
        assert new.id == again.id != old.id
        assert ready_to_confirm(chloe) == []


def test_a_renewal_that_is_taken_back_leaves_the_one_before_and_all_hours_since(cast, as_person, of):
    with as_person(cast.rosa) as rosa:
        old = finished(rosa, of, cast.amira, 300)
        new = finished(rosa, of, cast.amira, 5)
        attendance.withdraw_certificate(actor=rosa, certificate_id=new.id)
        old.refresh_from_db()
        assert old.renewed_at is None
        assert hours_of(cast.amira, of) == Decimal(4)
        ((found, _row),) = ready_to_confirm(rosa)
        assert found.id == of.id
        attendance.withdraw_certificate(actor=rosa, certificate_id=old.id)
        assert hours_of(cast.amira, of) == Decimal(8)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(evenings=st.lists(st.tuples(st.sampled_from(["trade", "safety"]), st.integers(0, 900)), max_size=7))
def test_whatever_order_evenings_come_in_the_sum_is_of_those_after_the_last_certificate(
    cast, as_person, of, evenings
):
    with as_person(cast.rosa) as rosa, transaction.atomic():
        for key, days in evenings:
            came(rosa, of, cast.amira, key, days)
        last = (
            Certificate.objects.filter(account_id=cast.amira.id, line=of.line)
            .order_by("-finished_on")
            .first()
        )
        days = [timezone.localdate() - timedelta(days=one) for _key, one in evenings]
        plain = sum(TWO for day in days if last is None or day > last.finished_on)
        row = Progress.objects.filter(account_id=cast.amira.id, line=of.line).first()
        assert (row.hours if row else 0) == plain
        transaction.set_rollback(True)
