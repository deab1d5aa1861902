"""Giving keys: who waits, in steps, and never against a conflict."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.opening import open_client
from alongside.people.actions import granting, joining
from alongside.people.models import Account, Invitation
from alongside.people.selectors.keys import sole_drawers, thin_drawers, waiting_for_keys
from alongside.vault.actions import access
from alongside.vault.enums import Drawer, Reason
from alongside.vault.errors import NotFound, Refused
from alongside.vault.models import DrawerKey, Holder, TeamKey
from tests.cast import accept

TODAY = date(2026, 5, 14)


def client_of(cast, as_person, who="amira", count=1):
    with as_person(getattr(cast, who)) as actor:
        return [
            open_client(actor=actor, chosen_name=f"Esther {n}", opened_on=TODAY).subject_id
            for n in range(count)
        ]


def starts_over(cast, as_person, by, who):
    """She lost her passphrase; a custodian lets her start over, and she has a new key."""
    account = Account.objects.select_related("agency").get(id=who.id)
    with as_person(by) as actor:
        token = joining.let_start_over(actor=actor, account=account)
    person, shares = accept(account, token)
    assert shares == []
    return person


def waiting(actor):
    return {one.account.id: one for one in waiting_for_keys(actor)}


def can_open(person, as_person, subject, drawer="identity"):
    from alongside.vault import keyring

    with as_person(person):
        return keyring.opened().holds(subject, drawer)


def test_whoever_starts_over_opens_nothing_until_a_custodian_gives_the_keys(cast, as_person):
    subject = client_of(cast, as_person)[0]
    amira = starts_over(cast, as_person, cast.rosa, cast.amira)
    assert not can_open(amira, as_person, subject)
    with as_person(cast.rosa) as actor:
        assert waiting(actor)[amira.id].clients == 1
        assert waiting(actor)[amira.id].teams
        assert granting.grant_pending(actor=actor, account=amira.account).clients == 1
        assert waiting(actor) == {}
    assert can_open(amira, as_person, subject)


def test_her_former_key_opens_nothing_afterwards(cast, as_person):
    subject = client_of(cast, as_person)[0]
    amira = starts_over(cast, as_person, cast.rosa, cast.amira)
    with as_person(cast.rosa) as actor:
        granting.grant_pending(actor=actor, account=amira.account)
        assert not DrawerKey.objects.filter(holder_id=cast.amira.holder_id).exists()
        assert not TeamKey.objects.filter(member_holder_id=cast.amira.holder_id).exists()
    assert not can_open(cast.amira, as_person, subject)


@pytest.mark.parametrize("who", ["dev", "amira", "ida", "ben"])
def test_nobody_else_gives_keys(who, cast, as_person):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        granting.grant_pending(actor=actor, account=cast.amira.account)


def test_a_custodian_gives_no_keys_at_another_agency(cast, as_person):
    with as_person(cast.ruth) as actor, pytest.raises(NotFound):
        granting.grant_pending(actor=actor, account=cast.amira.account)


def test_many_clients_are_given_in_steps_that_reach_each_once(cast, as_person):
    subjects = client_of(cast, as_person, count=5)
    amira = starts_over(cast, as_person, cast.rosa, cast.amira)
    after, given, steps = None, 0, 0
    while True:
        with as_person(cast.rosa) as actor:
            batch = granting.grant_batch(actor=actor, account=amira.account, after=after, size=2)
        given, steps, after = given + batch.granted.clients, steps + 1, batch.next_after
        if after is None:
            break
    assert (given, steps) == (5, 3)
    assert all(can_open(amira, as_person, subject) for subject in subjects)


def test_keys_are_never_given_against_a_conflict(cast, as_person):
    subject = client_of(cast, as_person)[0]
    amira = starts_over(cast, as_person, cast.rosa, cast.amira)
    with as_person(cast.chloe) as actor:
        access.admit(actor=actor, subject_id=subject, account_id=amira.id, reason=Reason.CONFLICT, drawers=[])
    with as_person(cast.rosa) as actor:
        granting.grant_pending(actor=actor, account=amira.account)
        assert not DrawerKey.objects.filter(holder_id=amira.holder_id, subject_id=subject).exists()


def with_counselling(cast, as_person):
    """A client of Noor's, with counselling notes that Vera supervises."""
    with as_person(cast.noor) as actor:
        case = open_client(actor=actor, chosen_name="Jo", opened_on=TODAY)
        drawers = ["identity", "plan", "notes", "counselling"]
        access.dismiss(
            actor=actor, subject_id=case.subject_id, account_id=cast.vera.id, reason=Reason.SUPERVISION
        )
        access.admit(
            actor=actor,
            subject_id=case.subject_id,
            account_id=cast.vera.id,
            reason=Reason.SUPERVISION,
            drawers=drawers,
        )
        access.dismiss(
            actor=actor, subject_id=case.subject_id, account_id=cast.vera.id, reason=Reason.SUPERVISION
        )
        access.admit(
            actor=actor,
            subject_id=case.subject_id,
            account_id=cast.vera.id,
            reason=Reason.SUPERVISION,
            drawers=drawers,
        )
        ensure_counselling(actor, case.subject_id)
    with as_person(cast.rosa) as actor:
        access.dismiss(
            actor=actor, subject_id=case.subject_id, account_id=cast.noor.id, reason=Reason.CARE_TEAM
        )
        access.admit(
            actor=actor,
            subject_id=case.subject_id,
            account_id=cast.noor.id,
            reason=Reason.CARE_TEAM,
            drawers=drawers,
        )
    return case.subject_id


