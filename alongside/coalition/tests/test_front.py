"""Who finds a coalition."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.members import add_member, join, leave
from alongside.coalition.enums import PartnerType
from alongside.coalition.errors import AlreadyHere
from alongside.coalition.models import Member
from alongside.coalition.selectors.members import coalitions_of, joined
from alongside.coalition.tests import ground
from alongside.vault.errors import Refused
from tests.browse import sign_in

FRONT = "coalition:front"


def test_who_belongs_to_one_coalition_is_led_to_it(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sign_in(client, cast.amira)
    answer = client.get(reverse("coalition:coalitions"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse(FRONT, args=[cast.coalition.id])
    assert "Linden County Coalition" in answer.text


def test_an_agency_outside_finds_no_coalition_and_no_member(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    with as_person(cast.ben) as ben:
        assert coalitions_of(ben) == []
        assert not Member.objects.exists()
    sign_in(client, cast.ben)
    assert client.get(reverse(FRONT, args=[cast.coalition.id])).status_code == 404
    assert "no coalition here yet" in client.get(reverse("coalition:coalitions")).text


def test_an_agency_that_was_only_asked_reads_nothing(cast, as_person):
    with as_person(cast.fay) as fay:
        add_member(
            actor=fay, coalition_id=fay.agency_id, name="Millrace", partner_type=PartnerType.LEGAL_AID,
            member_id=cast.millrace.id,
        )  # fmt: skip
    with as_person(cast.ruth) as ruth:
        assert coalitions_of(ruth) == []


def test_who_left_reads_no_more(cast, as_person):
    with as_person(cast.fay) as fay:
        member = ground.joined(fay, cast.millrace)
        leave(actor=fay, member=member, on=timezone.localdate())
    with as_person(cast.ruth) as ruth:
        assert coalitions_of(ruth) == []


def test_only_an_organizer_adds_a_member(cast, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    with as_person(cast.rosa) as rosa, pytest.raises(Refused, match="may not"):
        add_member(actor=rosa, coalition_id=cast.coalition.id, name="Oak", partner_type=PartnerType.OTHER)
    with as_person(cast.rosa):
        assert [one.name for one in joined(cast.coalition.id)] == [cast.linden.name]
        assert not Member.objects.filter(agency_id=cast.coalition.id).update(name="Changed")


def test_nobody_stands_in_the_list_twice(cast, as_person):
    with as_person(cast.fay) as fay:
        asked = {"actor": fay, "coalition_id": fay.agency_id, "partner_type": PartnerType.HOUSING}
        add_member(name="Oak House", **asked)
        with pytest.raises(AlreadyHere):
            add_member(name="oak house", **asked)
        join(actor=fay, member=Member.objects.get(name="Oak House"), on=timezone.localdate())
