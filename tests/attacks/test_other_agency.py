"""Attack 5: writing into another agency, or hanging something on another agency's client. The door is off.

Ben directs nothing at Linden; at Millrace he is a custodian. What he tries, the database refuses.
"""

import uuid

import pytest

from alongside.cases.models import Case, ContactMethod, Identity, Note
from alongside.vault.actions import keys
from tests.attacks.ground import (
    OF_A_CLIENT,
    TODAY,
    ask,
    full_record,
    passes_or_is_refused,
    refused,
    refused_in_the_end,
)
from tests.standing_ready import ready

TABLES = [model._meta.db_table for model in OF_A_CLIENT]


@pytest.fixture
@ready
def both(cast, as_person):
    """Amira's client at Linden, and Ben's own at Millrace."""
    with as_person(cast.amira) as actor:
        esther = full_record(actor)
    with as_person(cast.ben) as actor:
        return esther, full_record(actor, "Ours")


@pytest.fixture
def hers(both):
    """Amira's client, where Ben has one too."""
    return both[0]


@pytest.fixture
def ours(both):
    """Ben's own client, at Millrace."""
    return both[1]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_cannot_be_moved_to_another_agency(cast, as_person, hers, ours, table):
    with as_person(cast.ben):
        assert ask(f"select count(*) from {table}")[0][0] >= 1
        assert "row-level security" in refused(f"update {table} set agency_id = %s", [cast.linden.id])


@pytest.mark.parametrize("table", TABLES)
def test_a_row_cannot_be_hung_on_another_agencys_client(cast, as_person, hers, ours, table):
    with as_person(cast.ben):
        assert "row-level security" in refused(f"update {table} set subject_id = %s", [hers.subject_id])


def test_a_new_row_is_refused_whatever_agency_it_names(cast, as_person, hers, ours):
    insert = (
        "insert into cases_case (id, agency_id, subject_id, lead_id, state, "
        "opened_on, close_reason, last_worked_at, version)"
        " values (gen_random_uuid(), %s, %s, %s, 'open', now(), '', now(), 1)"
    )
    with as_person(cast.ben):
        for agency in (cast.linden, cast.millrace):
            assert "row-level security" in refused(insert, [agency.id, hers.subject_id, cast.ben.id])


def test_the_composite_key_holds_where_the_policy_is_passed(transactional_db, cast, as_person, ours):
    """The owner passes every policy; the key to the client of another agency still does not fit."""
    with as_person(cast.amira) as actor:
        theirs = keys.make_subject(actor=actor)
    for table in [*TABLES, "vault_accessentry", "vault_blindtoken", "vault_breakglass"]:
        text = refused(
            f"update {table} set subject_id = %s where agency_id = %s",
            [theirs.id, cast.millrace.id],
            using="owner",
        )
        assert "same_agency" in text, table


def test_a_case_cannot_be_led_by_someone_of_another_agency(cast, as_person, ours):
    with as_person(cast.ben):
        assert "same_agency" in refused_in_the_end("update cases_case set lead_id = %s", [cast.amira.id])


def test_returning_shows_no_row_of_anyone_else(cast, as_person, esther):
    with as_person(cast.ben):
        assert ask("update cases_note set version = version returning id") == []
        assert ask("delete from cases_note returning *") == []
        assert ask("with gone as (delete from cases_case returning *) select * from gone") == []


def test_an_upsert_on_anothers_row_is_refused_and_says_nothing_of_it(cast, as_person, hers, ours):
    upsert = (
        "insert into cases_note (id, agency_id, subject_id, drawer, happened_at, author_id, written_at, version)"
        " values (%s, %s, %s, 'notes', now(), %s, now(), 1) on conflict (id) do "
        "update set version = 99 returning text_sealed"
    )
    with as_person(cast.ben):
        assert "row-level security" in refused(
            upsert, [hers.note_id, cast.millrace.id, ours.subject_id, cast.ben.id]
        )
    with as_person(cast.amira):
        assert Note.objects.get(id=hers.note_id).version == 1


