"""A training that a coalition gave counts in her own agency, once, by the code of its certificate."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from alongside.coalition.tests import ground as coalition
from alongside.people.actions import attendance, taking_over
from alongside.people.actions.taking_over import FromElsewhere, take_over
from alongside.people.errors_training import (
    AlreadyTakenOver,
    CertificateGivenHere,
    CertificateTakenBack,
    CertificateUnknown,
    HoursBeyondCertificate,
    SomebodyElsesCertificate,
)
from alongside.people.models import Certificate, Credential, Progress, TakenOver
from alongside.people.selectors.progress import ready_to_confirm
from alongside.people.selectors.taken_over import my_taken_over
from alongside.people.tests.training import ground
from alongside.vault.errors import NotFound, Refused
from tests.browse import sign_in

TWO = Decimal(2)


@pytest.fixture
def given(cast, as_person):
    """Linden's curriculum of four hours and two topics; the coalition's of two hours, which Amira and Dev finished."""
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
        cross = ground.curriculum(fay, hours=2, kind="cross")
        day = ground.session(fay, cross, cross.required)
    for person in ("amira", "dev"):
        with as_person(getattr(cast, person)) as actor:
            ground.placed(actor, day, getattr(cast, person))
    with as_person(cast.fay) as fay:
        papers = attendance.take_attendance(
            actor=fay, session_id=day.id, hours={cast.amira.id: TWO, cast.dev.id: TWO}
        )
    with as_person(cast.rosa) as rosa:
        of = ground.curriculum(rosa)
    return of, {one.account_id: one for one in papers}


def taken(actor, given, person, *, code=None, topic="trade", hours=None):
    of, papers = given
    draft = FromElsewhere(code or papers[person.id].code, topic, hours)
    return take_over(actor=actor, curriculum_id=of.id, account_id=person.id, draft=draft)


def hours_of(person, of):
    row = Progress.objects.filter(account_id=person.id, line=of.line).first()
    return (row.hours, row.topics) if row else None


def test_its_hours_and_topic_count_and_can_be_undone_and_taken_over_again(cast, as_person, given):
    of, _papers = given
    with as_person(cast.chloe) as chloe:
        row = taken(chloe, given, cast.amira)
        assert (row.hours, row.giver) == (TWO, cast.coalition.name)
        assert hours_of(cast.amira, of) == (TWO, ["trade"])
        taking_over.undo_taking_over(actor=chloe, taken_over_id=row.id)
        taking_over.undo_taking_over(actor=chloe, taken_over_id=row.id)
        assert hours_of(cast.amira, of) == (0, [])
        taken(chloe, given, cast.amira, topic="safety", hours=Decimal("1.5"))
        assert hours_of(cast.amira, of) == (Decimal("1.5"), ["safety"])


def test_what_it_completes_goes_on_record_as_an_attendance_does(cast, as_person, given):
    of, _papers = given
    with as_person(cast.rosa) as rosa:
        evening = ground.session(rosa, of, ["safety"], days=3)
        ground.placed(rosa, evening, cast.amira)
        attendance.take_attendance(actor=rosa, session_id=evening.id, hours={cast.amira.id: TWO})
        row = taken(rosa, given, cast.amira)
        made = Certificate.objects.get(account_id=cast.amira.id, line=of.line)
        assert Credential.objects.get(id=made.credential_id).hours == Decimal(4)
        taking_over.undo_taking_over(actor=rosa, taken_over_id=row.id)
        made.refresh_from_db()
        assert made.withdrawn_at is None  # a person decides that, by taking the certificate back
        assert ready_to_confirm(rosa) == []


def test_an_attendance_afterwards_counts_beside_what_was_taken_over(cast, as_person, given):
    of, _papers = given
    with as_person(cast.rosa) as rosa:
        taken(rosa, given, cast.amira)
        evening = ground.session(rosa, of, ["safety"], hours="1")
        ground.placed(rosa, evening, cast.amira)
        attendance.take_attendance(actor=rosa, session_id=evening.id, hours={cast.amira.id: Decimal(1)})
        assert hours_of(cast.amira, of) == (Decimal(3), ["safety", "trade"])


def test_it_counts_once(cast, as_person, given):
    of, _papers = given
    with as_person(cast.rosa) as rosa:
        taken(rosa, given, cast.amira)
        with pytest.raises(AlreadyTakenOver):
            taken(rosa, given, cast.amira, topic="safety")
        assert hours_of(cast.amira, of) == (TWO, ["trade"])


def test_a_code_that_stands_for_nothing_or_somebody_else_is_refused(cast, as_person, given):
    _of, papers = given
    with as_person(cast.rosa) as rosa:
        with pytest.raises(CertificateUnknown):
            taken(rosa, given, cast.amira, code="AAAAA-AAAAA-AAAAA-AAAAA")
        with pytest.raises(SomebodyElsesCertificate):
            taken(rosa, given, cast.amira, code=papers[cast.dev.id].code)
        assert not TakenOver.objects.exists()


def test_a_certificate_of_ones_own_agency_is_refused(cast, as_person, given):
    of, _papers = given
    with as_person(cast.rosa) as rosa:
        evening = ground.session(rosa, of, of.required, hours="4")
        ground.placed(rosa, evening, cast.amira)
        (own,) = attendance.take_attendance(
            actor=rosa, session_id=evening.id, hours={cast.amira.id: Decimal(4)}
        )
        with pytest.raises(CertificateGivenHere):
            taken(rosa, given, cast.amira, code=own.code)


def test_taken_back_it_is_refused_and_what_was_taken_over_counts_no_longer(cast, as_person, given):
    of, papers = given
    with as_person(cast.rosa) as rosa:
        taken(rosa, given, cast.amira)
    with as_person(cast.fay) as fay:
        for one in papers.values():
            attendance.withdraw_certificate(actor=fay, certificate_id=one.id)
    with as_person(cast.rosa) as rosa:
        assert hours_of(cast.amira, of) == (0, [])
        with pytest.raises(CertificateTakenBack):
            taken(rosa, given, cast.dev)
    with as_person(cast.amira) as amira:
        assert [one.holds for one in my_taken_over(amira)] == [False]


@pytest.mark.parametrize("hours", ["2.25", "0", "-1", "0.1"])
def test_never_more_hours_than_it_says(cast, as_person, given, hours):
    with as_person(cast.rosa) as rosa, pytest.raises(HoursBeyondCertificate):
        taken(rosa, given, cast.amira, hours=Decimal(hours))


def test_a_topic_of_another_curriculum_is_refused(cast, as_person, given):
    with as_person(cast.rosa) as rosa, pytest.raises(NotFound):
        taken(rosa, given, cast.amira, topic="demand")


def test_who_keeps_no_trainings_and_she_herself_may_not(cast, as_person, given):
    with as_person(cast.amira) as amira, pytest.raises(Refused, match="may not"):
        taken(amira, given, cast.amira)
    with as_person(cast.dev) as dev, pytest.raises(Refused, match="may not"):
        taken(dev, given, cast.amira)
    with as_person(cast.ruth) as ruth, pytest.raises(NotFound):
        taken(ruth, given, cast.amira)
    with as_person(cast.rosa) as rosa:
        row = taken(rosa, given, cast.amira)
    with as_person(cast.dev) as dev, pytest.raises(Refused):
        taking_over.undo_taking_over(actor=dev, taken_over_id=row.id)
    with as_person(cast.ruth) as ruth, pytest.raises(NotFound):
        taking_over.undo_taking_over(actor=ruth, taken_over_id=row.id)


@pytest.mark.parametrize("bent", [{"hours": 3}, {"account": "dev"}, {"by": "dev"}])
def test_the_row_refuses_the_same(cast, as_person, given, bent):
    of, papers = given
    whom = getattr(cast, bent.get("account", "amira"))
    with as_person(getattr(cast, bent.get("by", "rosa"))) as actor:
        row = TakenOver(
            agency_id=cast.linden.id, account_id=whom.id, from_agency_id=cast.linden.id, line=of.line, topic="trade",
            certificate_id=papers[cast.amira.id].id, giver="C", code="C", on=papers[cast.amira.id].finished_on,
            hours=bent.get("hours", 2), taken_by_id=actor.account_id,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


def test_the_pages_take_it_over_say_why_not_and_show_it(client, cast, as_person, given):
    of, papers = given
    where = reverse("people:take_over", args=[of.id, cast.amira.id])
    sign_in(client, cast.rosa)
    assert where in client.get(reverse("people:training"), {"curriculum": of.id}).text
    code = papers[cast.amira.id].code
    wrong = client.post(where, {"code": papers[cast.dev.id].code, "topic": "trade"})
    assert wrong.status_code == 422
    assert "given to somebody else" in wrong.text
    assert (
        "no more than the certificate says"
        in client.post(where, {"code": code, "topic": "trade", "hours": "3"}).text
    )
    typed = {"code": code.lower().replace("-", " "), "topic": "trade"}
    assert client.post(where, typed).status_code == 303
    assert "taken over already" in client.post(where, typed).text
    sign_in(client, cast.amira)
    mine = client.get(reverse("people:my_training")).text
    assert cast.coalition.name in mine
    assert code in mine
    assert "Had elsewhere" in mine
    assert "2 of 4 hours" in mine
    assert client.get(where).status_code in (403, 404)
    with as_person(cast.rosa):
        row = TakenOver.objects.get()
    sign_in(client, cast.rosa)
    assert client.post(reverse("people:undo_taking_over", args=[row.id])).status_code == 303
    sign_in(client, cast.amira)
    assert "Had elsewhere" not in client.get(reverse("people:my_training")).text
