"""A consultation made by hand: begun by one, opened by another, changed with reasons, and undone."""

from datetime import UTC, date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.plan_room.actions import consulting, wording
from alongside.plan_room.errors import SecondPerson
from alongside.plan_room.errors_consultations import (
    NotReady,
    StillUsed,
    WhyNeeded,
)
from alongside.plan_room.models import (
    Briefing,
    Campaign,
    Consultation,
    Contribution,
    Draft,
    Letter,
    Revision,
)
from alongside.plan_room.selectors import revising
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.tests.consultations.by_hand import KEY, draft_of, keep, url
from alongside.vault import wall
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7
from tests.browse import sign_in

# -- begun by one, opened by another ---------------------------------------------------------------------


def test_whoever_wrote_last_does_not_open_it(city, cast, client, as_person):
    assert client.get(reverse("consultations:consultation", args=[KEY])).status_code == 404
    with as_person(cast.rosa) as actor, pytest.raises(SecondPerson):
        consulting.open_to_all(actor=actor, consultation_key=KEY)
    with as_person(cast.chloe) as actor:
        draft_of(actor)
        with pytest.raises(SecondPerson):
            consulting.open_to_all(actor=actor, consultation_key=KEY)
    sign_in(client, cast.rosa)
    assert "waits for a second person" in client.get(url("every")).content.decode()
    assert client.post(url("open_to_all", KEY)).status_code == 303
    client.cookies.clear()
    assert client.get(reverse("consultations:consultation", args=[KEY])).status_code == 200


def test_without_a_question_there_is_nothing_to_open(city, cast, as_person):
    with as_person(cast.rosa) as actor:
        question = Campaign.objects.get(consultation=city)
        wording.take_out(actor=actor, consultation_key=KEY, part="question", row_id=question.id)
    with as_person(cast.chloe) as actor, pytest.raises(NotReady):
        consulting.open_to_all(actor=actor, consultation_key=KEY)


def test_the_one_of_a_coalition_is_changed_by_nobody_else(cast, as_person, client):
    with as_person(cast.fay) as actor:
        ground.open_one(actor)
    sign_in(client, cast.chloe)
    assert client.get(url("one", "LARCH-SAY")).status_code == 404
    assert client.get(url("part", "LARCH-SAY", "facts")).status_code == 404
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        wording.keep(
            actor=actor, consultation_key="LARCH-SAY", part="facts", row_id=uuid7(), version=1,
            given={"title": "Ours"}, why="x",
        )  # fmt: skip


# -- every part by its screen ----------------------------------------------------------------------------


