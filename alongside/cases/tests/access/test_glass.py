"""Break-glass: asked with a reason and a second factor, opened by someone else, read only, over by itself."""

import pytest
from django.utils import timezone

from alongside.cases import policies
from alongside.cases.actions import care_team, glass
from alongside.cases.actions.identity import change_identity
from alongside.cases.actions.notes import write_note
from alongside.cases.enums import TeamPart
from alongside.cases.errors_access import GlassNotOpenable, NotReviewedYet, NotYourOwnGlass, ReasonMissing
from alongside.cases.reasons import open_reason
from alongside.cases.selectors import case_for, glasses, identity_for
from alongside.cases.tests.access.ground import asked_by, opened_for
from alongside.vault import keyring, ledger
from alongside.vault.enums import Drawer, GlassReason, GlassState, What
from alongside.vault.errors import NotFound, Refused, StepUpNeeded
from alongside.vault.models import BreakGlass, DrawerKey
from tests.cast import as_person as entering

REASON = "At the hospital, no one else is reachable."


# -- asking ----------------------------------------------------------------------------------------


def test_asking_opens_nothing(cast, as_person, esther):
    asked_by(cast, "dev", esther)
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)


def test_the_custodians_and_the_asker_read_the_reason_and_nobody_else_does(cast, esther):
    broken = asked_by(cast, "dev", esther)
    for who, known in {"chloe": REASON, "rosa": REASON, "dev": REASON, "vera": None, "amira": None}.items():
        for _ in entering(getattr(cast, who)):
            assert open_reason(broken) == known, who


def test_a_reason_that_was_tampered_with_does_not_open(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.chloe):
        for length in (0, 1, 20, 60, len(broken.reason_sealed) - 1):
            cut = BreakGlass(
                agency_id=broken.agency_id,
                subject_id=broken.subject_id,
                asked_by_id=broken.asked_by_id,
                reason_sealed=bytes(broken.reason_sealed)[:length],
            )
            assert open_reason(cut) is None
        moved = BreakGlass(
            agency_id=broken.agency_id,
            subject_id=broken.subject_id,
            asked_by_id=cast.amira.id,
            reason_sealed=broken.reason_sealed,
        )
        assert open_reason(moved) is None


def test_asking_needs_a_reason_and_a_second_factor(cast, esther):
    for actor in entering(cast.dev):
        with pytest.raises(ReasonMissing):
            glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason="  ", code="danger")
    for actor in entering(cast.dev, stepped_up=False):
        with pytest.raises(StepUpNeeded):
            glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason=REASON, code="danger")


def test_asking_needs_one_of_the_reasons_there_are(cast, as_person, esther):
    with as_person(cast.dev) as actor:
        for code in ("", "curious", REASON):
            with pytest.raises(ReasonMissing):
                glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason=REASON, code=code)
        for code in GlassReason.values:
            glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason=REASON, code=code)


@pytest.mark.parametrize("who", ["ida", "fay"])
def test_who_never_opens_a_record_cannot_ask(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason=REASON, code="danger")


def test_asking_twice_is_asking_once(cast, esther):
    assert asked_by(cast, "dev", esther).id == asked_by(cast, "dev", esther).id


# -- answering -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["chloe", "rosa"])
def test_a_custodian_opens_it_and_the_asker_reads_without_writing(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        write_note(
            actor=actor, case_id=esther.id, drawer="notes", text="A note to read.", happened_at=timezone.now()
        )
    opened_for(cast, "dev", esther, by=who)
    with as_person(cast.dev) as actor:
        case = case_for(actor, esther.id)
        assert identity_for(actor, case.subject_id).chosen_name == "Esther"
        assert actor.access[case.subject_id].through_glass
        assert keyring.opened().holds(case.subject_id, Drawer.NOTES)
        assert not policies.may_write(actor, case.subject_id, Drawer.IDENTITY)
        with pytest.raises(Refused):
            change_identity(actor=actor, case_id=case.id, version=2, chosen_name="Someone else")


@pytest.mark.parametrize("who", ["noor", "amira", "ida"])
def test_a_colleague_who_does_not_lead_cannot_open_it(cast, as_person, esther, who):
    broken = asked_by(cast, "dev", esther)
    with as_person(getattr(cast, who)) as actor, pytest.raises(NotFound):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


def test_another_agency_finds_no_glass(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.ruth) as actor, pytest.raises(NotFound):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


def test_opening_needs_the_second_factor(cast, esther):
    broken = asked_by(cast, "dev", esther)
    for actor in entering(cast.chloe, stepped_up=False):
        with pytest.raises(StepUpNeeded):
            glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


def test_nobody_opens_what_she_asked_for_herself(cast, as_person, esther):
    broken = asked_by(cast, "rosa", esther)
    with as_person(cast.rosa) as actor, pytest.raises(NotYourOwnGlass):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)
    with as_person(cast.chloe) as actor:
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


