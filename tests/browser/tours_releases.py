"""The pages of permissions: the steps of a new one, one that runs, what its reader sees, the link, what a court asks.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.cases.actions.permissions import give_permission, note_compelled, take_back
from alongside.cases.factories import a_document
from alongside.people.actions import granting, staffing
from alongside.people.enums import TeamKind
from alongside.referrals.actions.referring import Ask, refer
from alongside.releases.actions.disclosing import Compelled
from alongside.releases.actions.giving import Explained, Reader, Signed
from alongside.vault.ids import uuid7
from tests.cast import Cast, as_person

PAGES = {
    "amira": "cases:permissions cases:permission cases:permission_new cases:permission_paper cases:compelled",
    "ben": "people:today cases:list releases:packets releases:packet",
    "chloe": "people:today people:staff releases:packets releases:rules",
    "anonymous": "public_site:front public_site:help public_site:privacy releases:open_link",
}
ON_THE_WAY = "cases:take_back referrals:change_reader"
NO_PAGE = "cases:permission_yes releases:still releases:hand_back releases:packet_file releases:link_file"
SAID = Explained("es", "aloud", help_told=True, law_told=True)


def new_one(visit: Any) -> Iterator[str]:
    """Each step, first with something missing; then signed, and taken back without saying how."""
    visit.sign_in(visit.cast.amira)
    page, case_id = visit.window.page, visit.esther.case_id
    for name in ("cases:client", "cases:permissions"):
        yield visit.open(name, case_id=case_id)
    visit.open("cases:permission_new", case_id=case_id)
    visit.send()
    yield "cases:permission_new"
    for name, value in (("way", "link"), ("reader_kind", "police"), ("language", "other")):
        page.locator(f"[name={name}][value={value}]").check()
    visit.send(reader="Officer Dahl", purpose="a report", reason="They asked for one", language_words="Hausa")
    yield "cases:permission_new"
    visit.send()
    yield "cases:permission_new"
    page.locator("[name=items]").first.check()
    page.locator("[name=items][value^='document:']").first.check()
    visit.send(words="I want my papers.")
    yield "cases:permission_new"
    for name in ("take_out", "sign"):
        page.locator("form[lang]").evaluate("form => { form.noValidate = true; }")
        with page.expect_navigation():
            page.locator(f".btn[name={name}]").first.click()
        yield "cases:permission_new"
    visit.open("cases:take_back", case_id=case_id, release_id=visit.esther.more["release_id"])
    yield "cases:take_back"
    visit.open("referrals:change_reader", referral_id=visit.esther.more["draft_id"])
    yield "referrals:change_reader"
    page.locator("[name=way][value=link]").check()
    visit.send(to_name="")
    yield "referrals:change_reader"


TOURS = {"permission-new": new_one}


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """One that runs, one by link that was taken back, what a court asked for."""
    for actor in as_person(cast.ruth):
        staffing.join_team(actor=actor, account_id=cast.ben.id, kind=TeamKind.INTAKE)
        granting.grant_pending(actor=actor, account=cast.ben.account)
    for actor in as_person(cast.amira):
        its = {
            "actor": actor,
            "case_id": case.id,
            "explained": SAID,
            "signed": Signed("typed", "Esther", guardian_how="alone"),
            "days": 14,
        }
        paper = a_document(actor, case, "birth certificate.pdf", b"%PDF-1.4")
        handed = give_permission(
            **its | {"explained": replace(SAID, documents_told=True)},
            reader=Reader("packet", "helper", "Millrace Legal Aid", to_agency_id=cast.millrace.id),
            purpose="help with her papers",
            reason="The office asks for them",
            keys=["name", "words", f"document:{paper.id}"],
            words="I want to sign my name and not be afraid of it.",
        )
        ended = give_permission(
            **its, reader=Reader("link", "hospital", "St. Odile"), purpose="an appointment", reason="So that they know",
            keys=["name"],
        )  # fmt: skip
        take_back(actor=actor, case_id=case.id, release_id=ended.release.id, how="phone")
        draft = refer(
            actor=actor, subject_id=case.subject_id,
            ask=Ask("self", "food", "routine", do_not_contact=True, for_whom="self", to_name="Second Street shelf"),
        )  # fmt: skip
        asked = timezone.localdate() - timedelta(days=3)
        note_compelled(
            actor=actor,
            case_id=case.id,
            said=Compelled("subpoena", asked, "Subpoena 26-11", "told", "By phone"),
        )
    return {
        "release_id": handed.release.id,
        "packet_id": handed.release.packet_id,
        "draft_id": draft.id,
        "link_id": uuid7(),
    }
