"""The screens of the rules we keep and of the local system: what they say, what they ask, what they keep."""

import csv
import io
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.coalition.enums_evaluation import Sharing
from alongside.coalition.models import (
    Learned,
    Material,
    MaterialShare,
    Policy,
    PolicyDecision,
    PolicyFinding,
    PolicyLook,
)
from alongside.coalition.tests.evaluation import ground
from alongside.coalition.tests.evaluation.ground import today
from alongside.vault.ids import uuid7
from tests.browse import sign_in

POLICY = {"title": "Who can come", "kind": "coming_in", "says": "Whoever is sober.", "sharing": "private"}
DECISION = {
    "what": "revised", "decided_by": "The board", "best_interest": "Nobody stays outside.", "heard": "asked",
    "says": "Everyone can come.",
}  # fmt: skip


def test_from_the_first_policy_to_its_decision_and_back(cast, two, client, browser, as_person):
    sign_in(client, cast.rosa)
    assert "No policy is registered yet" in browser.get("policies").text
    there = browser.send("policy_new", **POLICY, adopted_on="2020-02-03", review_on=today()).headers[
        "Location"
    ]
    with as_person(cast.rosa):
        row = Policy.objects.get()
    assert there == browser.at("policy", row.id)
    browser.send("policy_look", row.id, safe="yes", open="no", comment="Page 4.")
    browser.send("policy_finding_new", row.id, rule="substance", words="Whoever is sober.")
    page = browser.get("policy", row.id).text
    assert "Page 4." in page
    assert "Turns people away for using substances" in page
    with as_person(cast.rosa):
        found = PolicyFinding.objects.get()
        assert PolicyLook.objects.get().answers["open"] == "no"
    assert "Harmful rules that stand in ours" in browser.get("policies").text
    browser.send("policy_finding_aside", found.id, aside="yes")
    browser.send("policy_finding_aside", found.id, aside="no")
    browser.send("policy_decide", row.id, **DECISION, decided_on=today(), ended=found.id)
    page = browser.get("policy", row.id).text
    assert "Everyone can come." in page
    assert "edition 2" in page
    with as_person(cast.rosa):
        decision = PolicyDecision.objects.get()
        assert decision.ended_rules == ["substance"]
    assert "Who can come" in browser.get("policy_log").text
    browser.send("policy_decision_back", decision.id)
    assert "taken back, not counted" in browser.get("policy", row.id).text