@pytest.mark.parametrize("minutes", [0, -5, 61, 600])
def test_it_opens_for_an_hour_at_most(cast, as_person, esther, minutes):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=minutes)


def test_what_is_open_cannot_be_opened_again_to_prolong_it(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    with as_person(cast.chloe) as actor, pytest.raises(GlassNotOpenable):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=60)


def test_what_was_declined_stays_closed(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.chloe) as actor:
        glass.decline_glass(actor=actor, glass_id=broken.id)
        with pytest.raises(GlassNotOpenable):
            glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)


# -- keys ------------------------------------------------------------------------------------------


def test_lent_keys_end_with_the_glass_and_never_open_counselling(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.noor.id, part=TeamPart.COUNSELLOR, why="Talks."
        )
    broken = opened_for(cast, "dev", esther, by="rosa")
    with as_person(cast.rosa):
        lent = list(DrawerKey.objects.filter(holder_id=cast.dev.holder_id, subject_id=esther.subject_id))
        broken.refresh_from_db()
        assert {key.drawer for key in lent} == {Drawer.IDENTITY, Drawer.PLAN, Drawer.NOTES}
        assert {key.ends_at for key in lent} == {broken.ends_at}
    with as_person(cast.dev) as actor:
        assert not actor.may_open(esther.subject_id, Drawer.COUNSELLING)
        assert not keyring.opened().holds(esther.subject_id, Drawer.COUNSELLING)


def test_an_approver_without_keys_opens_only_what_the_on_call_key_opens(cast, as_person, esther):
    opened_for(cast, "dev", esther, by="vera")
    with as_person(cast.dev) as actor:
        assert identity_for(actor, esther.subject_id).chosen_name == "Esther"
        assert not keyring.opened().holds(esther.subject_id, Drawer.NOTES)


def test_a_loan_never_shortens_a_lasting_key(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.dev.id, part="advocate", why="Stays."
        )
    with as_person(cast.chloe) as actor:
        assert glass.open_glass(actor=actor, glass_id=broken.id, minutes=15) == []
        assert DrawerKey.objects.filter(holder_id=cast.dev.holder_id, ends_at=None).count() == 3


# -- alone -----------------------------------------------------------------------------------------


def test_alone_on_shift_it_opens_at_once_and_waits_for_review(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther, alone=True)
    with as_person(cast.dev) as actor:
        assert identity_for(actor, case_for(actor, esther.id).subject_id).chosen_name == "Esther"
        assert not keyring.opened().holds(esther.subject_id, Drawer.NOTES)
        glass.end_glass(actor=actor, glass_id=broken.id)
    with as_person(cast.chloe) as actor:
        view = next(v for v in glasses.glasses_for(actor) if v.glass.id == broken.id)
        assert view.to_review
        assert view.glass.alone


def test_who_is_not_on_call_is_not_alone_on_shift(cast, as_person, esther):
    with as_person(cast.noor) as actor, pytest.raises(Refused):
        glass.ask_glass(actor=actor, subject_id=esther.subject_id, reason=REASON, code="danger", alone=True)


def test_alone_it_opens_once_until_someone_reviewed_it(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther, alone=True)
    with as_person(cast.dev) as actor:
        glass.end_glass(actor=actor, glass_id=broken.id)
        with pytest.raises(NotReviewedYet):
            glass.ask_glass(
                actor=actor, subject_id=esther.subject_id, reason=REASON, code="danger", alone=True
            )
    with as_person(cast.chloe) as actor:
        glass.review_glass(actor=actor, glass_id=broken.id, found_right=True)
    asked_by(cast, "dev", esther, alone=True)


# -- the end ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["dev", "chloe", "vera"])
def test_the_asker_and_those_who_decide_end_it_early(cast, as_person, esther, who):
    broken = opened_for(cast, "dev", esther)
    with as_person(getattr(cast, who)) as actor:
        glass.end_glass(actor=actor, glass_id=broken.id)
        glass.end_glass(actor=actor, glass_id=broken.id)
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)


