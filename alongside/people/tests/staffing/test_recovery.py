"""Two of three paper shares: the way back in, and no back door."""

import secrets
from datetime import date

import pytest

from alongside.cases.actions.opening import open_client
from alongside.people.actions import granting, recovery
from alongside.people.errors import SharesNotRight
from alongside.people.selectors.staff import custodians_of
from alongside.people.tests.staffing.test_keys import can_open, starts_over, with_counselling
from alongside.vault.actions import access
from alongside.vault.crypto.shares import join_recovery, recovery_proof, split_recovery
from alongside.vault.enums import Drawer, HolderKind
from alongside.vault.errors import Refused, StepUpNeeded
from alongside.vault.models import DrawerKey, Holder, TeamKey

TODAY = date(2026, 5, 14)


def two(cast):
    return cast.shares["linden"][:2]


def custodians_key(cast):
    return Holder.objects.get(
        agency_id=cast.linden.id, kind=HolderKind.TEAM, office="custodians", retired_at=None
    )


def test_two_shares_bring_the_custodians_key_back(cast, as_person):
    with as_person(cast.amira) as actor:
        subject = open_client(actor=actor, chosen_name="Esther", opened_on=TODAY).subject_id
    with as_person(cast.vera) as actor:
        assert not actor.is_custodian
        recovery.recover(actor=actor, shares=two(cast))
        assert actor.is_custodian
        assert cast.vera.id in [one.id for one in custodians_of(actor.agency_id)]
    amira = starts_over(cast, as_person, cast.vera, cast.amira)
    with as_person(cast.vera) as actor:
        granting.grant_pending(actor=actor, account=amira.account)
    assert can_open(amira, as_person, subject)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda mine, other: mine[:1],
        lambda mine, other: [mine[0], mine[0]],
        lambda mine, other: [mine[0], other[1]],
        lambda mine, other: other[:2],
        lambda mine, other: [mine[0], mine[1].replace(mine[1].split()[9], "zebra", 1)],
        lambda mine, other: ["", ""],
        lambda mine, other: split_recovery(secrets.token_bytes(32))[:2],
    ],
    ids=["one", "twice", "mixed", "another agency's", "misspelt", "nothing", "made up"],
)
def test_anything_else_opens_nothing(wrong, cast, as_person):
    shares = wrong(cast.shares["linden"], cast.shares["millrace"])
    with as_person(cast.vera) as actor:
        with pytest.raises(SharesNotRight):
            recovery.recover(actor=actor, shares=shares)
        assert not actor.is_custodian


@pytest.mark.parametrize("who", ["amira", "noor", "ida"])
def test_only_who_leads_types_shares(who, cast, as_person):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        recovery.recover(actor=actor, shares=two(cast))


def test_the_second_factor_is_asked_for_first(cast, as_person):
    with as_person(cast.vera, stepped_up=False) as actor, pytest.raises(StepUpNeeded):
        recovery.recover(actor=actor, shares=two(cast))


def test_another_agency_s_supervisor_gets_nowhere_with_our_shares(cast, as_person):
    with as_person(cast.ruth) as actor, pytest.raises(SharesNotRight):
        recovery.recover(actor=actor, shares=two(cast))


def test_counselling_goes_to_those_who_counsel_and_not_to_who_types(cast, as_person):
    """Chloe and Rosa are lost, Vera and Noor started over; the director types the shares."""
    subject = with_counselling(cast, as_person)
    vera, noor = (starts_over(cast, as_person, cast.rosa, who) for who in (cast.vera, cast.noor))
    with as_person(cast.rosa) as actor:
        recovery.recover(actor=actor, shares=two(cast))
    assert can_open(vera, as_person, subject, Drawer.COUNSELLING)
    assert can_open(noor, as_person, subject, Drawer.COUNSELLING)
    assert not can_open(cast.rosa, as_person, subject, Drawer.COUNSELLING)


def test_the_database_asks_for_the_proof_that_only_shares_give(cast, as_person):
    for proof in (b"", secrets.token_bytes(32)):
        with as_person(cast.vera) as actor:
            with pytest.raises(Refused) as refusal:
                access.recover_team(proof=proof, team_holder_id=custodians_key(cast).id, sealed_key=b"x")
            assert refusal.value.code == "shares"
            assert not actor.is_custodian


def test_the_proof_writes_a_key_to_oneself_only_and_to_these_teams_only(cast, as_person):
    proof = recovery_proof(join_recovery(two(cast)))
    with as_person(cast.vera) as actor:
        for office in ("on_call", "everyone", "intake"):
            other = Holder.objects.get(agency_id=cast.linden.id, office=office)
            with pytest.raises(Refused):
                access.recover_team(proof=proof, team_holder_id=other.id, sealed_key=b"x")
        access.recover_team(proof=proof, team_holder_id=custodians_key(cast).id, sealed_key=b"x")
        actor.forget_standing()
        rows = TeamKey.objects.filter(team_holder_id=custodians_key(cast).id, granted_by_id=cast.vera.id)
        assert [row.member_holder_id for row in rows] == [cast.vera.holder_id]


def test_a_custodian_s_row_without_the_key_opens_nothing(cast, as_person):
    """The row wall off: whoever has the row but not the key still finds every drawer locked."""
    with as_person(cast.amira) as actor:
        subject = open_client(actor=actor, chosen_name="Esther", opened_on=TODAY).subject_id
    proof = recovery_proof(join_recovery(two(cast)))
    with as_person(cast.vera):
        access.recover_team(
            proof=proof, team_holder_id=custodians_key(cast).id, sealed_key=b"\x01" + b"x" * 60
        )
    with as_person(cast.vera):
        assert DrawerKey.objects.filter(subject_id=subject).exists()
    assert not can_open(cast.vera, as_person, subject)


def test_the_proof_cannot_be_read_or_replaced(cast, as_person):
    from django.db import DatabaseError, transaction

    from alongside.vault.models import RecoveryProof

    for who in (cast.amira, cast.rosa):
        with as_person(who):
            with pytest.raises(DatabaseError), transaction.atomic():
                list(RecoveryProof.objects.all())
            with pytest.raises(DatabaseError), transaction.atomic():
                RecoveryProof.objects.update(digest=b"x" * 32)
    recovery_key = Holder.objects.get(agency_id=cast.linden.id, kind=HolderKind.RECOVERY)
    with as_person(cast.amira), pytest.raises(DatabaseError), transaction.atomic():
        RecoveryProof.objects.bulk_create(
            [RecoveryProof(holder=recovery_key, agency_id=cast.linden.id, digest=b"x" * 32)]
        )
