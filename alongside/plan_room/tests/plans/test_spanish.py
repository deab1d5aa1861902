"""Titles in Spanish: every one there is, none of something else; shown, found and taken along as the English are."""

import json

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from alongside.plan_room import seedform, shown
from alongside.plan_room.actions import storing
from alongside.plan_room.models import Action, Plan, PlanAgency
from alongside.plan_room.selectors.searching import MOST_LETTERS, spellings
from alongside.plan_room.selectors.versions import difference
from alongside.plan_room.tests import ground

WHOSE = "The documents and their quotations are in English. The titles in Spanish are our own words."


def spanish(client, name, *parts, **asked):
    client.cookies["lang"] = "es"
    answer = client.get(reverse(f"plans:{name}", args=parts), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_title_has_a_spanish_one_and_none_is_of_something_else():
    forms, told = seedform.forms(), seedform.spanish()
    assert set(told) == {"plans", "nodes", "promises", "facts", "bodies"}
    assert told["plans"].keys() == {form["key"] for form in forms}
    assert told["nodes"].keys() == {
        f"{form['key']}/{row['key']}" for form in forms for row in form["nodes"] if row["title"]
    }
    assert told["promises"].keys() == {row["key"] for form in forms for row in form["actions"]}
    assert told["facts"].keys() == {row["key"] for form in forms for row in form["facts"]}
    assert told["bodies"].keys() < {row["code"] for form in forms for row in form["bodies"]}
    assert len(told["promises"]) == 101


def test_a_spanish_title_is_no_copy_of_the_english_one():
    told = seedform.spanish()
    rows = [row for form in seedform.forms() for row in (*form["actions"], *form["facts"])]
    assert [row["key"] for row in rows if row["title"] == row["title_es"]] == []
    assert all(said == said.strip() and len(said) <= 200 for part in told.values() for said in part.values())


def test_a_body_without_a_usual_spanish_name_keeps_its_own(db):
    with override("es"):
        assert shown.named(PlanAgency.objects.get(code="DOJ")) == shown.Words("Departamento de Justicia")
        assert shown.named(PlanAgency.objects.get(code="SPOG")) == shown.Words(
            "Senior Policy Operating Group", "en"
        )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("front", []), ("plan", ["NAP20"]), ("table", ["HHS20"]), ("promise", ["NAP20-1.2-a"]), ("bodies", []),
        ("body", ["DOJ"]), ("document", ["NAP20"]), ("compare", []), ("changes", []), ("search", []),
    ],
)  # fmt: skip
def test_a_page_in_spanish_says_whose_words_its_titles_are(db, client, name, parts):
    told = spanish(client, name, *parts)
    with override("es"):
        assert gettext(WHOSE) in told


def test_a_promise_in_spanish_has_a_spanish_title_and_its_printed_words_in_english(db, client):
    told = spanish(client, "promise", "NAP20-1.2-a")
    row = Action.objects.get(key="NAP20-1.2-a")
    assert row.title_es in told
    assert row.title not in told
    assert f'<span lang="en">… <mark>{row.source_anchor}</mark> …</span>' in told
    assert "El grupo de trabajo sobre la reducción de la demanda ya se formó" in told


def test_a_plan_in_english_shows_no_spanish_title(db, client):
    told = client.get(reverse("plans:table", args=["NAP20"])).content.decode()
    assert "Formar un grupo" not in told
    assert WHOSE not in told


@pytest.mark.parametrize(
    "asked",
    [
        "trabajo forzoso",
        "víctimas sancione",
        "victimas sancione",
        "prevencion cultura",
        "Departamento de Justicia",
    ],
)
def test_a_promise_is_found_by_its_spanish_words(db, client, asked):
    told = spanish(client, "search", q=asked)
    assert "/plans/promise/NAP20-" in told


@given(st.text(max_size=40))
def test_a_word_is_looked_for_as_typed_and_never_in_very_many_ways(word):
    assert spellings(word)[0] == word
    assert len(spellings(word)) <= 2 * MOST_LETTERS + 2


def test_an_accent_may_be_left_out_or_put_in():
    assert "víctima" in spellings("victima")
    assert "trata" in spellings("tráta")
    assert "niño" in spellings("nino")


def test_the_table_and_the_form_carry_both_titles(db, client):
    row = Action.objects.get(key="NAP20-1.2-a")
    told = client.get(reverse("plans:plan_csv", args=["NAP20"])).content.decode("utf-8-sig")
    assert row.title in told
    assert row.title_es in told
    form = json.loads(client.get(reverse("plans:plan_json", args=["NAP20"])).content)
    assert form["title_es"] == Plan.objects.get(key="NAP20").title_es
    assert {body["code"]: body["name_es"] for body in form["bodies"]}["DOJ"] == "Departamento de Justicia"


def test_a_body_that_has_no_spanish_name_gets_the_one_that_a_plan_brings_and_keeps_one_that_was_mended(db):
    form = seedform.forms()[0]
    rows = PlanAgency.objects.using("owner")
    rows.filter(code="DOJ").update(name_es="")
    rows.filter(code="HHS").update(name_es="Salud")
    storing.store_bodies(form, using="owner")
    assert rows.get(code="DOJ").name_es == "Departamento de Justicia"
    assert rows.get(code="HHS").name_es == "Salud"


def test_bodies_that_come_later_stand_after_those_that_are_here(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        order = list(PlanAgency.objects.order_by("position", "name").values_list("code", flat=True))
    assert order[0] == "USG"
    assert order[-3:] == [row["code"] for row in ground.BODIES]


def test_a_version_kept_before_bodies_had_spanish_names_can_still_be_put_into_rows(db):
    form = seedform.forms()[0]
    for body in form["bodies"]:
        del body["name_es"]
    storing.store_bodies(form, using="owner")
    assert PlanAgency.objects.get(code="DOJ").name_es == "Departamento de Justicia"


def test_a_version_that_only_adds_spanish_changes_no_promise(db):
    form = seedform.forms()[0]
    before = {**form, "actions": [{**row, "title_es": ""} for row in form["actions"]]}
    assert difference(before, form).is_empty


def test_whose_a_promise_is_now_is_said_by_name(db):
    form = seedform.forms()[1]
    spog = next(row for row in form["actions"] if row["key"] == "NAP20-1.2-a")
    doj = {**spog, "owners": [{"code": "DOJ", "role": "lead"}]}
    after = {**form, "actions": [doj if row is spog else row for row in form["actions"]]}
    with override("en"):
        [(_row, gone, come)] = difference(form, after).owners
    assert (gone, come) == (["Senior Policy Operating Group (Leads)"], ["Department of Justice (Leads)"])
    with override("es"):
        [(_row, _gone, come)] = difference(form, after).owners
    assert come[0].startswith("Departamento de Justicia (")


def test_a_plan_without_spanish_titles_says_that_they_are_english(cast, as_person, client):
    with as_person(cast.fay) as actor:
        ground.published(actor)
    told = spanish(client, "table", "LARCH")
    assert f'<span lang="en">{ground.ACTIONS[0]["title"]}</span>' in told