def lent_to(cast, as_person, who):
    """As a custodian sees the key store: Rosa."""
    with as_person(cast.rosa):
        return DrawerKey.objects.filter(holder_id=getattr(cast, who).holder_id).exclude(ends_at=None).count()


@pytest.mark.parametrize("who", ["dev", "chloe", "vera"])
def test_whoever_ends_it_no_lent_key_is_left_and_no_drawer_opens(cast, as_person, esther, who):
    broken = opened_for(cast, "dev", esther)
    assert lent_to(cast, as_person, "dev") == 3
    with as_person(getattr(cast, who)) as actor, ledger.writing() as pen:
        glass.end_glass(actor=actor, glass_id=broken.id)
        assert (What.KEY_REMOVED, cast.dev.id) in {(line.what, line.about_id) for line in pen.lines}
    assert lent_to(cast, as_person, "dev") == 0
    with as_person(cast.dev) as actor:
        assert not any(actor.may_open(esther.subject_id, drawer) for drawer in Drawer.values)
        assert not any(keyring.opened().holds(esther.subject_id, drawer) for drawer in Drawer.values)


def test_a_lasting_key_stays_when_a_glass_ends(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.dev.id, part="advocate", why="Stays."
        )
    with as_person(cast.dev) as actor:
        glass.end_glass(actor=actor, glass_id=broken.id)
    with as_person(cast.dev) as actor:
        assert keyring.opened().holds(esther.subject_id, Drawer.NOTES)


def test_keys_lent_to_someone_else_stay_when_a_glass_ends(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    opened_for(cast, "noor", esther)
    with as_person(cast.dev) as actor:
        glass.end_glass(actor=actor, glass_id=broken.id)
    assert (lent_to(cast, as_person, "dev"), lent_to(cast, as_person, "noor")) == (0, 3)


def test_a_declined_glass_has_lent_nothing(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.chloe) as actor, ledger.writing() as pen:
        glass.decline_glass(actor=actor, glass_id=broken.id)
        assert [line.what for line in pen.lines] == [What.GLASS_DECLINED]
    assert lent_to(cast, as_person, "dev") == 0


def test_nobody_else_ends_it(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    with as_person(cast.noor) as actor, pytest.raises(NotFound):
        glass.end_glass(actor=actor, glass_id=broken.id)


def test_someone_else_reviews_it_once_it_is_over(cast, as_person, esther):
    broken = opened_for(cast, "dev", esther)
    with as_person(cast.chloe) as actor:
        with pytest.raises(GlassNotOpenable):
            glass.review_glass(actor=actor, glass_id=broken.id, found_right=True)
        glass.end_glass(actor=actor, glass_id=broken.id)
        glass.review_glass(actor=actor, glass_id=broken.id, found_right=False)
        broken.refresh_from_db()
        assert (broken.found_right, broken.reviewed_by_id) == (False, cast.chloe.id)
        with pytest.raises(GlassNotOpenable):
            glass.review_glass(actor=actor, glass_id=broken.id, found_right=True)


def test_nobody_reviews_her_own(cast, as_person, esther):
    broken = opened_for(cast, "rosa", esther)
    with as_person(cast.rosa) as actor:
        glass.end_glass(actor=actor, glass_id=broken.id)
        with pytest.raises(NotYourOwnGlass):
            glass.review_glass(actor=actor, glass_id=broken.id, found_right=True)


def test_a_supervisor_who_is_shut_out_sees_no_glass_of_that_client(cast, as_person, esther):
    broken = asked_by(cast, "dev", esther)
    with as_person(cast.vera) as actor:
        assert [v.glass.id for v in glasses.glasses_for(actor)] == [broken.id]
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.vera.id)
    with as_person(cast.vera) as actor:
        assert glasses.glasses_for(actor) == []
        with pytest.raises(NotFound):
            glass.open_glass(actor=actor, glass_id=broken.id, minutes=15)


def test_the_list_shows_a_name_only_to_those_who_may_see_it(cast, as_person, esther):
    asked_by(cast, "dev", esther)
    with as_person(cast.chloe) as actor:
        assert [v.name for v in glasses.glasses_for(actor)] == ["Esther"]
    with as_person(cast.rosa) as actor:
        (view,) = glasses.glasses_for(actor)
        assert (view.name, view.case, view.works_with) == ("", None, "Amira")
    with as_person(cast.dev) as actor:
        (view,) = glasses.glasses_for(actor)
        assert (view.name, view.glass.state) == ("", GlassState.ASKED)