def test_a_decision_asks_for_what_the_log_needs(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
    sign_in(client, cast.rosa)
    said = DECISION | {"best_interest": "", "heard": "not_asked", "decided_on": today() + timedelta(days=1)}
    answer = browser.send("policy_decide", row.id, **said)
    assert answer.status_code == 422
    for sentence in ("nothing written yet", "Say how, or why not", "This day has not come yet"):
        assert sentence in answer.text
    assert "Everyone can come." in answer.text  # nothing typed is lost


def test_what_is_wrong_in_a_form_is_said_and_nothing_is_kept(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
    sign_in(client, cast.rosa)
    for name, form, sentence in (
        ("policy_look", {}, "Answer at least one question"),
        ("policy_finding_new", {"rule": "other"}, "Say which rule it is"),
    ):
        answer = browser.send(name, row.id, **form)
        assert (answer.status_code, sentence in answer.text) == (422, True)
    answer = browser.send("policy_new", title="", kind="", adopted_on="3000-01-01")
    assert answer.status_code == 422
    with as_person(cast.rosa):
        assert Policy.objects.count() == 1
        assert not PolicyLook.objects.exists()


def test_both_texts_stand_on_the_form_when_someone_else_was_faster(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
    sign_in(client, cast.chloe)
    said = {"title": "Mine", "kind": "staying", "sharing": "private", "version": 1}
    assert browser.send("change_policy", row.id, **said).status_code == 303
    sign_in(client, cast.rosa)
    answer = browser.send("change_policy", row.id, **(said | {"title": "Hers"}))
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert 'value="Hers"' in answer.text


def test_the_register_is_narrowed_and_taken_along_as_a_table(cast, two, client, browser, as_person):
    with as_person(cast.ruth) as ruth:
        ground.policy(ruth, two, title="=1+1", sharing=Sharing.SHARED, review_on=today())
        ground.policy(ruth, two, title="Not for others")
    with as_person(cast.rosa) as rosa:
        ground.policy(rosa, two, title="Phones", kind="staying")
    sign_in(client, cast.amira)
    page = browser.get("policies").text
    assert "Phones" in page
    assert "Not for others" not in page
    for query, shown in (
        ({"kind": "staying"}, "Phones"), ({"due": "on"}, "=1+1"), ({"whose": cast.millrace.id}, "=1+1"),
        ({"words": "phon"}, "Phones"),
    ):  # fmt: skip
        rows = list(csv.reader(io.StringIO(browser.get("policies_file", **query).content.decode())))
        assert [row[1].lstrip("'") for row in rows[1:]] == [shown], query
    table = browser.get("policies_file").content.decode()
    assert "'=1+1" in table
    assert "Not for others" not in table
    assert "Nothing in the register is like that" in browser.get("policies", words="zzz").text


def test_a_policy_of_others_shows_no_look_and_no_way_to_change_it(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two, sharing=Sharing.SHARED)
        ground.find(rosa, row, "phone")
    sign_in(client, cast.ruth)
    page = browser.get("policy", row.id).text
    assert "Everyone can come." in page
    for word in ("Takes phones away", "Harmful rules", "Write a decision"):
        assert word not in page
    assert browser.get("policy_decide", row.id).status_code == 403
    assert browser.get("policy_look", row.id).status_code == 403


def test_an_entry_is_thrown_away_while_nothing_is_decided(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
    sign_in(client, cast.rosa)
    browser.send("throw_policy_away", row.id)
    with as_person(cast.rosa):
        assert not Policy.objects.exists()


def test_what_does_not_work_leads_to_a_need_that_is_met(cast, two, client, browser, as_person):
    sign_in(client, cast.rosa)
    assert "nothing down here yet" in browser.get("learned").text
    browser.send(
        "learned_new", kind="weakness", program="Shelter", words="Nights are empty.", sharing="private"
    )
    with as_person(cast.rosa):
        gap = Learned.objects.get()
    page = browser.get("learned_new", kind="staff", follows=gap.id).text
    assert "Nights are empty." in page
    client.post(
        f"{browser.at('learned_new')}?follows={gap.id}",
        {"row_id": str(uuid7()), "kind": "staff", "words": "Two people at night.", "sharing": "shared"},
    )
    with as_person(cast.rosa):
        need = Learned.objects.get(kind="staff")
        assert need.follows_id == gap.id
    browser.send("learned_met", need.id, met="yes")
    browser.send("change_learned", need.id, kind="staff", words="One at night.", sharing="shared", version=2)
    assert "One at night." in browser.get("learned").text
    sign_in(client, cast.ben)
    page = browser.get("learned").text
    assert "One at night." in page
    assert "Nights are empty." not in page


def test_what_the_answers_point_to_begins_a_need(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
    sign_in(client, cast.rosa)
    browser.send("policy_look", row.id, trauma="no")
    page = browser.get("learned").text
    assert "What trauma does, and what helps then" in page
    begun = browser.get("learned_new", kind="training", words="What trauma does").text
    assert "What trauma does" in begun


def test_training_material_is_written_and_given_out(cast, two, client, browser, as_person):
    with as_person(cast.fay) as fay:
        room = ground.institution(fay, two)
    sign_in(client, cast.amira)
    said = {"title": "One page", "topic": "recognize", "state": "draft"}
    browser.send("system_material_new", **said)
    with as_person(cast.amira):
        row = Material.objects.get()
    browser.send("change_system_material", row.id, **(said | {"state": "ready"}), version=1)
    browser.send(
        "share_system_material",
        row.id,
        with_whom="Night shift",
        institution_id=room.id,
        on=today(),
        people=11,
    )
    page = browser.get("system_materials").text
    assert "11 people" in page
    assert "One page" in browser.get("institution", room.id).text
    with as_person(cast.amira):
        assert MaterialShare.objects.get().institution_id == room.id


def test_a_form_sent_twice_lands_on_what_the_first_made(cast, two, client, browser, as_person):
    sign_in(client, cast.rosa)
    sent = POLICY | {"row_id": str(uuid7())}
    assert (
        browser.send("policy_new", **sent).headers["Location"]
        == browser.send("policy_new", **sent).headers["Location"]
    )
    answer = browser.send("policy_new", **(sent | {"title": "Another"}))
    assert answer.status_code == 409
    with as_person(cast.rosa):
        assert Policy.objects.count() == 1


def test_todays_part_and_the_front_say_what_is_due(cast, two, client, browser, as_person):
    with as_person(cast.rosa) as rosa:
        ground.policy(rosa, two, title="Old rule", review_on=today() - timedelta(days=1))
    sign_in(client, cast.rosa)
    assert "Old rule" in client.get(reverse("people:today")).text
    assert "Old rule" in client.get(reverse("coalition:front", args=[two])).text
    sign_in(client, cast.ruth)
    assert "Old rule" not in client.get(reverse("people:today")).text
    assert "Old rule" not in client.get(reverse("coalition:front", args=[two])).text


def test_the_register_asks_no_question_for_each_row(cast, two, client, browser, as_person):
    sign_in(client, cast.amira)

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert browser.get("policies").status_code == 200
        return len(found)

    with as_person(cast.rosa) as rosa:
        ground.policy(rosa, two)
    few = asked()
    with as_person(cast.rosa) as rosa:
        for number in range(60):
            ground.policy(rosa, two, title=f"Policy {number}", review_on=today())
    assert asked() <= few + 1  # the pages of the list are counted
    assert "Policy 59" in browser.get("policies", all=1).text
