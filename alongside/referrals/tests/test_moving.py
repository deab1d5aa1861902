"""Both sides of a referral: sent under a permission, moved by whose move it is, closed with everything that ends."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.referrals.actions.moving import move, note_warm, set_appointment
from alongside.referrals.actions.referring import refer, renew, send
from alongside.referrals.actions.replying import reply
from alongside.referrals.errors import (
    NoReaderThere,
    NothingSaid,
    NotThisMove,
    OutcomeMissing,
    PermissionMissing,
    ReasonMissing,
)
from alongside.referrals.models import Link, Move, Referral, Reply
from alongside.referrals.selectors.inbox import Chosen, Incoming, Over, inbox, incoming_for, over_lately
from alongside.referrals.selectors.referrals import referrals_of, sent_for
from alongside.referrals.tests.ground import WHY, a_permission, ask, to_millrace, written
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.releases import releases_of, running_for
from alongside.vault.errors import NotFound, Refused, SavedBefore


def go(cast, as_person, who, row, then, **more):
    with as_person(getattr(cast, who)) as actor:
        return move(actor=actor, referral_id=row.id, then=then, **more)


def test_a_referral_goes_out_under_a_permission_and_comes_to_an_outcome(cast, as_person, esther, sent):
    with as_person(cast.ben) as actor:
        [row] = inbox(actor, Chosen())
        opened = incoming_for(actor, row.id)
        assert isinstance(opened, Incoming)
        assert opened.packet is not None
        assert "Esther" in opened.packet.contents.items[0].text
    go(cast, as_person, "ben", sent, "accepted", seen="requested")
    with as_person(cast.ben) as actor:
        set_appointment(actor=actor, referral_id=sent.id, at=timezone.now() + timedelta(days=3))
        reply(actor=actor, referral_id=sent.id, words="Please bring the passport.")
    go(cast, as_person, "ben", sent, "in-progress", seen="accepted")
    go(cast, as_person, "ben", sent, "completed", seen="in-progress", outcome="helped")
    with as_person(cast.amira) as actor:
        page = sent_for(actor, sent.id)
        assert [step.words for step in page.steps] == [
            "Sent, waiting for an answer", "Accepted", "Help has begun", "Closed, with an outcome",
        ]  # fmt: skip
        assert page.why == WHY
        assert [one.words for one in page.said] == ["Please bring the passport."]
        assert page.line.row.appointment_at is not None
        assert running_for(actor, esther.subject_id) == []
        [permission] = releases_of(actor, esther.subject_id)
        assert permission.why == "The referral was closed"
    with as_person(cast.ben) as actor:
        assert list(inbox(actor, Chosen())) == []
        assert isinstance(incoming_for(actor, sent.id), Over)


def test_nothing_is_sent_without_a_permission_for_just_this_reader(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        row = written(actor, cast, esther.subject_id)
        other = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=other.id, how="phone")
        for release_id in (None, other.id):
            with pytest.raises(PermissionMissing):
                send(actor=actor, referral_id=row.id, release_id=release_id)
    with as_person(cast.ben) as actor:
        assert list(inbox(actor, Chosen())) == []
        with pytest.raises(NotFound):
            incoming_for(actor, row.id)


def test_the_row_sends_nothing_without_a_permission_either(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        row = written(actor, cast, esther.subject_id)
        with pytest.raises(DatabaseError, match="no_permission"), transaction.atomic():
            Referral.objects.filter(id=row.id).update(state="requested")


def test_without_a_permission_a_person_goes_by_themselves(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        more = {"way": "self", "to_agency_id": None, "to_name": "Harbor Legal Aid"}
        row = send(actor=actor, referral_id=written(actor, cast, esther.subject_id, **more).id)
        assert row.state == "requested"
        assert row.packet_id is None
        [line] = referrals_of(actor, esther.subject_id)
        assert line.to == "Harbor Legal Aid"
        # the service tells on the telephone: we keep both sides
        move(actor=actor, referral_id=row.id, then="accepted", seen="requested")
        move(actor=actor, referral_id=row.id, then="completed", seen="accepted", outcome="partly")


def test_withdrawal_takes_the_row_away_and_the_referral_stays_open_at_the_sender(
    cast, as_person, esther, sent
):
    go(cast, as_person, "ben", sent, "accepted", seen="requested")
    with as_person(cast.amira) as actor:
        [one] = running_for(actor, esther.subject_id)
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=one.id, how="phone")
    with as_person(cast.ben) as actor:
        over = incoming_for(actor, sent.id)
        assert isinstance(over, Over)
        assert over.why == "Taken back by phone"
        assert [one.id for one in over_lately()] == [sent.id]
        assert not Referral.objects.filter(id=sent.id).exists()
        with pytest.raises(NotFound):
            move(actor=actor, referral_id=sent.id, then="in-progress", seen="accepted")
        with pytest.raises(NotFound):
            reply(actor=actor, referral_id=sent.id, words="Hello")
    with as_person(cast.amira) as actor:
        assert sent_for(actor, sent.id).line.row.state == "accepted"
        again = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        renew(actor=actor, referral_id=sent.id, release_id=again.id)
    with as_person(cast.ben) as actor:
        assert isinstance(incoming_for(actor, sent.id), Incoming)


def test_after_the_permission_the_sender_closes_the_loop_alone(cast, as_person, esther, sent):
    go(cast, as_person, "ben", sent, "accepted", seen="requested")
    with pytest.raises(NotThisMove):
        go(cast, as_person, "amira", sent, "completed", seen="accepted", outcome="helped")
    with as_person(cast.amira) as actor:
        [one] = running_for(actor, esther.subject_id)
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=one.id, how="in_person")
        move(actor=actor, referral_id=sent.id, then="completed", seen="accepted", outcome="helped")


def test_moves_that_are_the_other_sides_are_refused(cast, as_person, sent):
    with pytest.raises(NotThisMove):
        go(cast, as_person, "amira", sent, "accepted", seen="requested")
    with pytest.raises(NotThisMove):
        go(cast, as_person, "ben", sent, "entered-in-error", seen="requested")
    with pytest.raises(NotThisMove):
        go(cast, as_person, "ben", sent, "accepted", seen="on-hold")


@pytest.mark.parametrize(
    ("who", "then", "code"), [("amira", "accepted", "wrong_side"), ("ben", "completed", "unknown_move")]
)
def test_the_row_refuses_them_too(cast, as_person, sent, who, then, code):
    with as_person(getattr(cast, who)), pytest.raises(DatabaseError, match=code), transaction.atomic():
        Referral.objects.filter(id=sent.id).update(state=then, outcome="helped")


def test_a_move_needs_its_reason_or_its_outcome(cast, as_person, sent):
    for reason in ("", "moved", "because"):
        with pytest.raises(ReasonMissing):
            go(cast, as_person, "ben", sent, "rejected", seen="requested", reason=reason)
    go(cast, as_person, "ben", sent, "accepted", seen="requested")
    with pytest.raises(OutcomeMissing):
        go(cast, as_person, "ben", sent, "completed", seen="accepted")
    with as_person(cast.ben) as actor, pytest.raises(NothingSaid):
        reply(actor=actor, referral_id=sent.id, words="  ")


def test_a_move_sent_twice_is_made_once(cast, as_person, sent):
    for _ in range(2):
        go(cast, as_person, "ben", sent, "accepted", seen="requested")
    with as_person(cast.amira):
        assert Move.objects.filter(referral_id=sent.id, became="accepted").count() == 1


def test_declined_it_ends_what_was_allowed(cast, as_person, esther, sent):
    go(cast, as_person, "ben", sent, "rejected", seen="requested", reason="no-capacity")
    with as_person(cast.amira) as actor:
        assert running_for(actor, esther.subject_id) == []
        assert sent_for(actor, sent.id).line.reason == "There is no place"


def test_what_they_want_to_keep_is_kept(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        permission = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        row = written(actor, cast, esther.subject_id, keeps_permission=True)
        send(actor=actor, referral_id=row.id, release_id=permission.id)
    go(cast, as_person, "ben", row, "rejected", seen="requested", reason="no-capacity")
    with as_person(cast.amira) as actor:
        assert [one.id for one in running_for(actor, esther.subject_id)] == [permission.id]


def test_called_off_by_the_sender_the_other_side_has_nothing_left(cast, as_person, esther, sent):
    go(cast, as_person, "amira", sent, "cancelled", seen="requested", reason="chose-other")
    with as_person(cast.ben) as actor:
        assert isinstance(incoming_for(actor, sent.id), Over)


def test_the_first_step_together_is_noted_once(cast, as_person, sent):
    with as_person(cast.ben) as actor:
        first = note_warm(actor=actor, referral_id=sent.id).warm_at
        assert note_warm(actor=actor, referral_id=sent.id).warm_at == first


def test_the_same_form_twice_is_one_referral(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = written(actor, cast, esther.subject_id)
        with pytest.raises(SavedBefore):
            refer(actor=actor, subject_id=esther.subject_id, ask=ask(cast), referral_id=row.id)
        for missing in ({"to_agency_id": None}, {"to_agency_id": cast.linden.id}):
            with pytest.raises(NoReaderThere):
                written(actor, cast, esther.subject_id, **missing)


@pytest.mark.parametrize("who", ["dev", "noor", "ida", "fay", "ben"])
def test_nobody_else_reads_or_refers(cast, as_person, esther, sent, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            sent_for(actor, sent.id)
        with pytest.raises(NotFound):
            referrals_of(actor, esther.subject_id)
        with pytest.raises(Refused):
            written(actor, cast, esther.subject_id)
        assert not Link.objects.exists()
        if who != "ben":
            assert not Referral.objects.exists()
            assert not Move.objects.exists()


def test_who_leads_reads_the_codes_without_the_client(cast, as_person, sent):
    with as_person(cast.vera) as actor:
        page = sent_for(actor, sent.id)
        assert page.link is None
        assert page.why == ""
        with pytest.raises(Refused):
            move(actor=actor, referral_id=sent.id, then="cancelled", seen="requested", reason="moved")
        assert not Link.objects.exists()
    with as_person(cast.ruth) as actor:
        opened = incoming_for(actor, sent.id)
        assert isinstance(opened, Incoming)
        assert opened.packet is None


def test_the_other_side_cannot_open_its_own_words_again(cast, as_person, sent):
    with as_person(cast.ben) as actor:
        reply(actor=actor, referral_id=sent.id, words="The back door is open")
        [row] = Reply.objects.all()
        assert b"back door" not in bytes(row.words_box)
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from referrals_link")
            assert cursor.fetchone()[0] == 0


def test_what_the_sender_asked_for_the_other_side_does_not_change(cast, as_person, sent):
    with as_person(cast.ben):
        with pytest.raises(DatabaseError, match="not_yours"), transaction.atomic():
            Referral.objects.filter(id=sent.id).update(do_not_contact=True)
        for column in ("to_account_id", "packet_id", "made_at"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                Referral.objects.filter(id=sent.id).update(**{column: None})
