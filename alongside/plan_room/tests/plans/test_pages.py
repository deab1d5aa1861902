"""The pages: open to anyone, true to the numbers, kind about silence, light, and whole without a script."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from alongside.plan_room.tests import ground
from tests.browse import sign_in

PAGES = [
    ("front", []), ("counting", []), ("search", []), ("compare", []), ("changes", []), ("bodies", []),
    ("body", ["HHS"]), ("body", ["FED"]), ("plan", ["NAP20"]), ("plan", ["HHS20"]), ("plan", ["FSAP13"]),
    ("table", ["NAP20"]), ("document", ["HHS20"]), ("version", ["NAP20", 1]), ("promise", ["HHS20-L14-b"]),
    ("promise", ["NAP20-3.2-c"]), ("promise", ["FSAP13-LE3"]), ("promise", ["HHS20-L35-b"]),
]  # fmt: skip

LISTS = ("plan", "table", "body", "compare")  # as heavy as the plan is long


def page(client, name, *parts, query=""):
    answer = client.get(reverse(f"plans:{name}", args=parts) + query)
    assert answer.status_code == 200, name
    return answer.content.decode()


def plain(html):
    """What the main part says, without tags and in single spaces."""
    main = html.split("<main", 1)[1].split("</main", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()


@pytest.mark.parametrize(("name", "parts"), PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_anyone_reads_it_and_no_cookie_is_set(db, client, name, parts, language):
    client.cookies["lang"] = language
    answer = client.get(reverse(f"plans:{name}", args=parts))
    assert answer.status_code == 200
    assert not answer.cookies
    assert b"data-exit" in answer.content


@pytest.mark.parametrize(("name", "parts"), PAGES)
def test_it_weighs_less_than_sixty_kilobytes_with_its_style(db, client, name, parts):
    content = client.get(reverse(f"plans:{name}", args=parts)).content
    sheets = re.findall(rb'<link rel="stylesheet" href="/static/([^"]+)"', content)
    weight = len(content) + sum(Path(finders.find(sheet.decode())).stat().st_size for sheet in sheets)
    assert weight < (100_000 if name == "document" else 80_000 if name in LISTS else 60_000)


# -- the front ---------------------------------------------------------------------------------------


def test_the_front_counts_two_documents_and_never_one_national_plan(db, client):
    html = page(client, "front")
    told = plain(html)
    assert "92 promises in 2 documents, tied together by 11 links" in told
    assert "64 with a named owner" in told
    assert "4 with a clock" in told
    assert "promises of the national plan" not in told
    assert "9 of more than 250 promises are here" in told


def test_the_front_shows_only_doors_with_something_behind_them(db, client):
    doors = page(client, "front").split('class="choices doors"', 1)[1].split("</ul>", 1)[0]
    assert doors.count("<li>") == 3
    assert 'href="#promises"' in doors


def test_the_front_counts_each_finding_for_each_document(db, client):
    told = plain(page(client, "front"))
    assert "No owner is named 1 of 45 6 of 47" in told
    assert "No report 45 of 45 47 of 47" in told
    assert "Nothing 73" in told


# -- a plan ------------------------------------------------------------------------------------------


def test_the_matrix_has_a_cell_for_every_promise_under_its_pillar(db, client):
    html = page(client, "plan", "NAP20")
    assert html.count('class="cell') - html.count('class="cells"') == 45
    assert [int(n) for n in re.findall(r"<p>\s*(\d+) promises\s*</p>", html)] == [7, 14, 15, 9]
    assert "45 of 45 have no report." in plain(html)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?who=DOJ", 13), ("?clock=none", 36), ("?clock=loose", 9), ("?clock=some", 0), ("?finding=unowned", 1),
        ("?finding=collective", 17), ("?said=none", 45), ("?said=done", 0), ("?theme=survivors", 4),
        ("?finding=owners_differ", 1), ("?who=nobody", 45), ("?clock=%27%3B--", 45), ("?page=99", 45),
    ],
)  # fmt: skip
def test_a_plan_is_narrowed_by_owner_clock_theme_status_and_finding(db, client, query, count):
    html = page(client, "table", "NAP20", query=query)
    assert html.count('class="promise-title"') == count


def test_the_first_plan_says_how_many_it_does_not_list(db, client):
    told = plain(page(client, "plan", "FSAP13"))
    assert "speaks of more than 250 actions (line 5). Here are 9: those that it lists." in told
    assert "speaks of 8 objectives (line 5) and lists none of them." in told
    assert "Goal 4 Improve outcomes with trauma-informed services" in told
    assert "From elsewhere" in told


def test_what_a_document_states_besides_is_not_counted_as_promised(db, client):
    told = plain(page(client, "plan", "HHS20"))
    assert "412 adults and 466 children certified by HHS" in told
    assert "47 promises" in told


# -- a promise ---------------------------------------------------------------------------------------


def test_an_assumed_first_day_is_said_and_nothing_is_overdue(db, client):
    told = plain(page(client, "promise", "HHS20-L14-b"))
    assert "Counted from not stated; we assume the release of the plan October 19, 2020" in told
    assert "Would be due October 19, 2021" in told
    assert "Overdue" not in told
    assert "That is everyone, so it is no one." in told
    assert "subject to appropriations" in told


def test_a_clock_for_each_person_is_not_counted(db, client):
    told = plain(page(client, "promise", "HHS20-L15-a"))
    assert "It runs for one person at a time." in told
    assert "due by now" not in told


def test_silence_is_no_report(db, client):
    told = plain(page(client, "promise", "NAP20-1.1-a"))
    assert "No report" in told
    assert "That is all it means." in told


def test_where_the_document_is_absent_the_page_says_how_to_find_it(db, client):
    told = plain(page(client, "promise", "NAP20-1.1-a"))
    assert "line 21" in told
    assert "look for it by its title" in told


def test_two_documents_with_other_owners_are_tied_and_marked(db, client):
    told = plain(page(client, "promise", "NAP20-3.2-c"))
    assert "HHS20-L31-a" in told
    assert "Different owners are named" in told


def test_a_fact_of_the_other_document_is_tied_to_its_promise(db, client):
    assert "The demand-reduction working group has been formed" in plain(
        page(client, "promise", "NAP20-1.2-a")
    )


def test_both_sides_stand_beside_each_other(cast, as_person, client):
    with as_person(cast.fay):
        ground.say("NAP20-1.2-a", "done", "2022-03-01", text="The group meets.", delay_reason="")
        ground.find("NAP20-1.2-a", "limited", method="We asked twice", answer="We disagree.", answered_on="2026-03-01",
                    answered_by="The group")  # fmt: skip
    told = plain(page(client, "promise", "NAP20-1.2-a"))
    for words in ("The group meets.", "Prairie Survivor Network", "We asked twice", "The group answered:",
                  "We disagree.", "They differ"):  # fmt: skip
        assert words in told
    assert "They differ" in plain(page(client, "table", "NAP20", query="?finding=apart"))


@pytest.mark.parametrize("state", ["waiting", "sent_back", "withdrawn"])
@pytest.mark.parametrize("who", [None, "fay"])
def test_what_is_not_published_is_on_no_page_for_anyone(cast, as_person, client, state, who):
    with as_person(cast.fay):
        ground.say("NAP20-1.2-a", "done", "2022-03-01", text="Not yet", state=state)
        ground.find("NAP20-1.2-a", "limited", state=state)
    if who:
        sign_in(client, getattr(cast, who))
    for name, parts in (
        ("promise", ["NAP20-1.2-a"]),
        ("changes", []),
        ("plan", ["NAP20"]),
        ("document", ["NAP20"]),
    ):
        html = page(client, name, *parts)
        assert "Not yet" not in html
        assert "Prairie Survivor Network" not in html


def test_a_dropped_promise_keeps_its_page_and_says_so(cast, as_person, client):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        ground.published(actor, actions=ground.ACTIONS[:2])
    told = plain(page(client, "promise", "LARCH-3"))
    assert "Version 2 of the plan leaves this out." in told


# -- agencies ----------------------------------------------------------------------------------------


def test_a_scorecard_never_shows_a_number_without_what_it_is_out_of(db, client):
    told = plain(page(client, "body", "HHS"))
    card = told.split("In numbers", 1)[1].split("Leads", 1)[0]
    assert "No report 25 of 25" in card
    assert "With a clock 1 of 25" in card or "With a clock 0 of 25" in card
    assert "not that nothing was done" in card


def test_a_collective_body_has_no_scorecard(db, client):
    told = plain(page(client, "body", "FED"))
    assert "No scorecard" in told
    assert " of 12" not in told


def test_offices_stand_under_their_department_and_count_for_themselves(db, client):
    html = page(client, "bodies")
    assert html.index("Department of Health and Human Services") < html.index(
        "Family and Youth Services Bureau"
    )
    assert "depth-2" in html


# -- comparing, changes, search ----------------------------------------------------------------------


def test_two_plans_are_compared_by_their_links_alone(db, client):
    told = plain(page(client, "compare"))
    assert "10 links" in told
    assert "Named only here: Department of Homeland Security" in told
    assert "36 of 45" in told


@pytest.mark.parametrize("query", ["?one=NAP20&other=NAP20", "?one=X&other=NAP20", "?one=NAP20"])
def test_a_choice_that_cannot_be_compared_is_a_page_all_the_same(db, client, query):
    assert "Compare plans" in page(client, "compare", query=query)


def test_what_changed_names_versions_and_their_differences(cast, as_person, client):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        changed = [
            {**ground.ACTIONS[0], "title": "Train every officer again", "clock": None},
            ground.ACTIONS[1],
        ]
        ground.published(actor, actions=changed)
    assert "A new version of the plan is here." in plain(page(client, "changes"))
    told = plain(page(client, "version", "LARCH", 2))
    for words in ("Left out", "Said in other words", "Another time", "within a year"):
        assert words in told


def test_a_version_that_waits_is_nobodys_page(cast, as_person, client):
    from alongside.plan_room.actions import publishing

    with as_person(cast.fay) as actor:
        ground.published(actor)
        publishing.keep_draft(actor=actor, form=ground.form(title="Not yet"))
    sign_in(client, cast.fay)
    assert client.get(reverse("plans:version", args=["LARCH", 2])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hotline", "NAP20-2.7-b"), ("scree form", "NAP20-2.1-a"), ("HHS20-L14", "HHS20-L14-b"),
        ("treasury", "NAP20-3.3-a"), ("  HOTLINE  ", "HHS20-L19-a"),
    ],
)  # fmt: skip
def test_a_promise_is_found_by_the_beginning_of_its_words(db, client, asked, found):
    assert found in page(client, "search", query=f"?q={asked}")


@pytest.mark.parametrize("asked", ["", "xylophone", "' | !& (:*", "a" * 120, "\\", "%00", "<script>"])
def test_whatever_is_asked_is_answered(db, client, asked):
    html = page(client, "search", query=f"?q={asked}")
    assert "<script>" not in html.split("<main", 1)[1]


def test_a_draft_is_in_no_list_and_its_page_says_so_to_its_keepers(cast, as_person, client):
    from alongside.plan_room.actions import publishing

    with as_person(cast.fay) as actor:
        publishing.keep_draft(actor=actor, form=ground.form())
    assert client.get(reverse("plans:plan", args=["LARCH"])).status_code == 404
    assert client.get(reverse("plans:promise", args=["LARCH-1"])).status_code == 404
    sign_in(client, cast.fay)
    assert "This is a draft." in page(client, "plan", "LARCH")
    assert "This is a draft." in page(client, "promise", "LARCH-1")
    for name, query in (("front", ""), ("bodies", ""), ("changes", ""), ("search", "?q=officer")):
        assert "LARCH" not in page(client, name, query=query)
    for name in ("plan_csv", "plan_json", "document", "plan_feed", "plan_calendar"):
        assert client.get(reverse(f"plans:{name}", args=["LARCH"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("plan", ["NOPE"]),
        ("promise", ["NOPE"]),
        ("body", ["NOPE"]),
        ("version", ["NAP20", 9]),
        ("table", ["x" * 300]),
    ],
)
def test_what_is_not_there_is_not_found(db, client, name, parts):
    assert client.get(reverse(f"plans:{name}", args=parts)).status_code == 404
