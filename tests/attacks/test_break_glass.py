"""Attack 16: break-glass approved by oneself, prolonged, written through, carried out. It ends by itself.

The row alone here; the room's own tests (cases/tests/access) cover screens and actions.
"""

import pytest

from alongside.cases.models import Case, Note
from tests.attacks.ground import ask, refused

ASK = (
    "insert into vault_breakglass"
    " (id, agency_id, subject_id, asked_by_id, reason_code, reason_sealed, alone, state, asked_at)"
    " values (gen_random_uuid(), %s, %s, %s, 'other', '\\x00', %s, 'asked', statement_timestamp()) returning id"
)
OPEN = "select wall.break_glass(%s, %s)"


def asked(cast, as_person, esther, who, *, alone=False):
    with as_person(who):
        [(glass,)] = ask(ASK, [cast.linden.id, esther.subject_id, who.id, alone])
    return glass


@pytest.fixture
def opened(cast, as_person, esther):
    """Dev's glass, opened by Chloe for an hour."""
    glass = asked(cast, as_person, esther, cast.dev)
    with as_person(cast.chloe):
        ask(OPEN, [glass, 60])
    return glass


def test_opened_by_another_it_reads(cast, as_person, esther, opened):
    with as_person(cast.dev):
        assert Case.objects.count() == Note.objects.count() == 1


def test_nobody_approves_herself(cast, as_person, esther):
    glass = asked(cast, as_person, esther, cast.dev)
    with as_person(cast.dev):
        assert "own_approval" in refused(OPEN, [glass, 60])


@pytest.mark.parametrize("who", ["amira", "noor", "ida", "ben", "ruth", "fay"])
def test_only_who_leads_or_keeps_the_keys_approves(cast, as_person, esther, who):
    glass = asked(cast, as_person, esther, cast.dev)
    with as_person(getattr(cast, who)):
        assert "refused" in refused(OPEN, [glass, 60])
    with as_person(cast.dev):
        assert Case.objects.count() == 0


@pytest.mark.parametrize("minutes", [0, -1, 61, 100_000])
def test_an_hour_is_the_most(cast, as_person, esther, minutes):
    glass = asked(cast, as_person, esther, cast.dev)
    with as_person(cast.chloe):
        assert "too_long" in refused(OPEN, [glass, minutes])


def test_it_cannot_be_opened_twice(cast, as_person, esther, opened):
    with as_person(cast.chloe):
        assert "not_found" in refused(OPEN, [opened, 60])


def test_what_was_asked_long_ago_is_not_opened_today(cast, as_person, esther):
    with as_person(cast.dev):
        [(glass,)] = ask(ASK.replace("statement_timestamp()", "statement_timestamp() - interval '13 hours'"),
                         [cast.linden.id, esther.subject_id, cast.dev.id, False])  # fmt: skip
    with as_person(cast.chloe):
        assert "asked_too_long_ago" in refused(OPEN, [glass, 60])


def test_it_writes_nothing(cast, as_person, esther, opened):
    with as_person(cast.dev):
        for table in ("cases_case", "cases_note", "cases_identity", "cases_document"):
            assert ask(f"delete from {table}") == [(0,)]
        assert ask("update cases_case set version = 99") == [(0,)]
        assert "not_found" in refused(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', '{identity}')",
            [esther.subject_id, cast.dev.id],
        )
        assert "not_found" in refused("select wall.destroy(%s, now()::date)", [esther.subject_id])


def test_it_never_opens_counselling(cast, as_person, esther):
    glass = asked(cast, as_person, esther, cast.noor)
    with as_person(cast.rosa):
        ask(OPEN, [glass, 60])
    with as_person(cast.noor):
        assert Case.objects.count() == 1
        assert ask("select wall.open_subjects('counselling', false)") == [([],)]


def test_it_ends_by_itself_in_the_middle_of_a_transaction(transactional_db, cast, as_person, esther, opened):
    with as_person(cast.dev):
        assert Case.objects.count() == 1
        ask(
            "update vault_accessentry set ends_at = statement_timestamp() where reason = 'break_glass'",
            using="owner",
        )
        assert Case.objects.count() == 0


def test_no_row_of_more_than_an_hour_can_exist(transactional_db, cast, as_person, esther, opened):
    for table in ("vault_accessentry", "vault_breakglass"):
        text = refused(
            f"update {table} set ends_at = ends_at + interval '1 minute' where ends_at is not null",
            using="owner",
        )
        assert "check constraint" in text


