"""What a phone has counted is taken in whole, once, and only for a round of hers."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import outreach_taps as acts
from alongside.coalition.actions.outreach_rounds import move_round
from alongside.coalition.errors_outreach import NotNow
from alongside.coalition.models import OutreachCheckIn, OutreachTap
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round, stop_of
from alongside.vault.errors import NotFound, Refused, SavedBefore
from tests.browse import sign_in

TAPS = "coalition:phone_taps"


@pytest.fixture
def tonight(cast, as_person):
    """Amira and Dev go out tonight."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    with as_person(cast.amira) as amira:
        return a_round(amira, cast.coalition.id, cast.dev)


def tap(row, **more):
    said = {"i": str(uuid4()), "r": row.token.hex, "p": 1, "c": 22, "h": 4, "g": 0}
    return said | more


def take_in(actor, *taps):
    return acts.take_in(actor=actor, sent=list(taps), now=timezone.now())


def counted(row):
    return sum(OutreachTap.objects.filter(round_id=row.id, gone=False).values_list("count", flat=True))


def test_what_is_sent_twice_counts_once(cast, as_person, tonight):
    sent = [tap(tonight), tap(tonight, c=21, p=2)]
    with as_person(cast.amira) as amira:
        first, second = take_in(amira, *sent), take_in(amira, *sent, *sent)
        assert len(first.kept) == 2
        assert set(second.kept) == set(first.kept)
        assert first.apart == second.apart == []
        assert counted(tonight) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_taken_back_stays_taken_back_in_whichever_order_it_arrives(cast, as_person, tonight, order):
    one = tap(tonight)
    states = [one, one | {"g": 1}]
    with as_person(cast.amira) as amira:
        for at in order:
            assert take_in(amira, states[at]).kept
        assert counted(tonight) == 0


def test_a_bad_one_is_named_and_the_others_are_kept(cast, as_person, tonight):
    bad = [
        tap(tonight, c=99), tap(tonight, p=7), tap(tonight, h=0), tap(tonight, r=uuid4().hex), tap(tonight, p="1"),
        tap(tonight, i="0199a000-0000-7000-8000-000000000000"), tap(tonight, g=None), {"i": "x"}, 7, None,
    ]  # fmt: skip
    good = tap(tonight)
    with as_person(cast.amira) as amira:
        taken = take_in(amira, *bad, good)
        assert taken.kept == [good["i"].replace("-", "")]
        whys = [one["why"] for one in taken.apart]
        assert sorted(whys) == sorted(["unknown", "no_place", "unknown", "no_round", *["garbled"] * 6])
        assert counted(tonight) == 1


def test_whoever_does_not_go_counts_nothing_there(cast, as_person, tonight):
    sent = tap(tonight)
    for who in (cast.chloe, cast.ben):
        with as_person(who) as actor:
            assert take_in(actor, sent).apart == [{"id": sent["i"].replace("-", ""), "why": "no_round"}]
    with as_person(cast.amira):
        assert counted(tonight) == 0


