"""The care team: who joins, with which part and keys; who leaves; who is shut out. Rules and refusals."""

import pytest
from django.utils import timezone

from alongside.cases.actions import care_team
from alongside.cases.enums import TeamPart
from alongside.cases.errors import LastOne, NotOnTheTeam, SomeoneElseWasFaster
from alongside.cases.errors_access import LeadStays, PartNotPossible, SupervisionStays, WhyMissing
from alongside.cases.models import CareTeamMember, Case, Identity
from alongside.cases.selectors import access as reading
from alongside.cases.selectors import case_for, identity_for
from alongside.people.errors import NotYourself
from alongside.people.models import Account
from alongside.vault import keyring
from alongside.vault.enums import Drawer
from alongside.vault.errors import Locked, NotFound
from alongside.vault.models import Clearance, DrawerKey
from tests.cast import as_person as entering

ALL_BUT_COUNSELLING = {Drawer.IDENTITY, Drawer.PLAN, Drawer.NOTES}


def add(actor, case, person, part=TeamPart.ADVOCATE, why="Goes with them to court."):
    return care_team.add_member(actor=actor, case_id=case.id, account_id=person.id, part=part, why=why)


def change(actor, case, person, was, *, to, why="Visits."):
    return care_team.change_member(
        actor=actor, case_id=case.id, account_id=person.id, part=to, why=why, was=was
    )


def keys_held(actor, case, person):
    return reading.drawers_held(case.subject_id, person.id)


# -- joining ---------------------------------------------------------------------------------------