def test_a_custodian_cannot_give_the_counselling_key_and_the_clinical_supervisor_can(cast, as_person):
    subject = with_counselling(cast, as_person)
    noor = starts_over(cast, as_person, cast.rosa, cast.noor)
    with as_person(cast.rosa) as actor:
        granting.grant_pending(actor=actor, account=noor.account)
        assert waiting(actor)[noor.id].counselling == 1
    assert can_open(noor, as_person, subject)
    assert not can_open(noor, as_person, subject, Drawer.COUNSELLING)
    assert not can_open(cast.rosa, as_person, subject, Drawer.COUNSELLING)
    with as_person(cast.vera) as actor:
        assert set(waiting(actor)) == {noor.id}
        granting.grant_pending(actor=actor, account=noor.account)
    assert can_open(noor, as_person, subject, Drawer.COUNSELLING)


def test_a_clinical_supervisor_gives_nothing_of_clients_that_are_not_hers(cast, as_person):
    subject = client_of(cast, as_person)[0]
    amira = starts_over(cast, as_person, cast.rosa, cast.amira)
    with as_person(cast.vera) as actor:
        assert granting.grant_pending(actor=actor, account=amira.account).clients == 0
    assert not can_open(amira, as_person, subject)


def test_healthy_drawers_are_not_thin_and_lost_holders_are_counted(cast, as_person):
    subject = client_of(cast, as_person)[0]
    with as_person(cast.rosa):
        assert thin_drawers() == []
        DrawerKey.objects.filter(subject_id=subject, drawer="notes").exclude(
            holder_id=cast.amira.holder_id
        ).delete()
        assert thin_drawers() == [("notes", 1)]
        assert sole_drawers(cast.amira.holder_id) == [(subject, "notes")]
        assert sole_drawers(cast.chloe.holder_id) == []


def test_a_retired_holder_does_not_count_as_living(cast, as_person):
    client_of(cast, as_person)
    with as_person(cast.rosa):
        on_call = Holder.objects.get(agency_id=cast.linden.id, office="on_call")
        DrawerKey.objects.filter(holder_id__in=[on_call.id, cast.chloe.holder_id]).delete()
        assert thin_drawers() == []
        Holder.objects.filter(id=cast.amira.holder_id).update(retired_at="2026-01-01T00:00:00Z")
        assert dict(thin_drawers()) == {"identity": 1, "plan": 1, "notes": 1}


@pytest.mark.parametrize("who", ["amira", "vera", "ben", "ruth"])
def test_counts_of_keys_are_for_the_agency_s_custodians(who, cast, as_person):
    subject = client_of(cast, as_person)[0]
    with as_person(cast.rosa):
        DrawerKey.objects.filter(subject_id=subject, drawer="notes").exclude(
            holder_id=cast.amira.holder_id
        ).delete()
    with as_person(getattr(cast, who)):
        assert thin_drawers() == []
        assert sole_drawers(cast.amira.holder_id) == []


def test_the_database_lets_nobody_swap_a_public_key(cast, as_person):
    with as_person(cast.amira), pytest.raises(DatabaseError), transaction.atomic():
        Holder.objects.filter(office="custodians", agency_id=cast.linden.id).update(public_key=b"x" * 32)


def test_the_database_lets_only_a_custodian_or_herself_retire_a_holder(cast, as_person):
    with as_person(cast.amira):
        assert Holder.objects.filter(id=cast.rosa.holder_id).update(retired_at="2026-01-01T00:00:00Z") == 0
        assert Holder.objects.filter(id=cast.amira.holder_id).update(retired_at="2026-01-01T00:00:00Z") == 1


def test_an_invitation_to_start_over_is_a_custodian_s(cast, as_person):
    for who in (cast.vera, cast.ida, cast.dev):
        with as_person(who) as actor, pytest.raises(Refused):
            joining.let_start_over(actor=actor, account=cast.amira.account)
    assert not Invitation.objects.filter(account_id=cast.amira.id, starts_over=True).exists()


def test_functions_of_the_wall_answer_nobody_without_a_context(cast, db):
    from alongside.vault import wall

    for call in ("wall.thin_drawers()", "wall.recovery_grants()", "wall.sole_drawers(gen_random_uuid())"):
        with wall.nobody(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"select * from {call}")
