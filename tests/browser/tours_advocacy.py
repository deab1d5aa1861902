"""Every page of advocacy, as someone comes to it: lists, contacts, the hospital, harm by police, counselling.

Belongs here: the ways to each page, in the states that matter. Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from typing import Any

from alongside.cases.actions import advocacy_contacts, checklists, counselling, police_harm, visits
from alongside.cases.tests.advocacy import words
from tests.cast import Cast, as_person

PAGES = {
    "amira": """cases:advocacy cases:open_checklists cases:checklist cases:checklist_item cases:papers_to_find
        cases:advocacy_contacts cases:advocacy_contact cases:add_advocacy_contact cases:change_advocacy_contact
        cases:add_visit cases:visit cases:change_visit cases:police_harm_log cases:police_harm
        cases:add_police_harm cases:correct_police_harm""",
    "noor": "cases:advocacy cases:counselling cases:session cases:add_session cases:correct_session",
}
ON_THE_WAY = ""
NO_PAGE = "cases:put_away_checklist cases:take_up_checklist cases:note_moment cases:take_back_moment"


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """Something in each part; Noor counsels Esther (ground)."""
    found: dict[str, Any] = {"item_number": 1}
    for actor in as_person(cast.amira):
        its = {"actor": actor, "case_id": case.id}
        lists = checklists.open_checklists(
            **its, kinds=["evidence_kit", "infection_pregnancy", "immigration"]
        )
        for version, answer in enumerate(("offered", "wanted")):
            checklists.write_on(
                **its,
                checklist_id=lists[0].id,
                item_number=1,
                version=version,
                written=words.a_word(answer=answer),
            )
        contact = advocacy_contacts.add_advocacy_contact(**its, spoken=words.a_contact())
        advocacy_contacts.change_advocacy_contact(
            **its, contact_id=contact.id, version=1, spoken=words.a_contact(outcome="He agreed.")
        )
        advocacy_contacts.add_advocacy_contact(
            **its,
            spoken=words.a_contact(
                with_whom="police", their_word="", danger=True, supervisor_told_id=cast.chloe.id
            ),
        )
        visit = visits.begin_visit(**its, place="Saint Anne")
        visits.note_moment(**its, visit_id=visit.id, step="arrived")
        harm = police_harm.write_harm(**its, told=words.harm())
        found |= {
            "checklist_id": lists[0].id,
            "advocacy_contact_id": contact.id,
            "visit_id": visit.id,
            "harm_id": harm.id,
        }
    for actor in as_person(cast.noor):
        session = counselling.write_session(actor=actor, case_id=case.id, session=words.a_session())
        found["session_id"] = session.id
    return found


def asked_first(visit: Any) -> Iterator[str]:
    """A sheet after the question, forms that say what is missing, a list put away."""
    visit.sign_in(visit.cast.amira)
    more, case_id = visit.esther.more, visit.esther.case_id
    visit.open("cases:papers_to_find", case_id=case_id)
    visit.send()
    yield "cases:papers_to_find"
    visit.window.main.locator("[name=safe][value=yes]").check(force=True)
    visit.window.main.locator("input[name=language][value=es]").check(force=True)
    visit.send()
    yield "cases:papers_to_find"
    visit.open("cases:open_checklists", case_id=case_id)
    visit.send()
    yield "cases:open_checklists"
    visit.open("cases:add_advocacy_contact", case_id=case_id)
    visit.window.main.locator("[name=with_whom]").select_option("police")
    visit.window.main.locator("[name=how][value=phone]").check(force=True)
    visit.send(outcome="They asked about it.")
    yield "cases:add_advocacy_contact"
    visit.open("cases:add_police_harm", case_id=case_id)
    visit.send(what_happened="")
    yield "cases:add_police_harm"
    visit.open("cases:checklist_item", case_id=case_id, checklist_id=more["checklist_id"], item_number=1)
    visit.send(happened_on="")
    yield "cases:checklist_item"
    visit.open("cases:checklist", case_id=case_id, checklist_id=more["checklist_id"])
    with visit.window.page.expect_navigation():
        visit.window.main.locator("form[action$='/put-away/'] button").click()
    yield "cases:advocacy"
    yield visit.open("cases:checklist", case_id=case_id, checklist_id=more["checklist_id"])


TOURS = {"advocacy-asked": asked_first}
