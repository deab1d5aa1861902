"""Destroying a record: who may, when not, what is gone afterwards, and what stays."""

import os
from datetime import timedelta

import pytest

from alongside.cases import policies
from alongside.cases.actions.closing import reopen_case
from alongside.cases.actions.destroying import destroy_record, end_hold, set_hold
from alongside.cases.actions.documents import remove_document
from alongside.cases.actions.finding import search
from alongside.cases.actions.identity import change_identity
from alongside.cases.actions.sweeping import sweep_files
from alongside.cases.errors import HoldInThePast, LegalHold, WorkGoesOn
from alongside.cases.factories import a_client, a_contact, a_document, a_note
from alongside.cases.selectors import case_for
from alongside.cases.tests.access.ground import asked_by, opened_for
from alongside.cases.tests.record.ends import TODAY, rest, still_there
from alongside.vault import files, tombstones
from alongside.vault.actions import access
from alongside.vault.enums import Drawer, Reason, What
from alongside.vault.errors import NotFound, Refused, StepUpNeeded
from alongside.vault.models import BreakGlass, DrawerKey, Subject
from tests.attacks.ground import ask, logged_in_as, refused
from tests.cast import as_person as entering


@pytest.fixture(autouse=True)
def _own_anchor(settings, tmp_path):
    settings.ANCHOR_FILE = tmp_path / "anchor" / "ledger.txt"


def destroy(actor, case):
    return destroy_record(actor=actor, case_id=case.id, today=TODAY())


def of_owner(sql, case):
    """What the tables hold, whoever may see it."""
    return ask(sql, [case.subject_id], using="owner")


# -- it goes ----------------------------------------------------------------------------------------


def test_the_keys_the_traces_and_everyones_access_end(cast, as_person, resting):
    with as_person(cast.chloe) as actor:
        gone_on = destroy(actor, resting)
        assert resting.subject_id not in actor.access
    assert gone_on == TODAY() + timedelta(days=7)
    with as_person(cast.rosa):  # a custodian sees every key of her agency
        assert not DrawerKey.objects.filter(subject_id=resting.subject_id).exists()
        assert DrawerKey.objects.filter(agency_id=cast.linden.id).count() == 0
    for who in ("amira", "chloe", "rosa", "vera", "dev"):
        with as_person(getattr(cast, who)) as actor, pytest.raises(NotFound):
            case_for(actor, resting.id)


def test_the_day_is_as_long_as_a_backup_of_the_keys_is_kept(cast, as_person, resting, settings):
    settings.KEY_BACKUP_DAYS = 30
    with as_person(cast.chloe) as actor:
        assert destroy(actor, resting) == TODAY() + timedelta(days=30)


def test_the_files_go_from_the_disk_of_every_drawer_and_nobody_elses(
    cast, as_person, counselled, browser, django_capture_on_commit_callbacks
):
    with as_person(cast.amira) as actor:
        mine = a_document(actor, counselled)
        removed = a_document(actor, counselled, "old.txt")
        remove_document(actor=actor, case_id=counselled.id, document_id=removed.id)
    with as_person(cast.noor) as actor:
        hidden = a_document(actor, counselled, "drawing.png", b"png", drawer=Drawer.COUNSELLING)
    with as_person(cast.dev) as actor:
        other = a_document(actor, a_client(actor, "Jo"))
    rest(cast, as_person, counselled)
    with django_capture_on_commit_callbacks(execute=True):
        with as_person(cast.chloe) as actor:
            destroy(actor, counselled)
        assert files.path_of(mine.stored_as).exists()  # not before the commit
    assert not any(files.path_of(row.stored_as).exists() for row in (mine, removed, hidden))
    assert files.path_of(other.stored_as).exists()


def test_a_file_the_disk_would_not_give_up_goes_with_the_next_sweep(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    os.utime(files.path_of(document.stored_as), (0, 0))
    rest(cast, as_person, esther)
    with as_person(cast.chloe) as actor:
        destroy(actor, esther)  # what follows the commit does not run here
    assert sweep_files() == 1
    assert not files.path_of(document.stored_as).exists()


def test_it_is_written_down_outside_the_database_so_that_a_restore_destroys_it_again(
    cast, as_person, resting, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), as_person(cast.chloe) as actor:
        destroy(actor, resting)
    assert [(stone.kind, stone.id) for stone in tombstones.read()] == [("subject", resting.subject_id)]


def test_the_coded_facts_stay_and_the_log_says_who(transactional_db, cast, as_person, resting, said):
    said.clear()
    with as_person(cast.chloe) as actor:
        destroy(actor, resting)
    state = "select state, closed_on, close_reason, destroyed_at is not null from cases_case"
    assert of_owner(f"{state} c join vault_subject s on s.id = c.subject_id where s.id = %s", resting) == [
        ("closed", TODAY(), "moved", True)
    ]
    assert of_owner(
        "select count(*) from cases_careteammember where subject_id = %s and until is null", resting
    ) == [(0,)]
    [line] = [line for line in said if line.what == What.DESTROYED]
    assert (line.actor_id, line.subjects) == (cast.chloe.id, (resting.subject_id,))


def test_the_reason_for_a_broken_glass_goes_and_an_open_one_closes(cast, as_person, resting):
    opened_for(cast, "dev", resting)
    asked_by(cast, "noor", resting)
    with as_person(cast.chloe) as actor:
        destroy(actor, resting)
        glasses = BreakGlass.objects.filter(subject_id=resting.subject_id)
        assert {(bytes(glass.reason_sealed), glass.state) for glass in glasses} == {
            (b"", "ended"),
            (b"", "declined"),
        }
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, resting.id)