def test_a_colleague_who_joins_opens_the_record_at_once(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert add(actor, esther, cast.dev) == []
    with as_person(cast.dev) as actor:
        assert identity_for(actor, case_for(actor, esther.id).subject_id).chosen_name == "Esther"


def test_everyone_on_the_list_has_a_part_a_reason_and_someone_who_let_them_in(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        seers = {s.account.working_name: s for s in reading.who_may_see(actor, esther)}
    assert set(seers) == {"Amira", "Chloe", "Dev"}
    assert (seers["Dev"].part, seers["Dev"].why) == (TeamPart.ADVOCATE, "Goes with them to court.")
    assert seers["Dev"].by.working_name == "Amira"


@pytest.mark.parametrize("who", ["ida", "ben", "fay"])
def test_nobody_joins_whose_role_or_agency_does_not_work_with_clients_here(cast, as_person, esther, who):
    with as_person(cast.amira) as actor, pytest.raises(NotOnTheTeam):
        add(actor, esther, getattr(cast, who))


def test_nobody_joins_whose_training_has_lapsed(cast, as_person, esther):
    with as_person(cast.rosa):
        Clearance.objects.filter(actor_id=cast.dev.id).update(cleared_until=None)
    with as_person(cast.amira) as actor:
        assert cast.dev.id not in {a.id for a in reading.colleagues_to_ask(actor, esther)}
        with pytest.raises(NotOnTheTeam):
            add(actor, esther, cast.dev)


def test_nobody_joins_twice(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        with pytest.raises(NotOnTheTeam):
            add(actor, esther, cast.dev)


def test_nobody_joins_without_a_reason(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(WhyMissing):
        add(actor, esther, cast.dev, why="   ")


@pytest.mark.parametrize("who", ["dev", "rosa", "ida", "ben"])
def test_who_is_not_on_the_team_cannot_change_it(cast, as_person, esther, who):
    person = getattr(cast, who)
    with as_person(person) as actor, pytest.raises(NotFound):
        add(actor, esther, person)


# -- parts and drawers -----------------------------------------------------------------------------


def test_the_counsellor_gets_the_counselling_drawer_and_the_one_who_asked_her_does_not(
    cast, as_person, esther
):
    with as_person(cast.amira) as actor:
        assert add(actor, esther, cast.noor, TeamPart.COUNSELLOR) == []
    with as_person(cast.noor) as actor:
        assert keyring.opened().holds(esther.subject_id, Drawer.COUNSELLING)
        assert actor.may_open(esther.subject_id, Drawer.COUNSELLING)
    with as_person(cast.amira) as actor:
        assert not keyring.opened().holds(esther.subject_id, Drawer.COUNSELLING)
        assert not actor.may_open(esther.subject_id, Drawer.COUNSELLING)


def test_the_counselling_drawer_is_held_by_counsellor_clinical_supervisor_and_recovery_key(
    cast, as_person, esther
):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.noor, TeamPart.COUNSELLOR)
        holders = set(
            DrawerKey.objects.filter(subject_id=esther.subject_id, drawer="counselling").values_list(
                "holder_id", flat=True
            )
        )
    assert {cast.noor.holder_id, cast.vera.holder_id} < holders
    assert len(holders) == 3
    assert cast.chloe.holder_id not in holders


def test_an_advocate_cannot_be_the_counsellor(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(PartNotPossible):
        add(actor, esther, cast.dev, TeamPart.COUNSELLOR)


def test_an_advocate_cannot_be_made_the_supervisor(cast, as_person, esther):
    with as_person(cast.chloe) as actor, pytest.raises(PartNotPossible):
        add(actor, esther, cast.dev, TeamPart.SUPERVISOR)


def test_a_counsellor_who_becomes_an_advocate_loses_the_counselling_key(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.noor, TeamPart.COUNSELLOR)
        change(actor, esther, cast.noor, "counsellor", to="advocate", why="Visits.")
        assert keys_held(actor, esther, cast.noor) == ALL_BUT_COUNSELLING
    with as_person(cast.noor) as actor:
        assert not actor.may_open(esther.subject_id, Drawer.COUNSELLING)
        assert not keyring.opened().holds(esther.subject_id, Drawer.COUNSELLING)


def test_a_second_counsellor_waits_for_someone_who_holds_the_counselling_key(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.vera, TeamPart.COUNSELLOR)
    with as_person(cast.amira) as actor:  # a new request: she made the key in the last one, and forgot it
        assert add(actor, esther, cast.noor, TeamPart.COUNSELLOR) == [Drawer.COUNSELLING]
        seer = next(s for s in reading.who_may_see(actor, esther) if s.account.id == cast.noor.id)
        assert seer.keys_missing == [Drawer.COUNSELLING]
    with as_person(cast.vera) as actor:
        assert care_team.give_waiting_keys(actor=actor, case_id=esther.id, account_id=cast.noor.id) == []
    with as_person(cast.noor):
        assert keyring.opened().holds(esther.subject_id, Drawer.COUNSELLING)


def test_nobody_gives_herself_more_drawers(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.noor, TeamPart.ADVOCATE)
    with as_person(cast.noor) as actor, pytest.raises(NotYourself):
        change(actor, esther, cast.noor, "advocate", to="counsellor", why="Talks.")


def test_a_change_that_someone_made_meanwhile_is_not_overwritten(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        with pytest.raises(SomeoneElseWasFaster):
            change(actor, esther, cast.dev, "medical", to="legal", why="Court.")


# -- the lead --------------------------------------------------------------------------------------


def test_the_lead_passes_to_someone_on_the_team_and_the_former_lead_stays(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        change(actor, esther, cast.dev, "advocate", to="lead", why="Takes over.")
        parts = dict(
            CareTeamMember.objects.filter(subject_id=esther.subject_id, until=None).values_list(
                "account_id", "part"
            )
        )
        assert Case.objects.get(id=esther.id).lead_id == cast.dev.id
    assert (parts[cast.dev.id], parts[cast.amira.id]) == (TeamPart.LEAD, TeamPart.ADVOCATE)


def test_the_lead_does_not_leave_before_someone_else_leads(cast, as_person, esther):
    with as_person(cast.chloe) as actor, pytest.raises(LeadStays):
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.amira.id)


# -- leaving the team ------------------------------------------------------------------------------


def test_whoever_is_removed_opens_nothing_and_holds_no_key(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        assert keys_held(actor, esther, cast.dev) == set()
    with as_person(cast.dev) as actor:
        with pytest.raises(NotFound):
            case_for(actor, esther.id)
        assert list(Identity.objects.all()) == []


def test_who_leaves_by_herself_is_off_the_list_too(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
    with as_person(cast.dev) as actor:
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        assert esther.subject_id not in actor.access


def test_the_last_who_can_write_cannot_leave(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.chloe.id)
    with as_person(cast.amira) as actor, pytest.raises(LastOne):
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.amira.id)


def test_someone_who_left_the_agency_does_not_count_as_staying(cast, as_person, esther):
    with as_person(cast.rosa):
        Account.objects.filter(id=cast.chloe.id).update(left_at=timezone.now())
    with as_person(cast.amira) as actor, pytest.raises(LastOne):
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.amira.id)


def test_who_is_supervised_does_not_end_the_supervision_and_the_supervisor_may(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        with pytest.raises(SupervisionStays):
            care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.chloe.id)
        assert cast.chloe.id in {s.account.id for s in reading.who_may_see(actor, esther)}
    with as_person(cast.chloe) as actor:
        care_team.remove_member(actor=actor, case_id=esther.id, account_id=cast.chloe.id)
        assert esther.subject_id not in actor.access


# -- conflict --------------------------------------------------------------------------------------


def test_who_is_shut_out_loses_access_and_keys_at_once(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        assert keys_held(actor, esther, cast.dev) == set()
        assert cast.dev.id not in {s.account.id for s in reading.who_may_see(actor, esther)}
        assert [row.account.id for row in reading.shut_out_of(actor, esther)] == [cast.dev.id]
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)


def test_who_is_shut_out_cannot_join(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        with pytest.raises(NotOnTheTeam):
            add(actor, esther, cast.dev)


def test_shutting_out_the_lead_gives_the_lead_to_someone_who_stays(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.amira.id)
        assert Case.objects.get(id=esther.id).lead_id == cast.chloe.id
    with as_person(cast.amira) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)


def test_someone_can_shut_herself_out_and_nobody_can_let_herself_in_again(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.chloe.id)
    with as_person(cast.chloe) as actor:
        assert esther.subject_id not in actor.access
        with pytest.raises(NotFound):
            care_team.let_in_again(actor=actor, case_id=esther.id, account_id=cast.chloe.id)


def test_the_last_who_can_write_cannot_be_shut_out(cast, as_person, esther):
    with as_person(cast.rosa):
        Account.objects.filter(id=cast.chloe.id).update(left_at=timezone.now())
    with as_person(cast.amira) as actor, pytest.raises(LastOne):
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.amira.id)


def test_only_who_leads_people_lets_someone_in_again_and_nothing_comes_back_by_itself(
    cast, as_person, esther
):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        with pytest.raises(SupervisionStays):
            care_team.let_in_again(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.chloe) as actor:
        care_team.let_in_again(actor=actor, case_id=esther.id, account_id=cast.dev.id)
        assert reading.shut_out_of(actor, esther) == []
    with as_person(cast.dev) as actor:
        assert esther.subject_id not in actor.access
        assert not keyring.opened().holds(esther.subject_id, Drawer.NOTES)


def test_what_someone_shut_herself_out_of_stays_closed_when_she_is_let_in_again(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev)
    with as_person(cast.dev) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.chloe) as actor:
        care_team.let_in_again(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    with as_person(cast.dev) as actor:
        assert esther.subject_id not in actor.access


# -- keys ------------------------------------------------------------------------------------------


def test_a_reason_is_sealed_in_the_plan(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        add(actor, esther, cast.dev, why="Speaks the language of their mother.")
        row = CareTeamMember.objects.get(subject_id=esther.subject_id, account_id=cast.dev.id)
        assert b"mother" not in bytes(row.why_sealed)
        with keyring.using(keyring.ClosedRing()), pytest.raises(Locked):
            _ = row.why


def test_the_keys_screen_warns_where_fewer_than_two_holders_live(cast, as_person, esther):
    from alongside.cases.selectors.keys import drawers_and_holders

    with as_person(cast.amira) as actor:
        drawers = {d.drawer: d for d in drawers_and_holders(actor.agency_id, esther.subject_id)}
        assert drawers["notes"].enough
        kept = DrawerKey.objects.filter(drawer="notes", holder_id=cast.amira.holder_id)
        DrawerKey.objects.filter(drawer="notes").exclude(id__in=kept.values("id")).delete()
        drawers = {d.drawer: d for d in drawers_and_holders(actor.agency_id, esther.subject_id)}
        assert not drawers["notes"].enough
        assert drawers["plan"].enough


def test_adding_leaves_lines_in_the_ledger(cast, esther):
    from alongside.vault import ledger
    from alongside.vault.enums import What

    for actor in entering(cast.amira):
        with ledger.writing() as pen:
            add(actor, esther, cast.dev)
            said = {(line.what, line.about_id) for line in pen.lines}
    assert {(What.ACCESS_GIVEN, cast.dev.id), (What.KEY_GRANTED, cast.dev.id)} <= said
