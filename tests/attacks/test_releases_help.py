"""Attack 13: she signs nothing, takes everything back, or signs: every page and every act of help is as before."""

import ast
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.releases import running_for
from tests.attacks.addresses import addresses
from tests.attacks.ground import ask
from tests.attacks.test_every_url import answer_to
from tests.browse import sign_in

pytestmark = pytest.mark.usefixtures("refusals_drawn_once")
ROOT = Path(__file__).parents[2] / "alongside"
# Where the state of a permission may be asked for: its own screens, and the room that carries what was allowed.
MAY_ASK = ("releases/", "referrals/")
OWN = "permission"


def statuses(cast, esther):
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.amira)
    found = {}
    for address in addresses():
        if (
            address.name.startswith("cases:")
            and OWN not in address.name
            and address.name != "cases:take_back"
        ):
            with transaction.atomic():
                found[address.name] = answer_to(browser, address, cast, esther).status_code
    return found


def test_every_page_about_her_answers_the_same_with_and_without(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert running_for(actor, esther.subject_id)
    signed = statuses(cast, esther)
    with as_person(cast.amira) as actor:
        for one in running_for(actor, esther.subject_id):
            withdraw(actor=actor, subject_id=esther.subject_id, release_id=one.id, how="in_person")
        assert running_for(actor, esther.subject_id) == []
    assert statuses(cast, esther) == signed
    assert len(signed) > 80


def test_no_foreign_key_leads_to_a_permission(cast):
    rows = ask(
        """
        select c.conrelid::regclass::text from pg_catalog.pg_constraint c
         where c.contype = 'f' and c.confrelid = any(array['releases_release', 'releases_packet']::regclass[])
        """
    )
    assert {table for (table,) in rows} <= {
        "releases_packetbody",
        "releases_packetfile",
        "releases_packetlink",
    }


def test_no_policy_and_no_function_of_another_table_asks_for_one(cast):
    rows = ask(
        """
        select tablename from pg_catalog.pg_policies
         where concat(qual, with_check) ~ 'releases_|my_packets|release_ceiling'
        """
    )
    assert {table for (table,) in rows} <= {"releases_release", "releases_packetbody", "releases_packetfile"}


def test_no_code_but_its_own_screens_asks_for_the_state_of_one():
    asking = set()
    for path in ROOT.rglob("*.py"):
        name = str(path.relative_to(ROOT))
        if name.startswith(MAY_ASK) or OWN in path.stem or path.stem == "compelled" or "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if module.startswith("alongside.releases") and module != "alongside.releases.enums":
                asking.add(name)
    assert asking == set()
