"""Many contributions: pages turned by their last line, a table sent in parts, a sieve that passes over nothing."""

import csv
import io
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.core.paginator import Paginator
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.plan_room.actions import deciding
from alongside.plan_room.consultations import turning
from alongside.plan_room.grouping import sieve
from alongside.plan_room.grouping.differing import own_words
from alongside.plan_room.grouping.likeness import Index, Text, best, containment, grouped
from alongside.plan_room.models import Contribution
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.selectors import taking_ideas
from alongside.plan_room.tests.consultations import ground

WORDS = [
    "office",
    "hotline",
    "number",
    "people",
    "wait",
    "languages",
    "twice",
    "year",
    "ask",
    "whether",
    "there",
    "bus",
    "nine",
    "night",
    "work",
    "cannot",
    "come",
    "open",
    "city",
    "plan",
    "money",
    "rides",
    "court",
    "north",
    "county",
    "sign",
    "laundromat",
    "read",
    "bottom",
    "survivor",
    "pay",
    "time",
    "answer",
    "without",
    "whom",
    "shelter",
    "bed",
    "child",
    "school",
    "nurse",
    "interpreter",
    "judge",
    "police",
    "train",
    "driver",
    "farm",
    "hotel",
    "clinic",
    "phone",
    "law",
    "record",
    "street",
]


def brute(text, others):
    """Every one of them measured, none passed over."""
    return best(text, [(other, containment(text.words, other.words)) for other in others])


# -- the sieve -------------------------------------------------------------------------------------------

texts = st.lists(st.sampled_from(WORDS), min_size=6, max_size=60)
edits = st.sampled_from(["wrap", "drop", "swap", "half", "shuffle", "none"])


def edited(words, how, chance):
    if how == "wrap":
        return [*chance.choices(WORDS, k=8), *words, *chance.choices(WORDS, k=5)]
    if how == "drop":
        return [word for word in words if chance.random() >= 0.3] or words
    if how == "swap":
        return [chance.choice(WORDS) if chance.random() < 0.4 else word for word in words]
    if how == "half":
        return [*words[: len(words) // 2], *chance.choices(WORDS, k=9)]
    if how == "shuffle":
        return chance.sample(words, len(words))
    return words


@settings(max_examples=150)
@given(st.lists(texts, min_size=1, max_size=12), edits, st.integers(0, 2**32))
def test_what_the_sieve_lets_through_is_what_comparing_all_would_find(drafts, how, seed):
    chance = random.Random(seed)
    templates = [Text.of(f"t{n}", " ".join(words)) for n, words in enumerate(drafts)]
    index = Index()
    for template in templates:
        index.add(template)
    for n, words in enumerate(drafts):
        text = Text.of(f"c{n}", " ".join(edited(words, how, chance)))
        if text.length >= 6:
            assert index.nearest(text) == brute(text, templates)


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=10), st.integers(0, 2**32))
def test_so_it_is_for_texts_among_themselves(drafts, seed):
    chance = random.Random(seed)
    sent = [Text.of(f"c{n}", " ".join(edited(chance.choice(drafts), "drop", chance))) for n in range(20)]
    sent = [text for text in sent if text.length >= 6]
    firsts, expected = [], []
    for text in sent:
        like = brute(text, firsts)
        expected.append(like)
        if like is None:
            firsts.append(text)
    assert [like for _text, like in grouped(sent, [])] == expected


@given(st.lists(st.integers(0, 2**40 - 1), max_size=60))
def test_slices_count_what_adding_one_by_one_counts(numbers):
    slices = sieve.counted(numbers)
    for place in range(40):
        assert sieve.count_at(slices, place) == sum(number >> place & 1 for number in numbers)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=30), st.integers(0, 300))
def test_a_threshold_keeps_exactly_those_that_reach_it(needs, least):
    held = sieve.counted([])
    for place, need in enumerate(needs):
        sieve._keep(held, need, 1 << place)
    every = (1 << len(needs)) - 1
    assert sieve.places(sieve._at_least(held, least, every)) == [
        n for n, need in enumerate(needs) if need >= least
    ]
    assert sieve._at_least_each(held, held, every) == every


