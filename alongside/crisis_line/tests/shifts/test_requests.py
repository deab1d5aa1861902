"""Asking for an advocate from outside: sealed before it is stored, a receipt without content, an inbox."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from alongside.crisis_line.actions import asking as acts
from alongside.crisis_line.actions import sending
from alongside.crisis_line.actions.roster import HowHeld, change_rules
from alongside.crisis_line.errors_shifts import NotTakingRequests, RequestAnswered
from alongside.crisis_line.models import Asking
from alongside.crisis_line.selectors.asking import agency_called, asking_for, read_request, requests_of
from alongside.people.actions import staffing
from alongside.people.enums import TeamKind
from alongside.vault import ledger, wall
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7
from alongside.vault.models import DrawerKey
from tests.attacks.ground import ask, refused

WORDS = acts.Words(
    "hospital", "emergency_room", "now", "Nurse Okafor", "217-555-0188", "St. Odile, room 12", "Hausa"
)
SENT = {
    "who_asks": "hospital", "what_place": "emergency_room", "how_soon": "now", "who": "Nurse Okafor",
    "call_back": "217-555-0188", "where": "St. Odile, room 12", "matters": "Speaks Hausa",
}  # fmt: skip
HERE = "/line/ask/linden-crisis-center/"


@pytest.fixture
def takes(cast, as_person):
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(longest_hours=12, takes_requests=True))


def from_outside(cast, own=None, words=WORDS, agency=None):
    with wall.nobody(read_only=False), ledger.writing():
        return acts.ask_from_outside(
            agency_id=(agency or cast.linden).id, words=words, asking_id=own or uuid7()
        )


@pytest.fixture
def asked(cast, takes):
    own = uuid7()
    from_outside(cast, own)
    return own


# -- keeping it ---------------------------------------------------------------------------------------------


def test_it_is_sealed_and_opened_by_the_on_call_team(cast, as_person, asked, said):
    with as_person(cast.amira) as actor:
        row = asking_for(actor, asked)
        words = read_request(actor, row)
        assert b"Odile" not in bytes(row.where_sealed)
        assert DrawerKey.objects.filter(subject_id=row.subject_id).count() == 2
    assert (words.who, words.where, words.matters) == ("Nurse Okafor", "St. Odile, room 12", "Hausa")
    assert [line.about_id for line in said if line.what == What.REQUEST_READ] == [asked]


def test_the_intake_team_opens_it_as_well(cast, as_person, asked):
    with as_person(cast.noor) as actor, pytest.raises(Refused):
        asking_for(actor, asked)
    with as_person(cast.rosa) as actor:
        staffing.join_team(actor=actor, account_id=cast.noor.id, kind=TeamKind.INTAKE)
    with as_person(cast.noor) as actor:
        assert read_request(actor, asking_for(actor, asked)).who == "Nurse Okafor"
        with pytest.raises(Refused):
            sending.send(actor=actor, errand=sending.Errand("hospital", "court", "now"), asking_id=asked)


@pytest.mark.parametrize("who", ["noor", "ida", "ben"])
def test_nobody_else_finds_one(cast, as_person, asked, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises((NotFound, Refused)):
            asking_for(actor, asked)
        assert not Asking.objects.exists()


def test_an_agency_that_takes_none_keeps_none(cast):
    with pytest.raises(NotTakingRequests):
        from_outside(cast)
    with wall.nobody():
        assert agency_called("linden-crisis-center") is None


def test_the_same_form_twice_is_one_request_with_one_number(cast, as_person, takes):
    own = uuid7()
    assert from_outside(cast, own) == from_outside(cast, own)
    with as_person(cast.amira) as actor:
        assert requests_of(actor).count() == 1


def test_after_sixty_in_an_hour_it_asks_to_call(cast, takes):
    for _ in range(60):
        from_outside(cast)
    with pytest.raises(NotTakingRequests):
        from_outside(cast)


def test_nobody_can_write_or_read_the_table_past_the_function(cast, as_person, asked):
    with as_person(cast.amira):
        with pytest.raises(DatabaseError), transaction.atomic():
            Asking(agency_id=cast.linden.id, subject_id=uuid7(), who_asks="x").save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update crisis_line_asking set where_sealed = null")
    with wall.nobody():
        assert ask("select count(*) from crisis_line_asking") == [(0,)]


def test_a_key_for_a_strangers_team_is_not_kept(cast, takes):
    """Someone calls the function with a holder of another agency: nobody could open it, so nothing is kept."""
    from alongside.vault.selectors import team_holders

    stranger = team_holders(cast.millrace.id)["on_call"]
    grant = f'[{{"holder": "{stranger.id}", "key": "00"}}]'
    sent = [uuid7(), cast.linden.id, uuid7(), "hospital", "court", "now", b"", b"", b"", b"", grant]
    with wall.nobody(read_only=False):
        assert "nobody could open this" in refused(acts.KEEP, sent)


# -- answering ----------------------------------------------------------------------------------------------


def test_taken_answered_closed_each_with_its_time(cast, as_person, asked):
    with as_person(cast.amira) as actor:
        acts.take(actor=actor, asking_id=asked, seen="new")
        acts.answer(actor=actor, asking_id=asked, seen="taken")
        row = acts.close(actor=actor, asking_id=asked, seen="answered", outcome="by_phone")
    assert None not in (row.taken_at, row.answered_at, row.closed_at)
    assert row.taken_by_id == cast.amira.id


def test_a_colleague_who_was_faster_is_not_overruled(cast, as_person, asked):
    with as_person(cast.amira) as actor:
        acts.take(actor=actor, asking_id=asked, seen="new")
    with as_person(cast.dev) as actor, pytest.raises(RequestAnswered):
        acts.take(actor=actor, asking_id=asked, seen="new")


def test_it_becomes_a_sending_without_typing_twice(cast, browser, as_person, asked):
    client = browser(cast.amira)
    here = f"{reverse('crisis_line:send')}?request={asked}"
    form = client.get(here).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert sent["where"] == "St. Odile, room 12"
    assert client.post(here, sent).status_code == 303
    with as_person(cast.amira) as actor:
        row = asking_for(actor, asked)
        assert (row.state, row.taken_by_id) == ("answered", cast.amira.id)
    again = client.post(here, {**sent, "row_id": uuid7()})
    assert (again.status_code, "A colleague has changed" in again.content.decode()) == (422, True)


# -- screens ------------------------------------------------------------------------------------------------


def test_a_hospital_asks_and_gets_a_number_and_no_content(cast, takes, client, as_person):
    own = UUID(str(client.get(HERE).context["form"]["row_id"].value()))
    answer = client.post(HERE, {**SENT, "row_id": own})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert acts.number_of(own) in body
    assert not [word for word in SENT.values() if len(word) > 8 and word in body]
    with as_person(cast.amira) as actor:
        assert read_request(actor, asking_for(actor, own)).matters == "Speaks Hausa"


def test_the_form_is_found_by_no_search_and_needs_no_script(cast, takes, client):
    body = client.get(HERE).content.decode()
    assert 'name="robots" content="noindex"' in body
    assert "data-exit" in body
    assert (
        client.get(HERE).headers["Cache-Control"].startswith("no-store")
        or "no-store" in client.get(HERE).headers["Cache-Control"]
    )
    assert 'name="name"' not in body


def test_an_agency_that_takes_none_has_no_form(cast, client):
    assert client.get(HERE).status_code == 404
    assert client.get("/line/ask/nowhere/").status_code == 404


@pytest.mark.parametrize("wrong", ["who_asks", "who", "call_back", "what_place", "where", "how_soon"])
def test_what_is_missing_is_said_and_what_was_typed_stays(cast, takes, client, wrong):
    answer = client.post(HERE, {**SENT, wrong: ""})
    assert answer.status_code == 422
    assert "Speaks Hausa" in answer.content.decode()


def test_a_machine_that_fills_in_everything_is_told_to_call(cast, takes, client, as_person):
    answer = client.post(HERE, {**SENT, "room": "http://spam.example"})
    assert answer.status_code == 422
    assert "Please call the line instead." in answer.content.decode()
    with as_person(cast.amira) as actor:
        assert requests_of(actor).count() == 0


def test_many_from_one_place_are_told_to_call(cast, takes, client):
    answers = [client.post(HERE, {**SENT, "row_id": uuid7()}).status_code for _ in range(7)]
    assert (answers[0], answers[-1]) == (200, 422)


def test_the_inbox_says_kinds_and_times_and_one_request_is_opened(cast, browser, asked):
    client = browser(cast.amira)
    body = client.get(reverse("crisis_line:requests")).content.decode()
    assert acts.number_of(asked) in body
    assert "Okafor" not in body
    assert "1 request from outside waits." in client.get("/staff/").content.decode()
    one = reverse("crisis_line:request", args=[asked])
    assert "Okafor" in client.get(one).content.decode()
    answer = reverse("crisis_line:answer_request", args=[asked])
    client.post(answer, {"do": "take", "seen": "new"})
    assert (
        "A colleague has changed"
        in client.post(answer, {"do": "answer", "seen": "new"}, follow=True).content.decode()
    )
    assert client.post(answer, {"do": "close", "seen": "taken"}).status_code == 422
    client.post(answer, {"do": "close", "seen": "taken", "outcome": "by_phone"})
    assert "Settled by phone" in client.get(one).content.decode()