def test_every_part_is_written_on_its_screen(city, cast, client, seen):
    sign_in(client, cast.rosa)
    question = seen(lambda: Campaign.objects.get(consultation=city))
    tomorrow = timezone.localdate() + timedelta(days=1)
    forms = {
        "facts": {"version": 1, "title": "Another title", "about": "About it."},
        "days": {
            "version": 2, "time_zone": "America/Denver", "closes_on": tomorrow, "closes_time": "12:00",
            "advised_on": tomorrow,
        },
        "question": {"version": 0, "title": "What else?", "prompt": "Think of nights."},
        "draft": {
            "version": 0, "campaign_id": question.id, "title": "Signs", "text": "Signs where people wait.",
            "tags": "signs, Languages", "author": "Larch Clinic",
        },
        "letter": {
            "version": 0, "title": "A letter", "text": "Please begin.", "addressees": "The council\nThe mayor",
            "goal": 25, "closes_on": tomorrow, "closes_time": "09:00",
        },
        "briefing": {
            "version": 0, "title": "Ask us", "on": tomorrow, "starts": "10:00", "ends": "11:00",
            "time_zone": "America/Chicago",
        },
    }  # fmt: skip
    for part, form in forms.items():
        assert client.get(url("part", KEY, part)).status_code == 200
        answer = client.post(url("part", KEY, part), form)
        assert answer.status_code == 303, (part, answer.context["form"].errors)
    city = seen(lambda: Consultation.objects.get(key=KEY))
    assert (city.title, city.time_zone, city.version) == ("Another title", "America/Denver", 3)
    letter = seen(lambda: Letter.objects.get(consultation=city))
    draft = seen(lambda: Draft.objects.get(consultation=city))
    assert letter.addressees == ["The council", "The mayor"]
    assert letter.closes_at.astimezone(UTC).hour in (15, 16)  # nine o’clock in Denver
    assert (draft.tags, draft.author, draft.word_count) == (["signs", "languages"], "Larch Clinic", 4)
    page = client.get(url("one", KEY)).content.decode()
    for words in ("What else?", "Larch Clinic", "A letter", "Ask us", "Another title"):
        assert words in page
    assert client.get(url("part_there", KEY, "draft", draft.id)).status_code == 200
    assert client.get(url("part_there", KEY, "draft", uuid7())).status_code == 404
    assert client.get(url("part", KEY, "nothing")).status_code == 404


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("facts", {"version": 1, "title": ""}),
        ("days", {"version": 1, "time_zone": "America/Chicago", "closes_on": "2020-01-01", "closes_time": "9:00"}),
        ("days", {"version": 1, "time_zone": "Mars/Olympus", "closes_on": "2030-01-01", "closes_time": "9:00"}),
        ("draft", {"version": 0, "title": "Without a question", "text": "x"}),
        ("letter", {"version": 0, "title": "To nobody", "text": "x"}),
        ("letter", {"version": 0, "title": "Long", "text": "x", "addressees": "a" * 130}),
        ("briefing", {"version": 0, "title": "x", "on": "2030-01-01", "starts": "10:00", "ends": "9:00",
                      "time_zone": "America/Chicago"}),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_says_so_and_loses_nothing(city, cast, client, part, form):
    if part == "days":
        form["opens_on"] = timezone.localdate()
    sign_in(client, cast.rosa)
    answer = client.post(url("part", KEY, part), form)
    assert answer.status_code == 422
    for told in form.values():
        assert str(told) in answer.content.decode() or told in ("Mars/Olympus", 0, 1, "")


def test_a_form_sent_twice_makes_one_part(city, cast, client, seen):
    sign_in(client, cast.rosa)
    form = {"row_id": uuid7(), "version": 0, "title": "What else?"}
    for _again in range(2):
        assert client.post(url("part", KEY, "question"), form).status_code == 303
    assert seen(lambda: Campaign.objects.filter(consultation=city).count()) == 2


