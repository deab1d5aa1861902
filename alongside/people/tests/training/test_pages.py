"""The pages of training, as those who use them send and read them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alongside.people.actions import attendance, trainings
from alongside.people.models import Attendance, Certificate, Curriculum, Progress, Topic, TrainingSession
from alongside.people.tests.training import ground
from alongside.people.views import certificates
from alongside.people.views.training_sessions import lines
from alongside.vault.ids import uuid7
from tests.browse import sign_in


def go(client, name, /, *args, **query):
    return client.get(reverse(f"people:{name}", args=args), query)


def send(client, name, /, *args, **said):
    return client.post(reverse(f"people:{name}", args=args), said)


@pytest.fixture
def evening(cast, as_person):
    """One evening that is the whole curriculum; Amira has a place."""
    with as_person(cast.rosa) as rosa:
        of = ground.curriculum(rosa, hours=2)
        row = ground.session(rosa, of, ["trade", "safety"])
        ground.placed(rosa, row, cast.amira)
    return of, row


def test_the_ways_of_control_are_named_where_they_are_taught(client, cast, as_person):
    sign_in(client, cast.rosa)
    send(client, "take_shipped", kind="cross")
    with as_person(cast.rosa):
        of = Curriculum.objects.get()
    shown = go(client, "curriculum", of.id).text
    for named in ("debts", "threats", "papers and money", "deported", "watched"):
        assert named in shown


def test_from_nothing_to_a_certificate(client, cast, as_person):
    sign_in(client, cast.rosa)
    assert "No curriculum is written here yet" in go(client, "training").text
    send(client, "take_shipped", kind="foundation")
    send(client, "take_shipped", kind="foundation")
    with as_person(cast.rosa):
        of = Curriculum.objects.get()
    assert "Safety first" in go(client, "curriculum", of.id).text
    said = {
        "row_id": uuid7(), "title": "All of it", "topics": of.required, "on": timezone.localdate(), "hours": "24",
        "disciplines": ["police"],
    }  # fmt: skip
    for _ in range(2):
        answer = client.post(reverse("people:session_new") + f"?curriculum={of.id}", said)
        assert answer.status_code == 303
    with as_person(cast.rosa):
        row = TrainingSession.objects.get()
    send(client, "take_place", row.id, account=cast.amira.id)
    page = send(
        client, "take_attendance", row.id, **{f"hours-{cast.amira.id}": "24", f"seen-{cast.amira.id}": "0"}
    )
    assert page.status_code == 303
    assert "24 / 40" in go(client, "training").text
    assert go(client, "sign_in_sheet", row.id).status_code == 200
    table = go(client, "training_csv", curriculum=of.id)
    assert "Amira" in table.content.decode("utf-8-sig")


def test_she_takes_a_place_says_she_is_here_and_somebody_else_confirms(client, cast, as_person, evening):
    _of, row = evening
    sign_in(client, cast.amira)
    assert "You have a place" in go(client, "training_session", row.id).text
    send(client, "say_here", row.id)
    assert "wait to be confirmed" in go(client, "training_session", row.id).text
    assert send(client, "take_attendance", row.id, **{f"hours-{cast.amira.id}": "2"}).status_code == 403
    sign_in(client, cast.chloe)
    page = go(client, "training_session", row.id).text
    assert 'value="2.00"' in page
    answer = client.post(
        reverse("people:take_attendance", args=[row.id]),
        {f"hours-{cast.amira.id}": "2.00", f"seen-{cast.amira.id}": "0"},
        follow=True,
    )
    assert "it is on record" in answer.text
    sign_in(client, cast.amira)
    page = go(client, "my_training").text
    assert "To renew it: 0 of 2 hours" in page
    with as_person(cast.amira):
        made = Certificate.objects.get()
    assert made.code in page
    pdf = go(client, "certificate", made.id, language="es")
    assert pdf.content[:5] == b"%PDF-"
    sign_in(client, cast.dev)
    assert go(client, "certificate", made.id).status_code == 404


def test_hours_that_do_not_go_lose_nothing(client, cast, evening):
    _, row = evening
    sign_in(client, cast.chloe)
    answer = send(client, "take_attendance", row.id, **{f"hours-{cast.amira.id}": "one"})
    assert answer.status_code == 422
    assert "quarter hours" in answer.text
    assert 'value="one"' in answer.text


def test_a_payment_is_read_by_who_plans_and_the_credit_by_all(client, cast, as_person, evening):
    _, row = evening
    sign_in(client, cast.rosa)
    send(client, "name_trainer", row.id, row_id=uuid7(), credit="", account="")
    with as_person(cast.rosa):
        trainer = trainings.Trainer.objects.get()
    prefix = f"pay{trainer.id}-"
    said = {f"{prefix}row_id": uuid7(), f"{prefix}amount": "250", f"{prefix}paid_on": timezone.localdate()}
    for _ in range(2):
        assert send(client, "pay_trainer", row.id, trainer.id, **said).status_code == 303
    page = go(client, "training_session", row.id).text
    assert page.count("Paid 250.00 dollars") == 1
    sign_in(client, cast.amira)
    page = go(client, "training_session", row.id).text
    assert "an expert adviser" in page
    assert "250" not in page
    assert send(client, "pay_trainer", row.id, trainer.id, **said).status_code == 403
    with as_person(cast.amira):
        assert not trainings.TrainerPayment.objects.exists()


def test_anyone_asks_whether_a_certificate_holds(client, cast, as_person, evening, monkeypatch):
    _, row = evening
    with as_person(cast.chloe) as chloe:
        (made,) = attendance.take_attendance(
            actor=chloe, session_id=row.id, hours={cast.amira.id: Decimal(2)}
        )
    typed = made.code.lower().replace("-", " ")
    answer = send(client, "check_certificate", code=typed)
    assert "This certificate holds" in answer.text
    assert "Amira" not in answer.text
    assert "is the one on it" in send(client, "check_certificate", code=typed, name="Amira").text
    assert "No certificate has this code" in send(client, "check_certificate", code="QQQQQ").text
    monkeypatch.setattr(certificates, "TRIES", certificates.Meter(1, seconds=300))
    send(client, "check_certificate", code=typed)
    assert "That was often" in send(client, "check_certificate", code=typed).text


def test_every_list_asks_the_same_number_of_questions_however_long_it_is(
    client, cast, as_person, evening, django_assert_max_num_queries
):
    of, _ = evening
    sign_in(client, cast.rosa)
    counts = []
    for many in (2, 12):
        with as_person(cast.rosa) as rosa:
            for day in range(many):
                row = ground.session(rosa, of, ["trade"], days=day, hours="1")
                ground.placed(rosa, row, cast.amira, cast.dev, cast.noor)
                attendance.take_attendance(
                    actor=rosa, session_id=row.id, hours={cast.amira.id: Decimal("0.25")}
                )
        pages = []
        for name in ("training", "training_sessions", "my_training"):
            with django_assert_max_num_queries(60) as asked:
                assert go(client, name).status_code == 200
            pages.append(len(asked))
        counts.append(pages)
    assert counts[0] == counts[1]


def test_a_curriculum_is_changed_and_goes_on_as_the_next_edition(client, cast, as_person, evening):
    of, row = evening
    with as_person(cast.chloe) as chloe:
        attendance.take_attendance(actor=chloe, session_id=row.id, hours={cast.amira.id: Decimal("1.5")})
    sign_in(client, cast.rosa)
    said = {"version": of.version, "name": "", "hours": "2", "credential": "foundation", "valid_months": "24"}
    assert send(client, "change_curriculum", of.id, **said).status_code == 303
    assert send(client, "change_curriculum", of.id, **(said | {"hours": "3"})).status_code == 409
    send(client, "next_edition", of.id)
    with as_person(cast.rosa):
        new = Curriculum.objects.get(retired_at=None)
        assert (new.line, new.edition, new.required) == (of.line, 2, of.required)
        assert Progress.objects.get(line=new.line).hours == Decimal("1.5")
    said = {"row_id": uuid7(), "title": "Our own town", "needed": "on", "tags": ["culture"]}
    for _ in range(2):
        assert send(client, "topic_new", new.id, **said).status_code == 303
    assert go(client, "curriculum", new.id).text.count('<strong dir="auto">Our own town') == 1
    sign_in(client, cast.amira)
    assert send(client, "topic_new", new.id, **said).status_code == 403
    assert go(client, "training").status_code == 403


def test_counts_from_elsewhere_are_counts(client, cast, as_person, evening):
    _, row = evening
    sign_in(client, cast.chloe)
    for many in ("5", "6"):
        send(client, "count_outside", row.id, organization="St. Odile ER", people=many, hours="1.5")
    page = go(client, "training_session", row.id).text
    assert page.count("St. Odile ER") == 1
    with as_person(cast.chloe):
        assert trainings.TrainingSession.objects.count() == 1
        assert not Attendance.objects.exists()
    assert send(client, "count_outside", row.id, organization="X", people="1", hours="1.1").status_code == 422


def test_what_was_written_is_changed_and_taken_out_again(client, cast, as_person, evening):
    _, row = evening
    sign_in(client, cast.rosa)
    assert "40-hour foundation" in go(client, "curricula").text
    said = {"row_id": uuid7(), "name": "Our town", "hours": "3", "credential": "", "valid_months": ""}
    for _ in range(2):
        assert send(client, "curriculum_new", **said).status_code == 303
    with as_person(cast.rosa):
        ours = Curriculum.objects.get(name="Our town")
    send(client, "topic_new", ours.id, row_id=uuid7(), title="Bus lines")
    with as_person(cast.rosa):
        topic = Topic.objects.get(curriculum=ours)
    said = {"version": topic.version, "title": "Night buses", "looked_at_on": "2020-01-02"}
    send(client, "change_topic", ours.id, topic.id, **said)
    page = go(client, "curriculum", ours.id).text
    assert "Night buses" in page
    assert "Look again" in page
    answer = client.post(
        reverse("people:change_topic", args=[ours.id, topic.id]), {"do": "remove"}, follow=True
    )
    assert "at least one topic" in answer.text
    said = {"version": row.version, "title": "Later", "topics": ["trade"], "on": row.on, "hours": "2"}
    assert send(client, "change_session", row.id, **said).status_code == 303
    assert send(client, "change_session", row.id, **said).status_code == 409
    send(client, "name_trainer", row.id, row_id=uuid7(), credit="Ana", account="")
    with as_person(cast.rosa):
        trainer = trainings.Trainer.objects.get()
    send(client, "remove_trainer", row.id, trainer.id)
    assert "Ana" not in go(client, "training_session", row.id).text
    send(client, "session_state", row.id, then="call_off")
    assert "Called off" in go(client, "training_session", row.id).text


def test_two_who_change_a_topic_at_once_see_both_texts_and_the_second_decides(
    client, cast, as_person, evening
):
    of, _row = evening
    with as_person(cast.rosa):
        topic = Topic.objects.get(curriculum=of, key="trade")
    sign_in(client, cast.rosa)
    said = {
        "version": topic.version,
        "title": "How it is done here",
        "needed": "on",
        "tags": ["culture", "harm"],
    }
    assert send(client, "change_topic", of.id, topic.id, **said).status_code == 303
    late = {"version": topic.version, "title": "How it works", "about": "Mine"}
    answer = send(client, "change_topic", of.id, topic.id, **late)
    assert answer.status_code == 409
    for words in (
        "What is saved now",
        "How it is done here",
        "Culturally sensitive, Harm reduction",
        "How it works",
    ):
        assert words in answer.text
    with as_person(cast.rosa):
        assert Topic.objects.get(id=topic.id).title == "How it is done here"
    assert 'name="version" value="2"' in answer.text
    assert send(client, "change_topic", of.id, topic.id, **(late | {"version": 2})).status_code == 303
    with as_person(cast.rosa):
        assert Topic.objects.get(id=topic.id).title == "How it works"


def test_she_chooses_the_name_on_hers_and_who_leads_takes_one_back(client, cast, as_person, evening):
    _, row = evening
    with as_person(cast.chloe) as chloe:
        (made,) = attendance.take_attendance(
            actor=chloe, session_id=row.id, hours={cast.amira.id: Decimal(2)}
        )
    sign_in(client, cast.amira)
    send(client, "certificate_name", made.id, name="A. Reyes")
    assert "A. Reyes" in go(client, "my_training").text
    assert send(client, "withdraw_certificate", made.id).status_code == 403
    sign_in(client, cast.rosa)
    send(client, "withdraw_certificate", made.id)
    assert "This certificate was taken back" in send(client, "check_certificate", code=made.code).text
    assert send(client, "give_place_up", row.id).status_code == 303
    assert send(client, "confirm_training", made.curriculum_id, cast.amira.id).status_code == 303


def test_a_session_says_its_places_before_and_how_many_came_after(client, cast, as_person, evening):
    _of, row = evening
    with as_person(cast.rosa) as rosa:
        ground.placed(rosa, row, cast.dev)
        before = lines([row])[0]
        attendance.take_attendance(
            actor=rosa, session_id=row.id, hours={cast.amira.id: Decimal(2), cast.dev.id: Decimal(0)}
        )
        attendance.count_outside(
            actor=rosa, session_id=row.id, organization="Bluff clinic", people=3, hours=Decimal(1)
        )
        row.refresh_from_db()
        after = lines([row])[0]
    assert (before["taken"], before["was_held"], before["came"]) == (2, False, 0)
    assert (after["was_held"], after["came"]) == (True, 4)
    sign_in(client, cast.noor)
    assert "4 came" in go(client, "training_sessions").text
    page = go(client, "training_session", row.id).text
    assert "People who came" in page
    assert "Dev" not in page


def test_who_is_nobody_is_told_no_count_of_who_came(evening):
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.people_came(%s)", [[evening[1].id]])
        assert cursor.fetchall() == []
