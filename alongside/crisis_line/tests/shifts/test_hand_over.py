"""Hand-overs: sealed to the writer and the on-call team, shown on Today to who holds the line."""

import pytest
from django.urls import reverse

from alongside.cases.errors import SavedBefore
from alongside.crisis_line.actions.handing_over import hand_over
from alongside.crisis_line.errors_shifts import WordsMissing
from alongside.crisis_line.models import HandOver
from alongside.crisis_line.selectors.handing_over import hand_overs, last_from_others
from alongside.vault.enums import What
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7
from alongside.vault.models import DrawerKey

TEXT = "A caller may ring again after 2 pm.\nThe Polish interpreter is away."


@pytest.fixture
def written(cast, as_person):
    with as_person(cast.dev) as actor:
        return hand_over(actor=actor, text=TEXT)


def test_the_on_call_team_reads_it_line_by_line_and_a_line_is_written(cast, as_person, written, said):
    with as_person(cast.amira) as actor:
        [one] = hand_overs(actor)
        assert b"caller" not in bytes(HandOver.objects.get().text_sealed)
    assert (one.author, one.lines) == ("Dev", TEXT.splitlines())
    [line] = [line for line in said if line.what == What.NOTE_READ]
    assert (line.subjects, line.drawer) == ((written.subject_id,), "call")


def test_it_has_two_holders(cast, as_person, written):
    with as_person(cast.dev):
        assert DrawerKey.objects.filter(subject_id=written.subject_id).count() == 2


@pytest.mark.parametrize("who", ["noor", "ida", "ben"])
def test_nobody_else_reads_or_writes_one(cast, as_person, written, who):
    with as_person(getattr(cast, who)) as actor:
        if who != "ben":  # he is of an on-call team himself, elsewhere
            with pytest.raises(Refused):
                hand_overs(actor)
            with pytest.raises(Refused):
                hand_over(actor=actor, text="x")
        assert not HandOver.objects.exists()


def test_nothing_written_is_no_hand_over_and_the_same_form_makes_one(cast, as_person):
    own = uuid7()
    with as_person(cast.dev) as actor:
        with pytest.raises(WordsMissing):
            hand_over(actor=actor, text=" \n")
        hand_over(actor=actor, text=TEXT, hand_over_id=own)
    with as_person(cast.dev) as actor, pytest.raises(SavedBefore) as before:
        hand_over(actor=actor, text=TEXT, hand_over_id=own)
    assert before.value.same


def test_the_last_of_someone_else_is_shown_to_who_holds_the_line(cast, as_person, written, on_line, browser):
    with as_person(cast.dev) as actor:
        assert last_from_others(actor) is None
    assert "ring again after 2 pm" not in browser(cast.amira).get("/staff/").content.decode()
    on_line(cast.amira)
    body = browser(cast.amira).get("/staff/").content.decode()
    assert "Hand-over from Dev" in body
    assert "ring again after 2 pm" in body


def test_it_is_written_and_read_on_its_page(cast, browser):
    client, here = browser(cast.amira), reverse("crisis_line:hand_over")
    form = client.get(here).context["form"]
    sent = {"row_id": form["row_id"].value(), "text": TEXT}
    assert client.post(here, sent).status_code == 303
    assert "saved already" in client.post(here, sent, follow=True).content.decode()
    changed = client.post(here, {**sent, "text": "Something else."})
    assert (changed.status_code, "Something else." in changed.content.decode()) == (422, True)
    assert client.post(here, {"text": " "}).status_code == 422
    assert browser(cast.noor).get(here).status_code == 403
