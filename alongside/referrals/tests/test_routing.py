"""Who takes what comes in: a standing rule under an agreement, and nothing that a permission does not say."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from alongside.directory.actions import agreements
from alongside.directory.actions.areas import load_areas
from alongside.directory.selectors.agreements import partners_in_force
from alongside.directory.tests.agreements import ground as agreed
from alongside.people.enums import TeamKind
from alongside.people.selectors.staff import members_of
from alongside.referrals.actions.routing import Rule, end_routing, resume_routing, set_routing
from alongside.referrals.errors import NoAgreementRuns, NobodyReadsThere
from alongside.referrals.models import Referral, RoutedTo, Routing
from alongside.referrals.routes import Route, route_of
from alongside.referrals.selectors.inbox import Chosen, inbox, new_for_today
from alongside.referrals.selectors.routing import Routes, receivers, routes_of
from alongside.referrals.tests import ground
from alongside.vault.errors import NotFound, SavedBefore
from alongside.vault.ids import uuid7


@pytest.fixture
def agreement(cast, as_person):
    with as_person(cast.fay):
        load_areas()
    return agreed.in_force(cast)


def rule(cast, *people, partner="linden", areas=(), team=""):
    partner_id = getattr(cast, partner).id if partner else None
    return Rule(partner_id, areas, team, [one.account.id for one in people])


def set_by_ruth(cast, as_person, *people, **more):
    with as_person(cast.ruth) as actor:
        return set_routing(actor=actor, routing_id=uuid7(), rule=rule(cast, *people, **more))


def ids(rows):
    return {row.id for row in rows}


# -- pure ------------------------------------------------------------------------------------------------

PARTNERS = [UUID(int=number) for number in range(3)]
AREAS = ["legal", "food", "housing_tonight"]
routes = some.lists(
    some.builds(
        Route,
        id=some.uuids(), partner_id=some.sampled_from([None, *PARTNERS]),
        areas=some.frozensets(some.sampled_from(AREAS), max_size=2),
        people=some.frozensets(some.sampled_from([UUID(int=8), UUID(int=9)]), max_size=2), words=some.just("x"),
        made_at=some.datetimes(timezones=some.just(UTC)),
    ),
    max_size=6,
)  # fmt: skip


@given(
    routes,
    some.frozensets(some.sampled_from(PARTNERS)),
    some.sampled_from(PARTNERS),
    some.sampled_from(AREAS),
)
def test_the_closest_rule_takes_it_and_none_without_an_agreement(made, partners, partner, area):
    found = route_of(made, partners, partner, area)
    fitting = [one for one in made if one.people and one.fits(partner, area)]
    if partner not in partners or not fitting:
        assert found is None
        return
    assert found in fitting
    named = [one for one in fitting if one.partner_id == partner]
    assert not named or found in named
    about = [one for one in (named or fitting) if one.areas]
    assert not about or found in about


def test_of_two_equal_rules_the_newer_holds():
    old, new = (
        Route(uuid7(), None, frozenset(), frozenset({UUID(int=8)}), "x", datetime(year, 1, 1, tzinfo=UTC))
        for year in (2025, 2026)
    )
    assert route_of([new, old], frozenset(PARTNERS), PARTNERS[0], "food") is new


# -- a rule ----------------------------------------------------------------------------------------------


def test_both_sides_of_an_agreement_have_it_in_force(cast, as_person, agreement):
    for who, other in ((cast.ben, cast.linden), (cast.amira, cast.millrace)):
        with as_person(who) as actor:
            assert partners_in_force(actor.agency_id, timezone.localdate()) == {other.id}


def test_a_standing_rule_needs_an_agreement_and_a_single_referral_does_not(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        row = ground.sent(actor, cast, esther.subject_id)
    assert row.without_agreement
    for partner in ("linden", None):
        with pytest.raises(NoAgreementRuns):
            set_by_ruth(cast, as_person, cast.ben, partner=partner)
    with as_person(cast.ben) as actor:
        assert ids(inbox(actor, Chosen())) == {row.id}


def test_the_database_asks_for_the_agreement_too(cast, as_person, agreement):
    with as_person(cast.ruth) as actor:
        Routing(agency_id=actor.agency_id, partner_id=cast.linden.id, team="intake",
                made_by_id=actor.account_id).save(force_insert=True)  # fmt: skip
    with as_person(cast.rosa) as actor:
        agreements.move_agreement(actor=actor, agreement_id=agreement.id, then="ended", seen="in_force")
    with as_person(cast.ruth) as actor, pytest.raises(DatabaseError), transaction.atomic():
        Routing(agency_id=actor.agency_id, team="intake", made_by_id=actor.account_id).save(force_insert=True)


@pytest.mark.parametrize("who", ["ben", "fay", "ida", "dev", "amira"])
def test_only_who_leads_where_people_are_helped_says_it(cast, as_person, agreement, intake, who):
    person = getattr(cast, who)
    with as_person(person) as actor:
        with pytest.raises(NotFound):
            set_routing(actor=actor, routing_id=uuid7(), rule=rule(cast, cast.ben))
        with pytest.raises(DatabaseError), transaction.atomic():
            Routing(agency_id=actor.agency_id, team="intake", made_by_id=actor.account_id).save(
                force_insert=True
            )


def test_only_who_reads_what_comes_in_can_take_it(cast, as_person, agreement, intake):
    for people, team in (([cast.amira], ""), ([], ""), ([], "custodians"), ([cast.ben], "intake"), ([], "x")):
        with as_person(cast.ruth) as actor:
            reads = {one.id for one in receivers(actor)}
            if team == "custodians" and reads & {
                one.id for one in members_of(actor.agency_id, TeamKind.CUSTODIANS)
            }:
                continue
        with pytest.raises(NobodyReadsThere):
            set_by_ruth(cast, as_person, *people, team=team)
    assert set_by_ruth(cast, as_person, cast.ben).team == ""


def test_the_same_form_twice_makes_one_rule(cast, as_person, agreement, intake):
    row_id = uuid7()
    with as_person(cast.ruth) as actor:
        set_routing(actor=actor, routing_id=row_id, rule=rule(cast, cast.ben))
        with pytest.raises(SavedBefore) as again:
            set_routing(actor=actor, routing_id=row_id, rule=rule(cast, cast.ben))
        assert again.value.same
        with pytest.raises(SavedBefore) as other:
            set_routing(actor=actor, routing_id=row_id, rule=rule(cast, cast.ben, areas=["food"]))
        assert not other.value.same
        assert (Routing.objects.count(), RoutedTo.objects.count()) == (1, 1)


def test_rules_are_the_agencys_own(cast, as_person, agreement, intake):
    row = set_by_ruth(cast, as_person, cast.ben)
    with as_person(cast.rosa) as actor:
        assert not Routing.objects.exists()
        assert not RoutedTo.objects.exists()
        with pytest.raises(NotFound):
            end_routing(actor=actor, routing_id=row.id)


# -- what it does ----------------------------------------------------------------------------------------


@pytest.fixture
def came(cast, as_person, esther, intake, agreement):
    """One about papers, one about food, from Linden."""
    with as_person(cast.amira) as actor:
        return {
            area: ground.sent(actor, cast, esther.subject_id, area=area) for area in ("immigration", "food")
        }


def test_it_says_whose_it_is_and_takes_nothing_from_anyone(cast, as_person, came):
    set_by_ruth(cast, as_person, cast.ben, areas=["food"])
    set_by_ruth(cast, as_person, cast.ruth)
    with as_person(cast.ben) as actor:
        assert ids(inbox(actor, Chosen())) == ids(came.values())
        assert ids(inbox(actor, Chosen(mine=True))) == {came["food"].id}
        assert ids(new_for_today(actor, routes_of(actor))) == {came["food"].id}
        routed = routes_of(actor)
        assert routed.taker(actor, came["food"]) == "you"
        assert routed.taker(actor, came["immigration"]) == cast.ruth.account.working_name
    with as_person(cast.ruth) as actor:
        assert ids(inbox(actor, Chosen(mine=True))) == {came["immigration"].id}


def test_what_waits_too_long_is_everyones_again(cast, as_person, came):
    set_by_ruth(cast, as_person, cast.ruth)
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == set()
    with as_person(cast.amira):
        assert Referral.objects.update(due_at=timezone.now()) == len(came)
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == ids(came.values())


def test_without_a_rule_everything_is_everyones(cast, as_person, came):
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == ids(came.values())
        assert ids(inbox(actor, Chosen(mine=True))) == set()
        assert routes_of(actor) == Routes()


def test_when_the_agreement_ends_the_rule_routes_nothing(cast, as_person, agreement, came):
    set_by_ruth(cast, as_person, cast.ruth)
    with as_person(cast.rosa) as actor:
        agreements.move_agreement(actor=actor, agreement_id=agreement.id, then="ended", seen="in_force")
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == ids(came.values())
        assert routes_of(actor).taker(actor, came["food"]) == ""


def test_the_reader_that_a_permission_names_is_not_routed_away(cast, as_person, esther, intake, agreement):
    set_by_ruth(cast, as_person, cast.ruth)
    with as_person(cast.ben) as actor:
        named = Referral(agency_id=cast.linden.id, area="food", to_account_id=actor.account_id)
        assert routes_of(actor).of(named) is None


def test_a_rule_is_ended_and_holds_again(cast, as_person, came):
    row = set_by_ruth(cast, as_person, cast.ruth)
    for _ in range(2):
        with as_person(cast.ruth) as actor:
            end_routing(actor=actor, routing_id=row.id)
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == ids(came.values())
    with as_person(cast.ruth) as actor:
        resume_routing(actor=actor, routing_id=row.id)
    with as_person(cast.ben) as actor:
        assert ids(new_for_today(actor, routes_of(actor))) == set()


@given(routes, some.frozensets(some.sampled_from(PARTNERS)))
def test_the_filter_says_what_the_rule_says(made, partners):
    """The same judgement in Python and as a filter, for every partner and kind of help."""
    routed = Routes(made, partners)
    where = routed._where(lambda route: route is not None)
    said = {area for route in made for area in route.areas}
    for partner in PARTNERS:
        for area in [*AREAS, "other"]:
            held = _holds(where, partner, area)
            assert held == (route_of(made, partners, partner, area if area in said else "") is not None)


def _holds(where, partner, area):
    """Whether a row of this partner and area passes a Q made of equality, `in`, and, or, not."""
    if isinstance(where, tuple):
        name, value = where
        known = {"agency_id": partner, "area__in": area, "pk__in": None, "to_account_id": None}[name]
        return known in value if name.endswith("__in") else known == value
    parts = [_holds(one, partner, area) for one in where.children]
    found = all(parts) if where.connector == "AND" else any(parts)
    return not found if where.negated else found


# -- screens ---------------------------------------------------------------------------------------------


def test_the_page_the_inbox_and_back(cast, browser, as_person, came):
    ruth, ben = browser(cast.ruth), browser(cast.ben)
    page = reverse("referrals:routing")
    body = ruth.get(page).content.decode()
    assert "No rule: what comes in is for everyone who reads it." in body
    asked = {"partner": str(cast.linden.id), "areas": ["food"], "people": [str(cast.ruth.account.id)]}
    assert ruth.post(page, asked).status_code == 303
    body = ruth.get(page).content.decode()
    assert "Linden Crisis Center" in body
    name = cast.ruth.account.working_name
    assert f"for {name}" in ben.get(reverse("referrals:inbox")).content.decode()
    mine = ben.get(reverse("referrals:inbox"), {"mine": "on"}).content.decode()
    assert "Nothing fits this choice." in mine
    came_page = ben.get(reverse("referrals:incoming", args=[came["food"].id])).content.decode()
    assert "Whose it is here" in came_page
    with as_person(cast.ruth):
        row = Routing.objects.get()
    assert ruth.post(reverse("referrals:end_routing", args=[row.id])).status_code == 303
    assert "Ended in the last month" in ruth.get(page).content.decode()
    assert ruth.post(reverse("referrals:resume_routing", args=[row.id])).status_code == 303


def test_a_form_that_names_nobody_or_both_says_so(cast, browser, came):
    ruth, page = browser(cast.ruth), reverse("referrals:routing")
    for asked in ({}, {"team": "intake", "people": [str(cast.ben.account.id)]}):
        answer = ruth.post(page, asked)
        assert answer.status_code == 422
        assert "one of the two" in answer.content.decode()


def test_without_an_agreement_the_page_says_what_is_so(cast, browser, intake):
    body = browser(cast.ruth).get(reverse("referrals:routing")).content.decode()
    assert "No agreement with an agency here is in force." in body


def test_a_rule_whose_agreement_ended_says_that_it_sleeps(cast, browser, as_person, agreement, intake):
    set_by_ruth(cast, as_person, cast.ruth)
    with as_person(cast.rosa) as actor:
        agreements.move_agreement(actor=actor, agreement_id=agreement.id, then="ended", seen="in_force")
    assert "No agreement is in force" in browser(cast.ruth).get(reverse("referrals:routing")).content.decode()