def test_nobody_finds_her_any_more(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        change_identity(
            actor=actor, case_id=esther.id, version=1, chosen_name="Esther", legal_name="Esther Quill"
        )
        a_contact(actor, esther, "217-555-0142")
        a_note(actor, esther, "We met.")
        document = a_document(actor, esther)
    words = {"given": "Esther", "family": "Quill"}
    with as_person(cast.dev) as actor:
        assert search(actor=actor, **words).others == [esther.subject_id]
    rest(cast, as_person, esther)
    client = browser(cast.chloe)
    assert client.post(f"/clients/{esther.id}/destroy/", {"name": "Esther"}).status_code == 303
    for who in ("chloe", "amira"):
        client = browser(getattr(cast, who))
        for page in ("", "log/", "timeline/", "team/", "destroy/", f"documents/{document.id}/"):
            assert client.get(f"/clients/{esther.id}/{page}").status_code == 404, (who, page)
        for shown in ("open", "quiet", "closed", "all"):
            assert "Esther" not in client.get(f"/clients/?show={shown}").content.decode()
        assert "Esther" not in client.post("/clients/own/", {"words": "Esther"}).content.decode().replace(
            'value="Esther"', ""
        )
        assert "Esther" not in client.get("/clients/break-glass/").content.decode()
    with as_person(cast.dev) as actor:
        assert search(actor=actor, **words).others == []


# -- it is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "code"), [("amira", "role"), ("dev", "not_found"), ("ben", "not_found"), ("ida", "not_found")]
)
def test_who_does_not_lead_or_does_not_work_with_her_destroys_nothing(cast, as_person, resting, who, code):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused) as refusal:
        destroy(actor, resting)
    assert refusal.value.code == code
    still_there(cast, as_person, resting)


def test_a_director_who_is_not_on_the_care_team_finds_nothing_to_destroy(cast, as_person, resting):
    with as_person(cast.rosa) as actor, pytest.raises(NotFound):
        destroy(actor, resting)


def test_nobody_destroys_while_the_work_goes_on(cast, as_person, esther):
    with as_person(cast.chloe) as actor, pytest.raises(WorkGoesOn):
        destroy(actor, esther)
    still_there(cast, as_person, esther)


def test_taken_up_again_it_is_safe_again(cast, as_person, resting):
    with as_person(cast.amira) as actor:
        reopen_case(actor=actor, case_id=resting.id)
    with as_person(cast.chloe) as actor, pytest.raises(WorkGoesOn):
        destroy(actor, resting)


def test_nobody_destroys_without_the_second_factor(cast, as_person, resting):
    for actor in entering(cast.chloe, stepped_up=False):
        with pytest.raises(StepUpNeeded):
            destroy(actor, resting)
    still_there(cast, as_person, resting)


@pytest.mark.parametrize("who", ["vera", "rosa"])
def test_nobody_destroys_or_holds_through_a_broken_glass(cast, as_person, browser, resting, who):
    opened_for(cast, who, resting)
    with as_person(getattr(cast, who)) as actor:
        assert case_for(actor, resting.id)
        assert policies.may_destroy(actor, resting).reason == "break_glass"
        for act in (destroy, hold):
            with pytest.raises(NotFound):  # a row that is only read cannot be locked for writing
                act(actor, resting)
    assert browser(getattr(cast, who)).get(f"/clients/{resting.id}/destroy/").status_code == 403
    still_there(cast, as_person, resting)


def test_done_twice_it_finds_nothing_and_changes_nothing(transactional_db, cast, as_person, resting, said):
    with as_person(cast.chloe) as actor:
        destroy(actor, resting)
    before = of_owner("select destroyed_at, keys_gone_on from vault_subject where id = %s", resting)
    with as_person(cast.chloe) as actor, pytest.raises(NotFound):
        destroy(actor, resting)
    assert of_owner("select destroyed_at, keys_gone_on from vault_subject where id = %s", resting) == before
    assert [line.what for line in said].count(What.DESTROYED) == 1


# -- the hold ---------------------------------------------------------------------------------------


def hold(actor, case, days=30):
    set_hold(actor=actor, case_id=case.id, until=TODAY() + timedelta(days=days), today=TODAY())


