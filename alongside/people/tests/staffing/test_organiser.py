"""The organiser of a coalition invites and manages colleagues, none of whom could ever see a client."""

import pytest
from django.urls import reverse

from alongside.people import policies
from alongside.people.actions import founding, joining, staffing
from alongside.people.actions.staffing import Place
from alongside.people.enums import AgencyKind, Role, TeamKind
from alongside.people.errors import NotForThisRole
from alongside.people.models import Account
from alongside.people.selectors.staff import team_kinds_of
from alongside.vault.errors import NotFound, Refused
from tests.browse import sign_in

NO_CLIENTS = {Role.ORGANISER, Role.ADMINISTRATOR}
WITH_CLIENTS = [role for role in Role if role not in NO_CLIENTS]
TYPED = {"working_name": "Max", "login": "max@coalition.example", "role": "administrator"}


def invited(actor, role=Role.ADMINISTRATOR, **more):
    said = {"login": "max@coalition.example", "working_name": "Max", "is_demo": True, **more}
    return joining.invite(actor=actor, role=role, **said)[0]


@pytest.mark.parametrize("role", sorted(NO_CLIENTS))
def test_she_invites_who_never_opens_a_drawer(cast, as_person, role):
    with as_person(cast.fay) as actor:
        account = invited(actor, role, teams=[TeamKind.CUSTODIANS])
        assert (account.agency_id, account.role) == (cast.coalition.id, role)
        assert TeamKind.CUSTODIANS in team_kinds_of(account)


@pytest.mark.parametrize("role", WITH_CLIENTS)
def test_she_invites_nobody_who_may_see_clients(cast, as_person, role):
    with as_person(cast.fay) as actor:
        with pytest.raises(Refused) as refusal:
            invited(actor, role, board_supervisor="Mo, board")
        assert refusal.value.code == "no_clients_here"
    assert not Account.objects.filter(agency=cast.coalition, working_name="Max").exists()


def test_the_team_that_answers_the_line_is_for_nobody_there(cast, as_person):
    with as_person(cast.fay) as actor, pytest.raises(NotForThisRole):
        invited(actor, teams=[TeamKind.ON_CALL])


def test_a_colleague_there_changes_into_no_role_with_clients(cast, as_person):
    with as_person(cast.fay) as actor:
        max_ = invited(actor)
        with pytest.raises(Refused):
            staffing.change_place(
                actor=actor, account_id=max_.id, place=Place(Role.ADVOCATE, None, "Mo, board")
            )
        staffing.change_place(actor=actor, account_id=max_.id, place=Place(Role.ORGANISER, None))
    assert Account.objects.get(id=max_.id).role == Role.ORGANISER


def test_she_manages_nobody_of_another_agency_and_not_herself(cast, as_person):
    with as_person(cast.fay) as actor:
        with pytest.raises(NotFound):
            staffing.change_place(actor=actor, account_id=cast.dev.id, place=Place(Role.ADMINISTRATOR, None))
        assert not policies.may_manage(actor, cast.fay.account)


def test_an_organiser_at_any_other_agency_manages_nobody(cast, as_person):
    with as_person(cast.rosa) as actor:
        staffing.change_place(actor=actor, account_id=cast.ida.id, place=Place(Role.ORGANISER, cast.rosa.id))
    with as_person(cast.ida) as actor:
        assert not policies.may_manage(actor, cast.dev.account)
        with pytest.raises(Refused):
            invited(actor)


def test_everywhere_else_every_role_can_be_given(cast):
    assert policies.roles_at(AgencyKind.SHELTER) == list(Role)
    assert set(policies.roles_at(AgencyKind.COALITION)) == NO_CLIENTS


def test_the_screen_offers_her_those_roles_and_teams_only(client, cast):
    sign_in(client, cast.fay)
    page = client.get(reverse("people:invite")).content.decode()
    for role in Role:
        assert (f'value="{role}"' in page) is (role in NO_CLIENTS), role
    assert 'value="custodians"' in page
    assert 'value="on_call"' not in page
    assert reverse("people:invite") in client.get(reverse("people:staff")).content.decode()


def test_through_the_screen_she_makes_a_link_and_is_told_what_cannot_be(client, cast):
    sign_in(client, cast.fay)
    refused = client.post(reverse("people:invite"), TYPED | {"role": "advocate"})
    assert refused.status_code == 422
    assert "/join/" not in refused.content.decode()
    said = client.post(reverse("people:invite"), TYPED).content.decode()
    assert "/join/" in said
    assert "What is sealed for organizers" in said  # drawers are of clients, whom a coalition does not have
    assert "Drawers" not in said


def test_a_coalition_is_founded_with_an_organiser_and_any_other_agency_with_a_director(cast):
    for kind, role in ((AgencyKind.COALITION, Role.ORGANISER), (AgencyKind.SHELTER, Role.DIRECTOR)):
        _agency, first, _token = founding.found_agency(
            name="New", kind=kind, login=f"first@{kind}.example", working_name="First"
        )
        assert first.role == role