def test_an_id_that_counts_elsewhere_is_kept_apart(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        other = a_round(amira, cast.coalition.id, cast.dev)
        one = tap(tonight)
        take_in(amira, one)
        assert take_in(amira, one | {"r": other.token.hex}).apart[0]["why"] == "taken"
        assert (counted(tonight), counted(other)) == (1, 0)


def test_weeks_later_a_phone_is_told_that_it_is_too_late(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        later = tonight.ends_at + timedelta(days=15)
        assert acts.take_in(actor=amira, sent=[tap(tonight)], now=later).apart[0]["why"] == "too_old"


def test_a_count_says_neither_when_nor_whom(cast):
    """No column in which somebody could be described, and none that ties one count to another."""
    fields = {field.name for field in OutreachTap._meta.get_fields()}
    assert fields == {"id", "agency", "round", "stop", "band", "code", "count", "gone"}
    kinds = {field.get_internal_type() for field in OutreachTap._meta.get_fields()}
    assert kinds <= {"UUIDField", "ForeignKey", "PositiveSmallIntegerField", "BooleanField"}


def test_the_shell_is_the_same_for_everyone_and_names_nobody(cast, client, as_person, tonight):
    stranger = client.get(reverse("coalition:round_phone"))
    sign_in(client, cast.amira)
    hers = client.get(reverse("coalition:round_phone"))
    assert stranger.status_code == 200
    assert stranger.content == hers.content
    for word in (
        "Amira",
        "Rail yard",
        "Linden",
        "555",
        str(tonight.id),
        tonight.token.hex,
        "Alongside",
        "csrf",
    ):
        assert word not in hers.text


@pytest.mark.django_db
def test_the_worker_answers_for_the_phones_pages_alone(client):
    address = reverse("coalition:round_worker")
    assert address.startswith(reverse("coalition:round_phone"))
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers


def post(client, sent):
    return client.post(reverse(TAPS), sent, content_type="application/json")


def test_only_a_list_of_at_most_five_hundred_is_taken(cast, client, tonight):
    sign_in(client, cast.amira)
    assert post(client, json.dumps([tap(tonight) for _ in range(500)])).json()["apart"] == []
    for bad in ("", "{", "{}", "7", "[" * 5000, json.dumps([tap(tonight) for _ in range(501)])):
        assert post(client, bad).status_code == 400


def test_signed_out_nothing_is_taken(client, tonight, as_person, cast):
    assert post(client, json.dumps([tap(tonight)])).status_code == 302
    with as_person(cast.amira):
        assert counted(tonight) == 0


def test_a_phone_is_told_her_own_rounds_alone(cast, client, tonight):
    sign_in(client, cast.dev)
    told = client.get(reverse("coalition:phone_rounds")).json()["rounds"]
    assert [one["token"] for one in told] == [tonight.token.hex]
    assert told[0]["places"] == [[1, "Rail yard lot"], [2, "Night kitchen"]]
    sign_in(client, cast.chloe)
    assert client.get(reverse("coalition:phone_rounds")).json()["rounds"] == []


def test_a_check_in_counts_when_it_arrives_and_once(cast, client, tonight, as_person):
    sign_in(client, cast.amira)
    said = {"round": tonight.token.hex, "id": str(uuid4())}
    for _ in range(2):
        answer = client.post(reverse("coalition:phone_check_in"), said)
        assert answer.json()["rounds"][0]["out"] is True
    with as_person(cast.amira):
        assert OutreachCheckIn.objects.count() == 1


def test_only_who_is_there_says_that_they_are_well(cast, as_person, tonight):
    with as_person(cast.chloe) as chloe:
        with pytest.raises(NotFound):
            acts.check_in_by_token(actor=chloe, token=tonight.token, check_id=uuid4())
        with pytest.raises(Refused):
            acts.check_in(actor=chloe, row=tonight, check_id=uuid4())
    with as_person(cast.amira) as amira, pytest.raises(NotNow):
        acts.check_in(actor=amira, row=tonight, check_id=uuid4())


def test_a_number_from_paper_is_counted_once(cast, as_person, tonight):
    with as_person(cast.dev) as dev:
        stop = stop_of(tonight, 2)
        said = {"row": tonight, "tap_id": uuid4(), "stop_id": stop.id, "band": 4, "code": 21, "count": 12}
        acts.count_from_paper(actor=dev, **said)
        with pytest.raises(SavedBefore):
            acts.count_from_paper(actor=dev, **said)
        assert counted(tonight) == 12
    with as_person(cast.chloe) as chloe, pytest.raises(Refused):
        acts.count_from_paper(actor=chloe, **said | {"tap_id": uuid4()})


def test_they_come_back_from_the_phone_and_who_does_not_go_does_not_say_so(cast, client, tonight, as_person):
    back = reverse("coalition:phone_back")
    said = {"round": tonight.token.hex}
    sign_in(client, cast.amira)
    assert client.post(back, said).json() == {"why": "not_out"}  # they have not set out
    client.post(reverse("coalition:phone_check_in"), said | {"id": str(uuid4())})
    sign_in(client, cast.chloe)
    assert client.post(back, said).status_code == 409
    sign_in(client, cast.dev)
    for _ in range(2):  # sent twice
        [told] = client.post(back, said).json()["rounds"]
        assert (told["out"], told["back"], told["due"]) == (False, True, 0)
    assert client.post(reverse("coalition:phone_check_in"), said | {"id": str(uuid4())}).json() == {
        "why": "not_out"
    }
    assert client.post(back, {"round": "x"}).status_code == 400


def test_a_phone_is_told_the_agencys_clock_and_what_both_phones_counted(cast, client, tonight, as_person):
    for who in (cast.amira, cast.dev):
        with as_person(who) as actor:
            take_in(actor, tap(tonight), tap(tonight, g=1))
    sign_in(client, cast.amira)
    told = client.get(reverse("coalition:phone_rounds")).json()
    assert told["rounds"][0]["counted"] == 2
    assert told["off"] == []
    shown = datetime.fromtimestamp(told["wall"] / 1000, tz=UTC).replace(tzinfo=None)
    assert abs(shown - timezone.localtime().replace(tzinfo=None)) < timedelta(minutes=1)


def test_a_round_that_is_called_off_is_told_as_such_and_no_longer_counted_on(
    cast, client, tonight, as_person
):
    with as_person(cast.amira) as amira:
        move_round(
            actor=amira, coalition_id=tonight.agency_id, round_id=tonight.id, then="off", seen="planned"
        )
    sign_in(client, cast.dev)
    told = client.get(reverse("coalition:phone_rounds")).json()
    assert (told["rounds"], len(told["off"])) == ([], 1)