def test_alone_on_shift_she_opens_it_herself_once_until_someone_looked_at_it(cast, as_person, esther):
    """Else she would prolong her own hour for as long as she likes."""
    glass = asked(cast, as_person, esther, cast.dev, alone=True)
    with as_person(cast.dev):
        ask(OPEN, [glass, 60])
        assert Case.objects.count() == 1
    again = asked(cast, as_person, esther, cast.dev, alone=True)
    with as_person(cast.dev):
        assert "not_reviewed" in refused(OPEN, [again, 60])
    with as_person(cast.chloe):
        ask("select wall.review_glass(%s, true)", [glass])
    with as_person(cast.dev):
        ask(OPEN, [again, 60])


def test_only_who_is_on_call_opens_it_alone(cast, as_person, esther):
    glass = asked(cast, as_person, esther, cast.noor, alone=True)
    with as_person(cast.noor):
        assert "not_on_call" in refused(OPEN, [glass, 60])


def test_nobody_reviews_her_own_and_only_who_leads_reviews(cast, as_person, esther, opened):
    review = "select wall.review_glass(%s, true)"
    for who in (cast.dev, cast.amira, cast.ben):
        with as_person(who):
            assert "not_found" in refused(review, [opened])
    with as_person(cast.rosa):
        ask(review, [opened])
        assert "not_found" in refused(review, [opened])


def test_she_ends_her_own_and_a_colleague_does_not(cast, as_person, esther, opened):
    end = "select wall.end_glass(%s, 'ended')"
    for who in (cast.amira, cast.ben):
        with as_person(who):
            assert "not_found" in refused(end, [opened])
    with as_person(cast.dev):
        ask(end, [opened])
        assert Case.objects.count() == 0
        assert "not_found" in refused(end, [opened])


def test_a_code_that_is_not_one_is_not_written(cast, as_person, esther):
    with as_person(cast.dev):
        params = [cast.linden.id, esther.subject_id, cast.dev.id, False]
        assert "reason_is_a_code" in refused(ASK.replace("'other'", "'Esther Q'"), params)


def test_when_it_ends_no_lent_key_is_left_in_the_key_store(cast, as_person, esther, opened):
    """Ended by the asker herself, who could not delete a key by any query of her own."""
    lend = (
        "insert into keys_drawerkey"
        " (id, agency_id, subject_id, drawer, holder_id, sealed_key, granted_by_id, created_at, ends_at)"
        " values (gen_random_uuid(), %s, %s, 'notes', %s, '\\x00', %s, now(), now() + interval '1 hour')"
    )
    lent = "select count(*) from keys_drawerkey where holder_id = %s"
    with as_person(cast.chloe):
        ask(lend, [cast.linden.id, esther.subject_id, cast.dev.holder_id, cast.chloe.id])
    with as_person(cast.dev):
        assert ask("delete from keys_drawerkey") == [(0,)]
        assert ask("select wall.end_glass(%s, 'ended')", [opened]) == [(1,)]
    with as_person(cast.chloe):
        assert ask(lent, [cast.dev.holder_id]) == [(0,)]
        assert ask(lent, [cast.amira.holder_id])[0][0] > 0


def test_a_glass_that_is_open_cannot_be_called_declined(cast, as_person, esther, opened):
    with as_person(cast.chloe):
        assert "not_found" in refused("select wall.end_glass(%s, 'declined')", [opened])
        assert "state" in refused("select wall.end_glass(%s, 'asked')", [opened])


@pytest.mark.parametrize(
    "pretence",
    [
        "state = 'open'",
        "approved_by_id = gen_random_uuid()",
        "opened_at = now(), ends_at = now() + interval '1 hour'",
        "reviewed_by_id = gen_random_uuid()",
        "asked_by_id = gen_random_uuid()",
        "reason_code = ''",
    ],
)
def test_nobody_writes_a_glass_as_if_it_were_further_along(cast, as_person, esther, pretence):
    columns = {part.split(" = ")[0]: part.split(" = ")[1] for part in pretence.split(", ")}
    wanted = {"asked_by_id": "wall.actor_id()", "state": "'asked'", "reason_code": "'other'"} | columns
    insert = (
        f"insert into vault_breakglass (id, agency_id, subject_id, reason_sealed, alone, asked_at, {', '.join(wanted)})"
        f" values (gen_random_uuid(), wall.agency(), %s, '\\x00', false, now(), {', '.join(wanted.values())})"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(insert, [esther.subject_id])
