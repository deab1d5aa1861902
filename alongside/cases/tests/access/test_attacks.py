"""Attacks 15 and 16 of walls.md: conflict against assignment and break-glass; break-glass approved by
oneself, prolonged, exported. Each wall with the other two switched off."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from alongside.cases import policies
from alongside.cases.actions import care_team, glass
from alongside.cases.errors_access import GlassNotOpenable
from alongside.cases.models import CareTeamMember, Case, Identity, Note
from alongside.cases.selectors import case_for
from alongside.cases.selectors.log import case_for_log
from alongside.cases.tests.access.ground import asked_by, esther_of, opened_for
from alongside.vault import keyring
from alongside.vault import selectors as vault_selectors
from alongside.vault.actions import access
from alongside.vault.enums import Drawer, GlassState, Reason
from alongside.vault.errors import NotFound, Refused
from alongside.vault.models import AccessEntry, BreakGlass, DrawerKey
from config import databases
from tests.attacks.ground import ask, refused

SOMEONE, ME, MINE, HERE = (UUID(int=number) for number in range(1, 5))
OF_HER = [Case, Identity, Note, CareTeamMember]


def rows_seen():
    """What raw queries find, with no door in between."""
    return sum(len(model.objects.all()) for model in OF_HER)


# -- 15: a conflict against everything -------------------------------------------------------------


@given(
    st.lists(st.sampled_from([Reason.CARE_TEAM, Reason.SUPERVISION, Reason.BREAK_GLASS]), max_size=5),
    st.integers(0, 5),
)
def test_the_door_alone_lets_a_conflict_win_over_any_other_entries_in_any_order(reasons, where):
    others = [("entry", [SOMEONE], reason, list(Drawer.values), None) for reason in reasons]
    conflict = ("entry", [SOMEONE], Reason.CONFLICT, [], None)
    cleared = [("clear", [ME], None, None, None), ("counsel", [ME], None, None, None)]
    assert (
        SOMEONE
        not in vault_selectors.standing_of([*others[:where], conflict, *others[where:], *cleared]).access
    )
    assert (SOMEONE in vault_selectors.standing_of([*others, *cleared]).access) == bool(others)


def test_the_row_alone_lets_a_conflict_win_over_a_standing_assignment(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.dev.id, part="advocate", why="Court."
        )
    with as_person(cast.dev) as actor:
        assert rows_seen() > 0
        access.admit(
            actor=actor,
            subject_id=esther.subject_id,
            account_id=cast.dev.id,
            reason=Reason.CONFLICT,
            drawers=[],
        )
    with as_person(cast.dev):
        assert AccessEntry.objects.filter(
            actor_id=cast.dev.id, reason=Reason.CARE_TEAM, ends_at=None
        ).exists()
        assert rows_seen() == 0
        assert DrawerKey.objects.count() == 0


def test_the_row_alone_lets_a_conflict_win_over_an_open_glass(cast, as_person, esther):
    opened_for(cast, "dev", esther)
    with as_person(cast.dev):
        assert rows_seen() > 0
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.dev):
        assert rows_seen() == 0


def test_the_door_alone_lets_a_conflict_win_over_an_open_glass(cast, as_person, esther):
    opened_for(cast, "dev", esther)
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.dev) as actor:
        assert actor.access == {}
        with pytest.raises(NotFound):
            glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason="Let me in.", code="danger")


def test_no_glass_opens_against_a_conflict_whoever_says_yes(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.chloe) as actor:
        assert "refused: conflict" in refused("select wall.break_glass(%s, 15)", [broken.id])
        with pytest.raises(GlassNotOpenable):
            glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


def test_the_seal_alone_keeps_who_was_shut_out_from_every_drawer(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.noor.id, part="counsellor", why="Talks."
        )
        before = wrapped_keys(esther)
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.noor.id)
        after = wrapped_keys(esther)
    with as_person(cast.noor):
        assert opens_with(before, esther) == set(Drawer.values) - {Drawer.CALL}
        assert opens_with(after, esther) == set()


def test_who_is_shut_out_cannot_end_it_or_let_herself_in(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.rosa.id)
    with as_person(cast.rosa):  # a custodian: the row wall still says no
        assert "own_conflict" in refused(
            "select wall.dismiss(%s, %s, 'conflict')", [esther.subject_id, cast.rosa.id]
        )
        sql = "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', array['identity'])"
        assert "refused" in refused(sql, [esther.subject_id, cast.rosa.id])


# -- 16: break-glass -------------------------------------------------------------------------------


def test_the_row_alone_refuses_ones_own_approval_and_that_of_a_colleague(cast, as_person, esther):
    broken = asked_by(cast, "rosa", esther)
    with as_person(cast.rosa):
        assert "own_approval" in refused("select wall.break_glass(%s, 15)", [broken.id])
    with as_person(cast.noor):
        assert "may_not_approve" in refused("select wall.break_glass(%s, 15)", [broken.id])
    with as_person(cast.chloe):
        ask("select wall.break_glass(%s, 15)", [broken.id])


@pytest.mark.parametrize("minutes", [-1, 0, 61, 100_000])
def test_the_row_alone_refuses_more_than_an_hour(cast, as_person, esther, minutes):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.chloe):
        assert "too_long" in refused("select wall.break_glass(%s, %s)", [broken.id, minutes])


def test_the_row_alone_refuses_to_prolong(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    with as_person(cast.chloe):
        assert "not_found" in refused("select wall.break_glass(%s, 60)", [broken.id])
    with as_person(cast.dev):
        for table in ("vault_breakglass", "vault_accessentry", "keys_drawerkey"):
            refused(f"update {table} set ends_at = ends_at + interval '1 day'")


def test_the_row_alone_refuses_a_glass_that_says_it_is_open_already(cast, as_person, esther):
    with as_person(cast.dev) as actor, pytest.raises(DatabaseError), transaction.atomic():
        BreakGlass.objects.bulk_create(
            [
                BreakGlass(
                    agency_id=actor.agency_id,
                    subject_id=esther.subject_id,
                    asked_by_id=actor.account_id,
                    reason_code="danger",
                    reason_sealed=b"",
                    state=GlassState.OPEN,
                )
            ]
        )


def test_the_row_alone_lets_a_broken_glass_read_and_not_write(cast, as_person, esther):
    opened_for(cast, "dev", esther)
    with as_person(cast.dev) as actor:
        assert Identity.objects.count() == 1
        assert Identity.objects.update(version=9) == 0
        assert Case.objects.all().delete()[0] == 0
        note = Note(
            agency_id=actor.agency_id,
            subject_id=esther.subject_id,
            drawer="notes",
            happened_at="2026-05-14T12:00:00Z",
            author_id=actor.account_id,
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            note.save(force_insert=True)


def test_the_row_alone_keeps_counselling_from_a_broken_glass(cast, as_person, esther):
    opened_for(cast, "dev", esther)
    with as_person(cast.dev):
        assert ask("select wall.open_subjects('counselling')") == [([],)]
        assert ask("select wall.open_subjects('notes')") == [([esther.subject_id],)]


def test_the_seal_alone_gives_a_broken_glass_nothing_before_someone_says_yes(cast, as_person, esther):
    broken = asked_by(cast, "noor", esther)
    with as_person(cast.chloe) as actor:
        before = wrapped_keys(esther)
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)
        after = wrapped_keys(esther)
    with as_person(cast.noor):
        assert opens_with(before, esther) == set()
        assert opens_with(after, esther) == {Drawer.IDENTITY, Drawer.PLAN, Drawer.NOTES}


def test_the_door_alone_refuses_to_export_or_to_show_the_log_through_a_broken_glass(cast, as_person, esther):
    opened_for(cast, "dev", esther)
    with as_person(cast.dev) as actor:
        case = case_for(actor, esther.id)
        assert not policies.may_export(actor, case)
        with pytest.raises(Refused) as refusal:
            case_for_log(actor, esther.id)
        assert refusal.value.code == "break_glass"
    with as_person(cast.amira) as actor:
        assert policies.may_export(actor, case_for(actor, esther.id))


@pytest.mark.django_db(transaction=True)
def test_it_ends_by_itself_at_every_wall(cast, as_person):
    esther = esther_of(cast)
    opened_for(cast, "noor", esther)
    with as_person(cast.noor) as actor:
        assert case_for(actor, esther.id).id == esther.id
    an_hour_passes()
    with as_person(cast.noor) as actor:
        assert actor.access == {}
        assert rows_seen() == 0
        assert not keyring.opened().holds(esther.subject_id, Drawer.NOTES)
    with as_person(cast.chloe):
        ask("select wall.sweep()")
        assert not DrawerKey.objects.filter(holder_id=cast.noor.holder_id).exists()
        assert BreakGlass.objects.get(subject_id=esther.subject_id).state == GlassState.ENDED


@pytest.mark.django_db(transaction=True)
def test_a_review_takes_the_lent_keys_that_outlived_the_hour(cast, as_person):
    """Nobody ended it and the worker has not swept yet."""
    esther = esther_of(cast)
    broken = opened_for(cast, "noor", esther)
    an_hour_passes()
    with as_person(cast.chloe) as actor:
        assert DrawerKey.objects.filter(holder_id=cast.noor.holder_id).exists()
        glass.review_glass(actor=actor, glass_id=broken.id, found_right=True)
        assert not DrawerKey.objects.filter(holder_id=cast.noor.holder_id).exists()


# -- means -----------------------------------------------------------------------------------------


def wrapped_keys(case):
    """Every wrapped key of a client, as a thief of the key store has them."""
    rows = DrawerKey.objects.filter(subject_id=case.subject_id)
    return list(rows.values("subject_id", "drawer", "holder_id", "sealed_key"))


def opens_with(wrapped, case):
    """The drawers that the keyring in use opens with them, with neither door nor row in between."""
    ring = keyring.opened()
    fresh = keyring.Keyring(ring.agency_id, ring.holder_id, ring.private_of(ring.holder_id))
    fresh.take_grants(wrapped)
    return {drawer for drawer in Drawer.values if (case.subject_id, drawer) in fresh._drawers}


def an_hour_passes():
    """The clock cannot be moved, so what has an end is moved back, by the administrator of the server."""
    import psycopg

    name = connection.settings_dict["NAME"]
    with psycopg.connect(**databases.admin_dsn(name), autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        for table, others in {
            "vault_accessentry": ", starts_at = starts_at - interval '61 minutes'",
            "vault_breakglass": ", opened_at = opened_at - interval '61 minutes'",
            "keys_drawerkey": "",
        }.items():
            earlier = f"ends_at = ends_at - interval '61 minutes'{others}"
            admin.execute(f"update {table} set {earlier} where ends_at is not null")
