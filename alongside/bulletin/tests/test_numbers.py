"""Figures from a file to a page: looked at, published, replaced, taken back; never in an order by their number."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import resolve, reverse

from alongside.bulletin import selectors, tables
from alongside.bulletin.actions import figures
from alongside.bulletin.actions.definitions import write_definition
from alongside.bulletin.errors import NotADraft, OnlyIfInvented, SameFileAgain
from alongside.bulletin.models import Dataset, Definition, Figure
from alongside.bulletin.tests.ground import SHEET, brought, origin, shown
from alongside.vault import wall
from alongside.vault.errors import NotFound, Refused, SomeoneElseWasFaster
from tests.browse import sign_in

SAID = {
    "citation": "An invented law, 1", "words": "Paying for it is an offense.", "words_es": "", "beside": "same",
    "as_of": date(2026, 1, 2), "reviewed_by": "", "source_url": "",
}  # fmt: skip


NOWHERE = "area,year,offense,measure,value\nZZ: Quill County,2019,patronizing,arrests,12\n"


def text_of(name, *args, query=""):
    answer = Client().get(reverse(f"bulletin:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["amira", "noor", "ida", "ben"])
def test_others_bring_nothing_and_see_no_draft(cast, as_person, who):
    with as_person(cast.fay) as actor:
        draft = brought(actor)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(Refused):
            brought(actor, key="theirs")
        assert not Dataset.objects.exists()
        assert not Figure.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            Dataset(
                key="x", title="x", publisher="x", licence="x", retrieved_on=date(2026, 1, 1), rows=0
            ).save(force_insert=True)
        with pytest.raises(Refused):
            figures.publish(actor=actor, dataset_id=draft.id)


def test_nobody_without_an_account_writes_a_figure(cast, as_person):
    with as_person(cast.fay) as actor:
        dataset = shown(actor)
    with wall.nobody(read_only=False):
        assert Figure.objects.count() == 5
        with pytest.raises(DatabaseError), transaction.atomic():
            Figure(
                dataset_id=dataset.id,
                area="OH",
                year=2018,
                offense="selling",
                measure="arrests",
                value=1,
                line=9,
            ).save(force_insert=True)
        assert Dataset.objects.update(title="x") == 0


def test_a_draft_is_on_no_page_until_it_is_published(cast, as_person):
    with as_person(cast.chloe) as actor:
        draft = brought(actor)
    assert "Arrests for buying" not in text_of("numbers")
    assert Client().get(reverse("bulletin:dataset", args=["arrests"])).status_code == 404
    with as_person(cast.chloe) as actor:
        figures.publish(actor=actor, dataset_id=draft.id)
    assert "Arrests for buying" in text_of("numbers")
    page = text_of("dataset", "arrests", query="?show=patronizing.arrests.all")
    assert "30 of 40 agencies" in page
    assert "not reported" in page


def test_areas_stand_by_the_alphabet_and_not_by_the_number(cast, as_person):
    with as_person(cast.chloe) as actor:
        shown(actor)
    page = text_of("dataset", "arrests", query="?show=patronizing.arrests.all")
    assert page.index("Alabama") < page.index("Illinois") < page.index("Wyoming")
    for query in ("?show=patronizing.arrests.all&order=value", "?show=patronizing.arrests.all&sort=-value"):
        other = text_of("dataset", "arrests", query=query)
        assert other.index("Alabama") < other.index("Illinois") < other.index("Wyoming")


def test_the_same_file_again_changes_nothing_and_a_later_one_replaces_it(cast, as_person):
    with as_person(cast.chloe) as actor:
        first = shown(actor)
        with pytest.raises(SameFileAgain):
            brought(actor)
        second = brought(actor, SHEET.replace("120", "121"))
        figures.publish(actor=actor, dataset_id=second.id)
        assert selectors.dataset_shown("arrests").id == second.id
        figures.take_back(actor=actor, dataset_id=second.id)
        assert selectors.dataset_shown("arrests").id == first.id
        with pytest.raises(NotADraft):
            figures.publish(actor=actor, dataset_id=second.id)


def test_what_is_taken_back_is_in_no_page_and_no_file(cast, as_person):
    with as_person(cast.chloe) as actor:
        dataset = shown(actor)
        figures.take_back(actor=actor, dataset_id=dataset.id)
    for name in ("dataset", "dataset_csv", "dataset_json"):
        assert Client().get(reverse(f"bulletin:{name}", args=["arrests"])).status_code == 404
    assert "Arrests for buying" not in text_of("area", "IL")
    with as_person(cast.chloe) as actor:
        again = brought(actor)
        assert again.edition == 2


def test_a_draft_taken_back_leaves_no_row(cast, as_person):
    with as_person(cast.chloe) as actor:
        figures.take_back(actor=actor, dataset_id=brought(actor).id)
        assert not Figure.objects.exists()


def test_what_is_handed_out_can_be_brought_again_and_says_the_same(cast, as_person):
    with as_person(cast.chloe) as actor:
        shown(actor)
    handed = Client().get(reverse("bulletin:dataset_csv", args=["arrests"])).content
    again, first = tables.read(handed), tables.read(SHEET.encode())
    assert {row.key: (row.value, row.missing, row.note) for row in again.rows} == {
        row.key: (row.value, row.missing, row.note) for row in first.rows
    }
    told = json.loads(Client().get(reverse("bulletin:dataset_json", args=["arrests"])).content)
    assert told["publisher"] == "An invented office"
    assert len(told["figures"]) == 5


def test_a_year_without_a_number_is_no_zero_in_the_chart(cast, as_person):
    with as_person(cast.chloe) as actor:
        shown(actor)
    page = text_of("area", "IL")
    assert '<rect class="none"' in page
    assert "Made up, to show how it looks" in page
    assert page.count("<svg") >= 2


def test_a_place_that_nothing_is_known_of_is_not_there(cast):
    assert Client().get(reverse("bulletin:area", args=["ZZ"])).status_code == 404
    assert "No figures about this state" in text_of("area", "OH")


def test_a_definition_stands_beside_the_federal_one_when_it_is_shown(cast, as_person):
    with as_person(cast.chloe) as actor:
        write_definition(actor=actor, area="US", offense="patronizing", said=SAID, version=0, public=True)
        write_definition(
            actor=actor,
            area="IL",
            offense="patronizing",
            said={**SAID, "citation": "Draft law 9"},
            version=0,
            public=False,
        )
    assert "An invented law, 1" in text_of("area", "IL")
    assert "Draft law 9" not in text_of("area", "IL")
    assert "nobody has compared it" in text_of("area", "IL")
    with as_person(cast.chloe) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            write_definition(actor=actor, area="IL", offense="patronizing", said=SAID, version=0, public=True)
        assert Definition.objects.filter(area="IL", state="draft").exists()


def test_someone_who_leads_brings_a_file_through_the_pages(cast):
    browser = browser_of(cast.chloe)
    form = {
        "title": "Arrests", "key": "arrests", "publisher": "An invented office", "licence": "made up",
        "retrieved_on": "2026-01-02", "is_invented": "on",
    }  # fmt: skip
    bad = SHEET.replace("Wyoming", "Narnia")
    answer = browser.post(reverse("bulletin:bring"), {**form, "file": sheet(bad)})
    assert answer.status_code == 422
    assert "No state is called that" in answer.content.decode()
    answer = browser.post(reverse("bulletin:bring"), {**form, "file": sheet(SHEET)})
    assert answer.status_code in (302, 303)
    there = answer.headers["Location"]
    assert resolve(there).view_name == "bulletin:one_kept"
    assert "950" in browser.get(there).content.decode()
    browser.post(there + "publish/")
    assert "Arrests" in text_of("numbers")
    assert "Published" in browser.get(reverse("bulletin:kept")).content.decode()
    browser.post(there + "take-back/")
    assert Client().get(reverse("bulletin:dataset", args=["arrests"])).status_code == 404


def test_someone_who_leads_writes_a_definition_through_the_pages(cast):
    browser = browser_of(cast.chloe)
    address = reverse("bulletin:write_definition")
    told = {
        **SAID,
        "as_of": "2026-01-02",
        "area": "IL",
        "offense": "patronizing",
        "version": "0",
        "public": "on",
    }
    assert browser.post(address, {**told, "words": ""}).status_code == 422
    assert browser.post(address, told).status_code in (302, 303)
    assert "An invented law, 1" in browser.get(reverse("bulletin:definitions")).content.decode()
    assert "Paying for it" in browser.get(address + "?area=IL&offense=patronizing").content.decode()


@pytest.mark.parametrize("name", ["kept", "bring", "definitions", "write_definition"])
def test_an_advocate_keeps_no_figures(cast, name):
    assert browser_of(cast.amira).get(reverse(f"bulletin:{name}")).status_code in (403, 404)


def test_one_that_is_not_there_cannot_be_taken_back(cast, as_person):
    with as_person(cast.chloe) as actor, pytest.raises(NotFound):
        figures.take_back(actor=actor, dataset_id=cast.chloe.id)


def browser_of(person):
    client = Client()
    sign_in(client, person)
    return client


def sheet(text):
    return SimpleUploadedFile("arrests.csv", text.encode(), content_type="text/csv")


def test_an_origin_says_everything_that_a_set_keeps(cast):
    assert origin().counted_here is False


# -- a county that does not exist --------------------------------------------------------------------


def test_a_county_that_does_not_exist_is_taken_in_a_file_that_is_made_up_and_in_no_other(cast, as_person):
    with as_person(cast.fay) as actor:
        with pytest.raises(OnlyIfInvented):
            brought(actor, NOWHERE, is_invented=False)
        assert not Dataset.objects.exists()
        shown(actor, NOWHERE)
    assert "Quill County (invented)" in text_of("numbers")
    told = text_of("area", "ZZ: Quill County")
    assert "Quill County (invented)" in told
    assert "Made up, to show how it looks" in told


def test_the_screen_says_what_to_do_about_an_invented_county(cast):
    client = Client()
    sign_in(client, cast.fay)
    file = SimpleUploadedFile("f.csv", NOWHERE.encode(), "text/csv")
    answer = client.post(
        reverse("bulletin:bring"),
        {"file": file, "title": "Nowhere", "key": "nowhere", "publisher": "Nobody", "licence": "made up",
         "retrieved_on": "2026-01-02"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "invented county" in answer.content.decode()
    with wall.nobody():
        assert not Dataset.objects.exists()


def test_no_state_has_the_code_of_what_does_not_exist(db):
    read = tables.read(b"area,year,offense,measure,value\nZZ,2019,patronizing,arrests,12\n")
    assert [problem.column for problem in read.problems] == ["area"]
    assert not selectors.is_area("ZZ")