def test_a_passage_of_its_own_is_found_whatever_stands_around_it():
    own = "And the trucks that wait at the river bridge have never been asked."
    assert own_words(ground.DRAFT, f"{ground.DRAFT} {own}") == [own]
    assert own_words(ground.DRAFT, ground.DRAFT) == []
    [passage] = own_words(ground.DRAFT, f"{own} {ground.DRAFT}")
    assert passage == own


# -- turning pages ---------------------------------------------------------------------------------------


class Line:
    def __init__(self, second, key):
        self.sent_at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(microseconds=second)
        self.id = UUID(int=key)


@given(st.integers(0, 10**12), st.integers(0, 2**128 - 1))
def test_a_line_is_found_again_by_its_name(second, key):
    line = Line(second, key)
    assert turning._place(turning._named([line], True, 0)) == (line.sent_at, line.id)


@given(st.text(max_size=80))
def test_what_somebody_types_there_names_nothing_and_breaks_nothing(told):
    place = turning._place(told)
    assert place is None or place[1] == UUID(told[:60].partition(".")[2])


@pytest.fixture
def many(cast, as_person):
    """Sixty ideas, twelve of them sent in one moment, and fifty-five comments on the first."""
    with as_person(cast.fay) as actor:
        row = ground.open_one(actor)
        ids = [ground.published(actor, row, title=f"=Idea {n}") for n in range(60)]
        moment = Contribution.objects.get(id=ids[20]).sent_at
        Contribution.objects.filter(id__in=ids[20:32]).update(sent_at=moment)
        for n in range(55):
            ground.published(actor, row, about_id=ids[0], title="", text=f"Comment number {n} about it.")
    return row, ids


def test_turning_shows_each_line_once_forth_and_back(many):
    row, _ids = many
    rows = found.ideas_of(row)
    whole = [one.id for one in rows]
    there, seen = turning.turn(rows, {}), []
    pages = []
    while True:
        pages.append([one.id for one in there.rows])
        seen += pages[-1]
        if not there.after:
            break
        there = turning.turn(rows, {"after": there.after})
    assert seen == whole
    assert pages == [[one.id for one in page] for page in Paginator(rows, turning.SIZE)]
    back = [pages[-1]]
    while there.before:
        there = turning.turn(rows, {"before": there.before})
        back.insert(0, [one.id for one in there.rows])
    assert [key for page in back for key in page] == whole


def test_the_pages_and_the_comments_are_turned(many, cast, client):
    row, ids = many
    first = client.get(reverse("consultations:ideas", args=[row.key]))
    assert len(first.context["page"].rows) == 25
    later = client.get(reverse("consultations:ideas", args=[row.key]), {"after": first.context["page"].after})
    assert not {one.id for one in first.context["page"].rows} & {one.id for one in later.context["page"].rows}
    tagged = client.get(reverse("consultations:ideas", args=[row.key]), {"tag": "buses"}).content.decode()
    assert "?tag=buses&amp;after=" in tagged
    assert (
        client.get(reverse("consultations:ideas", args=[row.key]), {"after": "nonsense"}).status_code == 200
    )
    page = client.get(reverse("consultations:idea", args=[ids[0]])).content.decode()
    assert "Comment number 0 " in page
    assert "Comment number 54" not in page


def test_the_table_has_each_line_once_and_nothing_that_runs(many, cast, client, monkeypatch):
    row, ids = many
    monkeypatch.setattr(taking_ideas, "STEP", 7)
    answer = client.get(reverse("consultations:ideas_csv", args=[row.key]))
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(lines) == 115
    assert {line["id"] for line in lines if line["kind"] == "idea"} == {str(key) for key in ids}
    assert lines[0]["title"] == "'=Idea 0"


def test_what_is_not_published_is_not_in_the_table(many, cast, as_person, client):
    row, ids = many
    with as_person(cast.fay) as actor:
        ground.send(row, title="Waits")
        deciding.decide(
            actor=actor, contribution_id=ids[5], state="sent_back", seen="published", reason="advert"
        )
    body = b"".join(client.get(reverse("consultations:ideas_csv", args=[row.key])).streaming_content).decode()
    assert "Waits" not in body
    assert str(ids[5]) not in body
