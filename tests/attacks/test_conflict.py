"""Attack 15: a conflict entry against a valid assignment, against break-glass, against search. The conflict wins.

The row alone here; the room's own tests (cases/tests/access) cover screens and actions.
"""

import pytest

from alongside.cases.models import Case
from alongside.cases.selectors import case_for
from alongside.vault.errors import NotFound
from tests.attacks.ground import OF_A_CLIENT, ask, refused, rows_off

ADMIT = "select wall.admit(gen_random_uuid(), %s, %s, %s, '{identity,plan,notes}')"
ASK_GLASS = (
    "insert into vault_breakglass"
    " (id, agency_id, subject_id, asked_by_id, reason_code, reason_sealed, alone, state, asked_at)"
    " values (gen_random_uuid(), %s, %s, %s, 'other', '\\x00', %s, 'asked', now()) returning id"
)


@pytest.fixture
def shut_out(cast, as_person, esther):
    """Dev was assigned; then it turned out that he must never see her."""
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.dev.id, "care_team"])
    with as_person(cast.dev):
        assert Case.objects.count() == 1
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.dev.id, "conflict"])
    return cast.dev


def test_an_assignment_that_stands_opens_nothing(cast, as_person, shut_out):
    with as_person(shut_out):
        for model in OF_A_CLIENT:  # an entry about nobody named is the agency's
            assert model.objects.filter(subject_id__isnull=False).count() == 0
        assert ask("select count(*) from vault_subject") == [(0,)]
        assert ask("select count(*) from keys_drawerkey where drawer <> 'call'") == [
            (0,)
        ]  # a call's is the line's


def test_the_door_alone_says_so_too(transactional_db, cast, as_person, esther, shut_out):
    rows_off()
    with as_person(shut_out) as actor:
        assert Case.objects.count() == 1
        with pytest.raises(NotFound):
            case_for(actor, esther.case_id)


def test_a_new_assignment_is_refused(cast, as_person, esther, shut_out):
    with as_person(cast.amira):
        assert "conflict" in refused(ADMIT, [esther.subject_id, shut_out.id, "supervision"])


@pytest.mark.parametrize("approver", ["chloe", "dev"])
def test_break_glass_does_not_open_for_who_is_shut_out(cast, as_person, esther, shut_out, approver):
    with as_person(shut_out):
        [(glass,)] = ask(ASK_GLASS, [cast.linden.id, esther.subject_id, shut_out.id, approver == "dev"])
    with as_person(getattr(cast, approver)):
        assert "conflict" in refused("select wall.break_glass(%s, 60)", [glass])


def test_who_is_shut_out_opens_it_for_nobody_else(cast, as_person, esther):
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.chloe.id, "conflict"])
    with as_person(cast.dev):
        [(glass,)] = ask(ASK_GLASS, [cast.linden.id, esther.subject_id, cast.dev.id, False])
    with as_person(cast.chloe):
        assert "conflict" in refused("select wall.break_glass(%s, 60)", [glass])
    with as_person(cast.rosa):
        ask("select wall.break_glass(%s, 60)", [glass])


def test_a_conflict_that_comes_later_closes_an_open_glass(cast, as_person, esther):
    with as_person(cast.dev):
        [(glass,)] = ask(ASK_GLASS, [cast.linden.id, esther.subject_id, cast.dev.id, False])
    with as_person(cast.chloe):
        ask("select wall.break_glass(%s, 60)", [glass])
    with as_person(cast.dev):
        assert Case.objects.count() == 1
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.dev.id, "conflict"])
    with as_person(cast.dev):
        assert Case.objects.count() == 0


def test_there_may_be_a_record_is_not_said(cast, as_person, esther, shut_out):
    search = "select wall.may_exist(array['\\x0102'::bytea])"
    with as_person(shut_out):
        assert ask(search) == [([],)]
    with as_person(cast.vera):
        assert ask(search) == [([esther.subject_id],)]


def test_nobody_lifts_her_own(cast, as_person, esther, shut_out):
    with as_person(shut_out):
        assert "refused" in refused(
            "select wall.dismiss(%s, %s, 'conflict')", [esther.subject_id, shut_out.id]
        )


def test_a_handing_over_passes_her_by(cast, as_person, esther, shut_out):
    with as_person(cast.rosa):
        assert ask("select wall.hand_over(%s, %s, null)", [cast.amira.id, shut_out.id]) == [([],)]
