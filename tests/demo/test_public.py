"""What everyone sees of the demonstration: a county's plan and what became of it, agencies, figures. All invented."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alongside.bulletin.enums import Missing
from alongside.bulletin.models import Dataset, Figure
from alongside.foundation import demo_mail
from alongside.people.models import Agency
from alongside.plan_room import planform
from alongside.plan_room.enums import Moderation, Publication
from alongside.plan_room.models import (
    Action,
    ActionLink,
    OfficialUpdate,
    Plan,
    PlanVersion,
    ReportStep,
    ShadowFinding,
    ShadowReport,
)
from alongside.plan_room.selectors import exporting, findings, promises
from alongside.plan_room.selectors.versions import difference
from alongside.public_site.models import AgencyPage
from demo import numbers, our_pages, planning
from demo import promises as told
from demo.entering import acting
from demo.staff import HOUSES
from tests.demo.test_lives import NOT_OUR_WORDS, NUMBER

TODAY = date(2026, 5, 20)
FORMS = [told.first(TODAY), told.second(TODAY), told.third(TODAY)]
SAYS = [
    *(row["title"] for form in FORMS for row in (*form["actions"], *form["nodes"])),
    *(words for row in planning.SAID for words in row[5:]),
    *(words for sent in planning.SENT for words in (sent.title, sent.text, sent.method, sent.answer)),
    *(said for page in our_pages.PAGES.values() for said in page.values() if isinstance(said, str)),
    told.WHY_FIRST, told.WHY_SECOND, told.WHY_THIRD, numbers.METHOD,
]  # fmt: skip


# -- before anything is loaded -----------------------------------------------------------------------


def test_it_is_said_in_the_words_of_the_house():
    assert [said for said in SAYS if NOT_OUR_WORDS.search(said)] == []


def test_every_number_and_address_in_it_is_nobodys():
    found = [number for said in SAYS for number in NUMBER.findall(said)]
    assert [number for number in found if not number.strip().startswith("217-555-01")] == []
    addresses = [address for sent in planning.SENT for address in (sent.mail, sent.agency[1]) if address]
    assert all(address.endswith(".example") for address in addresses)


@pytest.mark.parametrize("form", FORMS, ids=["first", "second", "third"])
def test_the_plan_is_one_in_both_languages_and_says_that_it_is_invented(form):
    assert 8 <= len(form["actions"]) <= 12
    assert all(row["title_es"] and row["source_file"] == told.INVENTED for row in form["actions"])
    assert "invented" in form["title"]
    assert "inventado" in form["title_es"]
    assert planform.read(form) == form


def test_three_of_its_promises_answer_promises_of_a_government():
    targets = [link["target"] for link in FORMS[0]["links"] if link["kind"] == "answers"]
    assert len(targets) == len(set(targets)) == 3
    assert all(target.startswith(("NAP20-", "HHS20-")) for target in targets)


def test_the_second_version_shows_every_kind_of_change():
    found = difference(FORMS[0], FORMS[1])
    kinds = (found.added, found.dropped, found.reworded, found.owners, found.clocks)
    assert [len(kind) for kind in kinds] == [1, 1, 1, 1, 1]


def test_no_report_is_about_a_real_promise():
    keys = {row["key"] for row in FORMS[1]["actions"]}
    assert {f"{told.KEY}-{sent.number}" for sent in planning.SENT} <= keys


def test_every_agency_says_something_in_both_languages():
    assert len(our_pages.PAGES) == len(HOUSES)
    for page in our_pages.PAGES.values():
        assert all(page[name] and page[f"{name}_es"] for name in ("does", "whom", "hours"))
    assert not our_pages.PAGES["odette"].get("address")


# -- loaded ------------------------------------------------------------------------------------------

loaded = pytest.mark.slow
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture
def plan(demo):
    return Plan.objects.get(key=told.KEY)


@loaded
def test_the_plan_belongs_to_the_coalition_and_a_second_person_published_it(demo, plan):
    fay, otis = demo.cast["fay"].account, demo.cast["otis"].account
    assert (plan.level, plan.state, plan.keeper_id) == ("coalition", "published", fay.agency_id)
    with acting(demo.cast["fay"]):
        versions = list(PlanVersion.objects.filter(plan=plan).order_by("number"))
    assert [row.state for row in versions] == [
        Publication.PUBLISHED,
        Publication.PUBLISHED,
        Publication.DRAFT,
    ]
    assert {row.drafted_by for row in versions} == {otis.id}
    assert versions[0].published_at < versions[1].published_at < timezone.now() - timedelta(days=15)


@loaded
def test_its_clocks_stand_in_different_places_and_one_has_passed_a_stated_day(demo, plan):
    ids = findings.current([plan.id]).values_list("id", flat=True)
    states = [str(due.state) for due in promises.dues_of(ids, timezone.localdate()).values()]
    assert states.count("overdue") == 1
    assert states.count("due") >= 4
    assert {"done", "ongoing", "event"} <= set(states)


@loaded
def test_members_said_something_and_some_are_silent(demo, plan):
    assert OfficialUpdate.objects.filter(plan=plan).count() == len(planning.SAID)
    counted = findings.numbers_of(findings.current([plan.id]), [plan.id])
    assert (counted.total, counted.silent, counted.looked_at, counted.apart) == (12, 4, 2, 1)
    assert ActionLink.objects.filter(source__plan=plan, kind="answers").count() == 3


@loaded
def test_there_is_a_report_at_each_stage_of_its_way_and_its_story_has_its_days(demo, plan):
    with acting(demo.cast["fay"]):
        rows = {row.title: row for row in ShadowReport.objects.all()}
        assert sorted(row.state for row in rows.values()) == ["asked", "published", "published", "waiting"]
        answered = rows["Six Wednesdays at the door"]
        assert (answered.answered_by, answered.state) == ("Linden Crisis Center", Moderation.PUBLISHED)
        steps = list(ReportStep.objects.filter(report=answered).order_by("at").values_list("step", "at"))
        assert not ShadowFinding.objects.exclude(plan=plan).exists()
    assert [step for step, _at in steps] == ["sent", "confirmed", "asked", "answered", "published", "shown"]
    assert steps[-1][1] < timezone.now() - timedelta(days=40)


@loaded
def test_the_mails_lie_in_the_box_of_the_demonstration(demo):
    asked = {letter.to for letter in demo_mail.letters()}
    assert {"office@millrace.example", "hello@nightshift.example"} <= asked


@loaded
def test_what_is_exported_is_read_again_as_the_same_plan(demo, plan):
    form = exporting.form_of(plan)
    assert planform.read(form) == form
    assert form["actions"] == told.second(timezone.localdate())["actions"]


@loaded
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_public_page_of_it_hides_that_it_is_invented(demo, language):
    client = Client()
    client.cookies["lang"] = language
    pages = [reverse("plans:plan", args=[told.KEY]), reverse("plans:version", args=[told.KEY, 2])]
    pages += [reverse("plans:promise", args=[f"{told.KEY}-{number}"]) for number in (1, 3, 7, 11)]
    pages += [reverse("plans:promise", args=[link["target"]]) for link in told.LINKS]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert re.search("invented|inventado", answer.content.decode().partition("<main")[2]), page


@loaded
def test_every_agency_has_a_page_that_is_shown_and_a_hidden_place_says_no_address(demo):
    assert AgencyPage.objects.filter(is_shown=True).count() == Agency.objects.count() == len(HOUSES)
    hidden = AgencyPage.objects.get(agency__name="Wren House")
    assert (hidden.hides_place, hidden.address) == (True, "")
    for page in AgencyPage.objects.all():
        told_here = Client().get(reverse("public_site:agency", args=[page.agency_id])).content.decode()
        assert page.phone in told_here
        assert not page.address or page.address in told_here


@loaded
def test_figures_are_of_places_that_do_not_exist_and_marked_as_made_up(demo):
    rows = Dataset.objects.get(key=numbers.KEY)
    assert rows.is_invented
    assert not Dataset.objects.filter(is_invented=False).exists()
    figures = Figure.objects.filter(dataset=rows)
    assert set(figures.values_list("area", flat=True)) == {f"ZZ: {row[0]}" for row in numbers.COUNTIES}
    assert {Missing.NOT_REPORTED, Missing.HIDDEN} <= set(figures.values_list("missing", flat=True))
    area = Client().get(reverse("bulletin:area", args=["ZZ: Linden County"])).content.decode()
    with translation.override("en"):
        assert "Linden County (invented)" in area
    assert "<svg" in area
    assert "97" in area


@loaded
def test_a_promise_that_was_left_out_keeps_its_page(demo, plan):
    row = Action.objects.get(key=f"{told.KEY}-11")
    assert row.dropped_in.number == 2
