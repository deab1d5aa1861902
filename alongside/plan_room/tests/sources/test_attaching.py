"""A document beside a plan: every promise shows its sentence, every draft its text; without one the page says so."""

import pytest

from alongside.plan_room.actions import attaching
from alongside.plan_room.errors_sources import NothingFound, OfAnother
from alongside.plan_room.models import Action, SourceDocument, SourcePassage
from alongside.plan_room.reader import finding
from alongside.plan_room.selectors.sources import documents, printed_of, text_of_draft, texts_of_drafts
from alongside.plan_room.tests.sources.documents import OF, as_docx, as_html, as_pdf, lines_of, source
from alongside.vault import wall
from alongside.vault.errors import Refused

ALL = {"FSAP13": 9, "NAP20": 45, "HHS20": 47, "FSAP13-draft": 44}
MADE = {"html": as_html, "docx": as_docx, "pdf": as_pdf}
CITY = [
    "The plan of an invented city.",
    "",
    "Officers meet people (e.g. at night). The city of Larch will train every\xa0officer by spring. It will ask.",
]


def attached(actor, key, data=None, name=None):
    path = source(key)
    document = attaching.read(path.read_bytes() if data is None else data, name or path.name)
    return attaching.attach(actor=actor, document=document, name=name or path.name)


@pytest.mark.parametrize(("key", "number"), ALL.items())
def test_every_sentence_is_found_on_its_line_and_the_plan_is_known_by_its_words(cast, as_person, key, number):
    with as_person(cast.fay) as actor:
        told = attached(actor, key)
        assert (told.document.key, told.document.found, told.missing) == (key, number, [])
        lines = dict(Action.objects.values_list("key", "source_line"))
        if key in ("FSAP13-draft",):
            assert len(texts_of_drafts()) == number
        else:
            assert all(row.number == lines[row.key] for row in SourcePassage.objects.all())
            assert all(printed_of(row).words for row in Action.objects.filter(plan__key=key))


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize(("key", "number"), ALL.items())
def test_the_same_sentences_are_found_in_other_kinds_of_files(cast, as_person, key, number, kind):
    if kind == "pdf":
        pytest.importorskip("pypdf")
    lines = lines_of(source(key))
    with as_person(cast.fay) as actor:
        attached(actor, key)
        before = {row.key: row.text for row in SourcePassage.objects.all()}
        told = attached(actor, key, MADE[kind](lines), f"plan.{kind}")
        assert (told.document.key, told.document.found, told.missing) == (key, number, [])
        assert SourceDocument.objects.count() == 1
        if kind != "pdf":
            assert {row.key: row.text for row in SourcePassage.objects.all()} == before


def test_a_sentence_that_stands_twice_is_said_on_the_way_in(cast, as_person):
    with as_person(cast.fay) as actor:
        assert attached(actor, "NAP20").document.repeated == [[79, 79]]


def test_the_whole_text_of_a_draft_is_there_once_its_document_is(cast, as_person):
    with as_person(cast.fay) as actor:
        assert text_of_draft("FSAP13-C1-01") is None
        attached(actor, "FSAP13-draft")
        assert len(text_of_draft("FSAP13-C1-01").split()) == 35
    with wall.nobody():
        assert text_of_draft("FSAP13-C1-01")


def test_the_page_of_a_promise_shows_its_sentence_line_and_fingerprint(cast, as_person, client):
    page = client.get("/plans/promise/NAP20-1.2-a/").content.decode()
    assert "look for it by its title" in page
    with as_person(cast.fay) as actor:
        told = attached(actor, "NAP20").document
        sentence = SourcePassage.objects.get(key="NAP20-1.2-a")
    page = client.get("/plans/promise/NAP20-1.2-a/").content.decode()
    assert told.sha256 in page
    assert f"line {sentence.number}" in page
    assert "Unchanged since it was loaded" in page
    assert "look for it by its title" not in page


def test_a_passage_that_was_changed_afterwards_is_said_to_be(cast, as_person, client):
    with as_person(cast.fay) as actor:
        attached(actor, "NAP20")
        SourcePassage.objects.filter(key="NAP20-1.2-a").update(text="Something else.")
    page = client.get("/plans/promise/NAP20-1.2-a/").content.decode()
    assert "Do not rely on it" in page
    assert "Unchanged since" not in page


def test_a_document_with_none_of_the_words_is_not_kept(cast, as_person):
    with as_person(cast.fay) as actor:
        document = attaching.read("\n".join(CITY).encode(), "city.txt")
        with pytest.raises(NothingFound):
            attaching.attach(actor=actor, document=document, name="city.txt")
        with pytest.raises(Refused):
            attaching.attach(actor=actor, document=document, name="city.txt", plan_key="NOWHERE")
        assert documents() == []


def test_said_to_be_of_another_plan_it_does_not_take_the_place_of_the_right_document(cast, as_person):
    with as_person(cast.fay) as actor:
        attached(actor, "HHS20")
        document = attaching.read(source("NAP20").read_bytes(), "plan.txt")
        with pytest.raises(OfAnother) as refusal:
            attaching.attach(actor=actor, document=document, name="plan.txt", plan_key="HHS20")
        assert "NAP20" in str(refusal.value)
        assert [row.found for row in documents()] == [47]


def test_who_does_not_keep_plans_puts_no_document_beside_them(cast, as_person):
    document = attaching.read(b"words", "a.txt")
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        attaching.attach(actor=actor, document=document, name="a.txt")


def test_a_document_is_taken_away_with_its_sentences(cast, as_person):
    with as_person(cast.fay) as actor:
        told = attached(actor, "FSAP13")
        attaching.detach(actor=actor, document_id=told.document.id)
        assert SourcePassage.objects.count() == 0


def test_a_sentence_is_found_whole_between_its_neighbours():
    anchor = finding.Anchor("A", "will train every officer", 3)
    found = finding.find_anchors(list(enumerate(CITY, start=1)), [anchor])["A"]
    assert found.text == "The city of Larch will train every officer by spring."
    assert found.before == "Officers meet people (e.g. at night)."
    assert (found.after, found.number) == ("It will ask.", 3)


def test_of_two_places_the_one_on_its_line_is_taken_and_elsewhere_the_one_in_order():
    lines = ["We will train all.", "We will ask survivors.", "Offices will pay.", "Again: We will train all."]
    anchors = [
        finding.Anchor("A", "will ask survivors", 2),
        finding.Anchor("B", "will pay", 3),
        finding.Anchor("C", "will train all", 4),
    ]
    numbered = list(enumerate(lines, start=1))
    assert finding.find_anchors(numbered, anchors)["C"].number == 4
    shifted = [(number + 10, text) for number, text in numbered]
    assert finding.find_anchors(shifted, anchors)["C"].number == 14


def test_no_source_comes_with_the_project():
    from alongside.plan_room.tests.sources import documents as made

    root = made.HERE.parents[4]
    assert not [name for name in OF.values() if list((root / "alongside").rglob(name))]
