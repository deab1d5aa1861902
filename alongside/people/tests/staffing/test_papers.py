"""Trainings and papers: what opens, what lapses, the grace, and the one line about it in the ledger."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from alongside.people.actions import agencies, clearance, lapsing
from alongside.people.actions.agencies import Particulars
from alongside.people.enums import CredentialKind, Role
from alongside.people.models import Account, Credential
from alongside.people.selectors.papers import standing_of
from alongside.people.selectors.today import lapses_for, papers_around
from alongside.vault.errors import Refused
from alongside.vault.models import Clearance

TODAY = timezone.localdate()


def expire(actor, account, ends_on):
    """Her papers anew, ending on this day."""
    for credential in Credential.objects.filter(account=account, withdrawn_at=None):
        clearance.withdraw_credential(actor=actor, account=account, credential_id=credential.id)
    for kind in (CredentialKind.CONFIDENTIALITY, CredentialKind.FOUNDATION):
        clearance.record_credential(
            actor=actor, account=account, kind=kind, earned_on=TODAY - timedelta(days=700), expires_on=ends_on
        )


def standing(person):
    return standing_of(Account.objects.select_related("agency").get(id=person.id))


def lines_about(person):
    with connections["sealer"].cursor() as cursor:
        cursor.execute(
            "select id from ledger_line where what = 'clearance.lapsed' and about_id = %s", [person.id]
        )
        return cursor.fetchall()


def test_papers_in_force_are_said_to_be(cast, as_person):
    with as_person(cast.chloe):
        found = standing(cast.dev)
    assert {paper.state for paper in found.papers} == {"in_force"}
    assert found.opening.state == "open"


def test_a_paper_that_ends_within_sixty_days_is_listed_and_a_later_one_is_not(cast, as_person):
    with as_person(cast.chloe) as actor:
        expire(actor, cast.dev.account, TODAY + timedelta(days=59))
        expire(actor, cast.amira.account, TODAY + timedelta(days=90))
        found = {one.standing.account.id: one.standing for one in lapses_for(actor)}
    assert found[cast.dev.id].opening.state == "soon"
    assert cast.amira.id not in found


def test_a_lapse_leaves_the_drawers_open_for_the_grace_and_says_so(cast, as_person):
    with as_person(cast.chloe) as actor:
        expire(actor, cast.dev.account, TODAY - timedelta(days=1))
        found = standing(cast.dev)
    assert found.opening.state == "grace"
    assert {paper.state for paper in found.papers} == {"grace"}
    with as_person(cast.dev) as actor:
        assert actor.standing.cleared


def test_after_the_grace_the_drawers_are_closed_and_the_reason_is_named(cast, as_person):
    with as_person(cast.chloe) as actor:
        expire(actor, cast.dev.account, TODAY - timedelta(days=5))
        found = standing(cast.dev)
    assert found.opening.closed
    assert "40-hour training" in found.opening.words or "confidentiality" in found.opening.words
    with as_person(cast.dev) as actor:
        assert not actor.standing.cleared


def test_a_missing_paper_closes_and_is_named(cast, as_person):
    with as_person(cast.chloe) as actor:
        training = Credential.objects.get(account_id=cast.dev.id, kind=CredentialKind.FOUNDATION)
        clearance.withdraw_credential(actor=actor, account=cast.dev.account, credential_id=training.id)
        assert standing(cast.dev).opening.words == "Closed: 40-hour training missing"


def test_the_supervisor_sees_her_people_only(cast, as_person):
    with as_person(cast.rosa) as actor:
        expire(actor, cast.dev.account, TODAY - timedelta(days=1))
    with as_person(cast.chloe):
        assert [
            one.standing.account.id for one in papers_around(Account.objects.get(id=cast.chloe.id))[1]
        ] == [cast.dev.id]
    with as_person(cast.vera):
        assert papers_around(Account.objects.get(id=cast.vera.id))[1] == []


def test_nobody_records_her_own_papers(cast, as_person):
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        clearance.record_credential(
            actor=actor,
            account=cast.chloe.account,
            kind=CredentialKind.ORIENTATION,
            earned_on=TODAY,
            expires_on=None,
        )


def test_an_advocate_records_nobody_s(cast, as_person):
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        clearance.record_credential(
            actor=actor,
            account=cast.dev.account,
            kind=CredentialKind.ORIENTATION,
            earned_on=TODAY,
            expires_on=None,
        )


def test_the_same_paper_sent_twice_is_recorded_once(cast, as_person):
    paper = {"kind": CredentialKind.ORIENTATION, "earned_on": TODAY, "expires_on": None}
    with as_person(cast.chloe) as actor:
        first = clearance.record_credential(actor=actor, account=cast.dev.account, **paper)
        assert clearance.record_credential(actor=actor, account=cast.dev.account, **paper).id == first.id


def test_a_lapse_is_one_line_in_the_ledger_however_often_the_job_runs(transactional_db, cast, as_person):
    with as_person(cast.chloe) as actor:
        expire(actor, cast.dev.account, TODAY - timedelta(days=1))
    assert lines_about(cast.dev) == []
    lapsing.note_lapses()
    lapsing.note_lapses()
    assert len(lines_about(cast.dev)) == 1
    assert lines_about(cast.amira) == []


def test_a_second_lapse_is_a_second_line(transactional_db, cast, as_person):
    with as_person(cast.chloe) as actor:
        expire(actor, cast.dev.account, TODAY - timedelta(days=1))
    lapsing.note_lapses()
    with as_keeper() as cursor:
        cursor.execute("update ledger_line set at = at - interval '400 days' where what = 'clearance.lapsed'")
    lapsing.note_lapses()
    assert len(lines_about(cast.dev)) == 2


@contextmanager
def as_keeper():
    """The one role that sees every row; the tests borrow it through the owner."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute(f"set role {owner.ops.quote_name(settings.ROLES['keeper'])}")
        yield cursor
        cursor.execute("reset role")


