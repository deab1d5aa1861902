"""Who is told by mail of a meeting and of a task, and what such a mail says."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.decisions import move_task
from alongside.coalition.actions.meetings import move_meeting
from alongside.coalition.tests.meetings import ground
from alongside.people.actions.notices import choose_notices, send_notice
from alongside.people.enums import NoticeKind
from alongside.people.errors import MailNotSent
from alongside.people.selectors.notices import waiting, wish_of
from tests.attacks.ground import ask
from tests.browse import sign_in

CHOSE = ("amira", "rosa", "ruth", "fay")


@pytest.fixture
def coalition(cast, as_person):
    """Four of three organizations chose both a month ago; Ben and Dev chose nothing."""
    with as_person(cast.fay) as fay:
        ground.members(fay)
    for who in CHOSE:
        with as_person(getattr(cast, who)) as actor:
            choose_notices(actor=actor, address=f"{who}@mail.example", kinds=["meeting", "task"])
            month = (
                "update people_noticewish set changed_at = now() - interval '30 days' where account_id = %s"
            )
            ask(month, [actor.account_id])
    return cast.coalition.id


def told(cast):
    """Who is told of what."""
    names = {getattr(cast, who).id: who for who in CHOSE}
    return {names[one]: kinds for one, kinds in waiting().items()}


def moved(fay, row, then, **said):
    return move_meeting(
        actor=fay, coalition_id=row.agency_id, meeting_id=row.id, then=then, seen=row.state, **said
    )


def an_hour_later():
    ask("update people_noticesent set sent_at = sent_at - interval '2 hours'", using="owner")


def test_a_notice_is_told_to_everyone_who_belongs_and_chose_it(cast, as_person, coalition):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay)
    assert told(cast) == {}
    with as_person(cast.fay) as fay:
        moved(fay, row, ground.NOTICED)
    assert told(cast) == {who: {"meeting"} for who in CHOSE}


def test_whose_organization_left_is_not_told(cast, as_person, coalition):
    with as_person(cast.fay) as fay:
        ground.meeting(fay, state=ground.NOTICED)
        ask("update coalition_member set state = 'left' where member_id = %s", [cast.linden.id])
    assert set(told(cast)) == {"ruth", "fay"}


def test_the_mail_says_nothing_of_the_meeting_and_comes_once(cast, as_person, coalition):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay, state=ground.NOTICED, place="Shelter kitchen")
    assert [send_notice(cast.amira.id) for _ in range(3)] == [True, False, False]
    [sent] = mail.outbox
    whole = sent.subject + sent.body
    assert sent.to == ["amira@mail.example"]
    assert not [word for word in ("Shelter", "oalition", "eeting", str(row.id), "Amira") if word in whole]


def test_a_notice_sent_again_and_a_meeting_called_off_are_told_again(
    transactional_db, cast, as_person, coalition
):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay, state=ground.NOTICED)
    for then in (ground.NOTICED, ground.OFF):
        assert send_notice(cast.ruth.id)
        an_hour_later()
        ask("update coalition_meeting set noticed_at = noticed_at - interval '3 hours'", using="owner")
        assert told(cast).get("ruth") is None
        with as_person(cast.fay) as fay:
            row = moved(fay, row, then)
        assert told(cast)["ruth"] == {"meeting"}


def test_one_that_nobody_was_told_of_is_called_off_in_silence(cast, as_person, coalition):
    with as_person(cast.fay) as fay:
        ground.meeting(fay, state=ground.OFF)
    assert told(cast) == {}


@pytest.mark.parametrize(("in_days", "is_told"), [(-2, False), (2, False), (0, True)])
def test_the_day_before_is_told_whether_or_not_a_notice_went(cast, as_person, coalition, in_days, is_told):
    with as_person(cast.fay) as fay:
        ground.meeting(fay, on=timezone.localdate() + timedelta(days=in_days))
    assert (told(cast) != {}) is is_told


def test_a_task_is_told_to_who_does_it_when_somebody_else_gave_it(cast, as_person, coalition):
    far = timezone.localdate() + timedelta(days=60)
    with as_person(cast.fay) as fay:
        linden, _other = ground.members(fay)
        row = ground.task(fay, coalition, due_on=far, member_id=linden.id, account_id=cast.amira.id)
    with as_person(cast.rosa) as rosa:
        ground.task(rosa, coalition, due_on=far, member_id=linden.id, account_id=cast.rosa.id)
    assert told(cast) == {"amira": {"task"}}
    with as_person(cast.amira) as amira:
        move_task(actor=amira, coalition_id=coalition, task_id=row.id, then="done", seen="open")
    assert told(cast) == {}


@pytest.mark.parametrize(("in_days", "is_told"), [(5, False), (2, True), (-1, True), (-20, False)])
def test_a_task_is_told_three_days_before_and_on_its_day(cast, as_person, coalition, in_days, is_told):
    with as_person(cast.rosa) as rosa:
        member = _member(cast)
        day = timezone.localdate() + timedelta(days=in_days)
        ground.task(rosa, coalition, due_on=day, member_id=member, account_id=cast.rosa.id)
    assert ("rosa" in told(cast)) is is_told


def _member(cast):
    [row] = ask("select id from coalition_member where member_id = %s", [cast.linden.id])
    return row[0]


def test_a_mail_that_does_not_go_loses_nothing(cast, as_person, coalition, client, monkeypatch):
    with as_person(cast.fay) as fay:
        ground.meeting(fay, state=ground.NOTICED, on=timezone.localdate() + timedelta(days=9))

    def broken(*_args, **_kwargs):
        raise OSError("no")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", broken)
        with pytest.raises(MailNotSent):
            send_notice(cast.amira.id)
    assert told(cast)["amira"] == {"meeting"}
    sign_in(client, cast.amira)
    assert "Library, room 2" in client.get(reverse("people:today")).text
    assert send_notice(cast.amira.id)


def test_one_click_ends_these_mails_and_keeps_the_others(cast, as_person, coalition, client):
    with as_person(cast.amira) as amira:
        choose_notices(actor=amira, address="a@mail.example", kinds=NoticeKind.values)
    sign_in(client, cast.amira)
    page = reverse("coalition:your_calendar", args=[coalition])
    assert "No more mail of these" in client.get(page).text
    client.post(reverse("coalition:mail_off", args=[coalition]))
    assert "No more mail of these" not in client.get(page).text
    with as_person(cast.amira) as amira:
        assert set(wish_of(amira).kinds) == set(NoticeKind.values) - {"meeting", "task"}
        assert wish_of(amira).address == "a@mail.example"
    with as_person(cast.ruth) as ruth:
        assert wish_of(ruth).kinds == ["meeting", "task"]


def test_without_any_other_notice_the_address_goes_too(cast, as_person, coalition, client):
    sign_in(client, cast.ruth)
    client.post(reverse("coalition:mail_off", args=[coalition]))
    with as_person(cast.ruth) as ruth:
        assert (wish_of(ruth).kinds, wish_of(ruth).address) == ([], "")
