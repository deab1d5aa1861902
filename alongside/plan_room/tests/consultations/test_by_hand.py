"""A consultation made by hand: begun by one, opened by another, changed with reasons, undone, closed early."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.plan_room.actions import consulting, grouping, wording
from alongside.plan_room.errors import SecondPerson
from alongside.plan_room.errors_consultations import (
    BegunAlready,
    LetterSigned,
    NotOpen,
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
    Grouping,
    Letter,
    Likeness,
    Outcome,
    Revision,
    Signatory,
)
from alongside.plan_room.selectors import revising
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.views.consultations import agreeing, writing
from alongside.vault import wall
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

KEY = "CITY-27"


@pytest.fixture(autouse=True)
def ready(settings):
    settings.MAIL_ON = True
    for meter in (writing.SENDS, agreeing.MAILS):
        meter._left.clear()


@pytest.fixture
def city(cast, as_person):
    """Begun by Rosa; nobody outside sees it."""
    today = timezone.localdate()
    given = {
        "row_id": uuid7(), "key": KEY, "title": "The plan of the city", "time_zone": "America/Chicago",
        "opens_on": today - timedelta(days=1), "opens_time": None, "closes_on": today + timedelta(days=20),
        "closes_time": time(17), "questions": "What first?",
    }  # fmt: skip
    with as_person(cast.rosa) as actor:
        return consulting.make_consultation(actor=actor, given=given)


@pytest.fixture
def read(city, cast, as_person):
    """The same, opened to all by Chloe."""
    with as_person(cast.chloe) as actor:
        return consulting.open_to_all(actor=actor, consultation_key=KEY)


@pytest.fixture
def seen(cast, as_person):
    """Rows as Rosa sees them: of one that nobody outside sees there are none without her."""

    def look(read):
        with as_person(cast.rosa):
            return read()

    return look


def url(name, *args):
    return reverse(f"consulting:{name}", args=args)


def keep(actor, part, row_id, version, given, why=""):
    return wording.keep(
        actor=actor, consultation_key=KEY, part=part, row_id=row_id, version=version, given=given, why=why
    )


def draft_of(actor, **more):
    row_id = uuid7()
    question = Campaign.objects.get(consultation__key=KEY, number=1)
    given = {
        "campaign_id": question.id, "title": "Signs", "text": "Signs where people wait.", "tags": ["signs"],
        "author": "Larch Clinic", **more,
    }  # fmt: skip
    keep(actor, "draft", row_id, 0, given)
    return Draft.objects.get(id=row_id)


def letter_of(actor, **more):
    row_id = uuid7()
    given = {"title": "A letter", "text": "Please begin.", "addressees": ["The council"], "goal": 10, **more}
    keep(actor, "letter", row_id, 0, given)
    return Letter.objects.get(id=row_id)


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


# -- a letter --------------------------------------------------------------------------------------------


def sign(client, letter, name="Larch Clinic"):
    agreeing.MAILS._left.clear()
    client.post(
        reverse("consultations:sign", args=[letter.key]), {"organization": name, "mail": "o@example.org"}
    )
    body = mail.outbox.pop().body
    link = next(line for line in body.splitlines() if "/confirm/" in line)
    return link[link.index("/have-your-say/") :]


def test_a_signed_letter_keeps_its_words_whoever_asks(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    client.post(sign(client, letter))
    with as_person(cast.rosa) as actor:
        with pytest.raises(LetterSigned):
            keep(actor, "letter", letter.id, 1, {"text": "Please stop."}, why="x")
        keep(actor, "letter", letter.id, 1, {"goal": 40}, why="More than we thought.")
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(id=letter.id).update(text="Please stop.")
        with pytest.raises(StillUsed):
            wording.take_out(actor=actor, consultation_key=KEY, part="letter", row_id=letter.id, why="x")
    sign_in(client, cast.rosa)
    assert (
        "has signed this letter" in client.get(url("part_there", KEY, "letter", letter.id)).content.decode()
    )


def test_a_link_signs_only_the_words_that_were_read(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    link = sign(client, letter)
    with as_person(cast.rosa) as actor:
        keep(actor, "letter", letter.id, 1, {"text": "Please stop."}, why="We changed our mind.")
    assert "changed after the mail was sent" in client.post(link).content.decode()
    assert not Signatory.objects.exists()
    client.post(sign(client, letter))
    assert Signatory.objects.count() == 1


def test_a_letter_takes_no_names_after_its_last_day(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    link = sign(client, letter)
    with as_person(cast.rosa) as actor:
        keep(actor, "letter", letter.id, 1, {"closes_on": date(2020, 1, 1)}, why="Enough.")
        assert Letter.objects.get(id=letter.id).closes_at == datetime(2020, 1, 1, 6, tzinfo=UTC)
    client.post(link)
    assert not Signatory.objects.exists()
    page = client.get(reverse("consultations:letter", args=[letter.key])).content.decode()
    assert "takes no more names" in page


# -- its end ---------------------------------------------------------------------------------------------


def test_closing_early_has_a_reason_that_everyone_reads(read, cast, client):
    sign_in(client, cast.chloe)
    assert client.post(url("close_now", KEY), {"version": 1, "why": ""}).status_code == 303
    assert Consultation.objects.get(key=KEY).closes_at > timezone.now()
    client.post(url("close_now", KEY), {"version": 1, "why": "The council decides tomorrow."})
    assert Consultation.objects.get(key=KEY).closes_at <= timezone.now()
    with wall.nobody(read_only=False), pytest.raises(NotOpen):
        ground.send(read)
    page = client.get(reverse("consultations:consultation", args=[KEY])).content.decode()
    assert "The council decides tomorrow." in page
    assert "Closed" in page


def test_more_time_has_a_reason_and_what_has_begun_stays(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        later = timezone.localdate() + timedelta(days=40)
        with pytest.raises(WhyNeeded):
            keep(actor, "days", read.id, 1, {"closes_on": later})
        for given in ({"opens_on": later - timedelta(days=20)}, {"time_zone": "America/Denver"}):
            with pytest.raises(BegunAlready):
                keep(actor, "days", read.id, 1, given, why="x")
        keep(actor, "days", read.id, 1, {"closes_on": later}, why="The mail was late.")
        with pytest.raises(SomeoneElseWasFaster):
            keep(actor, "days", read.id, 1, {"closes_on": later + timedelta(days=1)}, why="x")
    page = client.get(reverse("consultations:consultation", args=[KEY])).content.decode()
    assert "The mail was late." in page
    assert "<del>" in page


# -- what looks alike, and what became of it -------------------------------------------------------------


@pytest.fixture
def alike(read, cast, as_person):
    """A draft, and three like it."""
    with as_person(cast.rosa) as actor:
        draft = draft_of(actor, text=ground.DRAFT)
        sent = [
            ground.published(actor, read, title=f"Number {n}", text=f"{ground.DRAFT} {n}") for n in range(3)
        ]
        run = Grouping(consultation=read, total=3, asked_by_id=actor.account_id)
        run.save(force_insert=True)
    assert grouping.group(run.id, cast.rosa.id) == 3
    return draft, sent, run


def test_of_a_whole_group_it_is_said_at_once_what_became_of_it(alike, cast, client):
    draft, sent, _run = alike
    sign_in(client, cast.chloe)
    assert draft.title in client.get(url("outcomes", KEY)).content.decode()
    page = url("group_outcome", KEY, draft.id)
    assert client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"became": "adopted", "action": "NOTHING"}).status_code == 422
    assert client.post(page, {"became": "partly", "why": "Half of it."}).status_code == 303
    assert Outcome.objects.filter(contribution__in=sent, became="partly").count() == 3
    client.post(page, {"became": "declined"})
    assert Outcome.objects.filter(became="declined").count() == 0  # what was said stays
    client.post(page, {"became": "declined", "over": "on"})
    assert Outcome.objects.filter(became="declined").count() == 3
    assert "said of 3" in client.get(url("outcomes", KEY)).content.decode()


def test_what_a_person_says_of_two_texts_outlasts_the_next_comparison(alike, cast, as_person, client):
    draft, sent, _run = alike
    sign_in(client, cast.chloe)
    there = url("group_outcome", KEY, draft.id)
    assert client.post(url("judge", KEY, sent[0]), {"same": "no", "next": there}).status_code == 303
    client.post(url("judge", KEY, sent[1]), {"same": "yes"})
    with as_person(cast.rosa) as actor:
        again = Grouping(consultation_id=draft.consultation_id, total=3, asked_by_id=actor.account_id)
        again.save(force_insert=True)
    grouping.group(again.id, cast.rosa.id)
    found = dict(Likeness.objects.values_list("contribution_id", "judged"))
    assert found == {sent[0]: "apart", sent[1]: "same", sent[2]: ""}
    together = client.get(reverse("consultations:together", args=[KEY, draft.id])).content.decode()
    assert "Number 1" in together
    assert "Number 0" not in together
    assert "Number 0" in client.get(reverse("consultations:alone", args=[KEY])).content.decode()


def test_a_comparison_whose_worker_was_killed_is_begun_again(alike, cast, seen, monkeypatch):
    _draft, _sent, run = alike
    silent = {"finished_at": None, "done": 1, "moved_at": timezone.now() - timedelta(minutes=3)}
    seen(lambda: Grouping.objects.filter(id=run.id).update(**silent))
    asked = []

    class Task:
        def defer(self, **ids):
            asked.append(ids)

    monkeypatch.setattr(grouping.app, "configure_task", lambda *name, **how: Task())
    assert grouping.pick_up() == 1
    [ids] = asked
    assert grouping.group(run.id, cast.rosa.id) == 3
    assert ids == {"run_id": str(run.id), "account_id": str(cast.rosa.id)}
    assert grouping.pick_up() == 0
    silent["moved_at"] = timezone.now()
    seen(lambda: Grouping.objects.filter(id=run.id).update(**silent))
    assert grouping.pick_up() == 0  # one that was heard of just now is not disturbed