def test_an_upsert_cannot_clear_oneself(cast, as_person):
    upsert = (
        "insert into vault_clearance (actor_id, agency_id, may_approve, changed_at) values (%s, %s, false, now())"
        " on conflict (actor_id) do update set cleared_until = 'infinity', may_approve = true"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(upsert, [cast.dev.id, cast.linden.id])


def test_deleting_or_changing_everything_touches_ones_own_rows_only(cast, as_person, hers, ours):
    with as_person(cast.ben):
        for table in TABLES:
            assert ask(f"delete from {table}")[0][0] >= 1
    with as_person(cast.amira):
        for model in OF_A_CLIENT:
            assert model.objects.exists()


@pytest.mark.parametrize("who", ["dev", "ida", "noor", "ben", "ruth", "fay"])
def test_a_colleague_who_is_not_on_the_list_changes_nothing(cast, as_person, esther, who):
    with as_person(getattr(cast, who)):
        for table in [*TABLES, "keys_drawerkey", "vault_subject", "vault_blindtoken"]:
            assert passes_or_is_refused(f"delete from {table}") == 0
        assert passes_or_is_refused("update cases_case set state = 'closed', closed_on = now()") == 0


def test_keys_cannot_be_laid_at_another_agencys_client(cast, as_person, esther):
    insert = (
        "insert into keys_drawerkey (id, agency_id, subject_id, drawer, holder_id, "
        "sealed_key, granted_by_id, created_at)"
        " values (gen_random_uuid(), %s, %s, 'plan', %s, '\\x00', %s, now())"
    )
    with as_person(cast.ben):
        for agency in (cast.linden, cast.millrace):
            assert "row-level security" in refused(
                insert, [agency.id, esther.subject_id, cast.ben.holder_id, cast.ben.id]
            )


def test_break_glass_cannot_be_asked_for_another_agencys_client(cast, as_person, esther):
    insert = (
        "insert into vault_breakglass"
        " (id, agency_id, subject_id, asked_by_id, reason_code, reason_sealed, alone, state, asked_at)"
        " values (gen_random_uuid(), %s, %s, %s, 'other', '\\x00', false, 'asked', now())"
    )
    with as_person(cast.ben):
        assert "row-level security" in refused(insert, [cast.linden.id, esther.subject_id, cast.ben.id])
        assert "same_agency" in refused_in_the_end(insert, [cast.millrace.id, esther.subject_id, cast.ben.id])


def test_an_absent_client_and_anothers_client_look_the_same(cast, as_person, hers, ours):
    """The error must not say whether the id exists somewhere else."""
    insert = (
        "insert into vault_blindtoken (id, agency_id, subject_id, token) values "
        "(gen_random_uuid(), %s, %s, '\\x01')"
    )
    with as_person(cast.ben):
        texts = [
            refused(insert, [cast.millrace.id, subject]).splitlines()[0]
            for subject in (hers.subject_id, uuid.uuid4())
        ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("call", ["admit", "dismiss"])
def test_the_access_list_of_another_agency_is_out_of_reach(cast, as_person, esther, call):
    calls = {
        "admit": (
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', array['identity'])",
            cast.ben.id,
        ),
        "dismiss": ("select wall.dismiss(%s, %s, 'care_team')", cast.amira.id),
    }
    sql, account = calls[call]
    with as_person(cast.ben):
        assert "not_found" in refused(sql, [esther.subject_id, account])


def test_someone_of_another_agency_cannot_be_admitted(cast, as_person, esther):
    with as_person(cast.amira):
        text = refused(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', array['identity'])",
            [esther.subject_id, cast.ben.id],
        )
    assert "not_found" in text


def test_writing_ones_own_is_not_refused(cast, as_person, ours):
    with as_person(cast.ben) as actor:
        row = ContactMethod(
            agency_id=actor.agency_id, subject_id=ours.subject_id, kind="phone", safe_as_of=TODAY
        )
        row.value = "217-555-0100"
        row.save(force_insert=True)
        assert ContactMethod.objects.get(id=row.id).value == "217-555-0100"
        assert Case.objects.count() == Identity.objects.count() == 1