def test_two_at_once_lose_nothing_and_both_texts_are_shown(city, cast, client, seen):
    sign_in(client, cast.rosa)
    assert client.post(url("part", KEY, "facts"), {"version": 1, "title": "Theirs"}).status_code == 303
    answer = client.post(url("part", KEY, "facts"), {"version": 1, "title": "Mine"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs" in page
    assert "Mine" in page
    again = {"version": answer.context["form"]["version"].value(), "title": "Mine"}
    assert client.post(url("part", KEY, "facts"), again).status_code == 303
    assert seen(lambda: Consultation.objects.get(key=KEY).title) == "Mine"


# -- what everyone reads is not changed in silence -------------------------------------------------------


def test_words_of_a_draft_get_a_version_a_reason_and_the_page_says_so(city, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        draft = draft_of(actor)
    with as_person(cast.chloe) as actor:
        consulting.open_to_all(actor=actor, consultation_key=KEY)
        given = {"text": "Signs where people wait, in their languages."}
        with pytest.raises(WhyNeeded):
            keep(actor, "draft", draft.id, 1, given)
        keep(actor, "draft", draft.id, 1, given, why="Languages were missing.")
    page = client.get(reverse("consultations:draft", args=[draft.key])).content.decode()
    assert "this is version 2" in page
    assert "Languages were missing." in page
    assert "Larch Clinic" in page
    changed = client.get(reverse("consultations:changes", args=[KEY])).content.decode()
    assert "<ins>" in changed
    assert "Languages were missing." in changed


def test_an_adaptation_is_compared_with_the_words_that_it_was_made_from(city, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        draft = draft_of(actor)
    with as_person(cast.chloe) as actor:
        consulting.open_to_all(actor=actor, consultation_key=KEY)
        adapted = ground.published(actor, city, text="Signs where people wait.", draft_id=draft.id)
        keep(actor, "draft", draft.id, 1, {"text": "Entirely other words."}, why="A mistake.")
        later = ground.published(actor, city, text="Entirely other words.", draft_id=draft.id)
        rows = {row.id: row for row in Contribution.objects.select_related("derived_from")}
        assert rows[adapted].derived_version == 1
        assert revising.words_adapted(rows[adapted]) == "Signs where people wait."
        assert revising.words_adapted(rows[later]) == "Entirely other words."
    page = client.get(reverse("consultations:idea", args=[adapted])).content.decode()
    assert "0% of its words are new" in page


def test_before_it_is_read_by_all_a_change_needs_no_reason_and_is_shown_to_nobody(
    city, cast, as_person, client
):
    with as_person(cast.rosa) as actor:
        draft = draft_of(actor)
        keep(actor, "draft", draft.id, 1, {"text": "Other words."})
    with as_person(cast.chloe) as actor:
        consulting.open_to_all(actor=actor, consultation_key=KEY)
    assert "Nothing was changed" in client.get(reverse("consultations:changes", args=[KEY])).content.decode()
    with wall.nobody():
        assert not Revision.objects.exists()
    assert "version 2" not in client.get(reverse("consultations:draft", args=[draft.key])).content.decode()


def test_earlier_words_come_back_as_a_change_of_their_own(read, cast, client):
    sign_in(client, cast.rosa)
    form = {"version": 1, "title": "Wrong", "why": "Tried."}
    assert client.post(url("part", KEY, "facts"), form).status_code == 303
    [revision] = Revision.objects.all()
    assert client.post(url("bring_back", KEY, revision.id)).status_code == 303  # without a reason: nothing
    read.refresh_from_db()
    assert read.title == "Wrong"
    client.post(url("bring_back", KEY, revision.id), {"why": "It was right before."})
    read.refresh_from_db()
    assert (read.title, read.version) == ("The plan of the city", 3)
    assert Revision.objects.count() == 2


def test_what_was_taken_out_comes_back_as_the_same_row(city, cast, client, seen):
    sign_in(client, cast.rosa)
    form = {
        "version": 0,
        "title": "Ask us",
        "on": "2030-01-01",
        "starts": "10:00",
        "time_zone": "America/Chicago",
    }
    client.post(url("part", KEY, "briefing"), form)
    row = seen(lambda: Briefing.objects.get(consultation=city))
    assert client.post(url("take_out", KEY, "briefing", row.id)).status_code == 303
    assert not seen(lambda: Briefing.objects.filter(consultation=city).exists())
    client.post(url("bring_back", KEY, seen(lambda: Revision.objects.latest("at").id)))
    assert seen(lambda: Briefing.objects.get(consultation=city).id) == row.id


def test_what_others_have_read_is_not_taken_out_except_a_meeting_that_does_not_happen(read, cast, as_person):
    with as_person(cast.rosa) as actor:
        question = Campaign.objects.get(consultation=read)
        with pytest.raises(StillUsed):
            wording.take_out(actor=actor, consultation_key=KEY, part="question", row_id=question.id, why="x")
        row_id = uuid7()
        given = {
            "title": "Ask us",
            "on": date(2030, 1, 1),
            "starts": time(10),
            "time_zone": "America/Chicago",
        }
        keep(actor, "briefing", row_id, 0, given)
        with pytest.raises(WhyNeeded):
            wording.take_out(actor=actor, consultation_key=KEY, part="briefing", row_id=row_id)
        wording.take_out(
            actor=actor, consultation_key=KEY, part="briefing", row_id=row_id, why="The hall burned."
        )
