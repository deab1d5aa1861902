"""Attack 14, the other side: what lapses during a shift or a call stays open to its end; nobody makes it so.

The door is off here: SQL inside somebody's context, against the row alone.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.models import Case
from alongside.cases.selectors import case_for
from alongside.crisis_line.actions.calls import take_call
from alongside.people.actions import clearance, staffing
from alongside.people.actions.lapsing import note_lapses
from alongside.people.actions.staffing import Place
from alongside.people.models import Credential
from alongside.people.selectors.papers import standing_of
from alongside.vault.actions.access import set_clearance
from alongside.vault.errors import NotFound
from alongside.vault.selectors import clearance_of
from tests.attacks.ground import ask, passes_or_is_refused, refused, rows_off

HOUR = timedelta(hours=1)
LAPSE = "update vault_clearance set cleared_until = statement_timestamp() - %s where actor_id = %s"
PUT_ON = (
    "insert into crisis_line_shift (id, agency_id, account_id, place, starts_at, ends_at, put_on_by_id, put_on_at)"
    " values (gen_random_uuid(), %s, %s, 'primary', %s, %s, %s, %s) returning id"
)


@pytest.fixture
def on_shift(cast, as_person):
    """`on_shift(cast.amira, -4, 4)`: Chloe put her on, hours from now."""

    def put(person, begins=-4.0, ends=4.0, by=None):
        now, by = timezone.now(), by or cast.chloe
        with as_person(by):
            ask("update crisis_line_shift set taken_off_at = now() where taken_off_at is null")
            params = [cast.linden.id, person.id, now + begins * HOUR, now + ends * HOUR, by.id, now]
            return ask(PUT_ON, params)[0][0]

    return put


def let_lapse(cast, as_person, who, ago=timedelta(seconds=1)):
    """By the passing of time: nobody writes the clearance at that moment."""
    with as_person(cast.rosa):
        ask("update vault_clearance set changed_at = changed_at - interval '3 days'")
        ask(LAPSE, [ago, who.id])


def opens(as_person, person):
    with as_person(person):
        return Case.objects.count()


def test_a_lapse_closes_nothing_during_a_shift(cast, as_person, esther, on_shift):
    on_shift(cast.amira)
    let_lapse(cast, as_person, cast.amira)
    assert opens(as_person, cast.amira) == 1
    with as_person(cast.amira) as actor:
        assert actor.is_on_the_line
        assert ask("select wall.on_the_line(), wall.answers_requests()") == [(True, True)]
        assert case_for(actor, esther.case_id)


def test_the_door_holds_what_the_row_holds(transactional_db, cast, as_person, esther, on_shift):
    on_shift(cast.amira)
    let_lapse(cast, as_person, cast.amira)
    rows_off()
    with as_person(cast.amira) as actor:
        assert case_for(actor, esther.case_id)
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.case_id)


def test_counselling_is_held_by_the_same_rule(cast, as_person, esther, on_shift):
    on_shift(cast.noor)
    with as_person(cast.amira):
        ask(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', '{identity,counselling}')",
            [esther.subject_id, cast.noor.id],
        )
    let_lapse(cast, as_person, cast.noor)
    with as_person(cast.rosa):
        ask(
            "update vault_clearance set counselling_until = cleared_until where actor_id = %s",
            [cast.noor.id],
        )
    counselling = "select cardinality(wall.open_subjects('counselling', false))"
    with as_person(cast.noor):
        assert ask(counselling) == [(1,)]


@pytest.mark.parametrize(
    ("begins", "ends", "lapsed_ago"),
    [
        (-4, -0.01, 1),  # the shift is over
        (-0.5, 4, 1),  # it began after the lapse: the next shift gives no second grace
        (-14, 4, 12.1),  # longer than twelve hours
        (1, 4, 0),  # it has not begun
    ],
)
def test_what_does_not_hold(cast, as_person, esther, on_shift, begins, ends, lapsed_ago):
    on_shift(cast.amira, begins, ends)
    let_lapse(cast, as_person, cast.amira, lapsed_ago * HOUR + timedelta(seconds=1))
    assert opens(as_person, cast.amira) == 0


def test_who_was_taken_off_is_held_no_longer(cast, as_person, esther, on_shift):
    shift = on_shift(cast.amira)
    let_lapse(cast, as_person, cast.amira)
    with as_person(cast.chloe):
        assert ask("update crisis_line_shift set taken_off_at = now() where id = %s", [shift]) == [(1,)]
    assert opens(as_person, cast.amira) == 0


def test_a_call_of_hers_holds_until_it_ends(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        call = take_call(actor=actor)
        ask("update crisis_line_call set started_at = now() - interval '2 minutes' where id = %s", [call.id])
    let_lapse(cast, as_person, cast.amira)
    assert opens(as_person, cast.amira) == 1
    with as_person(cast.amira):
        ask("update crisis_line_call set ended_at = now() where id = %s", [call.id])
    assert opens(as_person, cast.amira) == 0


def test_a_call_left_open_holds_twelve_hours_and_no_more(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        call = take_call(actor=actor)
        ask("update crisis_line_call set started_at = now() - interval '12 hours' where id = %s", [call.id])
    let_lapse(cast, as_person, cast.amira, 3 * HOUR)
    assert opens(as_person, cast.amira) == 0


# -- what someone decides closes at once -----------------------------------------------------------------


def test_a_paper_that_is_withdrawn_closes_at_once(cast, as_person, esther, on_shift):
    on_shift(cast.amira)
    with as_person(cast.chloe) as actor:
        paper = Credential.objects.filter(account=cast.amira.account, withdrawn_at=None).first()
        clearance.withdraw_credential(actor=actor, account=cast.amira.account, credential_id=paper.id)
    assert opens(as_person, cast.amira) == 0


@pytest.mark.parametrize("lapsed", [False, True])
def test_who_is_given_a_role_that_opens_nothing_is_closed_at_once(cast, as_person, esther, on_shift, lapsed):
    on_shift(cast.amira)
    if lapsed:
        let_lapse(cast, as_person, cast.amira)
    with as_person(cast.rosa) as actor:
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=Place("administrator", cast.chloe.id)
        )
    assert opens(as_person, cast.amira) == 0


def test_an_end_written_into_the_past_is_a_decision(cast, as_person, esther, on_shift):
    on_shift(cast.amira)
    with as_person(cast.rosa):
        ask(LAPSE.replace("where", ", changed_at = now() where"), [timedelta(seconds=1), cast.amira.id])
    assert opens(as_person, cast.amira) == 0


def test_another_paper_recorded_meanwhile_takes_nothing_away(cast, as_person, esther, on_shift):
    """What says the same is not written again: the clearance stays one that lapsed by itself."""
    on_shift(cast.amira)
    let_lapse(cast, as_person, cast.amira)
    with as_person(cast.chloe) as actor:
        row = clearance_of(cast.amira.id)
        set_clearance(
            actor=actor, account_id=cast.amira.id, cleared_until=row.cleared_until, counselling_until=None
        )
    assert opens(as_person, cast.amira) == 1


# -- nobody makes herself a shift ------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida"])
def test_only_those_who_lead_write_the_roster(cast, as_person, who):
    me, now = getattr(cast, who), timezone.now()
    with as_person(me):
        for by in (me.id, cast.chloe.id):
            refused(PUT_ON, [cast.linden.id, me.id, now - HOUR, now + HOUR, by, now])


def test_who_leads_signs_what_she_puts_on(cast, as_person):
    now = timezone.now()
    with as_person(cast.chloe):
        refused(PUT_ON, [cast.linden.id, cast.chloe.id, now - HOUR, now + HOUR, cast.rosa.id, now])


def test_a_shift_that_she_put_herself_on_for_holds_nothing(cast, as_person, esther, on_shift):
    on_shift(cast.chloe, by=cast.chloe)
    assert opens(as_person, cast.chloe) == 1
    let_lapse(cast, as_person, cast.chloe)
    assert opens(as_person, cast.chloe) == 0


def test_nobody_moves_a_running_shift_onto_herself(cast, as_person, esther, on_shift):
    shift = on_shift(cast.dev, by=cast.rosa)
    let_lapse(cast, as_person, cast.amira)
    mine = "update crisis_line_shift set account_id = %s where id = %s"
    for who in (cast.amira, cast.chloe):
        with as_person(who):
            assert passes_or_is_refused(mine, [who.id, shift]) == 0
    assert opens(as_person, cast.amira) == 0


def test_who_is_asked_takes_over_only_with_papers_to_the_end(cast, as_person, esther, on_shift):
    shift = on_shift(cast.dev)
    cover = (
        "insert into crisis_line_swap (id, agency_id, shift_id, asker_id, asked_id, state, asked_at)"
        " values (gen_random_uuid(), %s, %s, %s, %s, 'asked', now())"
    )
    with as_person(cast.amira):  # asked by herself, in someone's name, or for a shift that is not hers
        for asker in (cast.dev.id, cast.amira.id):
            refused(cover, [cast.linden.id, shift, asker, cast.amira.id])
    with as_person(cast.dev):
        ask(cover, [cast.linden.id, shift, cast.dev.id, cast.amira.id])
    mine = "update crisis_line_shift set account_id = %s where id = %s"
    let_lapse(cast, as_person, cast.amira)
    with as_person(cast.amira):
        assert passes_or_is_refused(mine, [cast.amira.id, shift]) == 0
    assert opens(as_person, cast.amira) == 0


def test_nobody_of_another_agency_writes_it(cast, as_person, on_shift):
    shift, now = on_shift(cast.dev), timezone.now()
    with as_person(cast.ruth):
        refused(PUT_ON, [cast.linden.id, cast.amira.id, now - HOUR, now + HOUR, cast.ruth.id, now])
        assert (
            passes_or_is_refused("update crisis_line_shift set taken_off_at = now() where id = %s", [shift])
            == 0
        )


# -- what is said of it ----------------------------------------------------------------------------------


def test_it_is_noted_once_and_colleagues_read_it(transactional_db, cast, as_person, esther, on_shift):
    on_shift(cast.amira)
    let_lapse(cast, as_person, cast.amira)
    assert note_lapses() == 2  # the lapse, and that a shift holds it open
    with as_person(cast.rosa):
        held = standing_of(cast.amira.account).opening
        assert (held.state, held.closed) == ("held", False)
        lines = ask(
            "select what, why from wall.lines_of_agency(null, 500, null) where what = 'clearance.lapsed'"
        )
    assert {("clearance.lapsed", "held")} <= set(lines)
    assert note_lapses() == 0