@pytest.mark.parametrize("days", [0, 30])
def test_a_hold_keeps_the_record_through_its_last_day(cast, as_person, resting, days):
    with as_person(cast.chloe) as actor:
        hold(actor, resting, days)
        with pytest.raises(LegalHold):
            destroy(actor, resting)
    still_there(cast, as_person, resting)


def test_a_hold_that_is_over_or_was_ended_keeps_nothing(cast, as_person, resting, said):
    with as_person(cast.chloe) as actor:
        hold(actor, resting)
        for _ in range(2):
            end_hold(actor=actor, case_id=resting.id)
        Subject.objects.filter(id=resting.subject_id).update(hold_until=TODAY() - timedelta(days=1))
        assert destroy(actor, resting)
    lines = [line.why for line in said if line.what == What.RECORD_CHANGED and line.why.startswith("hold")]
    assert lines == ["hold", "hold_ended"]


def test_a_hold_in_the_past_is_refused(cast, as_person, resting):
    with as_person(cast.chloe) as actor, pytest.raises(HoldInThePast):
        hold(actor, resting, days=-1)


def test_an_open_record_can_be_held_too(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        hold(actor, esther)
        assert Subject.objects.get(id=esther.subject_id).hold_until == TODAY() + timedelta(days=30)


@pytest.mark.parametrize("who", ["amira", "dev", "ben", "ida", "noor"])
def test_nobody_else_sets_or_ends_a_hold(cast, as_person, resting, who):
    with as_person(cast.chloe) as actor:
        hold(actor, resting)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(Refused):
            end_hold(actor=actor, case_id=resting.id)
        with pytest.raises(Refused):
            hold(actor, resting, days=1)
    with as_person(cast.chloe):
        assert Subject.objects.get(id=resting.subject_id).hold_until == TODAY() + timedelta(days=30)


# -- the wall alone ---------------------------------------------------------------------------------

SQL = "select wall.destroy(%s, current_date)"


@pytest.mark.parametrize(
    ("who", "said"), [("amira", "role"), ("dev", "not_found"), ("rosa", "not_found"), ("ruth", "not_found")]
)
def test_the_database_refuses_them_by_itself(cast, as_person, resting, who, said):
    with as_person(getattr(cast, who)):
        assert f"refused: {said}" in refused(SQL, [resting.subject_id])


def test_the_database_keeps_what_is_held_and_destroys_once(cast, as_person, resting):
    with as_person(cast.chloe) as actor:
        hold(actor, resting)
        assert "legal_hold" in refused(SQL, [resting.subject_id])
        end_hold(actor=actor, case_id=resting.id)
        ask(SQL, [resting.subject_id])
        assert "not_found" in refused(SQL, [resting.subject_id])


def test_a_broken_glass_does_not_reach_it(cast, as_person, resting):
    opened_for(cast, "vera", resting)
    with as_person(cast.vera):
        assert "not_found" in refused(SQL, [resting.subject_id])


def test_no_key_and_no_access_is_written_for_it_again(cast, as_person, resting):
    asked = asked_by(cast, "dev", resting)
    with as_person(cast.chloe) as actor:
        keys_before = list(DrawerKey.objects.filter(subject_id=resting.subject_id))
        destroy(actor, resting)
    with as_person(cast.rosa) as actor:
        for row in keys_before:
            assert "destroyed" in refused(KEY, values_of(row))
        with pytest.raises(NotFound):
            access.admit(
                actor=actor, subject_id=resting.subject_id, account_id=cast.dev.id,
                reason=Reason.CARE_TEAM, drawers=[Drawer.IDENTITY],
            )  # fmt: skip
    with as_person(cast.chloe) as actor, pytest.raises(NotFound):
        access.open_glass(actor=actor, glass=asked)


def test_destroying_waits_for_a_key_that_is_just_being_given(transactional_db, cast, as_person, resting):
    """Else a key that is committed a moment later would outlive the record."""
    with as_person(cast.chloe):
        row = DrawerKey.objects.filter(subject_id=resting.subject_id, holder_id=cast.amira.holder_id).first()
        DrawerKey.objects.filter(id=row.id).delete()
    with logged_in_as("owner") as session, session.transaction():
        session.execute(KEY, values_of(row))
        with as_person(cast.chloe):
            ask("set local lock_timeout = '100ms'")
            assert "lock timeout" in refused(SQL, [resting.subject_id])
    with as_person(cast.chloe) as actor:
        destroy(actor, resting)
    assert of_owner("select count(*) from keys_drawerkey where subject_id = %s", resting) == [(0,)]


KEY = (
    "insert into keys_drawerkey (id, agency_id, subject_id, drawer, holder_id, sealed_key, granted_by_id,"
    " created_at) values (%s, %s, %s, %s, %s, %s, %s, now())"
)


def values_of(row):
    return [
        row.id,
        row.agency_id,
        row.subject_id,
        row.drawer,
        row.holder_id,
        bytes(row.sealed_key),
        row.granted_by_id,
    ]