def particulars(cast):
    agency = cast.linden
    return Particulars(agency.name, agency.county, agency.phone, agency.time_zone, agency.grace_hours)


def test_what_the_agency_asks_besides_closes_drawers_at_once_her_own_too(cast, as_person):
    asked = {(role, CredentialKind.ORIENTATION.value) for role in (Role.ADVOCATE.value, Role.DIRECTOR.value)}
    with as_person(cast.rosa) as actor:
        agencies.change_agency(actor=actor, particulars=particulars(cast), asked=asked)
        assert Clearance.objects.get(actor_id=cast.amira.id).cleared_until is None
        assert Clearance.objects.get(actor_id=cast.rosa.id).cleared_until is None
        assert Clearance.objects.get(actor_id=cast.chloe.id).cleared_until is not None


def test_asking_for_less_opens_others_but_never_oneself(cast, as_person):
    asked = {(role, CredentialKind.ORIENTATION.value) for role in (Role.ADVOCATE.value, Role.DIRECTOR.value)}
    with as_person(cast.rosa) as actor:
        agencies.change_agency(actor=actor, particulars=particulars(cast), asked=asked)
        agencies.change_agency(actor=actor, particulars=particulars(cast), asked=set())
        assert Clearance.objects.get(actor_id=cast.amira.id).cleared_until is not None
        assert Clearance.objects.get(actor_id=cast.rosa.id).cleared_until is None


@pytest.mark.parametrize("who", ["chloe", "amira", "ben"])
def test_only_directors_and_administrators_change_the_agency(who, cast, as_person):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        agencies.change_agency(actor=actor, particulars=particulars(cast), asked=set())


def test_the_database_lengthens_nobody_s_own_clearance(cast, as_person):
    with as_person(cast.amira), connection.cursor() as cursor:
        before = Clearance.objects.get(actor_id=cast.amira.id).cleared_until
        cursor.execute("select wall.shorten_my_clearance(%s, %s)", [before + timedelta(days=900), None])
        assert Clearance.objects.get(actor_id=cast.amira.id).cleared_until == before
        cursor.execute("select wall.shorten_my_clearance(%s, %s)", [before - timedelta(days=9), None])
        assert Clearance.objects.get(actor_id=cast.amira.id).cleared_until == before - timedelta(days=9)
