"""Cross-training: hours of each organization counted by hand, who proposes, who reads whom."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.members import add_member, join, leave
from alongside.coalition.models import Member
from alongside.coalition.tests import ground
from alongside.people.actions import attendance, curricula, trainings
from alongside.people.actions.trainings import SessionDraft
from alongside.people.models import Account, Attendance, Progress, TrainingSession
from alongside.people.selectors.crosstraining import hours_counted, learned
from alongside.people.tests.training import ground as rooms
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def together(cast, as_person):
    """Both agencies have joined. A morning of two hours, a day of four, with places for people of both."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
        of = curricula.take_shipped(actor=fay, kind="cross")
        morning = rooms.session(fay, of, ["demand", "law"], hours="2")
        day = rooms.session(fay, of, ["law"], hours="4")
    for person in ("amira", "dev", "ben"):
        with as_person(getattr(cast, person)) as actor:
            her = Account.objects.get(id=actor.account_id)
            trainings.enrol(actor=actor, session=morning, account=her)
            trainings.say_here(actor=actor, session=day)
    return morning, day


@pytest.fixture
def counted(cast, as_person, together):
    """Who came, as the organizer writes it down."""
    morning, day = together
    with as_person(cast.fay) as fay:
        attendance.take_attendance(
            actor=fay, session_id=morning.id,
            hours={cast.amira.id: Decimal(2), cast.dev.id: Decimal("1.75"), cast.ben.id: Decimal(2)},
        )  # fmt: skip
        attendance.take_attendance(
            actor=fay, session_id=day.id, hours={cast.amira.id: Decimal(4), cast.ben.id: Decimal("3.25")}
        )
        attendance.count_outside(
            actor=fay, session_id=morning.id, organization="St. Odile ER", people=5, hours=Decimal("1.5")
        )
        attendance.count_outside(
            actor=fay, session_id=day.id, organization=cast.millrace.name, people=2, hours=Decimal(4)
        )
    return morning, day


def test_the_hours_of_each_organization_equal_a_count_by_hand(cast, as_person, counted):
    """Linden: Amira 2 + 4, Dev 1.75. Millrace: Ben 2 + 3.25, and 2 × 4 counted. St. Odile: 5 × 1.5."""
    today = timezone.localdate()
    by_hand = {
        "Linden Crisis Center": Decimal("7.75"),
        "Millrace Legal Aid": Decimal("13.25"),
        "St. Odile ER": Decimal("7.50"),
    }
    for person in (cast.fay, cast.noor, cast.ben):
        with as_person(person):
            assert hours_counted(cast.coalition.id, today, today) == by_hand
            later = today + timedelta(days=1)
            assert hours_counted(cast.coalition.id, later, later) == {}
    with as_person(cast.fay):
        found = learned(cast.coalition.id, today, today)
        assert found["Linden Crisis Center"].topics["demand"] == Decimal("3.75")  # the morning alone
        assert found["Linden Crisis Center"].topics["law"] == Decimal("7.75")  # both
        assert "mental_health" not in found["St. Odile ER"].topics


def test_who_does_not_belong_counts_nothing(cast, as_person, counted):
    today = timezone.localdate()
    with as_person(cast.fay) as fay:
        leave(actor=fay, member=Member.objects.get(member_id=cast.millrace.id), on=today)
    with as_person(cast.ruth):
        assert hours_counted(cast.coalition.id, today, today) == {}
        assert not TrainingSession.objects.exists()


def test_hours_of_a_person_are_read_by_herself_who_leads_at_hers_and_the_organizers(cast, as_person, counted):
    seen = {}
    for name in ("fay", "amira", "dev", "chloe", "rosa", "ben", "ruth", "noor"):
        with as_person(getattr(cast, name)):
            rows = Attendance.objects.filter(agency_id=cast.coalition.id)
            seen[name] = {row.account_id for row in rows}
            assert {row.account_id for row in Progress.objects.all()} == seen[name]
    amira, dev, ben = cast.amira.id, cast.dev.id, cast.ben.id
    assert seen == {
        "fay": {amira, dev, ben}, "amira": {amira}, "dev": {dev}, "ben": {ben}, "noor": set(),
        "chloe": {amira, dev}, "rosa": {amira, dev}, "ruth": {ben},
    }  # fmt: skip


def test_a_member_proposes_and_the_organizers_plan_it(client, cast, as_person, together):
    sign_in(client, cast.ben)
    said = {
        "row_id": uuid7(), "title": "Harm reduction at the clinic", "topics": ["harm_reduction"],
        "on": timezone.localdate() + timedelta(days=9), "hours": "1.5", "disciplines": ["health", "substance"],
    }  # fmt: skip
    for _ in range(2):
        answer = client.post(reverse("coalition:propose_session", args=[cast.coalition.id]), said)
        assert answer.status_code == 303
    with as_person(cast.ben) as ben:
        row = TrainingSession.objects.get(state="proposed")
        with pytest.raises(trainings.SessionOver):
            trainings.enrol(actor=ben, session=row, account=Account.objects.get(id=ben.account_id))
        assert not TrainingSession.objects.filter(id=row.id).update(state="planned")
    assert client.post(reverse("people:session_state", args=[row.id]), {"then": "plan"}).status_code == 403
    sign_in(client, cast.fay)
    page = client.get(reverse("coalition:training", args=[cast.coalition.id])).text
    assert "Proposed by members" in page
    client.post(reverse("people:session_state", args=[row.id]), {"then": "plan"})
    with as_person(cast.ben):
        row.refresh_from_db()
        assert (row.state, row.curriculum_id is None) == ("planned", False)


def test_a_member_writes_no_session_straight_into_a_coalition(cast, as_person, together):
    draft = SessionDraft("Mine", ["law"], timezone.localdate(), Decimal(1))
    with (
        as_person(cast.ruth) as ruth,
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        trainings._write(ruth, cast.coalition.id, uuid7(), draft, trainings.State.PLANNED, None)


def test_the_tab_shows_gaps_and_the_table_says_the_same(client, cast, counted):
    sign_in(client, cast.noor)
    page = client.get(reverse("coalition:training", args=[cast.coalition.id]))
    assert "13.25" in page.text
    assert "not yet" in page.text
    assert "Amira" not in page.text
    assert (
        client.get(
            reverse("coalition:training", args=[cast.coalition.id]), {"from": "x", "field": "?"}
        ).status_code
        == 200
    )
    table = client.get(reverse("coalition:training_csv", args=[cast.coalition.id])).content.decode(
        "utf-8-sig"
    )
    assert "St. Odile ER,7.50,5" in table
    sign_in(client, cast.ben)
    assert "Training" in client.get(reverse("coalition:front", args=[cast.coalition.id])).text


def test_hundreds_of_organizations_come_in_pages_and_each_once(client, cast, as_person):
    with as_person(cast.fay) as fay:
        for number in range(60):
            told = {"name": f"Partner {number:03}", "partner_type": "other", "member_id": None}
            member = add_member(actor=fay, coalition_id=fay.agency_id, **told)
            join(actor=fay, member=member, on=timezone.localdate())
    sign_in(client, cast.fay)
    address = reverse("coalition:training", args=[cast.coalition.id])
    days = {"from": "2026-01-01", "to": "2026-12-31"}
    pages = [client.get(address, days | {"organizations": page}).text for page in "123"]
    assert "organizations=2#reach" in pages[0]
    assert "from=2026-01-01&amp;to=2026-12-31&amp;organizations=1#reach" in pages[1]
    names = [f"Partner {number:03}" for number in range(60)]
    assert sorted(name for page in pages for name in names if name in page) == names
