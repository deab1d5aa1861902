"""Hours that become a training on record by themselves, and who may write them down."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.people.actions import attendance, trainings
from alongside.people.actions.attendance import months_later, take_attendance
from alongside.people.errors_training import HoursWrong, NotReady, NotUntilThen, SessionFull, SessionOver
from alongside.people.models import Account, Attendance, Certificate, Credential, FormerAttendance, Progress
from alongside.people.printing import certificate_sheet
from alongside.people.selectors.progress import certificate_for, check, people_in, ready_to_confirm
from alongside.people.tests.training import ground
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

TWO, FOUR = Decimal(2), Decimal(4)


@pytest.fixture
def two_evenings(cast, as_person):
    """A curriculum of four hours and two topics, an evening about each; Amira has a place in both."""
    with as_person(cast.rosa) as rosa:
        of = ground.curriculum(rosa)
        rows = [ground.session(rosa, of, [key], days=day) for key, day in (("trade", 3), ("safety", 1))]
        for row in rows:
            ground.placed(rosa, row, cast.amira)
    return of, rows


def recorded(person):
    return Credential.objects.filter(account_id=person.id, kind="foundation", withdrawn_at=None)


def test_the_last_hours_put_the_training_on_record_once(cast, as_person, two_evenings):
    _of, (first, second) = two_evenings
    with as_person(cast.chloe) as chloe:
        before = recorded(cast.amira).count()
        assert take_attendance(actor=chloe, session_id=first.id, hours={cast.amira.id: TWO}) == []
        assert recorded(cast.amira).count() == before
        (made,) = take_attendance(actor=chloe, session_id=second.id, hours={cast.amira.id: TWO})
        assert take_attendance(actor=chloe, session_id=second.id, hours={cast.amira.id: TWO}) == []
    row = recorded_as(cast, as_person, made)
    assert row.recorded_by_id == cast.chloe.id
    assert (row.hours, row.earned_on) == (Decimal("4.0"), second.on)
    assert row.expires_on == months_later(second.on, 12)
    with as_person(cast.chloe):
        assert recorded(cast.amira).count() == before + 1
        assert Certificate.objects.filter(account_id=cast.amira.id).count() == 1


def recorded_as(cast, as_person, made):
    with as_person(cast.rosa):
        return Credential.objects.get(id=made.credential_id)


def test_all_hours_without_a_needed_topic_are_not_enough(cast, as_person, two_evenings):
    of, (_first, _second) = two_evenings
    with as_person(cast.rosa) as rosa:
        long = ground.session(rosa, of, ["trade"], hours="4")
        ground.placed(rosa, long, cast.amira)
        assert take_attendance(actor=rosa, session_id=long.id, hours={cast.amira.id: FOUR}) == []
        assert list(people_in(rosa, of, state="under_way")) != []
        with pytest.raises(NotReady):
            attendance.confirm_training(actor=rosa, curriculum_id=of.id, account_id=cast.amira.id)


def test_a_trainer_who_leads_nobody_takes_it_and_who_leads_confirms_with_one_click(
    cast, as_person, two_evenings
):
    of, (first, second) = two_evenings
    with as_person(cast.rosa) as rosa:
        for row in (first, second):
            trainings.name_trainer(
                actor=rosa, session_id=row.id, trainer_id=uuid7(), credit="", account_id=cast.dev.id
            )
    with as_person(cast.dev) as dev:
        for row in (first, second):
            assert take_attendance(actor=dev, session_id=row.id, hours={cast.amira.id: TWO}) == []
        assert not recorded(cast.amira).filter(earned_on=second.on).exists()
    with as_person(cast.chloe) as chloe:
        ((found, row),) = ready_to_confirm(chloe)
        assert (found.id, row.account_id, row.last_by_id) == (of.id, cast.amira.id, cast.dev.id)
        one = attendance.confirm_training(actor=chloe, curriculum_id=of.id, account_id=cast.amira.id)
        again = attendance.confirm_training(actor=chloe, curriculum_id=of.id, account_id=cast.amira.id)
        assert one.id == again.id
        assert ready_to_confirm(chloe) == []
        assert recorded(cast.amira).filter(earned_on=second.on).count() == 1


def test_nobody_writes_down_or_confirms_her_own_hours(cast, as_person, two_evenings):
    of, (_first, _) = two_evenings
    with as_person(cast.rosa) as rosa:
        later = ground.session(rosa, of, ["trade", "safety"], hours="4")
        ground.placed(rosa, later, cast.chloe)
    with as_person(cast.chloe) as chloe:
        with pytest.raises(Refused, match="may not"):
            take_attendance(actor=chloe, session_id=later.id, hours={cast.chloe.id: FOUR})
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Attendance.objects.create(
                agency_id=cast.linden.id, session=later, account_id=cast.chloe.id, from_agency_id=cast.linden.id,
                line=of.line, on=later.on, hours=4, taken_by_id=cast.chloe.id,
            )  # fmt: skip
    with as_person(cast.vera) as vera:
        take_attendance(actor=vera, session_id=later.id, hours={cast.chloe.id: FOUR})
        attendance.withdraw_certificate(
            actor=vera, certificate_id=Certificate.objects.get(account_id=cast.chloe.id).id
        )
    with as_person(cast.chloe) as chloe:
        assert ready_to_confirm(chloe) == []
        with pytest.raises(Refused, match="may not"):
            attendance.confirm_training(actor=chloe, curriculum_id=of.id, account_id=cast.chloe.id)


def test_who_neither_teaches_nor_leads_takes_no_attendance(cast, as_person, two_evenings):
    _, (first, _) = two_evenings
    with as_person(cast.dev) as dev, pytest.raises(Refused, match="may not"):
        take_attendance(actor=dev, session_id=first.id, hours={cast.amira.id: TWO})


def test_a_correction_keeps_what_stood_and_the_sums_follow(cast, as_person, two_evenings):
    _of, (first, _) = two_evenings
    with as_person(cast.chloe) as chloe:
        take_attendance(actor=chloe, session_id=first.id, hours={cast.amira.id: TWO})
        take_attendance(
            actor=chloe, session_id=first.id, hours={cast.amira.id: Decimal("1.25")}, seen={cast.amira.id: 1}
        )
        former = FormerAttendance.objects.get(session=first)
        assert (former.hours, former.version, former.replaced_by_id) == (TWO, 1, cast.chloe.id)
        assert Progress.objects.get(account_id=cast.amira.id).hours == Decimal("1.25")
        with pytest.raises(SomeoneElseWasFaster):
            take_attendance(
                actor=chloe, session_id=first.id, hours={cast.amira.id: TWO}, seen={cast.amira.id: 1}
            )


@pytest.mark.parametrize("some", ["2.25", "1.1", "-1"])
def test_hours_come_in_quarters_and_within_the_session(cast, as_person, two_evenings, some):
    _, (first, _) = two_evenings
    with as_person(cast.chloe) as chloe, pytest.raises(HoursWrong):
        take_attendance(actor=chloe, session_id=first.id, hours={cast.amira.id: Decimal(some)})


def test_nobody_came_before_the_day_and_who_has_no_place_is_not_counted(cast, as_person, two_evenings):
    of, (first, _) = two_evenings
    with as_person(cast.rosa) as rosa:
        ahead = ground.session(rosa, of, ["trade"], days=-2)
        with pytest.raises(NotUntilThen):
            take_attendance(actor=rosa, session_id=ahead.id, hours={})
        take_attendance(actor=rosa, session_id=first.id, hours={cast.dev.id: TWO})
        assert not Attendance.objects.filter(account_id=cast.dev.id).exists()


def test_places_end_and_are_free_again(cast, as_person, two_evenings):
    of, _ = two_evenings
    with as_person(cast.rosa) as rosa:
        small = ground.session(rosa, of, ["trade"], places=1)
        ground.placed(rosa, small, cast.amira)
    with as_person(cast.dev) as dev:
        her = Account.objects.get(id=cast.dev.id)
        with pytest.raises(SessionFull):
            trainings.enrol(actor=dev, session=small, account=her)
        with pytest.raises(Refused):
            trainings.enrol(actor=dev, session=small, account=Account.objects.get(id=cast.noor.id))
    with as_person(cast.amira) as amira:
        trainings.give_place_up(actor=amira, session=small, account=Account.objects.get(id=cast.amira.id))
    with as_person(cast.dev) as dev:
        trainings.enrol(actor=dev, session=small, account=her)
        assert trainings.enrol(actor=dev, session=small, account=her).left_at is None


def test_what_was_called_off_takes_nobody_and_comes_back(cast, as_person, two_evenings):
    _of, (first, _) = two_evenings
    with as_person(cast.rosa) as rosa:
        trainings.call_off(actor=rosa, session_id=first.id)
        with pytest.raises(SessionOver):
            take_attendance(actor=rosa, session_id=first.id, hours={cast.amira.id: TWO})
        trainings.put_back(actor=rosa, session_id=first.id)
        take_attendance(actor=rosa, session_id=first.id, hours={cast.amira.id: TWO})
        with pytest.raises(SessionOver):
            trainings.call_off(actor=rosa, session_id=first.id)


def test_another_agency_finds_no_training_and_a_colleague_no_hours(cast, as_person, two_evenings):
    _, (first, _) = two_evenings
    with as_person(cast.chloe) as chloe:
        take_attendance(actor=chloe, session_id=first.id, hours={cast.amira.id: TWO})
    with as_person(cast.ruth):
        assert not trainings.TrainingSession.objects.exists()
        assert not Attendance.objects.exists()
    with as_person(cast.dev):
        assert trainings.TrainingSession.objects.exists()
        assert not Attendance.objects.exists()
        assert not Progress.objects.exists()
    with as_person(cast.amira):
        assert Attendance.objects.count() == 1


def test_a_certificate_says_what_and_when_but_not_who(cast, as_person, two_evenings):
    _of, rows = two_evenings
    with as_person(cast.chloe) as chloe:
        for row in rows:
            made = take_attendance(actor=chloe, session_id=row.id, hours={cast.amira.id: TWO})
    code = made[0].code
    assert len(code.replace("-", "")) == 20
    found = check(code)
    assert (found.curriculum, found.hours, found.agency) == (
        "40-hour foundation",
        FOUR,
        "Linden Crisis Center",
    )
    assert found.same_name is None
    assert "Amira" not in str(found)
    assert check(code, "amira").same_name is True
    assert check(code, "Zoe").same_name is False
    assert check("AAAAA-AAAAA-AAAAA-AAAAA") is None
    with as_person(cast.amira) as amira:
        attendance.name_on_certificate(actor=amira, certificate_id=made[0].id, name="A. Reyes")
    with as_person(cast.rosa) as rosa:
        attendance.withdraw_certificate(actor=rosa, certificate_id=made[0].id)
        assert Credential.objects.get(id=made[0].credential_id).withdrawn_at is not None
    assert check(code).withdrawn_at is not None


def test_a_certificate_whose_training_no_longer_counts_says_so_and_one_that_counts_does_not(
    client, cast, as_person, two_evenings
):
    of, _rows = two_evenings
    with as_person(cast.rosa) as rosa:
        long_ago = [
            ground.session(rosa, of, [key], days=day) for key, day in (("trade", 401), ("safety", 400))
        ]
        today = [ground.session(rosa, of, [key]) for key in ("trade", "safety")]
        made = []
        for person, rows in ((cast.dev, long_ago), (cast.amira, today)):
            for row in rows:
                trainings.enrol(actor=rosa, session=row, account=Account.objects.get(id=person.id))
                made += take_attendance(actor=rosa, session_id=row.id, hours={person.id: TWO})
        old, new = made
        ended = months_later(long_ago[1].on, 12)
        assert certificate_sheet(certificate_for(rosa, old.id), "en")[:4] == b"%PDF"
    assert check(old.code).ended_on == ended
    assert check(new.code).ended_on is None
    said = client.post(reverse("people:check_certificate"), {"code": old.code}).text
    assert "no longer counts" in said
    assert "This certificate holds" not in said
    assert (
        "This certificate holds" in client.post(reverse("people:check_certificate"), {"code": new.code}).text
    )


def test_a_year_later_is_a_day_that_exists():
    day = timezone.localdate().replace(2024, 2, 29)
    assert months_later(day, 12) == day.replace(2025, 2, 28)
    assert months_later(day, None) is None
